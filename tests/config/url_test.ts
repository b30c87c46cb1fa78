import assert from "node:assert/strict";
import { readConfig } from "../../core/config/file.ts";
import {
  type DatabaseUrl,
  databaseUrl,
  scratchUrl,
  type UrlSources,
} from "../../core/config/url.ts";
import { assertFails, type Failure, only, type Project, project } from "./project.ts";

interface Row {
  readonly yaml?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly sources?: UrlSources;
  readonly variables?: Readonly<Record<string, string>>;
  readonly name?: string;
}

/** The URL for a project in `app/`, asked for from the folder above. */
async function urlOf(folder: Project, row: Row): Promise<DatabaseUrl> {
  const { sources, name } = row;
  const surroundings = { workingDirectory: folder.path, variables: only(row.variables) };
  const config = await readConfig({ ...surroundings, file: "app/migrate.yaml", name });
  return databaseUrl(config, { ...surroundings, ...sources });
}

function projectOf({ yaml = "", files = {} }: Row): Project {
  return project({ "app/migrate.yaml": yaml, ...files });
}

const settings = "database:\n  url: sqlite:///base.db\n  pool: 5\n";
const fromSettings =
  "url_from: { file: settings/application.yml, profile_env: PROFILE, key: database.url }";
const profiles = {
  "app/settings/application.yml": settings,
  "app/settings/application-dev.yml": settings.replace("base.db", "${NAME:-dev}.db"),
  "app/settings/application-prod.yml": "database.url: sqlite:///flat.db\n",
  "app/settings/other-x.yml": settings,
};
const all: UrlSources = {
  flag: "flag",
  x: { db: "x" },
  environment: { url: () => "code" },
};

const found: readonly (Row & {
  readonly title: string;
  readonly url: string;
  readonly at: string;
  readonly key?: string;
})[] = [
  {
    title: "--url before all",
    yaml: "url: config",
    sources: all,
    variables: { DATABASE_URL: "v" },
    url: "flag",
    at: "",
  },
  {
    title: "-x db= next",
    yaml: "url: config",
    sources: { ...all, flag: undefined },
    url: "x",
    at: "",
  },
  {
    title: "env.ts next",
    yaml: "url: config",
    sources: { environment: all.environment, x: { other: "1" } },
    url: "code",
    at: "",
    key: "url",
  },
  {
    title: "a text in env.ts",
    sources: { environment: { url: "text" } },
    url: "text",
    at: "",
    key: "url",
  },
  {
    title: "the config where env.ts gives nothing",
    yaml: "url: config",
    sources: { environment: { url: () => undefined } },
    url: "config",
    at: "/app",
    key: "url",
  },
  {
    title: "the config before $DATABASE_URL",
    yaml: "url: config",
    variables: { DATABASE_URL: "v" },
    url: "config",
    at: "/app",
    key: "url",
  },
  {
    title: "$DATABASE_URL last",
    variables: { DATABASE_URL: "v" },
    url: "v",
    at: "",
    key: "$DATABASE_URL",
  },
  {
    title: "a variable, from the working directory",
    yaml: "url: ${URL:-default}",
    variables: { URL: "sqlite:///a.db" },
    url: "sqlite:///a.db",
    at: "",
    key: "url",
  },
  {
    title: "a default, from the file's folder",
    yaml: "url: ${URL:-default}",
    url: "default",
    at: "/app",
    key: "url",
  },
  {
    title: "a URL with a variable in it, from the file's folder",
    yaml: "url: sqlite:///${NAME}",
    variables: { NAME: "n" },
    url: "sqlite:///n",
    at: "/app",
    key: "url",
  },
  {
    title: "settings",
    yaml: fromSettings,
    files: profiles,
    url: "sqlite:///base.db",
    at: "/app/settings",
    key: "database.url",
  },
  {
    title: "a profile's settings",
    yaml: fromSettings,
    files: profiles,
    variables: { PROFILE: "dev", NAME: "filled" },
    url: "sqlite:///filled.db",
    at: "/app/settings",
    key: "database.url",
  },
  {
    title: "settings where the profile is empty",
    yaml: fromSettings,
    files: profiles,
    variables: { PROFILE: "" },
    url: "sqlite:///base.db",
    at: "/app/settings",
    key: "database.url",
  },
  {
    title: "settings in JSON, without profiles",
    yaml: "url_from: { file: a.b/settings, key: db }",
    files: { "app/a.b/settings": '{ "db": "u" }' },
    variables: { PROFILE: "dev" },
    url: "u",
    at: "/app/a.b",
    key: "db",
  },
  {
    title: "the chosen database's",
    yaml: "url: top\ndatabases: { a: { url: inner } }",
    name: "a",
    url: "inner",
    at: "/app",
    key: "databases.a.url",
  },
];

for (const { title, url, at, key, ...row } of found) {
  Deno.test(`databaseUrl() gives ${title}`, async () => {
    using folder = projectOf(row);
    const result = await urlOf(folder, row);
    assert.deepEqual([result.url, result.directory, result.where.key], [
      url,
      folder.path + at,
      key,
    ]);
  });
}

Deno.test("databaseUrl() tells env.ts the x-arguments and the database", async () => {
  using folder = projectOf({ yaml: "databases: { a: }" });
  const url = ({ x, database }: { x: Readonly<Record<string, string>>; database?: string }) =>
    Promise.resolve(`${x.tenant}/${database}`);
  const sources = { x: { tenant: "t" }, environment: { url } };
  assert.equal((await urlOf(folder, { sources, name: "a" })).url, "t/a");
});

const failing: readonly (Row & Failure & { readonly title: string })[] = [
  {
    title: "where nothing names one",
    code: "config",
    message: "Nothing names a database URL",
    hint: 'Write "url" into the config file, set DATABASE_URL, or give --url.',
    where: { file: "app/migrate.yaml", key: "url" },
  },
  {
    title: "where there are databases to choose from",
    yaml: "databases: { a: { url: x }, b: { url: y } }",
    code: "config",
    message: "Nothing names a database URL",
    hint: "Choose a database with -n: a, b",
  },
  {
    title: "for an empty --url",
    yaml: "url: config",
    sources: { flag: "" },
    code: "usage",
    message: "The URL after --url is empty",
  },
  {
    title: "for an empty -x db=",
    yaml: "url: config",
    sources: { x: { db: "" } },
    code: "usage",
    message: "The URL after -x db is empty",
  },
  {
    title: "for an unset variable",
    yaml: "timezone: UTC\nurl: ${URL}",
    variables: { DATABASE_URL: "v" },
    code: "unset-variable",
    message: "The environment variable URL is not set",
    where: { file: "app/migrate.yaml", line: 2, key: "url" },
  },
  {
    title: "for a variable that is empty",
    yaml: "url: ${URL}",
    variables: { URL: "", DATABASE_URL: "v" },
    code: "config",
    message: '"url" is empty',
    where: { line: 1, key: "url" },
  },
  {
    title: "for settings that are not there",
    yaml: "\nurl_from: { file: application.yml, key: url }",
    code: "config",
    message: /^There is no settings file "application\.yml" in ".*\/app"$/,
    where: { file: "app/migrate.yaml", line: 2, key: "url_from.file" },
  },
  {
    title: "for a profile that is not there",
    yaml: fromSettings,
    files: profiles,
    variables: { PROFILE: "dve" },
    code: "config",
    message: /^There is no settings file "application-dve\.yml" in ".*" for PROFILE="dve"$/,
    hint: "Available profiles: dev, prod (or unset PROFILE to use application.yml)",
  },
  {
    title: "for a profile where there are none",
    yaml: fromSettings,
    variables: { PROFILE: "dev" },
    code: "config",
    message: /for PROFILE="dev"$/,
    hint: "Available profiles: none (or unset PROFILE to use application.yml)",
  },
  {
    title: "for a key that the settings don't have",
    yaml: fromSettings,
    files: profiles,
    variables: { PROFILE: "prod" },
    code: "config",
    message: 'There is no "database.url" in "application-prod.yml"',
    hint: '"url_from.key" says that the database URL is there.',
    where: { file: "app/settings/application-prod.yml", key: "database.url" },
  },
  {
    title: "for a key that is no text",
    yaml: "url_from: { file: a.yml, key: database }",
    files: { "app/a.yml": settings },
    code: "config",
    message: 'There is no text at "database" in "a.yml"',
    where: { file: "app/a.yml", line: 1 },
  },
  {
    title: "for an unset variable in settings",
    yaml: "url_from: { file: a.yml, key: url }",
    files: { "app/a.yml": "\nurl: ${URL}" },
    code: "unset-variable",
    message: "The environment variable URL is not set",
    where: { file: "app/a.yml", line: 2, key: "url" },
  },
  {
    title: "for broken settings",
    yaml: "url_from: { file: a.yml, key: url }",
    files: { "app/a.yml": "url: [" },
    code: "config",
    message: /^Broken YAML/,
    where: { file: "app/a.yml" },
  },
];

for (const row of failing) {
  Deno.test(`databaseUrl() fails ${row.title}`, async () => {
    using folder = projectOf(row);
    const { code, message, hint, where } = row;
    await assertFails(() => urlOf(folder, row), { code, message, hint, where }, folder.path);
  });
}

Deno.test("scratchUrl() is filled when it is asked for", async () => {
  using folder = project({ "migrate.yaml": "scratch_url: postgresql://${HOST}/x" });
  const config = await readConfig({ workingDirectory: folder.path, variables: only() });
  assert.equal(scratchUrl(config, { variables: only({ HOST: "h" }) })?.url, "postgresql://h/x");
  await assertFails(() => scratchUrl(config, { variables: only() }), {
    code: "unset-variable",
    message: "The environment variable HOST is not set",
    where: { key: "scratch_url" },
  });
  assert.equal(scratchUrl({ ...config, scratchUrl: undefined }), undefined);
});
