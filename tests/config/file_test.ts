import assert from "node:assert/strict";
import { type Config, versionTable } from "../../core/config/config.ts";
import { type ConfigRequest, readConfig } from "../../core/config/file.ts";
import { fill } from "../../core/config/interpolate.ts";
import { assertFails, type Failure, only, type Project, project } from "./project.ts";

/** The config of a project; nothing of this process's environment is seen. */
function read({ path }: Project, request: ConfigRequest = {}): Promise<Config> {
  return readConfig({ workingDirectory: path, variables: only(), ...request });
}

/** Paths below the project's folder, from there. */
function short({ path }: Project, value: string | readonly string[]): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(`${path}/`, ""));
}

interface Lookup {
  readonly title: string;
  readonly files: readonly string[];
  readonly named?: string;
  readonly variable?: string;
  readonly found: string;
}

const ini = "[alembic]\nscript_location = alembic\n";
const lookups: readonly Lookup[] = [
  {
    title: "-c before all",
    files: ["a.yml", "b.yaml", "migrate.yaml"],
    named: "a.yml",
    variable: "b.yaml",
    found: "a.yml",
  },
  {
    title: "$MIGRATE_CONFIG",
    files: ["b.yaml", "migrate.yaml"],
    variable: "b.yaml",
    found: "b.yaml",
  },
  {
    title: "migrate.yaml",
    files: ["migrate.yaml", "config/migrate.yaml", "alembic.ini"],
    found: "migrate.yaml",
  },
  {
    title: "config/migrate.yaml",
    files: ["config/migrate.yaml", "alembic.ini"],
    found: "config/migrate.yaml",
  },
  { title: "alembic.ini", files: ["alembic.ini"], found: "alembic.ini" },
  {
    title: "migrate.yaml where the variable is empty",
    files: ["migrate.yaml"],
    variable: "",
    found: "migrate.yaml",
  },
  {
    title: "an ini file with -c",
    files: ["x/db.ini", "migrate.yaml"],
    named: "x/db.ini",
    found: "x/db.ini",
  },
];

for (const { title, files, named, variable, found } of lookups) {
  Deno.test(`readConfig() finds ${title}`, async () => {
    using folder = project(
      Object.fromEntries(files.map((name) => [name, name.endsWith("ini") ? ini : ""])),
    );
    const variables = only(variable === undefined ? {} : { MIGRATE_CONFIG: variable });
    const config = await read(folder, { file: named, variables });
    assert.equal(short(folder, config.file!), found);
  });
}

Deno.test("readConfig() gives the defaults for an empty file", async () => {
  using folder = project({ "migrate.yaml": "# nothing yet\n" });
  const { path } = folder;
  assert.deepEqual(JSON.parse(JSON.stringify(await read(folder))), {
    file: `${path}/migrate.yaml`,
    directory: path,
    databases: [],
    scriptLocation: `${path}/migrations`,
    versionLocations: [`${path}/migrations/versions`],
    recursiveVersionLocations: false,
    fileTemplate: "%(rev)s_%(slug)s",
    truncateSlugLength: 40,
    postWriteHooks: [],
    transactionPerMigration: false,
    notes: [],
  });
  assert.equal(versionTable(await read(folder)).name, "alembic_version");
});

Deno.test("readConfig() reads every setting", async () => {
  using folder = project({
    "db/migrate.yaml": `
script_location: ../migrations
version_locations: [versions, ./other, more/versions]
recursive_version_locations: true
file_template: "%(year)d_%(slug)s"
truncate_slug_length: 20
timezone: Europe/Oslo
version_table: \${TABLE}
version_table_schema: \${SCHEMA:-public}
transaction_per_migration: \${EACH:-TRUE}
lock_timeout: \${WAIT:-2.5}
url: sqlite:///x.db
`,
  });
  const config = await read(folder, { file: "db/migrate.yaml" });
  assert.deepEqual(
    short(folder, [config.directory, config.scriptLocation, ...config.versionLocations]),
    [
      "db",
      "migrations",
      "migrations/versions",
      "db/other",
      "db/more/versions",
    ],
  );
  assert.deepEqual(versionTable(config, only({ TABLE: "v" })), { name: "v", schema: "public" });
  assert.equal(config.recursiveVersionLocations, true);
  assert.equal(config.fileTemplate, "%(year)d_%(slug)s");
  assert.equal(config.truncateSlugLength, 20);
  assert.equal(config.transactionPerMigration, true);
  assert.equal(config.lockTimeout, 2.5);
  assert.equal(config.timezone?.text, "Europe/Oslo");
  assert.deepEqual(config.url, {
    text: "sqlite:///x.db",
    where: { file: config.file, line: 12, key: "url" },
  });
});

Deno.test("readConfig() takes a key without value for none", async () => {
  using folder = project({
    "migrate.yaml": "url:\nscript_location: ~\npost_write_hooks:\ntarget:\n",
  });
  const config = await read(folder);
  assert.deepEqual([config.url, config.target, config.postWriteHooks], [undefined, undefined, []]);
  assert.deepEqual(short(folder, config.scriptLocation), "migrations");
});

Deno.test("readConfig() passes over a byte order mark", async () => {
  using folder = project({ "migrate.yaml": "\uFEFFtimezone: UTC", "a.ini": `\uFEFF${ini}` });
  assert.equal((await read(folder)).timezone?.text, "UTC");
  assert.equal(short(folder, (await read(folder, { file: "a.ini" })).scriptLocation), "alembic");
});

Deno.test("readConfig() takes a single version location as a list of one", async () => {
  using folder = project({ "migrate.yaml": "version_locations: steps" });
  assert.deepEqual(short(folder, (await read(folder)).versionLocations), ["migrations/steps"]);
});

const places: readonly {
  readonly entry: string;
  readonly there: string[];
  readonly found: string;
}[] = [
  { entry: "steps", there: [], found: "migrations/steps" },
  { entry: "steps", there: ["steps"], found: "steps" },
  { entry: "steps", there: ["steps", "migrations/steps"], found: "migrations/steps" },
  { entry: "a/steps", there: [], found: "a/steps" },
  { entry: "a/steps", there: ["migrations/a/steps"], found: "migrations/a/steps" },
  { entry: "a/steps", there: ["a/steps", "migrations/a/steps"], found: "a/steps" },
  { entry: "./steps", there: ["steps", "migrations/steps"], found: "steps" },
];

for (const { entry, there, found } of places) {
  Deno.test(`readConfig() takes "${entry}" for ${found} with ${there.join(" and ") || "nothing"} there`, async () => {
    using folder = project({
      "migrate.yaml": `version_locations: [${entry}]`,
      ...Object.fromEntries(there.map((name) => [name, null])),
    });
    assert.deepEqual(short(folder, (await read(folder)).versionLocations), [found]);
  });
}

Deno.test("readConfig() reads YAML beyond the plain part of it the same way", async () => {
  using folder = project({
    "migrate.yaml": `
"script_location": "m\\u0069grations"
target:
  modules:
    [ "a.ts",
      "b.ts" ]
  sql: []
`,
  });
  const config = await read(folder);
  assert.equal(short(folder, config.scriptLocation), "migrations");
  assert.deepEqual(
    config.target?.[0]?.modules.map(({ text, where }) => [text, where.key, where.line]),
    [
      ["a.ts", "target.modules[0]", 5],
      ["b.ts", "target.modules[1]", 6],
    ],
  );
});

Deno.test("readConfig() reads what YAML merges and aliases bring", async () => {
  using folder = project({
    "migrate.yaml": `
databases:
  a: &a { url: one, timezone: UTC }
  b:
    <<: *a
    url: two
  c: *a
`,
  });
  const [a, b, c] = await Promise.all(["a", "b", "c"].map((name) => read(folder, { name })));
  assert.deepEqual([a, b, c].map((config) => config?.url?.text), ["one", "two", "one"]);
  assert.deepEqual([a, b, c].map((config) => config?.timezone?.text), ["UTC", "UTC", "UTC"]);
  assert.deepEqual(b?.timezone?.where.line, 4);
});

const several = `
url: sqlite:///main.db
timezone: UTC
version_locations: [versions]
databases:
  analytics:
    url_from: { file: app.yml, key: url }
    script_location: analytics
  billing: { timezone: Asia/Tokyo }
  empty:
`;

Deno.test("readConfig() puts a database's section on top of the file", async () => {
  using folder = project({ "migrate.yaml": several });
  const top = await read(folder);
  const analytics = await read(folder, { name: "analytics" });
  const billing = await read(folder, { name: "billing" });
  const empty = await read(folder, { name: "empty" });
  const all = [top, analytics, billing, empty];
  assert.deepEqual(all.map((config) => config.database), [
    undefined,
    "analytics",
    "billing",
    "empty",
  ]);
  assert.deepEqual(
    all.map((config) => config.databases),
    Array(4).fill(["analytics", "billing", "empty"]),
  );
  assert.deepEqual(all.map((config) => config.timezone?.text), ["UTC", "UTC", "Asia/Tokyo", "UTC"]);
  assert.deepEqual(all.map((config) => config.url?.text), [
    "sqlite:///main.db",
    undefined,
    "sqlite:///main.db",
    "sqlite:///main.db",
  ]);
  assert.deepEqual(short(folder, analytics.versionLocations), ["analytics/versions"]);
  assert.deepEqual(analytics.urlFrom?.key.where.key, "databases.analytics.url_from.key");
  assert.deepEqual(billing.timezone?.where.key, "databases.billing.timezone");
  assert.deepEqual(billing.url?.where.key, "url");
});

Deno.test("readConfig() lets a section's url take the place of url_from", async () => {
  using folder = project({
    "migrate.yaml": "url_from: { file: a, key: b }\ndatabases: { a: { url: c } }",
  });
  const config = await read(folder, { name: "a" });
  assert.deepEqual([config.url?.text, config.urlFrom], ["c", undefined]);
});

Deno.test("readConfig() fills what all commands need, and leaves the rest", async () => {
  using folder = project({
    "migrate.yaml":
      "script_location: ${WHERE}/m\nurl: ${URL}\ntimezone: ${ZONE}\nversion_table: ${TABLE}\n" +
      'scratch_url: ${SCRATCH}\ntarget: { sql: ["${SQL}"] }\n' +
      'post_write_hooks: [{ name: f, executable: "${PROGRAM}" }]\n',
  });
  const config = await read(folder, { variables: only({ WHERE: "a" }) });
  assert.equal(short(folder, config.scriptLocation), "a/m");
  assert.equal(fill(config.url!, only({ URL: "sqlite:///" })), "sqlite:///");
});

interface Broken extends Failure {
  readonly title: string;
  readonly yaml?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly request?: ConfigRequest;
}

const broken: readonly Broken[] = [
  {
    title: "no file at all",
    code: "config",
    message:
      /^No config file in ".*": looked for migrate.yaml, config\/migrate.yaml, alembic.ini, pyproject.toml$/,
    hint: "Make a new project with migrate init, or name the file: -c FILE",
  },
  {
    title: "a file that -c names and is not there",
    yaml: "",
    request: { file: "nope.yaml" },
    code: "config",
    message: 'There is no config file "nope.yaml", which -c names',
  },
  {
    title: "a file that the variable names and is not there",
    yaml: "",
    request: { variables: only({ MIGRATE_CONFIG: "nope.yaml" }) },
    code: "config",
    message: 'There is no config file "nope.yaml", which MIGRATE_CONFIG names',
  },
  {
    title: "a file of another kind",
    files: { "db.json": "" },
    request: { file: "db.json" },
    code: "config",
    message: /db\.json" is neither YAML nor Alembic's$/,
    hint: "Give it a name that ends in .yaml, .yml, .ini or .toml.",
  },
  {
    title: "an unknown key",
    yaml: "url: sqlite:///a.db\nscript_locaton: x\n",
    code: "config",
    message: 'Unknown key "script_locaton"',
    hint: 'Did you mean "script_location"?',
    where: { file: "migrate.yaml", line: 2, key: "script_locaton" },
  },
  {
    title: "a key that is like no other",
    yaml: "something_else: x",
    code: "config",
    message: 'Unknown key "something_else"',
    hint: /^The keys here are: script_location, url, .*, databases$/,
  },
  {
    title: "an unknown key of a database that isn't chosen",
    yaml: "databases:\n  a:\n    urll: x\n",
    code: "config",
    message: 'Unknown key "urll"',
    hint: 'Did you mean "url"?',
    where: { line: 3, key: "databases.a.urll" },
  },
  {
    title: "a target that says nothing",
    yaml: "url: sqlite:///a.db\ntarget:\n  modules: []\n",
    code: "config",
    message: '"target" aims at nothing',
    hint: "Name modules, sql, program or url.",
    where: { line: 3, key: "target" },
  },
  {
    title: "an unknown key of a part of the target",
    yaml: "target:\n  - sql: a.sql\n  - module: x\n",
    code: "config",
    message: 'Unknown key "module"',
    where: { line: 3, key: "target[1].module" },
  },
  {
    title: "a target that is a text",
    yaml: "target: models/*.ts",
    code: "config",
    message: '"target" is "models/*.ts", and must be a mapping of keys to values',
    hint: 'As in target: { modules: ["models/*.ts"] }',
  },
  {
    title: "an unknown key of the target",
    yaml: "target: { module: x }",
    code: "config",
    message: 'Unknown key "module"',
    hint: 'Did you mean "modules"?',
    where: { line: 1, key: "target.module" },
  },
  {
    title: "an unknown key of a hook",
    yaml: "post_write_hooks:\n  - name: fmt\n    exectuable: deno\n",
    code: "config",
    message: 'Unknown key "exectuable"',
    where: { line: 3, key: "post_write_hooks[0].exectuable" },
  },
  {
    title: "an unknown key of url_from",
    yaml: "url_from: { file: a, keys: b }",
    code: "config",
    message: 'Unknown key "keys"',
    where: { key: "url_from.keys" },
  },
  {
    title: "a file that is no mapping",
    yaml: "- a\n- b\n",
    code: "config",
    message: "The file is a list, and must be a mapping of keys to values",
    where: { file: "migrate.yaml", line: 1 },
  },
  {
    title: "a list where a text is wanted",
    yaml: "url: [a]",
    code: "config",
    message: '"url" is a list, and must be text',
    where: { line: 1, key: "url" },
  },
  {
    title: "a number where a text is wanted",
    yaml: "version_table: 5",
    code: "config",
    message: '"version_table" is 5, and must be text',
  },
  {
    title: "a number in a list of texts",
    yaml: "version_locations:\n  - a\n  - 5\n",
    code: "config",
    message: '"version_locations[1]" is 5, and must be text',
    where: { line: 3, key: "version_locations[1]" },
  },
  {
    title: "a mapping where a list is wanted",
    yaml: "target:\n  modules: { a: b }\n",
    code: "config",
    message: '"target.modules" is a mapping, and must be a list',
    where: { line: 2 },
  },
  {
    title: "a text where a mapping is wanted",
    yaml: "databases: analytics",
    code: "config",
    message: '"databases" is "analytics", and must be a mapping of keys to values',
    hint: 'As in databases: { app: { url: "sqlite:///app.db" } }',
  },
  {
    title: "a word where true or false is wanted",
    yaml: "transaction_per_migration: yes",
    code: "config",
    message: '"transaction_per_migration" is "yes", and must be true or false',
  },
  {
    title: "a filled text where true or false is wanted",
    yaml: "transaction_per_migration: ${X:-maybe}",
    code: "config",
    message: '"transaction_per_migration" is "maybe", and must be true or false',
  },
  {
    title: "a fraction where a whole number is wanted",
    yaml: "truncate_slug_length: 1.5",
    code: "config",
    message: '"truncate_slug_length" is 1.5, and must be a whole number',
  },
  {
    title: "a negative time",
    yaml: "lock_timeout: -1",
    code: "config",
    message: '"lock_timeout" is -1, and must be a number of seconds',
  },
  {
    title: "true where a number is wanted",
    yaml: "lock_timeout: true",
    code: "config",
    message: '"lock_timeout" is true, and must be a number of seconds',
  },
  {
    title: "a variable's name that is none",
    yaml: "url_from: { file: a, key: b, profile_env: my-profile }",
    code: "config",
    message:
      '"url_from.profile_env" is "my-profile", and must be the name of an environment variable',
  },
  {
    title: "a hook without a name",
    yaml: "post_write_hooks:\n  - executable: deno\n",
    code: "config",
    message: '"post_write_hooks[0]" has no "name"',
    where: { line: 2, key: "post_write_hooks[0]" },
  },
  {
    title: "url_from without a key",
    yaml: "url_from: { file: a }",
    code: "config",
    message: '"url_from" has no "key"',
  },
  {
    title: "url beside url_from",
    yaml: "url: a\nurl_from: { file: a, key: b }\n",
    code: "config",
    message: '"url" and "url_from" are both there',
    hint: "Keep one of them.",
    where: { line: 2, key: "url_from" },
  },
  {
    title: "an unset variable in what every command needs",
    yaml: "\nscript_location: ${WHERE}\n",
    code: "unset-variable",
    message: "The environment variable WHERE is not set",
    where: { file: "migrate.yaml", line: 2, key: "script_location" },
  },
  {
    title: "broken YAML",
    yaml: "url: a\n  timezone: b\n",
    code: "config",
    message: /^Broken YAML at column \d+: /,
    where: { file: "migrate.yaml", line: 1 },
  },
  {
    title: "a variable that flow YAML can't hold",
    yaml: "databases:\n  a: { url: ${URL} }\n",
    code: "config",
    message: /^Broken YAML/,
    hint: "Inside [ ] and { }, a value with ${…} needs quotes.",
    where: { file: "migrate.yaml", line: 2 },
  },
  {
    title: "broken YAML without repeating what may be a password",
    yaml: 'url: "a" "secret"\n',
    code: "config",
    message: /^Broken YAML at column \d+: [^"]*$/,
  },
  {
    title: "a key that is there twice",
    yaml: "url: a\ntimezone: b\nurl: c\n",
    code: "config",
    message: "Broken YAML at column 1: Map keys must be unique",
    where: { file: "migrate.yaml", line: 3 },
  },
  {
    title: "an alias of nothing",
    yaml: "url: *a\n",
    code: "config",
    message: /^Broken YAML/,
    where: { file: "migrate.yaml" },
  },
  {
    title: "an unknown database",
    yaml: several,
    request: { name: "analitics" },
    code: "usage",
    message: 'No database is called "analitics"',
    hint: "There are: analytics, billing, empty",
  },
  {
    title: "a database where there are none",
    yaml: "",
    request: { name: "analytics" },
    code: "usage",
    message: 'No database is called "analytics"',
    hint: 'Add it under "databases".',
  },
  {
    title: 'a database called "all"',
    yaml: "databases:\n  all: { url: x }\n",
    code: "config",
    message: 'A database can\'t be called "all"',
    where: { line: 2, key: "databases.all" },
  },
];

for (const { title, yaml, files, request, ...failure } of broken) {
  Deno.test(`readConfig() refuses ${title}`, async () => {
    using folder = project({ ...files, ...(yaml === undefined ? {} : { "migrate.yaml": yaml }) });
    await assertFails(() => read(folder, request), failure, folder.path);
  });
}

Deno.test({
  name: "readConfig() says which file it can't read",
  // A file that is there and can't be read, whoever asks.
  ignore: Deno.build.os !== "linux",
  async fn() {
    using folder = project({});
    Deno.symlinkSync("/proc/self/mem", `${folder.path}/migrate.yaml`);
    await assertFails(() => read(folder), {
      code: "config",
      message: "Can't read the file",
      where: { file: "migrate.yaml" },
    }, folder.path);
  },
});
