import assert from "node:assert/strict";
import fc from "fast-check";
import { diff } from "../../core/autogenerate/diff.ts";
import { diffRules } from "../../core/autogenerate/diff_rules.ts";
import type { Connection } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { reverseAll } from "../../core/operations/rules.ts";
import { emptyModel, find } from "../../core/schema/edit.ts";
import type { Model } from "../../core/schema/model.ts";
import { execute } from "../../core/statements.ts";
import { dialect } from "../../dialects/sqlite/dialect.ts";
import { withScratch } from "../../dialects/sqlite/scratch.ts";
import { insertions, keptColumns, rowChoices, rowsQuery, soundModels } from "./sqlite_databases.ts";

const rules = await diffRules(dialect);
const complete = new Set<keyof Model>(["tables", "views", "triggers"]);

const between = (before: Model, after: Model) => diff({ before, after, complete }, rules);
const read = (connection: Connection) => dialect.introspect(connection, { schemas: "all" });
const run = (operations: readonly Operation[], connection: Connection) =>
  execute(operations, { dialect, connection });

Deno.test("diff() makes any database any other, and its reverse brings it back (sqlite)", async () => {
  await fc.assert(
    fc.asyncProperty(soundModels, soundModels, async (one, other) => {
      const after = await dialect.stored(other);
      await withScratch(async (scratch) => {
        await run(between(emptyModel, one), scratch);
        const before = await read(scratch);
        const operations = between(before, after);
        await run(operations, scratch);
        assert.deepEqual(between(await read(scratch), after), []);
        const { operations: back, lost } = reverseAll(operations, before);
        assert.deepEqual(lost, []);
        await run(back, scratch);
        assert.deepEqual(between(await read(scratch), before), []);
      });
    }),
    { numRuns: 150 },
  );
});

Deno.test("diff() keeps the rows of what stays, up and down, or they are against it (sqlite)", async () => {
  let [rows, done, refused] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(soundModels, soundModels, rowChoices, async (one, other, choices) => {
      const after = await dialect.stored(other);
      await withScratch(async (scratch) => {
        await run(between(emptyModel, one), scratch);
        const before = await read(scratch);
        for (const text of insertions(before, choices)) {
          if (await isTaken(() => scratch.execute([{ text }]))) rows++;
        }
        const start = await keptRows(before, after, scratch);
        const operations = between(before, after);
        const { operations: back } = reverseAll(operations, before);
        for (const [steps, wanted] of [[operations, after], [back, before]] as const) {
          if (!await isTaken(() => run(steps, scratch))) {
            refused++;
            return;
          }
          done++;
          assert.deepEqual(between(await read(scratch), wanted), []);
          assert.deepEqual(await keptRows(before, after, scratch), start);
        }
      });
    }),
    { numRuns: 150 },
  );
  assert.ok(rows > 150 && done > 2 * refused, `${rows} rows, ${done} done, ${refused} refused`);
});

/** The rows of the tables that are on both sides, as far as their columns stay. */
function keptRows(before: Model, after: Model, connection: Connection) {
  const queries = before.tables.flatMap((table) => {
    const other = find(after, "tables", table);
    return other ? [rowsQuery(table.name, keptColumns(table, other))] : [];
  });
  return Promise.all(queries.map((query) => connection.query(query)));
}

/** What SQLite says of rows that are against a change. */
const AGAINST = /constraint failed|cannot store|type mismatch/;

/** Whether no row is against what is to be done. */
async function isTaken(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof MigrateError && AGAINST.test(error.message)) return false;
    throw error;
  }
}
