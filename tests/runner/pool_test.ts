import assert from "node:assert/strict";
import type { Connection } from "../../core/dialect.ts";
import { pooled } from "../../core/runner/pool.ts";
import { databaseTest, eachDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";

async function backend(connection: Connection): Promise<unknown> {
  const [row] = await connection.query("SELECT pg_backend_pid() AS pid");
  return row?.["pid"];
}

databaseTest(
  "postgresql",
  "a connection that was given back is used again, and one that is in use is not",
  async ({ database }) => {
    await using pool = pooled(database);
    const [one, other] = [await pool.connect(), await pool.connect()];
    const pids = [await backend(one), await backend(other)];
    assert.notEqual(pids[0], pids[1]);
    await one.close();
    await one.close();
    const [again, third] = [await pool.connect(), await pool.connect()];
    assert.equal(await backend(again), pids[0]);
    assert.ok(!pids.includes(await backend(third)));
    await Promise.all([other, again, third].map((each) => each.close()));
  },
);

databaseTest(
  "postgresql",
  "nothing of one use is there in the next",
  async ({ database, connect }) => {
    await using pool = pooled(database);
    const first = await pool.connect();
    await first.lock("key", {});
    await first.begin();
    await first.hold?.();
    await first.commit();
    await first.execute([{ text: "SET search_path TO pg_catalog" }, {
      text: "CREATE TEMP TABLE t (x int)",
    }]);
    await first.begin();
    await first.execute([{ text: "CREATE TABLE public.a (x int)" }]);
    await first.close();
    const second = await pool.connect();
    const [row] = await second.query(
      "SELECT current_setting('search_path') AS path, to_regclass('public.a') AS a, to_regclass('t') AS t",
    );
    assert.deepEqual(row, { path: '"$user", public', a: null, t: null });
    const other = await connect();
    await other.lock("key", { timeout: 0 });
    await other.begin();
    await second.close();
  },
);

databaseTest(
  "postgresql",
  "a connection that is busy or lost is not used again",
  async ({ database, connect }) => {
    await using pool = pooled(database);
    const [busy, watcher] = [await pool.connect(), await connect()];
    const pid = await backend(busy);
    const slow = errorOf(() => busy.query("SELECT pg_sleep(60)"));
    const isBusy = `SELECT pid FROM pg_stat_activity WHERE pid = ${pid} AND state = 'active'`;
    while ((await watcher.query(isBusy)).length === 0);
    await busy.close();
    assert.equal((await slow).code, "database");
    const lost = await pool.connect();
    const lostPid = await backend(lost);
    assert.notEqual(lostPid, pid);
    await watcher.query(`SELECT pg_terminate_backend(${lostPid})`);
    await lost.close();
    const next = await pool.connect();
    assert.notEqual(await backend(next), lostPid);
    await next.close();
  },
);

databaseTest("postgresql", "remarks go to whoever uses the connection", async ({ database }) => {
  await using pool = pooled(database);
  const heard: string[] = [];
  for (const name of ["first", "second"]) {
    const connection = await pool.connect({
      onNotice: ({ message }) => heard.push(`${name}: ${message}`),
    });
    await connection.execute([{ text: `DO $$ BEGIN RAISE NOTICE 'for ${name}'; END $$` }]);
    await connection.close();
  }
  assert.deepEqual(heard, ["first: for first", "second: for second"]);
});

eachDatabase("who gave a connection back can ask nothing more of it", async ({ database }) => {
  await using pool = pooled(database);
  const connection = await pool.connect();
  await connection.close();
  connection.cancel();
  const { code } = await errorOf(() => connection.execute([{ text: "CREATE TABLE a (x int)" }]));
  assert.equal(code, "connection");
  const next = await pool.connect();
  assert.equal(await next.versionRows({ name: "a" }), undefined);
  await next.close();
});
