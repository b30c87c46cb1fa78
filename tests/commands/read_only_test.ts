import assert from "node:assert/strict";
import { executable, type Program, programProblem, run, source } from "../support/cli.ts";
import { testUnless } from "../support/databases.ts";
import { dump, type Place } from "../support/dump.ts";
import { makeProject } from "../support/project.ts";

const files = {
  "migrate.yaml": "url: sqlite:///data/app.db\n",
  "migrations/versions/a1.sql": `-- revision: a1
-- down_revision:
-- migrate:up
CREATE TABLE users (id INTEGER);
`,
  "migrations/versions/b2.sql": `-- revision: b2
-- down_revision: a1
-- migrate:up
INSERT INTO users VALUES (1);
`,
};

const isRoot = Deno.uid() === 0;

interface Row {
  readonly what: string;
  /** What may not be written to. */
  readonly path: string;
  readonly args: readonly string[];
  readonly stderr: RegExp;
}

const rows: readonly Row[] = [
  {
    what: "a database file",
    path: "data/app.db",
    args: ["upgrade", "head"],
    stderr: /^FAILED: ".*\/app.db" can't be written to\n.*b2.sql:4, revision b2.*\n {2}Let /m,
  },
  {
    what: "the folder of a database",
    path: "data",
    args: ["upgrade", "head"],
    // What SQLite says depends on whether the folder or only its mode forbids it.
    stderr: /^FAILED: (Can't open )?".*\/app.db"[^]*\n {2}.* the file and its folder\.$/m,
  },
  {
    what: "a folder of revisions",
    path: "migrations/versions",
    args: ["revision", "--rev-id", "c3"],
    stderr: /^FAILED: Can't write c3_.ts\n {2}migrations\/versions\/c3_.ts/m,
  },
];

for (const program of [source, executable]) {
  for (const { what, path, args, stderr } of rows) {
    const name = `${args[0]}: ${what} that can't be written to (${program.name})`;
    testUnless(programProblem(program) ?? lockProblem(), name, async () => {
      await inProject(program, async ({ folder, place }) => {
        const before = await dump(place);
        let outcome;
        lock(`${folder}/${path}`, true);
        try {
          outcome = await run(program, args, { folder });
        } finally {
          lock(`${folder}/${path}`, false);
        }
        assert.equal(outcome.code, 1, outcome.stderr);
        assert.match(outcome.stderr, stderr);
        assert.equal(await dump(place), before);
      });
    });
  }

  const name = `upgrade: a folder in the journal's place (${program.name})`;
  testUnless(programProblem(program), name, async () => {
    await inProject(program, async ({ folder, place }) => {
      const before = await dump(place);
      Deno.mkdirSync(`${folder}/data/app.db-journal`);
      const { code, stderr } = await run(program, ["upgrade", "head"], { folder });
      Deno.removeSync(`${folder}/data/app.db-journal`);
      assert.equal(code, 1);
      assert.match(stderr, /^FAILED: ".*\/app.db" can't be read or written\n.*disk I\/O error/m);
      assert.equal(await dump(place), before);
    });
  });
}

/** Does `work` in a project whose database is at its first revision. */
async function inProject(
  program: Program,
  work: (project: { readonly folder: string; readonly place: Place }) => Promise<void>,
): Promise<void> {
  using project = makeProject(files);
  const { folder } = project;
  Deno.mkdirSync(`${folder}/data`);
  const { code, stderr } = await run(program, ["upgrade", "a1"], { folder });
  assert.equal(code, 0, stderr);
  const file = `${folder}/data/app.db`;
  await work({ folder, place: { dialect: "sqlite", url: `sqlite:///${file}`, file } });
}

/** Takes away the right to write to a file or folder, or gives it back. Root's can only be taken by an attribute. */
function lock(path: string, on: boolean): void {
  if (isRoot) return setImmutable(path, on);
  const mode = Deno.statSync(path).mode!;
  Deno.chmodSync(path, on ? mode & ~0o222 : mode | 0o200);
}

function setImmutable(path: string, on: boolean): void {
  const args = [on ? "+i" : "-i", path];
  const { success, stderr } = new Deno.Command("chattr", { args }).outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

/** Why nothing can be made read-only here; undefined where it can. */
function lockProblem(): string | undefined {
  if (!isRoot) return undefined;
  using project = makeProject({ "a.txt": "" });
  try {
    lock(`${project.folder}/a.txt`, true);
    lock(`${project.folder}/a.txt`, false);
    return undefined;
  } catch (error) {
    return `root may write to everything: ${error instanceof Error ? error.message.trim() : error}`;
  }
}
