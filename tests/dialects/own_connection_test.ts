import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import postgres from "postgres";
import type { Connection } from "../../core/dialect.ts";
import { data } from "../../core/operations/data.ts";
import { execute } from "../../core/statements.ts";
import { dialect } from "../../dialects/postgres/dialect.ts";
import { type OwnConnection, ownDatabase } from "../../dialects/registry.ts";
import { t } from "../../mod.ts";
import { runOnDatabase } from "../operations/run.ts";
import { databaseTest, type TestDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { testConformance } from "./conformance.ts";

testConformance("sqlite", {
  way: "own connection",
  async through(database, test) {
    const open: DatabaseSync[] = [];
    try {
      await test({
        ...database,
        connect() {
          const own = new DatabaseSync(database.file!);
          open.push(own);
          return connectOn(own);
        },
      });
    } finally {
      for (const each of open) each.close();
    }
  },
});

testConformance("postgresql", {
  way: "own connection",
  through: (database, test) =>
    withPool(database, async (sql) => {
      const open: Connection[] = [];
      await test({
        ...database,
        async connect() {
          const connection = await connectOn(sql);
          open.push(connection);
          return connection;
        },
      });
      for (const each of open) await each.close();
    }),
});

type Instance = postgres.Sql<Record<string, unknown>>;

async function connectOn(own: OwnConnection): Promise<Connection> {
  return await (await ownDatabase(own)).connect();
}

async function withPool(
  { url }: TestDatabase,
  work: (sql: Instance) => Promise<void>,
  options: postgres.Options<Record<string, postgres.PostgresType>> = {},
): Promise<void> {
  const sql = postgres(url, { onnotice: () => {}, ...options });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

databaseTest("sqlite", "an own database stays open", async ({ file }) => {
  const own = new DatabaseSync(file!);
  const connection = await connectOn(own);
  await connection.begin();
  await connection.execute([{ text: "CREATE TABLE a (x int)" }]);
  await connection.commit();
  await connection.begin();
  await connection.execute([{ text: "CREATE TABLE b (x int)" }]);
  await connection.close();
  assert.deepEqual(tablesOf(own), ["a"]);
  assert.equal((await errorOf(() => connection.query("SELECT 1"))).code, "interrupted");
  own.close();
});

databaseTest(
  "sqlite",
  "in an own database's transaction nothing is committed",
  async ({ file }) => {
    const own = new DatabaseSync(file!);
    own.exec("BEGIN; CREATE TABLE mine (x int)");
    const connection = await connectOn(own);
    assert.equal(connection.isNested, true);
    await connection.begin();
    await connection.execute([{ text: "CREATE TABLE a (x int)" }]);
    await connection.commit();
    await connection.begin();
    await connection.execute([{ text: "CREATE TABLE b (x int)" }]);
    await connection.close();
    assert.deepEqual(tablesOf(own), ["a", "mine"]);
    own.exec("ROLLBACK");
    assert.deepEqual(tablesOf(own), []);
    own.close();
  },
);

databaseTest("sqlite", "an own database has one user at a time", async ({ file }) => {
  const own = new DatabaseSync(file!);
  const [first, second] = [connectOn(own), connectOn(own)];
  const order: string[] = [];
  second.then(() => order.push("second is there"));
  await (await first).begin();
  await new Promise((resolve) => setTimeout(resolve));
  order.push("first ends");
  await (await first).close();
  assert.equal((await second).isNested, false);
  assert.deepEqual(order, ["first ends", "second is there"]);
  await (await second).close();
  own.close();
});

databaseTest("sqlite", "an own database that is closed is no connection", async ({ file }) => {
  const own = new DatabaseSync(file!);
  own.close();
  for (const _time of ["once", "again"]) {
    const { code, message } = await errorOf(() => connectOn(own));
    assert.equal(code, "connection");
    assert.match(message, /database is not open/);
  }
});

databaseTest(
  "postgresql",
  "many rows come over an own instance",
  (database) =>
    withPool(database, async (sql) => {
      await sql`CREATE TABLE t (a int, b text)`;
      const rows = Array.from({ length: 2_000 }, (_, a) => ({ a, b: `it's\n${a}` }));
      const connection = await connectOn(sql);
      await execute([data.bulkInsert("t", rows)], { dialect, connection });
      await connection.close();
      assert.deepEqual([...await sql`SELECT * FROM t ORDER BY a`], rows);
    }),
);

databaseTest(
  "postgresql",
  "an own instance gets its connection back",
  (database) =>
    withPool(database, async (sql) => {
      for (let time = 0; time < 3; time++) {
        const connection = await connectOn(sql);
        await connection.lock("key", {});
        await connection.begin();
        await connection.execute([{ text: "CREATE TABLE a (x int)" }]);
        await connection.close();
        assert.equal((await errorOf(() => connection.query("SELECT 1"))).code, "interrupted");
      }
      const [state] = await sql`SELECT to_regclass('a') AS a,
      (SELECT count(*)::int FROM pg_locks JOIN pg_database d ON d.oid = database
        WHERE locktype = 'advisory' AND datname = current_database()) AS locks`;
      assert.deepEqual({ ...state }, { a: null, locks: 0 });
    }, { max: 1 }),
);

databaseTest(
  "postgresql",
  "on an own connection values are what they are by a URL",
  (database) =>
    withPool(database, async (sql) => {
      const text = `SELECT CAST(:day AS timestamptz) AS day, CAST(:bytes AS bytea) AS bytes,
      CAST(:big AS bigint) AS big, CAST(:small AS int) AS small, CAST(:yes AS bool) AS yes,
      CAST(:list AS int[]) AS list, CAST(:json AS jsonb) AS json, CAST(:none AS text) AS none`;
      const bound = database.database.dialect.bind(text, {
        day: new Date(0),
        bytes: Uint8Array.of(0, 255),
        big: 12345678901234567890n / 10n,
        small: 7,
        yes: true,
        list: [1, 2],
        json: [1, { a: null }],
        none: null,
      });
      const [own, other] = [await connectOn(sql), await database.connect()];
      const rows = await own.query(bound.text, bound.values);
      assert.deepEqual(rows, await other.query(bound.text, bound.values));
      assert.deepEqual(rows[0]?.["list"], [1, 2]);
      await own.close();
    }, { types: { day: { to: 1184, from: [1184], serialize: String, parse: () => "a day" } } }),
);

databaseTest(
  "postgresql",
  "an own instance that renames columns is refused",
  (database) =>
    withPool(database, async (sql) => {
      const { code, hint } = await errorOf(() => connectOn(sql));
      assert.equal(code, "unsupported");
      assert.match(hint ?? "", /without, or a URL/);
      assert.deepEqual([...await sql`SELECT 1 AS a_b`], [{ aB: 1 }]);
    }, { max: 1, transform: postgres.camel }),
);

databaseTest(
  "postgresql",
  "an own connection that is lost is an error, and no more",
  (database) =>
    withPool(database, async (sql) => {
      const [busy, idle] = [await connectOn(sql), await connectOn(sql)];
      const pids = await Promise.all([busy, idle].map(async (connection) => {
        const [row] = await connection.query("SELECT pg_backend_pid() AS pid");
        return Number(row?.["pid"]);
      }));
      const running = errorOf(() => busy.query("SELECT pg_sleep(600)"));
      for (const pid of pids) await sql`SELECT pg_terminate_backend(${pid})`;
      assert.equal((await running).code, "connection");
      await busy.close();
      await gone(sql, pids);
      assert.equal((await errorOf(() => idle.query("SELECT 1"))).code, "connection");
      await idle.close();
      assert.deepEqual([...await sql`SELECT 1 AS one`], [{ one: 1 }]);
    }),
);

databaseTest(
  "postgresql",
  "COPY is refused on an own connection, which goes on",
  (database) =>
    withPool(database, async (sql) => {
      const connection = await connectOn(sql);
      await connection.execute([{ text: "CREATE TABLE a (x int)" }]);
      for (const copy of ["COPY a FROM STDIN", "COPY (SELECT 1) TO STDOUT"]) {
        const { code } = await errorOf(() => connection.execute([{ text: copy }]));
        assert.equal(code, "unsupported");
        assert.deepEqual(await connection.query("SELECT count(*) AS n FROM a"), [{ n: 0 }]);
      }
      await connection.close();
    }, { max: 1 }),
);

databaseTest(
  "postgresql",
  "in an own transaction nothing is committed",
  (database) =>
    withPool(database, async (sql) => {
      async function use(own: OwnConnection): Promise<void> {
        const connection = await connectOn(own);
        assert.equal(connection.isNested, true);
        assert.equal(await connection.versionRows({ name: "missing" }), undefined);
        await connection.lock("key", {});
        await connection.begin();
        await connection.execute([{ text: "CREATE TABLE a (x int)" }]);
        await connection.commit();
        await connection.begin();
        await connection.execute([{ text: "CREATE TABLE b (x int)" }]);
        await connection.close();
      }
      const tables = "SELECT relname FROM pg_class WHERE relname IN ('a', 'b')";
      const undo = new Error("undo");
      const begun = sql.begin(async (inside) => {
        await use(inside);
        assert.deepEqual([...await inside.unsafe(tables)], [{ relname: "a" }]);
        throw undo;
      });
      await assert.rejects(begun, undo);
      const reserved = await sql.reserve();
      await reserved.unsafe("BEGIN");
      await use(reserved);
      await reserved.unsafe("ROLLBACK");
      assert.equal((await connectOn(reserved)).isNested, false);
      assert.deepEqual([...await reserved.unsafe(tables)], []);
      reserved.release();
    }, { max: 1 }),
);

databaseTest(
  "postgresql",
  "in an own transaction a label is added, and what must not be in one is refused",
  (database) =>
    withPool(database, async (sql) => {
      await runOnDatabase(database, "a1", (op) => op.createTable("t", { a: t.enum("e", ["x"]) }));
      const undo = new Error("undo");
      const begun = sql.begin(async (inside) => {
        const own = { ...database, database: await ownDatabase(inside) };
        await runOnDatabase(own, "a2", (op) => op.addEnumValue("e", "y"));
        const { code } = await errorOf(() =>
          runOnDatabase(own, "a3", (op) => op.createIndex("ix", "t", ["a"], { concurrently: true }))
        );
        assert.equal(code, "unsupported");
        const found =
          "SELECT version_num, (SELECT count(*)::int FROM pg_enum) AS labels FROM alembic_version";
        assert.deepEqual([...await inside.unsafe(found)], [{ version_num: "a2", labels: 2 }]);
        throw undo;
      });
      await assert.rejects(begun, undo);
    }, { max: 1 }),
);

function tablesOf(own: DatabaseSync): readonly unknown[] {
  return own.prepare("SELECT name FROM sqlite_schema ORDER BY name").all().map(({ name }) => name);
}

/** Waits until the server has ended these processes, and the driver has had its time to hear of it. */
async function gone(sql: Instance, pids: readonly number[]): Promise<void> {
  const alive = () => sql`SELECT 1 FROM pg_stat_activity WHERE pid = ANY(${pids})`;
  while ((await alive()).length > 0);
  await new Promise((resolve) => setTimeout(resolve, 50));
}
