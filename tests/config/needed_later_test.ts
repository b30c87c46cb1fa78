import assert from "node:assert/strict";
import type { Config } from "../../core/config/config.ts";
import { readConfig } from "../../core/config/file.ts";
import { leftOutHooks, postWriteHooks } from "../../core/config/post_write_hooks.ts";
import { shellWords } from "../../core/config/shell_words.ts";
import { targetSources } from "../../core/config/target.ts";
import { timeZone } from "../../core/config/timezone.ts";
import { assertFails, type Failure, only, type Project, project } from "./project.ts";

function read({ path }: Project): Promise<Config> {
  return readConfig({ workingDirectory: path, variables: only() });
}

/** Each line with its words as a POSIX shell and Python's `shlex.split` cut it. */
const lines: readonly (readonly [line: string, words: readonly string[]])[] = [
  ["", []],
  ["a  b\tc\n", ["a", "b", "c"]],
  [`'a b' "c d"`, ["a b", "c d"]],
  [`a'b'"c"d`, ["abcd"]],
  [`'' ""`, ["", ""]],
  [`a\\ b`, ["a b"]],
  [`"a \\" \\\\ \\n"`, ['a " \\ \\n']],
  [`'a \\ "b"'`, [`a \\ "b"`]],
  [`--x="a b" -l 79`, ["--x=a b", "-l", "79"]],
  [`"a'b"`, ["a'b"]],
  [`'a b`, ["a b"]],
];

for (const [line, words] of lines) {
  Deno.test(`shellWords() cuts ${JSON.stringify(line)}`, () => {
    assert.deepEqual(shellWords(line), words);
  });
}

const yamlHooks = `
post_write_hooks:
  - name: fmt
    executable: \${TOOLS}/fmt
    options: --width "\${WIDTH:-8 0}" REVISION_SCRIPT_FILENAME
    cwd: sub
  - { name: lint, type: exec, executable: lint, options: ["--fix", "two words"] }
  - { name: bare, executable: ./tool }
`;
const iniHooks = `
[alembic]
script_location = a
[post_write_hooks]
hooks = fmt, lint bare
fmt.type = exec
fmt.executable = %(TOOLS)s/fmt
fmt.options = --width "8 0" REVISION_SCRIPT_FILENAME
fmt.cwd = %(here)s/sub
lint.type = exec
lint.executable = lint
lint.options = --fix 'two words'
bare.type = exec
bare.executable = ./tool
`;

for (const [file, text] of [["migrate.yaml", yamlHooks], ["alembic.ini", iniHooks]] as const) {
  Deno.test(`postWriteHooks() gives the commands of ${file}`, async () => {
    using folder = project({ [file]: text });
    const { path } = folder;
    assert.deepEqual(postWriteHooks(await read(folder), only({ TOOLS: "/tools" })), [
      {
        name: "fmt",
        command: ["/tools/fmt", "--width", "8 0", "REVISION_SCRIPT_FILENAME"],
        cwd: `${path}/sub`,
      },
      {
        name: "lint",
        command: ["lint", "REVISION_SCRIPT_FILENAME", "--fix", "two words"],
        cwd: undefined,
      },
      { name: "bare", command: [`${path}/tool`, "REVISION_SCRIPT_FILENAME"], cwd: undefined },
    ]);
  });
}

interface BrokenHook extends Failure {
  readonly title: string;
  readonly yaml: string;
}

const brokenHooks: readonly BrokenHook[] = [
  {
    title: "a console script",
    yaml: "type: console_scripts, entrypoint: blacken",
    code: "config",
    message: `The post write hook 'black' is of type "console_scripts", which only Python can run`,
    hint: 'Let it run a program: type "exec", executable "blacken".',
    where: { file: "migrate.yaml", line: 1, key: "post_write_hooks[0]" },
  },
  {
    title: "a module",
    yaml: "type: module, module: blk",
    code: "config",
    message: /which only Python can run$/,
    hint: 'Let it run a program: type "exec", executable "blk".',
  },
  {
    title: "a type of the application's own",
    yaml: "type: spaces_to_tabs",
    code: "config",
    message: "No formatter with name 'spaces_to_tabs' registered",
  },
  {
    title: "no program",
    yaml: "type: exec",
    code: "config",
    message: "Key black.executable is required for post write hook 'black'",
  },
  {
    title: "an unset variable",
    yaml: 'executable: "${NONE}"',
    code: "unset-variable",
    message: "The environment variable NONE is not set",
    where: { file: "migrate.yaml", line: 1, key: "post_write_hooks[0].executable" },
  },
];

for (const { title, yaml, ...failure } of brokenHooks) {
  Deno.test(`postWriteHooks() refuses ${title}, but only when it is asked`, async () => {
    using folder = project({
      "migrate.yaml": `post_write_hooks: [{ name: black, ${yaml} }]`,
    });
    const config = await read(folder);
    await assertFails(() => postWriteHooks(config, only()), failure, folder.path);
  });
}

Deno.test("postWriteHooks() leaves out what Alembic's own config has for Python alone", async () => {
  using folder = project({
    "alembic.ini": "[alembic]\nscript_location = a\n[post_write_hooks]\nhooks = a, b, c\n" +
      "a.type = exec\na.executable = fmt\nb.type = module\nb.module = ruff\nc.type = own\n",
  });
  const config = await read(folder);
  assert.deepEqual(postWriteHooks(config, only()).map(({ name }) => name), ["a"]);
  assert.deepEqual(leftOutHooks(config).map(({ message, hint }) => [message, hint]), [
    [
      `The post write hook 'b' is of type "module", which only Python can run`,
      'Let it run a program: type "exec", executable "ruff".',
    ],
    [
      "No formatter with name 'own' registered",
      'The type of a post write hook is "exec": it runs any program.',
    ],
  ]);
});

Deno.test("targetSources() gives absolute paths, and a program in words", async () => {
  using folder = project({
    "migrate.yaml": `
target:
  - modules: "models/*.ts"
    sql: ["\${DDL:-schema}.sql", /abs/x.sql]
    program: [python, -m, "app.print ddl"]
    url: sqlite:///other.db
  - program: bin/print --all 'of it'
`,
  });
  const { path } = folder;
  const config = await read(folder);
  const surroundings = { workingDirectory: "/", variables: only() };
  const file = `${path}/migrate.yaml`;
  assert.deepEqual(targetSources(config, surroundings), [
    {
      modules: [`${path}/models/*.ts`],
      sql: [`${path}/schema.sql`, "/abs/x.sql"],
      program: ["python", "-m", "app.print ddl"],
      url: {
        url: "sqlite:///other.db",
        directory: path,
        where: { file, line: 6, key: "target[0].url" },
      },
      where: { file, line: 3, key: "target[0]" },
    },
    {
      modules: [],
      sql: [],
      program: [`${path}/bin/print`, "--all", "of it"],
      where: { file, line: 7, key: "target[1]" },
    },
  ]);
  assert.equal(targetSources({ ...config, target: undefined }, surroundings), undefined);
});

const zones: readonly (readonly [written: string, zone: string])[] = [
  ["UTC", "UTC"],
  ["utc", "UTC"],
  ["Europe/Oslo", "Europe/Oslo"],
  ["asia/tokyo", "Asia/Tokyo"],
  ["${ZONE}", "Europe/Paris"],
];

for (const [written, zone] of zones) {
  Deno.test(`timeZone() takes ${written} for ${zone}`, async () => {
    using folder = project({ "migrate.yaml": `timezone: ${written}` });
    assert.equal(timeZone(await read(folder), only({ ZONE: "Europe/Paris" })), zone);
  });
}

Deno.test("timeZone() is undefined for the local one", async () => {
  using folder = project({ "migrate.yaml": "" });
  assert.equal(timeZone(await read(folder)), undefined);
});

Deno.test("timeZone() refuses a zone that is not known", async () => {
  using folder = project({ "migrate.yaml": "timezone: Europe/Olso" });
  const config = await read(folder);
  await assertFails(() => timeZone(config), {
    code: "config",
    message: "Can't locate timezone: Europe/Olso",
    hint: 'Write a name of the IANA database, such as "UTC" or "Europe/Oslo".',
    where: { file: "migrate.yaml", line: 1, key: "timezone" },
  }, folder.path);
});
