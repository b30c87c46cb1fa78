import assert from "node:assert/strict";
import type { DialectName } from "../../dialects/url.ts";
import { eachProgram, type Program, run, start } from "../support/cli.ts";
import { dump } from "../support/dump.ts";
import { type Files, makeProject } from "../support/project.ts";

/** A revision that makes a table and then does not end by itself. It says so on stderr. */
function endless(work: string): Files {
  return {
    "migrations/versions/a1_first.sql": `-- revision: a1
-- down_revision:
-- migrate:up
CREATE TABLE kept (id INTEGER);
`,
    "migrations/versions/b2_endless.js": `import { defineRevision } from "migrate";

      export default defineRevision({
        revision: "b2",
        downRevision: "a1",
        async upgrade(op) {
          await op.execute("CREATE TABLE gone (id INTEGER)");
          console.error("in the middle");
          ${work}
        },
      });`,
  };
}

const loop = 'for (;;) await op.query("SELECT 1");';
const statement = 'op.execute("SELECT pg_sleep(3600)");';
const pause = "await new Promise((resolve) => setTimeout(resolve, 3600_000));";

const endlessRevisions: readonly (readonly [DialectName, what: string, work: string])[] = [
  ["sqlite", "a loop of op.query()", loop],
  ["postgresql", "a loop of op.query()", loop],
  ["postgresql", "a long statement", statement],
  ["sqlite", "a wait for something else", pause],
  ["postgresql", "a wait for something else", pause],
];

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  for (const [dialect, what, work] of endlessRevisions) {
    eachProgram(dialect, `upgrade: ${signal} ends ${what}`, async (program, database) => {
      using project = makeProject({ ...endless(work), "migrate.yaml": `url: ${database.url}\n` });
      const { folder } = project;
      assert.equal((await run(program, ["upgrade", "a1"], { folder })).code, 0);
      const before = await dump(database);
      const running = start([...program.command, "upgrade", "head"], { folder });
      await running.said(/in the middle/);
      running.kill(signal);
      const { code, stderr } = await running.outcome;
      assert.equal(code, 1, stderr);
      assert.equal(lastLine(stderr), interrupted);
      assert.equal(await dump(database), before);
      await assertFree(program, folder);
    });
  }
}

eachProgram(
  "postgresql",
  "upgrade: SIGINT ends the schemas that are under way, and those that are done stay so",
  async (program, { connect, url }) => {
    // The second and the third don't end by themselves, and the fourth never begins.
    const work = `const [row] = await op.query("SELECT current_schema() AS name");
      if (row.name !== "s1") await op.query("DO $$ BEGIN RAISE NOTICE 'asleep'; PERFORM pg_sleep(3600); END $$");`;
    using project = makeProject({ ...endless(work), "migrate.yaml": `url: ${url}\n` });
    const { folder } = project;
    const connection = await connect();
    await connection.execute([1, 2, 3, 4].map((n) => ({ text: `CREATE SCHEMA s${n}` })));
    const args = ["upgrade", "head", "--each-schema", "s?", "--jobs", "2"];
    const running = start([...program.command, ...args], { folder });
    await running.said(/s[23]: NOTICE: asleep[^]*s[23]: NOTICE: asleep/);
    running.kill("SIGINT");
    const { code, stdout, stderr } = await running.outcome;
    assert.equal(code, 1, stderr);
    assert.equal(stdout, "s1: ran 2 steps, now at b2\n");
    assert.equal(lastLine(stderr), interrupted);
    const tables = "SELECT schemaname FROM pg_tables WHERE tablename = 'gone'";
    assert.deepEqual(await connection.query(tables), [{ schemaname: "s1" }]);
    const again = ["stamp", "a1", "--each-schema", "*", "--lock-timeout", "0"];
    assert.equal((await run(program, again, { folder })).code, 0);
  },
);

/** A run needs the lock, and doesn't wait for it. */
async function assertFree(program: Program, folder: string): Promise<void> {
  const args = ["stamp", "base", "--lock-timeout", "0"];
  const { code, stderr } = await run(program, args, { folder });
  assert.equal(code, 0, stderr);
}

const interrupted = "FAILED: Interrupted: what was not committed is rolled back";

function lastLine(text: string): string | undefined {
  return text.trimEnd().split("\n").at(-1);
}
