import assert from "node:assert/strict";
import { eachProgram, run } from "../support/cli.ts";
import { dialectNames } from "../support/databases.ts";
import { rowsOf } from "../support/dump.ts";
import { makeProject } from "../support/project.ts";

const ids = ["a1", "b2", "c3", "d4", "e5"];

/** Each notes that it ran, and takes its time; the first would fail if it ran twice. */
function slowRevision(id: string, nth: number): string {
  return `import { defineRevision } from "migrate";

    export default defineRevision({
      revision: "${id}",
      downRevision: ${JSON.stringify(ids[nth - 1] ?? null)},
      async upgrade(op) {
        ${nth === 0 ? 'await op.execute("CREATE TABLE runs (revision VARCHAR(10))");' : ""}
        await op.execute("INSERT INTO runs VALUES ('${id}')");
        await new Promise((resolve) => setTimeout(resolve, 50));
      },
    });`;
}

const revisions = Object.fromEntries(
  ids.map((id, nth) => [`migrations/versions/${id}.js`, slowRevision(id, nth)]),
);

for (const transactionPerMigration of [false, true]) {
  for (const dialect of dialectNames) {
    const each = transactionPerMigration ? ", each revision in its own transaction" : "";
    const name = `upgrade: of ten at once, one runs each revision${each}`;
    eachProgram(dialect, name, async (program, { url }) => {
      const config = `url: ${url}\ntransaction_per_migration: ${transactionPerMigration}\n`;
      using project = makeProject({ ...revisions, "migrate.yaml": config });
      const runners = ids.concat(ids).map(() =>
        run(program, ["upgrade", "head"], { folder: project.folder })
      );
      for (const { code, stderr } of await Promise.all(runners)) assert.equal(code, 0, stderr);
      assert.deepEqual(await rowsOf(url, "SELECT revision FROM runs ORDER BY 1"), ids);
      assert.deepEqual(await rowsOf(url, "SELECT version_num FROM alembic_version"), ["e5"]);
    });
  }
}
