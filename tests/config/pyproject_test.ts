import assert from "node:assert/strict";
import type { Config } from "../../core/config/config.ts";
import { type ConfigRequest, readConfig } from "../../core/config/file.ts";
import { leftOutHooks, postWriteHooks } from "../../core/config/post_write_hooks.ts";
import { assertFails, type Failure, only, type Project, project } from "./project.ts";

function read({ path }: Project, request: ConfigRequest = {}): Promise<Config> {
  return readConfig({ workingDirectory: path, variables: only(), ...request });
}

function short({ path }: Project, values: readonly string[]): readonly string[] {
  return values.map((value) => value.replace(`${path}/`, ""));
}

const pyproject = `
[project]
name = "app"

[tool.alembic]
script_location = "%(here)s/db/alembic"
file_template = "%%(year)d_%%(rev)s"
truncate_slug_length = 20
recursive_version_locations = true
version_locations = ["%(here)s/db/one", "src/two"]
prepend_sys_path = ["."]
timezone = ""
version_table = "v"

[[tool.alembic.post_write_hooks]]
name = "fmt"
type = "exec"
executable = "%(TOOLS)s/fmt"
options = "--fix REVISION_SCRIPT_FILENAME"
own = "unknown to us"

[[tool.alembic.post_write_hooks]]
name = "black"
type = "console_scripts"
entrypoint = "black"

[tool.other]
x = 1
`;

Deno.test("readConfig() reads the settings of a pyproject.toml", async () => {
  using folder = project({ "pyproject.toml": pyproject });
  for (const request of [{}, { file: "pyproject.toml" }]) {
    const config = await read(folder, request);
    assert.deepEqual(short(folder, [config.file!, config.scriptLocation]), [
      "pyproject.toml",
      "db/alembic",
    ]);
    assert.deepEqual(short(folder, config.versionLocations), ["db/one", "src/two"]);
    assert.equal(config.fileTemplate, "%(year)d_%(rev)s");
    assert.equal(config.truncateSlugLength, 20);
    assert.equal(config.recursiveVersionLocations, true);
    assert.equal(config.timezone, undefined);
    assert.deepEqual(config.versionTable, {
      text: "v",
      where: { file: `${folder.path}/pyproject.toml`, line: 13, key: "tool.alembic.version_table" },
    });
    const hooks = postWriteHooks(config, only({ TOOLS: "/bin" }));
    assert.deepEqual(hooks.map(({ command }) => command), [
      ["/bin/fmt", "--fix", "REVISION_SCRIPT_FILENAME"],
    ]);
    assert.deepEqual(leftOutHooks(config).map(({ message }) => message), [
      `The post write hook 'black' is of type "console_scripts", which only Python can run`,
    ]);
  }
});

Deno.test("readConfig() lets the ini file win over a pyproject.toml", async () => {
  using folder = project({
    "conf/alembic.ini": "[alembic]\nscript_location = a\nversion_locations = x y\n" +
      "sqlalchemy.url = sqlite:///app.db\n[post_write_hooks]\n",
    "pyproject.toml": pyproject,
  });
  const config = await read(folder, { file: "conf/alembic.ini" });
  assert.deepEqual(short(folder, [config.file!, config.scriptLocation]), ["conf/alembic.ini", "a"]);
  assert.deepEqual(short(folder, config.versionLocations), ["x", "y"]);
  assert.equal(config.truncateSlugLength, 20);
  assert.equal(config.url?.text, "sqlite:///app.db");
  assert.deepEqual(config.postWriteHooks, []);
});

Deno.test("readConfig() takes all but the URL from a pyproject.toml, as Alembic's template has it", async () => {
  using folder = project({
    "app/alembic.ini": "[alembic]\nsqlalchemy.url = sqlite:///app.db\n[loggers]\nkeys = root\n",
    "app/pyproject.toml": pyproject,
  });
  for (const file of ["app/alembic.ini", "app/pyproject.toml"]) {
    const config = await read(folder, { file });
    assert.deepEqual(short(folder, [config.scriptLocation]), ["app/db/alembic"]);
    assert.equal(config.url?.text, "sqlite:///app.db");
  }
});

interface Place {
  readonly title: string;
  readonly files: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly found: string;
}

const contents: Readonly<Record<string, string>> = {
  "migrate.yaml": "",
  "alembic.ini": "[alembic]\nscript_location = a\n",
  "other.ini": "[alembic]\nscript_location = a\n",
  "pyproject.toml": "[tool.alembic]\nscript_location = 'a'\n",
};

const places: readonly Place[] = [
  { title: "its own", files: ["migrate.yaml", "alembic.ini"], found: "migrate.yaml" },
  { title: "alembic.ini", files: ["pyproject.toml", "alembic.ini"], found: "alembic.ini" },
  { title: "pyproject.toml", files: ["pyproject.toml"], found: "pyproject.toml" },
  {
    title: "that of Alembic's variable",
    files: ["alembic.ini", "other.ini"],
    variables: { ALEMBIC_CONFIG: "other.ini" },
    found: "other.ini",
  },
  {
    title: "its own before Alembic's variable",
    files: ["migrate.yaml", "other.ini"],
    variables: { ALEMBIC_CONFIG: "other.ini" },
    found: "migrate.yaml",
  },
];

for (const { title, files, variables, found } of places) {
  Deno.test(`readConfig() finds the config file: ${title}`, async () => {
    using folder = project(Object.fromEntries(files.map((name) => [name, contents[name]!])));
    const { file } = await read(folder, { variables: only(variables) });
    assert.deepEqual(short(folder, [file!]), [found]);
  });
}

interface Broken extends Failure {
  readonly title: string;
  readonly toml: string;
  readonly request?: ConfigRequest;
}

const broken: readonly Broken[] = [
  {
    title: "no TOML",
    toml: "[tool.alembic]\nurl = = secret",
    code: "config",
    message: "Broken TOML at column 7: invalid value",
    where: { file: "pyproject.toml", line: 2 },
  },
  {
    title: "no table of Alembic's",
    toml: "[tool.other]",
    code: "config",
    message: /pyproject.toml" has no table \[tool.alembic\]$/,
    hint: "Add it, with script_location in it, or name another file: -c FILE",
  },
  {
    title: "no script_location",
    toml: "[tool.alembic]",
    code: "config",
    message: "No 'script_location' key found in configuration.",
    where: { file: "pyproject.toml", key: "tool.alembic.script_location" },
  },
  {
    title: "a value of another type",
    toml: "[tool.alembic]\nscript_location = 'a'\n'recursive_version_locations' = 5",
    code: "config",
    message: '"tool.alembic.recursive_version_locations" is 5, and must be true or false',
    where: { file: "pyproject.toml", line: 3 },
  },
  {
    title: "a percent that isn't doubled",
    toml: "[tool.alembic]\nscript_location = 'a'\nfile_template = '%(rev)s%s'",
    code: "config",
    message: '"file_template" has %(rev)s, and there is no key rev',
    where: { file: "pyproject.toml", line: 3, key: "tool.alembic.file_template" },
  },
  {
    title: "a section that only an ini file could have",
    toml: "[tool.alembic]\nscript_location = 'a'",
    request: { name: "other" },
    code: "usage",
    message: /has no '\[other\]' section$/,
  },
];

for (const { title, toml, request, ...failure } of broken) {
  Deno.test(`readConfig() refuses a pyproject.toml with ${title}`, async () => {
    using folder = project({ "pyproject.toml": toml });
    await assertFails(
      () => read(folder, { file: "pyproject.toml", ...request }),
      failure,
      folder.path,
    );
  });
}
