import assert from "node:assert/strict";
import { openDatabase } from "../../dialects/registry.ts";
import { t } from "../../mod.ts";
import { runOnDatabase, type Work } from "../operations/run.ts";
import { databaseTest } from "../support/databases.ts";
import { proxy } from "../support/tcp.ts";

/** Operations of many kinds on a table of their own. */
const work = (count: number): Work => (op) => {
  const table = `t${count}`;
  op.createTable(table, { id: t.integer().primaryKey(), a: t.text() });
  for (let at = 0; at < count; at += 5) {
    op.addColumn(table, `b${at}`, t.integer());
    op.createIndex(`ix_${table}_${at}`, table, [`b${at}`]);
    op.createCheckConstraint(`ck_${at}`, table, `b${at} > 0`);
    op.bulkInsert(table, [{ id: at, a: "text" }]);
    op.execute(`UPDATE ${table} SET a = 'other' WHERE id = ${at}`);
  }
};

databaseTest("postgresql", "1,000 operations take the round trips of one", async ({ url }) => {
  await using there = proxy(Number(new URL(url).port));
  const far = url.replace(/@[^/]*/, `@127.0.0.1:${there.port}`);
  const database = await openDatabase(far, Deno.cwd());
  const trips: number[] = [];
  // The first makes the version table.
  for (const count of [0, 5, 1_000]) {
    const before = there.roundTrips;
    await runOnDatabase(
      { database } as Parameters<typeof runOnDatabase>[0],
      `r${count}`,
      work(count),
    );
    trips.push(there.roundTrips - before);
  }
  assert.equal(trips[2], trips[1]);
});
