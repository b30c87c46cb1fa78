import assert from "node:assert/strict";
import fc from "fast-check";
import { type ErrorCode, MigrateError } from "../../core/errors.ts";
import { catalog } from "../support/catalog.ts";
import {
  databases,
  dialectNames,
  postgresProblem,
  type TestDatabase,
  testUnless,
} from "../support/databases.ts";
import { runScript, shellProblem } from "../support/shells.ts";
import { makeHistory } from "./history.ts";
import { type RandomProject, randomProject } from "./random_projects.ts";

/** How many projects are tried: making databases on a server takes its time. */
const numRuns = { sqlite: 40, postgresql: 15 };

for (const dialect of dialectNames) {
  testUnless(
    shellProblem(dialect) ?? (dialect === "postgresql" && postgresProblem()),
    `run() and its scripts make the same of a database (${dialect})`,
    () =>
      fc.assert(
        fc.asyncProperty(
          randomProject,
          (project) =>
            databases[dialect]((online) =>
              databases[dialect]((offline) => compare(project, online, offline))
            ),
        ),
        { numRuns: numRuns[dialect] },
      ),
  );
}

/** What is said of a destination that there isn't, or of several. */
const refusals: readonly ErrorCode[] = ["unreachable", "multiple-heads", "unknown-revision"];

async function compare(
  { files, commands }: RandomProject,
  online: TestDatabase,
  offline: TestDatabase,
): Promise<void> {
  using history = await makeHistory(files);
  let rows: readonly string[] = [];
  for (const { transactionPerMigration, ...move } of commands) {
    try {
      ({ rows } = await history.run(online, move, { transactionPerMigration }));
    } catch (error) {
      const isRefused = error instanceof MigrateError && refusals.includes(error.code);
      if (isRefused) continue;
      throw error;
    }
    const before = await stateOf(offline);
    const text = await history.print(offline, move, { rows: before.rows, transactionPerMigration });
    // A script from nothing makes the version table, which stays when all is undone.
    const start = before.isThere && before.rows.length === 0 ? "DROP TABLE alembic_version;\n" : "";
    Deno.writeTextFileSync(`${history.folder}/script`, start + text);
    const { success, stderr } = await runScript(offline, `${history.folder}/script`);
    assert.ok(success, stderr);
    const after = await stateOf(offline);
    assert.deepEqual(after, await stateOf(online));
    assert.deepEqual(after.rows, rows.toSorted());
  }
}

async function stateOf({ dialect, connect }: TestDatabase) {
  const connection = await connect();
  const rows = await connection.versionRows({ name: "alembic_version" });
  const holds = await catalog(connection, dialect);
  await connection.close();
  return { isThere: rows !== undefined, rows: rows?.toSorted() ?? [], holds };
}
