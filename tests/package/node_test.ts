import assert from "node:assert/strict";
import ts from "typescript";
import { resolvePath } from "../../core/paths.ts";
import { Deno as nodesDeno } from "../../node/deno.ts";
import { failing, revisions } from "../api/projects.ts";
import { type Program, start } from "../support/cli.ts";
import { databaseTest, dialectNames, testUnless } from "../support/databases.ts";
import { findNode, packageFolder } from "../support/node.ts";
import { type Files, filesIn, makeProject, type Project } from "../support/project.ts";
import { answerOf } from "../support/server.ts";
import { testScripts } from "../support/scripts.ts";

const root = resolvePath("../..", import.meta.dirname!);
const folder = packageFolder();
const node = findNode();
const problem = "problem" in node ? node.problem : undefined;
const words = "command" in node ? node.command : [];

/** What a team's revisions hold besides: types, a helper, values of all sorts. */
const typed: Files = {
  "migrations/helper.ts": `import type { Op } from "migrate";

    export async function fill(op: Op, names: readonly string[]): Promise<void> {
      for (const name of names) {
        op.execute("INSERT INTO facts VALUES (:name, :bytes, :day, :big)", {
          name,
          bytes: Uint8Array.of(0, 171, 255),
          day: new Date(0),
          big: 9007199254740993n,
        });
      }
      const [row] = await op.query<{ n: number }>("SELECT count(*) AS n FROM facts");
      if (row?.n !== names.length) throw new Error("not all are there");
    }`,
  "migrations/versions/d4_facts.ts": `/** facts */
    import { defineRevision, t } from "migrate";
    import { fill } from "../helper.ts";

    export default defineRevision({
      revision: "d4" as const,
      downRevision: "c3",
      async upgrade(op): Promise<void> {
        op.createTable("facts", {
          name: t.string(20).primaryKey(),
          bytes: t.binary().notNull(),
          day: t.dateTime().notNull(),
          big: t.bigInteger().notNull(),
        });
        await fill(op, ["one", "two"]);
      },
      downgrade(op): void {
        op.dropTable("facts");
      },
    });`,
};

/** A program that does what the library is for, and prints what came of it. */
const program = `
import { DatabaseSync } from "node:sqlite";
import postgres from "postgres";
import * as api from "migrate/api";

const [, , url] = process.argv;
const project = { url, scriptLocation: "migrations" };
const runs = await Promise.all([1, 2, 3].map(() => api.upgrade(project)));
const temporary = await api.temporaryDatabase({ ...project, revision: "b2" });
const { rows: atTemporary } = await api.current({ ...project, url: temporary.url });
await temporary[Symbol.asyncDispose]();
const connection = url.startsWith("sqlite") ? new DatabaseSync(":memory:") : postgres(url);
await api.downgrade({ scriptLocation: "migrations", url }, "base");
const own = await api.upgrade({ scriptLocation: "migrations", connection });
if (connection.end) await connection.end();
else connection.close();
const slip = await api.heads({ scriptLocaton: "migrations" }).catch((error) => error);
console.log(JSON.stringify({
  steps: runs.map(({ steps }) => steps.length).sort(),
  rows: runs[0].rows,
  atTemporary,
  own: own.steps.length,
  slip: [slip instanceof api.MigrateError, slip.code],
}));
`;

/** A server that migrates when it starts, and tells by HTTP what came of it; it ends when it was asked. */
const server = `
import { createServer } from "node:http";
import { MigrateError, migrateOnStartup } from "migrate/api";

const [, , url] = process.argv;
const state = await migrateOnStartup({ url, scriptLocation: "migrations" }).catch((error) => {
  if (!(error instanceof MigrateError)) throw error;
  return { code: error.code, revision: error.where.revision, line: error.where.line };
});
const server = createServer((_request, response) => {
  response.end(JSON.stringify(state));
  server.close();
});
server.listen(0, "127.0.0.1", () => console.error("listening on " + server.address().port + "."));
`;

/** A project of Node's that has installed the package. */
function nodeProject(files: Files): Project {
  const project = makeProject({
    // What `npm init` writes, and no revision can be.
    "package.json": '{ "type": "commonjs" }',
    "program.mjs": program,
    "server.mjs": server,
    ...revisions,
    ...files,
  });
  Deno.mkdirSync(`${project.folder}/node_modules`);
  Deno.symlinkSync(folder, `${project.folder}/node_modules/migrate`);
  Deno.symlinkSync(`${root}/node_modules/postgres`, `${project.folder}/node_modules/postgres`);
  return project;
}

/** Runs a program that prints JSON. */
async function printed(command: readonly string[], project: Project): Promise<unknown> {
  const { code, stdout, stderr } = await start(command, { folder: project.folder }).outcome;
  assert.deepEqual([code, stderr], [0, ""]);
  return JSON.parse(stdout);
}

const whatCameOfIt = {
  steps: [0, 0, 4],
  rows: ["d4"],
  atTemporary: ["b2"],
  own: 4,
  slip: [true, "usage"],
};

/** What a project's import map says for it; nothing where the package is installed. */
const waysOfDeno = {
  "the package for Node, installed": {},
  "the package's files": { "migrate": `${folder}/mod.js`, "migrate/api": `${folder}/api.js` },
  "the sources": { "migrate": `${root}/mod.ts`, "migrate/api": `${root}/api.ts` },
};

for (const dialect of dialectNames) {
  const inNode = (name: string, test: Parameters<typeof databaseTest>[2]) =>
    problem === undefined
      ? databaseTest(dialect, `${name} (${dialect})`, test)
      : testUnless(problem, `${name} (${dialect})`, () => {});

  inNode("the library works in Node", async ({ url }) => {
    using project = nodeProject(typed);
    assert.deepEqual(await printed([...words, "program.mjs", url], project), whatCameOfIt);
  });

  inNode("a server of Node's migrates when it starts", async ({ url }) => {
    using project = nodeProject(typed);
    assert.deepEqual(await answerOf([...words, "server.mjs", url], project), {
      steps: ["a1", "b2", "c3", "d4"].map((id, at, all) => ({
        kind: "upgrade",
        from: all.slice(Math.max(at - 1, 0), at),
        to: [id],
      })),
      rows: ["d4"],
    });
  });

  inNode("a migration that fails leaves a server of Node's running", async ({ url }) => {
    using project = nodeProject(failing);
    assert.deepEqual(await answerOf([...words, "server.mjs", url], project), {
      code: "database",
      revision: "d4",
      line: 8,
    });
  });

  for (const [what, imports] of Object.entries(waysOfDeno)) {
    databaseTest(dialect, `Deno can use ${what} (${dialect})`, async ({ url }) => {
      using project = nodeProject({
        ...typed,
        "deno.json": JSON.stringify({ imports, nodeModulesDir: "manual" }),
      });
      const deno = [Deno.execPath(), "run", "-A", "--no-check"];
      assert.deepEqual(await printed([...deno, "program.mjs", url], project), whatCameOfIt);
    });
  }
}

/** Some of the scripts, which between them touch most of what Node does otherwise than Deno. */
const scripts = [
  "alembic_ini.md",
  "autogenerate.md",
  "from_database.md",
  "init.md",
  "json.md",
  "op.md",
  "revision.md",
  "sql.md",
].map((name) => `tests/commands/${name}`);

if (problem === undefined) {
  const [first = "", ...others] = words;
  const program: Program = { name: "node", command: [first, ...others, `${folder}/bin.js`] };
  for (const dialect of dialectNames) testScripts({ program, dialect, names: scripts });
} else testUnless(problem, "scripts (node)", () => {});

Deno.test("Node has all that the product uses of Deno", () => {
  const used = ["api", "core", "dialects"].flatMap((name) =>
    Object.values(filesIn(`${root}/${name}`))
  )
    .flatMap((text) =>
      [...text.matchAll(/(?<![.\w`])Deno\.([a-z]\w*)/g)].map(([, name = ""]) => name)
    );
  const missing = new Set(used).difference(new Set(Object.keys(nodesDeno)));
  assert.deepEqual([...missing], []);
  assert.ok(used.length > 50);
});

testUnless(
  problem,
  "the command line runs by its own first line, also where it is installed for all",
  async () => {
    using project = makeProject({
      ...revisions,
      "migrate.yaml": "url: sqlite:///app.db\n",
      "bin/node": `#!/bin/sh\nexec '${words[0]}' "$@"\n`,
    });
    Deno.chmodSync(`${project.folder}/bin/node`, 0o755);
    const PATH = `${project.folder}/bin:${Deno.env.get("PATH")}`;
    const run = (...args: string[]) =>
      start([`${folder}/bin.js`, ...args], { folder: project.folder, variables: { PATH } }).outcome;
    assert.deepEqual(await run("upgrade", "head", "-q"), { code: 0, stdout: "", stderr: "" });
    assert.deepEqual(await run("current"), { code: 0, stdout: "c3 (head)\n", stderr: "" });
    assert.equal((await run("upgrad")).code, 2);
  },
);

/** What Deno has, and Node has got after 22. */
const lacking =
  /\.(?:toHex|fromHex|setFromHex|toBase64|fromBase64|getOrInsert\w*)\(|\b(?:RegExp\.escape|Error\.isError|Iterator\.concat|Math\.sumPrecise|await using)\b/g;

Deno.test("the package uses nothing that Node 22 lacks", () => {
  const texts = [...Deno.readDirSync(folder)].filter(({ name }) => name.endsWith(".js"))
    .map(({ name }) => Deno.readTextFileSync(`${folder}/${name}`));
  assert.deepEqual(texts.flatMap((text) => text.match(lacking) ?? []), []);
  assert.deepEqual("Uint8Array.fromHex(text)".match(lacking), [".fromHex("]);
});

Deno.test("the package's declarations are whole, and right for a program", () => {
  using project = makeProject({
    "program.ts": `import { t, type Op } from "migrate";
      import { MigrateError, temporaryDatabase, upgrade } from "migrate/api";
      import type { OwnConnection, RenameCandidate } from "migrate/api";
      export const isLikely = ({ score }: RenameCandidate) => score > 0.8;
      export async function main(connection: OwnConnection, op: Op): Promise<readonly string[]> {
        op.addColumn("users", "age", t.integer());
        await using database = await temporaryDatabase({ url: "sqlite://", revision: "b2" });
        const { steps } = await upgrade({ connection, url: database.url }, "head", { wait: 1 });
        return steps.map(({ to }) => to.join());
      }
      export const isLocked = (error: unknown) =>
        error instanceof MigrateError && error.code === "locked";`,
    "slip.ts": `import { upgrade } from "migrate/api";
      export const upgrading = upgrade({ scriptLocaton: "migrations" });`,
  });
  Deno.mkdirSync(`${project.folder}/node_modules`);
  Deno.symlinkSync(folder, `${project.folder}/node_modules/migrate`);
  const errors = (name: string) => {
    const file = `${project.folder}/${name}`;
    const checked = ts.createProgram([file], {
      lib: ["lib.esnext.d.ts", "lib.dom.d.ts"],
      module: ts.ModuleKind.NodeNext,
      noEmit: true,
      strict: true,
      target: ts.ScriptTarget.ESNext,
      types: [],
    });
    return ts.getPreEmitDiagnostics(checked).map(({ code }) => code);
  };
  assert.deepEqual([errors("program.ts"), errors("slip.ts")], [[], [2561]]);
});
