import assert from "node:assert/strict";
import { eachProgram, run, start } from "../support/cli.ts";
import { dialectNames } from "../support/databases.ts";
import { rowsOf } from "../support/dump.ts";
import { makeProject } from "../support/project.ts";

const count = 12;

/** Each makes a table of its name; then there is some time to be killed in. */
function revision(nth: number): string {
  return `import { defineRevision } from "migrate";

    export default defineRevision({
      revision: "r${nth}",
      downRevision: ${nth === 1 ? "null" : `"r${nth - 1}"`},
      async upgrade(op) {
        op.execute("CREATE TABLE t${nth} (id INTEGER)");
        await op.query("SELECT 1");
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });`;
}

const revisions = Object.fromEntries(
  Array.from({ length: count }, (_, at) => [`migrations/versions/r${at + 1}.js`, revision(at + 1)]),
);

const tablesOf = {
  sqlite: "SELECT name FROM sqlite_schema WHERE name LIKE 't%' ORDER BY length(name), name",
  postgresql:
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 't%' " +
    "ORDER BY length(tablename), tablename",
};

for (const transactionPerMigration of [false, true]) {
  for (const dialect of dialectNames) {
    const each = transactionPerMigration ? ", each revision in its own transaction" : "";
    const name = `upgrade: killed at any moment, the next run goes on${each}`;
    eachProgram(dialect, name, async (program, { url }) => {
      const config = `url: ${url}\ntransaction_per_migration: ${transactionPerMigration}\n`;
      using project = makeProject({ ...revisions, "migrate.yaml": config });
      const { folder } = project;
      await run(program, ["ensure_version"], { folder });
      for (let round = 0; round < 4; round++) {
        const running = start([...program.command, "upgrade", "head"], { folder });
        // Somewhere in the run: it has begun, and takes a quarter of a second.
        await running.said(/Running|Nothing to do/);
        const delay = Math.random() * 250;
        await new Promise((resolve) => setTimeout(resolve, delay));
        running.kill("SIGKILL");
        await running.outcome;
        const done = await tables(url, dialect);
        const row = done === 0 ? [] : [`r${done}`];
        const message = `killed after ${delay} ms`;
        assert.deepEqual(
          await rowsOf(url, "SELECT version_num FROM alembic_version"),
          row,
          message,
        );
      }
      const { code, stderr } = await run(program, ["upgrade", "head"], { folder });
      assert.equal(code, 0, stderr);
      assert.equal(await tables(url, dialect), count);
      assert.deepEqual(await rowsOf(url, "SELECT version_num FROM alembic_version"), [`r${count}`]);
    });
  }
}

/** How many of the tables are there. They must be the first ones. */
async function tables(url: string, dialect: keyof typeof tablesOf): Promise<number> {
  const names = await rowsOf(url, tablesOf[dialect]);
  assert.deepEqual(names, names.map((_, at) => `t${at + 1}`));
  return names.length;
}
