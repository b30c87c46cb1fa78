import assert from "node:assert/strict";
import { type Config, versionTable } from "../../core/config/config.ts";
import { type ConfigRequest, readConfig } from "../../core/config/file.ts";
import { parseIni, readOption } from "../../core/config/ini.ts";
import { fill } from "../../core/config/interpolate.ts";
import { databaseUrl } from "../../core/config/url.ts";
import { assertFails, type Failure, only, type Project, project } from "./project.ts";

function read({ path }: Project, request: ConfigRequest = {}): Promise<Config> {
  return readConfig({ workingDirectory: path, variables: only(), ...request });
}

function short({ path }: Project, values: readonly string[]): readonly string[] {
  return values.map((value) => value.replace(`${path}/`, ""));
}

/** Each value as Python's `configparser.ConfigParser({"here": "/h"})` gives it. */
const values: readonly (readonly [title: string, text: string, value: string | undefined])[] = [
  ["an equals sign", "k = v", "v"],
  ["a colon", "k: v", "v"],
  ["the first of both", "k = a:b=c", "a:b=c"],
  ["a key in another case", "K=v", "v"],
  ["a key with spaces around", "  k   =   v  ", "v"],
  ["nothing", "k =", undefined],
  ["continued lines", "k = a\n  b\n\tc", "a\nb\nc"],
  ["a value that starts on the next line", "k =\n  a", "\na"],
  ["continued lines around a comment and a blank", "k = a\n# c\n\n  b\n; d", "a\n\nb"],
  ["an equals sign in a continued line", "k = a\n  b = c", "a\nb = c"],
  ["no inline comments", "k = a # b ; c", "a # b ; c"],
  ["indented keys", "    j = x\n    k = v", "v"],
  ["Windows line ends", "k = v\r\nj = w\r\n", "v"],
  ["doubled percents", "k = 100%%", "100%"],
  ["another option", "j = x\nk = a/%(j)s/%(J)s", "a/x/x"],
  ["options of options", "i = %(here)s\nj = %(i)s/x\nk = %(j)s", "/h/x"],
  ["the default section", "k = %(d)s\n[DEFAULT]\nd = e", "e"],
  ["a percent of another option once", "j = 5%%\nk = %(j)s", "5%"],
  ["dollars", "k = $a $$ ${HOME}", "$a $$ /root"],
  ["a variable's name", "k = %(HOME)s", "/root"],
  ["an option before a variable", "home = x\nk = %(HOME)s", "x"],
];

for (const [title, text, value] of values) {
  Deno.test(`readOption() reads ${title}`, () => {
    const parsed = parseIni(`[alembic]\n${text}`, "f.ini");
    const ini = {
      ...parsed,
      defaults: new Map([...parsed.defaults, ["here", { value: "/h", line: 1 }]]),
    };
    const node = readOption(ini, "alembic", "k");
    const where = { file: "f.ini" };
    const found = node && fill({ text: String(node.value), where }, only({ HOME: "/root" }));
    assert.equal(found, value);
  });
}

Deno.test("parseIni() knows the line of each option", () => {
  const ini = parseIni("# a\n[b]\nc = d\n\n[e]\n\n\nf = g\n h\ni = j", "f.ini");
  const lines = [...ini.sections].map((
    [name, options],
  ) => [name, ...[...options.values()].map((o) => o.line)]);
  assert.deepEqual(lines, [["b", 3], ["e", 8, 10]]);
});

Deno.test("readConfig() reads what alembic init writes", async () => {
  using folder = project({
    "alembic.ini": `
# A generic, single database configuration.

[alembic]
script_location = %(here)s/alembic
# file_template = %%(rev)s
prepend_sys_path = .
path_separator = os
output_encoding = utf-8
sqlalchemy.url = driver://user:pass@localhost/dbname

[post_write_hooks]
# hooks = black

[loggers]
keys = root,sqlalchemy,alembic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
datefmt = %H:%M:%S
`,
  });
  const config = await read(folder);
  assert.deepEqual(short(folder, [config.scriptLocation, ...config.versionLocations]), [
    "alembic",
    "alembic/versions",
  ]);
  assert.equal(config.fileTemplate, "%(rev)s_%(slug)s");
  assert.equal(config.url, undefined);
  assert.deepEqual(config.postWriteHooks, []);
  assert.deepEqual([config.database, config.databases], [undefined, []]);
});

Deno.test("readConfig() takes no URL that alembic init made up for several databases", async () => {
  const url = "sqlalchemy.url = driver://user:pass@localhost/dbname";
  using folder = project({
    "alembic.ini":
      `[alembic]\nscript_location = a\ndatabases = one, two\n[one]\n${url}\n[two]\n${url}2\n`,
  });
  for (const name of ["one", "two"]) assert.equal((await read(folder, { name })).url, undefined);
});

Deno.test("readConfig() reads every setting of an ini file", async () => {
  using folder = project({
    "alembic.ini": `
[alembic]
script_location = alembic
file_template = %%(year)d%%(month).2d%%(day).2d_%%(rev)s_%%(slug)s
truncate_slug_length = 20
timezone =
recursive_version_locations = true
sourceless = false
revision_environment = false
my_own = 5%
sqlalchemy.url = postgresql://%(DB_USER)s:p%%40ss@\${DB_HOST:-localhost}/app
version_table = v
version_table_schema = s
transaction_per_migration = true
lock_timeout = 5
scratch_url = postgresql://scratch/x
databases = a, b
`,
  });
  const config = await read(folder);
  assert.equal(config.fileTemplate, "%(year)d%(month).2d%(day).2d_%(rev)s_%(slug)s");
  assert.equal(config.truncateSlugLength, 20);
  assert.equal(config.timezone, undefined);
  assert.equal(config.recursiveVersionLocations, true);
  assert.deepEqual(versionTable(config), { name: "v", schema: "s" });
  assert.equal(config.transactionPerMigration, true);
  assert.equal(config.lockTimeout, 5);
  assert.equal(config.scratchUrl?.text, "postgresql://scratch/x");
  assert.deepEqual(config.databases, ["a", "b"]);
  const sources = { workingDirectory: folder.path, variables: only({ DB_USER: "u" }) };
  assert.deepEqual(await databaseUrl(config, sources), {
    url: "postgresql://u:p%40ss@localhost/app",
    directory: folder.path,
    where: { file: config.file, line: 11, key: "alembic.sqlalchemy.url" },
  });
  await assertFails(() => databaseUrl(config, { variables: only() }), {
    code: "unset-variable",
    message: "The environment variable DB_USER is not set",
    where: { file: "alembic.ini", line: 11, key: "alembic.sqlalchemy.url" },
  }, folder.path);
});

Deno.test("readConfig() reads another main section of an ini file", async () => {
  using folder = project({
    "alembic.ini":
      "[DEFAULT]\ntimezone = UTC\n[alembic]\nscript_location = a\n[other]\nscript_location = o\n",
  });
  const config = await read(folder, { name: "other" });
  assert.deepEqual(short(folder, [config.scriptLocation]), ["o"]);
  assert.deepEqual([config.database, config.timezone?.text], ["other", "UTC"]);
});

Deno.test("readConfig() takes what a database's section lacks from the main one", async () => {
  using folder = project({
    "alembic.ini": "[alembic]\nscript_location = a\ndatabases = one, two\ntimezone = UTC\n" +
      "[one]\nsqlalchemy.url = sqlite:///one.db\ntimezone = Europe/Oslo\n" +
      "[two]\nsqlalchemy.url = sqlite:///two.db\n",
  });
  const configs = [await read(folder, { name: "one" }), await read(folder, { name: "two" })];
  for (const [at, config] of configs.entries()) {
    assert.deepEqual(short(folder, [config.scriptLocation]), ["a"]);
    assert.deepEqual(config.databases, ["one", "two"]);
    assert.equal(config.url?.text, ["sqlite:///one.db", "sqlite:///two.db"][at]);
    assert.equal(config.timezone?.text, ["Europe/Oslo", "UTC"][at]);
  }
});

Deno.test("readConfig() reads an ini file in a folder of any name", async () => {
  using folder = project({ "a$$b 5%s/x.ini": "[alembic]\nscript_location = %(here)s/m\n" });
  const config = await read(folder, { file: "a$$b 5%s/x.ini" });
  assert.deepEqual(short(folder, [config.scriptLocation]), ["a$$b 5%s/m"]);
});

interface Paths {
  readonly title: string;
  readonly options: string;
  readonly there?: readonly string[];
  readonly found: readonly string[];
}

/** The script location and the version locations of `conf/x.ini`, read in the folder above. */
const paths: readonly Paths[] = [
  {
    title: "the working directory first",
    options: "script_location = a",
    there: ["a", "conf/a"],
    found: ["a", "a/versions"],
  },
  {
    title: "the file's folder where only that has it",
    options: "script_location = a",
    there: ["conf/a"],
    found: ["conf/a", "conf/a/versions"],
  },
  {
    title: "the working directory where neither has it",
    options: "script_location = a",
    found: ["a", "a/versions"],
  },
  {
    title: "here",
    options: "script_location = %(here)s/a",
    there: ["a"],
    found: ["conf/a", "conf/a/versions"],
  },
  {
    title: "a package's folder",
    options: "script_location = my.app:db:steps",
    there: ["my/app/db/steps"],
    found: ["my/app/db/steps", "my/app/db/steps/versions"],
  },
  {
    title: "a package on the path",
    options: "script_location = app:db\nprepend_sys_path = x:src\npath_separator = os",
    there: ["src/app/db"],
    found: ["src/app/db", "src/app/db/versions"],
  },
  {
    title: "a package on the path as it used to be cut",
    options: "script_location = app:db\nprepend_sys_path = x, src",
    there: ["src/app/db"],
    found: ["src/app/db", "src/app/db/versions"],
  },
  {
    title: "os",
    options: "script_location = a\nversion_locations = %(here)s/b:c\npath_separator = os",
    found: ["a", "conf/b", "c"],
  },
  {
    title: "a colon",
    options: "script_location = a\nversion_locations = b : c:\npath_separator = :",
    found: ["a", "b", "c"],
  },
  {
    title: "a semicolon",
    options: "script_location = a\nversion_locations = b;c\npath_separator = ;",
    found: ["a", "b", "c"],
  },
  {
    title: "space",
    options: "script_location = a\nversion_locations = b  c\npath_separator = space",
    found: ["a", "b", "c"],
  },
  {
    title: "newline",
    options: "script_location = a\nversion_locations =\n  b\n  c d\npath_separator = newline",
    found: ["a", "b", "c d"],
  },
  {
    title: "the older separator",
    options: "script_location = a\nversion_locations = b;c\nversion_path_separator = ;",
    found: ["a", "b", "c"],
  },
  {
    title: "the newer separator before the older",
    options:
      "script_location = a\nversion_locations = b;c\nversion_path_separator = :\npath_separator = ;",
    found: ["a", "b", "c"],
  },
  {
    title: "no separator",
    options: "script_location = a\nversion_locations = b, c d",
    found: ["a", "b", "c", "d"],
  },
  {
    title: "a bare version location, as Alembic does",
    options: "script_location = a\nversion_locations = b",
    there: ["b", "a/b"],
    found: ["a", "b"],
  },
];

for (const { title, options, there = [], found } of paths) {
  Deno.test(`readConfig() finds the paths of an ini file by ${title}`, async () => {
    using folder = project({
      "conf/x.ini": `[alembic]\n${options}\n`,
      ...Object.fromEntries(there.map((name) => [name, null])),
    });
    const config = await read(folder, { file: "conf/x.ini" });
    assert.deepEqual(short(folder, [config.scriptLocation, ...config.versionLocations]), found);
    assert.equal(config.directory, folder.path);
  });
}

interface Broken extends Failure {
  readonly title: string;
  readonly ini: string;
  readonly name?: string;
}

const broken: readonly Broken[] = [
  {
    title: "no main section",
    ini: "[other]\nscript_location = a\n[more]\nx = y\n",
    code: "usage",
    message: /^No config file '.*\/alembic\.ini' found, or file has no '\[alembic\]' section$/,
    hint: "Sections with a script_location: other",
  },
  {
    title: "another main section that is not there",
    ini: "",
    name: "other",
    code: "usage",
    message: /has no '\[other\]' section$/,
    hint: "Add the section, with script_location in it.",
  },
  {
    title: "no script_location",
    ini: "[alembic]\ntimezone = UTC\n",
    code: "config",
    message: "No 'script_location' key found in configuration.",
    where: { file: "alembic.ini", key: "alembic.script_location" },
  },
  {
    title: "a package that is not there",
    ini: "[alembic]\nscript_location = app:db\nprepend_sys_path = .\n",
    code: "config",
    message: 'Can\'t find the folder "app/db" of the package "app"',
    hint: /^Looked in [^,]*\. Write the folder's path instead of "app:db"\.$/,
    where: { file: "alembic.ini", line: 2, key: "alembic.script_location" },
  },
  {
    title: "an unknown separator",
    ini: "[alembic]\nscript_location = a\nversion_locations = b\npath_separator = |\n",
    code: "config",
    message:
      "'|' is not a valid value for path_separator; expected 'space', 'newline', 'os', ':', ';'",
    where: { line: 4, key: "alembic.path_separator" },
  },
  {
    title: "a percent that isn't doubled",
    ini: "[alembic]\nscript_location = a\nsqlalchemy.url = postgresql://u:p%40ss@h/d\n",
    code: "config",
    message: '"sqlalchemy.url" has a % that is not followed by % or (name)s',
    hint: "Write %% for the character %, as in p%%40ss for p%40ss.",
    where: { file: "alembic.ini", line: 3, key: "alembic.sqlalchemy.url" },
  },
  {
    title: "an option that refers to itself",
    ini: "[alembic]\nscript_location = %(a)s\na = %(script_location)s\n",
    code: "config",
    message: '"script_location" refers to itself',
    where: { line: 2 },
  },
  {
    title: "a line before any section",
    ini: "\nscript_location = a\n",
    code: "config",
    message: "There is no [section] above this line",
    where: { file: "alembic.ini", line: 2 },
  },
  {
    title: "a line without a value",
    ini: "[alembic]\nscript_location\n",
    code: "config",
    message: "This line is not of the form key = value",
    where: { line: 2 },
  },
  {
    title: "a section that is there twice",
    ini: "[alembic]\n[alembic]\n",
    code: "config",
    message: "[alembic] is there twice",
    where: { line: 2 },
  },
  {
    title: "an option that is there twice",
    ini: "[alembic]\na = 1\nA = 2\n",
    code: "config",
    message: '"A" is there twice',
    where: { line: 3 },
  },
  {
    title: "a token of file names that has one % only",
    ini: "[alembic]\nscript_location = a\nfile_template = %(rev)s_%(slug)s\n",
    code: "config",
    message: '"file_template" has %(rev)s, and there is no key rev',
    where: { line: 3 },
  },
  {
    title: "a number that is none",
    ini: "[alembic]\nscript_location = a\ntruncate_slug_length = many\n",
    code: "config",
    message: '"alembic.truncate_slug_length" is "many", and must be a whole number',
    where: { line: 3 },
  },
];

for (const { title, ini, name, ...failure } of broken) {
  Deno.test(`readConfig() refuses an ini file with ${title}`, async () => {
    using folder = project({ "alembic.ini": ini });
    await assertFails(() => read(folder, { name }), failure, folder.path);
  });
}
