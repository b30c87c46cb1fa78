import assert from "node:assert/strict";
import type { Connection, LockOptions, Notice, Statement } from "../../core/dialect.ts";
import { connect } from "../../dialects/postgres/connect.ts";
import { lockId } from "../../dialects/postgres/lock.ts";
import { openDatabase } from "../../dialects/registry.ts";
import { parseUrl } from "../../dialects/url.ts";
import { databaseTest, type TestDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { type Proxy, proxy } from "../support/tcp.ts";

const statements = (...texts: string[]): readonly Statement[] => texts.map((text) => ({ text }));
const inserts = (count: number) =>
  statements(...Array.from({ length: count }, (_, i) => `INSERT INTO t VALUES (${i})`));

async function count(connection: Connection, table = "t"): Promise<unknown> {
  const [row] = await connection.query(`SELECT count(*) AS n FROM ${table}`);
  return row?.["n"];
}

/** A connection through a proxy, which counts how often the server was waited for. */
async function throughProxy(
  { url }: TestDatabase,
  test: (connection: Connection, proxy: Proxy) => Promise<void>,
): Promise<void> {
  await using there = proxy(Number(new URL(url).port));
  const far = url.replace(/@[^/]*/, `@127.0.0.1:${there.port}`);
  const connection = await connect(parseUrl(far, "/"));
  try {
    await test(connection, there);
  } finally {
    await connection.close();
  }
}

databaseTest(
  "postgresql",
  "execute() sends a transaction's statements in one round trip",
  (database) =>
    throughProxy(database, async (connection, there) => {
      await connection.execute(statements("CREATE TABLE t (a int)"));
      const trips: number[] = [];
      for (const size of [1, 20, 2000]) {
        await connection.begin();
        const before = there.roundTrips;
        await connection.execute(inserts(size));
        trips.push(there.roundTrips - before);
        await connection.commit();
      }
      assert.deepEqual(trips, [1, 1, 1]);
      assert.equal(await count(connection), 2021);
    }),
);

databaseTest("postgresql", "execute() sends much in pieces, and all of it", async ({ connect }) => {
  const connection = await connect();
  await connection.begin();
  await connection.execute(statements("CREATE TABLE t (a int, b text)"));
  const text = `INSERT INTO t VALUES (1, '${"x".repeat(20_000)}')`;
  await connection.execute([...statements(...Array(50).fill(text)), ...inserts(1000)]);
  await connection.execute([]);
  assert.equal(await count(connection), 1050);
  await connection.commit();
});

databaseTest(
  "postgresql",
  "execute() names the statement that was refused, and nothing after it counts",
  async ({ connect }) => {
    const connection = await connect();
    await connection.execute(statements("CREATE TABLE t (a int UNIQUE)"));
    for (const first of [3, 450]) {
      await connection.begin();
      const all = [...inserts(first), ...statements("INSERT INTO t VALUES (0)"), ...inserts(300)];
      const error = await errorOf(() => connection.execute(all));
      assert.equal(error.code, "database");
      assert.match(
        error.message,
        /^PostgreSQL refused the statement: duplicate key value .*\. Key \(a\)=\(0\) already exists\.$/,
      );
      assert.deepEqual(error.where, {
        sql: "INSERT INTO t VALUES (0)",
        statement: first,
        database: "PostgreSQL",
      });
      await connection.rollback();
      assert.equal(await count(connection), 0);
    }
  },
);

databaseTest(
  "postgresql",
  "execute() says what to do about rows whose keys wait for the commit",
  async ({ connect }) => {
    const connection = await connect();
    await connection.begin();
    const error = await errorOf(() =>
      connection.execute(statements(
        "CREATE TABLE p (id int PRIMARY KEY)",
        "CREATE TABLE c (p int REFERENCES p INITIALLY DEFERRED)",
        "INSERT INTO c VALUES (1)",
        "ALTER TABLE c ADD b int",
      ))
    );
    assert.match(error.message, /pending trigger events/);
    assert.match(error.hint ?? "", /op\.execute\("SET CONSTRAINTS ALL IMMEDIATE"\)/);
  },
);

databaseTest(
  "postgresql",
  "a lock_timeout in the URL ends the wait for a table that others use",
  async ({ url, connect }) => {
    const [other, connection] = [
      await connect(),
      await openDatabase(`${url}&lock_timeout=1`, "/").then((database) => database.connect()),
    ];
    await other.execute(statements("CREATE TABLE t (a int)"));
    await other.begin();
    await other.execute(statements("SELECT FROM t"));
    const error = await errorOf(() => connection.execute(statements("ALTER TABLE t ADD b int")));
    assert.match(error.message, /canceling statement due to lock timeout/);
    assert.match(error.hint ?? "", /^Others use the table/);
    await connection.close();
  },
);

databaseTest(
  "postgresql",
  "execute() says what to do where the server doesn't",
  async ({ connect }) => {
    const [connection, other] = [await connect(), await connect()];
    const failing = (...texts: string[]) => errorOf(() => connection.execute(statements(...texts)));
    await connection.execute(statements("CREATE TABLE t (a int)", "CREATE TABLE u (a int)"));
    const late = await failing("SET statement_timeout = 1", "SELECT pg_sleep(1)");
    assert.match(late.hint ?? "", /^statement_timeout=0/);
    await connection.execute(statements("SET statement_timeout = 0"));

    for (const [each, table] of [[connection, "t"], [other, "u"]] as const) {
      await each.begin();
      await each.execute(statements("SET LOCAL deadlock_timeout = 1", `LOCK TABLE ${table}`));
    }
    // The server chooses who has to give way.
    const outcomes = await Promise.allSettled(
      ([[connection, "u"], [other, "t"]] as const).map(async ([each, table]) => {
        try {
          await each.execute(statements(`LOCK TABLE ${table}`));
        } finally {
          await each.rollback();
        }
      }),
    );
    const deadlock = outcomes.find((outcome) => outcome.status === "rejected")?.reason;
    assert.match(deadlock.hint ?? "", /^Run the command again/);

    const denied = await failing("SET default_transaction_read_only = on", "DROP TABLE t");
    assert.match(denied.hint ?? "", /target_session_attrs/);
  },
);

databaseTest(
  "postgresql",
  "execute() outside a transaction stops at the first failure",
  async ({ connect }) => {
    const connection = await connect();
    const texts = ["CREATE TABLE t (a int)", "CREATE TABLE t (a int)", "CREATE TABLE u (a int)"];
    const error = await errorOf(() => connection.execute(statements(...texts)));
    assert.equal(error.where.statement, 1);
    assert.equal(await count(connection), 0);
    assert.equal((await errorOf(() => count(connection, "u"))).code, "database");
  },
);

databaseTest(
  "postgresql",
  "execute() runs nothing after a failure, though the author ends the transaction",
  async ({ connect }) => {
    const connection = await connect();
    await connection.execute(statements("CREATE TABLE t (a int)"));
    for (
      const end of [
        "ROLLBACK",
        "/* all */ -- of it\n commit",
        "END",
        "abort work",
        "ROLLBACK AND CHAIN",
      ]
    ) {
      await connection.begin();
      const texts = [
        "INSERT INTO t VALUES (1)",
        "INSERT INTO nope VALUES (1)",
        end,
        "INSERT INTO t VALUES (2)",
      ];
      const error = await errorOf(() => connection.execute(statements(...texts)));
      assert.equal(error.where.statement, 1, end);
      await connection.rollback();
      assert.equal(await count(connection), 0, end);
    }
  },
);

databaseTest(
  "postgresql",
  "execute() stops at a failure after the author has committed",
  async ({ connect }) => {
    const connection = await connect();
    await connection.execute(statements("CREATE TABLE t (a int)"));
    await connection.begin();
    const texts = ["COMMIT", "INSERT INTO nope VALUES (1)", "INSERT INTO t VALUES (2)"];
    assert.equal(
      (await errorOf(() => connection.execute(statements(...texts)))).where.statement,
      1,
    );
    await connection.rollback();
    assert.equal(await count(connection), 0);
  },
);

databaseTest("postgresql", "execute() goes back to a savepoint", async ({ connect }) => {
  const connection = await connect();
  await connection.begin();
  await connection.execute(statements(
    "CREATE TABLE t (a int)",
    "SAVEPOINT s",
    "INSERT INTO t VALUES (1)",
    "ROLLBACK TO SAVEPOINT s",
    "INSERT INTO t VALUES (2)",
  ));
  assert.deepEqual(await connection.query("SELECT a FROM t"), [{ a: 2 }]);
  await connection.rollback();
  assert.equal(await connection.versionRows({ name: "t" }), undefined);
});

databaseTest("postgresql", "execute() sends values as their literals", async ({ connect }) => {
  const connection = await connect();
  await connection.execute([
    { text: "CREATE TABLE t (a text)" },
    {
      text: "INSERT INTO t VALUES ($1)",
      values: ["x'y"],
      inlined: () => "INSERT INTO t VALUES ('x''y')",
    },
  ]);
  assert.deepEqual(await connection.query("SELECT a FROM t"), [{ a: "x'y" }]);
});

databaseTest(
  "postgresql",
  "execute() checks how many rows a statement changed",
  async ({ connect }) => {
    const connection = await connect();
    await connection.execute(statements("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)"));
    await connection.begin();
    const update = {
      text: "UPDATE t SET a = 2 WHERE a = 1",
      expect: { rows: 1, otherwise: "expected to match one row" },
    };
    const error = await errorOf(() => connection.execute([update, update]));
    assert.equal(error.code, "version-table");
    assert.equal(error.message, "expected to match one row; 0 found");
  },
);

databaseTest("postgresql", "execute() refuses COPY from and to the client", async ({ connect }) => {
  const other = await connect();
  await other.execute(statements("CREATE TABLE t AS SELECT generate_series(1, 10000) AS a"));
  for (const text of ["COPY t FROM STDIN", "COPY t TO STDOUT"]) {
    const connection = await connect();
    await connection.begin();
    const work = statements("DELETE FROM t", text, "SELECT 1");
    assert.equal((await errorOf(() => connection.execute(work))).code, "unsupported", text);
    await connection.rollback();
    assert.equal(await count(other), 10000);
  }
});

databaseTest("postgresql", "query() gives values as JavaScript has them", async ({ connect }) => {
  const connection = await connect();
  const rows = await connection.query(`SELECT 1 AS int4, 7::int2, 5::int8 AS small,
    9007199254740992 AS big, -9223372036854775808 AS least, 1.10 AS numeric, 1.5::float8 AS float, true AS bool,
    'a'::text AS text, 'b'::varchar(3) AS varchar, 'c'::name AS name, '\\x00ff'::bytea AS bytea,
    '2026-11-20'::date AS date, '2026-11-20 10:00:00.5'::timestamp AS stamp,
    '2026-11-20 10:00:00+05:30'::timestamptz AS zoned, 'infinity'::timestamp AS never,
    '{"a": [1, 12345678901234567890]}'::jsonb AS json, NULL AS nothing, '1 day'::interval AS span,
    ARRAY[1, NULL, 3] AS ints, ARRAY[['a,b', '"'], ['NULL', '']] AS texts, '{}'::int[] AS none,
    '[2:3]={1,2}'::int[] AS bounds, ARRAY['2026-11-20'::date] AS dates`);
  assert.deepEqual(rows, [{
    int4: 1,
    int2: 7,
    small: 5,
    big: 9007199254740992n,
    least: -9223372036854775808n,
    numeric: "1.10",
    float: 1.5,
    bool: true,
    text: "a",
    varchar: "b",
    name: "c",
    bytea: new Uint8Array([0, 255]),
    date: new Date("2026-11-20T00:00:00Z"),
    stamp: new Date("2026-11-20T10:00:00.500Z"),
    zoned: new Date("2026-11-20T04:30:00Z"),
    never: "infinity",
    json: { a: [1, 12345678901234567890n] },
    nothing: null,
    span: "1 day",
    ints: [1, null, 3],
    texts: [["a,b", '"'], ["NULL", ""]],
    none: [],
    bounds: [1, 2],
    dates: [new Date("2026-11-20T00:00:00Z")],
  }]);
});

databaseTest(
  "postgresql",
  "query() reads bytes and dates whatever the server's settings",
  async ({ connect }) => {
    const connection = await connect();
    await connection.execute(statements(
      "SET bytea_output = escape",
      "SET TimeZone = 'Asia/Kolkata'",
      "ALTER ROLE CURRENT_USER IN DATABASE postgres RESET ALL",
    ));
    const rows = await connection.query(
      "SELECT '\\x005c41ff'::bytea AS a, '1900-01-01 00:00+00'::timestamptz AS b",
    );
    assert.deepEqual(rows, [{
      a: new Uint8Array([0, 0x5c, 0x41, 0xff]),
      b: new Date("1900-01-01T00:00:00Z"),
    }]);
  },
);

databaseTest(
  "postgresql",
  "query() gives parameters the type that the statement asks for",
  async ({ connect }) => {
    const connection = await connect();
    await connection.execute(statements("SET TimeZone = 'Asia/Kolkata'"));
    const moment = new Date("2026-11-20T10:00:00.123Z");
    const values = [
      1,
      2n ** 60n,
      true,
      moment,
      moment,
      new Uint8Array([1]),
      "x",
      [1, "a"],
      { a: 1 },
      [1, null, 2],
      [['a,"', "\\"]],
      null,
    ];
    const rows = await connection.query(
      `SELECT $1::int AS a, $2::int8 AS b, $3::bool AS c, $4::timestamptz AS d, $5::timestamp AS e, $6::bytea AS f,
      $7 AS g, $8::jsonb AS h, $9::json AS i, $10::int[] AS j, $11::text[] AS k, $12::text AS l`,
      values,
    );
    assert.deepEqual(Object.values(rows[0] ?? {}), values);
    const found = await connection.query(
      "SELECT n FROM generate_series(1, 5) n WHERE n = ANY($1)",
      [[2, 4]],
    );
    assert.deepEqual(found, [{ n: 2 }, { n: 4 }]);
  },
);

databaseTest(
  "postgresql",
  "query() says what the server refuses, with its hint",
  async ({ connect }) => {
    const connection = await connect();
    const error = await errorOf(() => connection.query("SELECT lower(1, 2)"));
    assert.equal(error.code, "database");
    assert.match(error.message, /function lower\(integer, integer\) does not exist/);
    assert.match(error.hint ?? "", /argument types/);
    assert.equal(error.where.sql, "SELECT lower(1, 2)");
  },
);

databaseTest("postgresql", "connect() hands on notices, and prints none", async ({ url }) => {
  const notices: Notice[] = [];
  const onNotice = (notice: Notice) => void notices.push(notice);
  const connection = await connect(parseUrl(url, "/"), { onNotice });
  await connection.execute(statements(
    "DO $$ BEGIN RAISE NOTICE 'half done'; RAISE WARNING 'careful'; END $$",
    "DROP TABLE IF EXISTS nope",
  ));
  await connection.close();
  assert.deepEqual(notices, [
    { severity: "NOTICE", message: "half done" },
    { severity: "WARNING", message: "careful" },
    { severity: "NOTICE", message: 'table "nope" does not exist, skipping' },
  ]);
});

databaseTest(
  "postgresql",
  "commit() doesn't pass off a rollback as a commit",
  async ({ connect }) => {
    const connection = await connect();
    await connection.begin();
    await connection.execute(statements("CREATE TABLE t (a int)"));
    await errorOf(() => connection.query("SELECT * FROM nope"));
    const error = await errorOf(() => connection.commit());
    assert.equal(error.code, "database");
    assert.match(error.message, /rolled the transaction back instead of committing/);
    await connection.rollback();
    assert.equal(await connection.versionRows({ name: "t" }), undefined);
  },
);

databaseTest(
  "postgresql",
  "commit() reports a constraint that was deferred to it",
  async ({ connect }) => {
    const connection = await connect();
    await connection.execute(
      statements("CREATE TABLE t (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)"),
    );
    await connection.begin();
    await connection.execute(statements("INSERT INTO t VALUES (1), (1)"));
    assert.match((await errorOf(() => connection.commit())).message, /duplicate key/);
    await connection.rollback();
    assert.equal(await count(connection), 0);
  },
);

databaseTest(
  "postgresql",
  "versionRows() costs one round trip, table or not",
  (database) =>
    throughProxy(database, async (connection, there) => {
      const rows = async (table: { name: string; schema?: string }) => {
        const before = there.roundTrips;
        return [await connection.versionRows(table), there.roundTrips - before];
      };
      assert.deepEqual(await rows({ name: "Version" }), [undefined, 1]);
      assert.deepEqual(await rows({ name: "v", schema: "nope" }), [undefined, 1]);
      await connection.begin();
      assert.deepEqual(await rows({ name: "Version" }), [undefined, 1]);
      await connection.execute(statements('CREATE TABLE "Version" (version_num varchar(32))'));
      assert.deepEqual(await rows({ name: "Version" }), [[], 2]);
      await connection.commit();
      await connection.execute(statements(`INSERT INTO "Version" VALUES ('b'), ('a')`));
      assert.deepEqual(await rows({ name: "Version", schema: "public" }), [["b", "a"], 1]);
    }),
);

databaseTest("postgresql", "versionRows() reports any other error", async ({ connect }) => {
  const connection = await connect();
  await connection.execute(statements(
    "CREATE TABLE v (other int)",
    "CREATE VIEW w AS SELECT 1/0 AS version_num",
  ));
  const [other, broken] = [
    await errorOf(() => connection.versionRows({ name: "v" })),
    await errorOf(() => connection.versionRows({ name: "w" })),
  ];
  assert.equal(other.code, "version-table");
  assert.match(other.message, /^v is no version table: /);
  assert.match(broken.message, /division by zero/);
});

/** Begins a transaction that has a lock. */
async function beginLocked(connection: Connection, key: string, options: LockOptions = {}) {
  await connection.lock(key, options);
  await connection.begin();
}

databaseTest(
  "postgresql",
  "a lock lets in one at a time, and tells who is waited for",
  async ({ connect }) => {
    const [first, second] = [await connect(), await connect()];
    const [{ pid } = {}] = await first.query("SELECT pg_backend_pid() AS pid");
    await beginLocked(first, "alembic_version");
    const told = Promise.withResolvers<string>();
    let taken = false;
    const waiting = beginLocked(second, "alembic_version", { onWait: told.resolve }).then(() =>
      taken = true
    );
    assert.match(
      await told.promise,
      new RegExp(`^process ${pid} \\(migrate\\) from \\S+ connected since \\d{4}-\\d\\d-\\d\\d`),
    );
    assert.equal(taken, false);
    await first.commit();
    await waiting;
  },
);

databaseTest("postgresql", "a wait for a lock ends when its time is over", async ({ connect }) => {
  const [first, second] = [await connect(), await connect()];
  await beginLocked(first, "a");
  const error = await errorOf(() => beginLocked(second, "a", { timeout: 10 }));
  assert.equal(error.code, "locked");
  assert.match(error.message, /^Another migration is running: process \d+ \(migrate\)/);
  await beginLocked(second, "b", { timeout: 10 });
});

databaseTest("postgresql", "hold() keeps the lock between transactions", async ({ connect }) => {
  const [first, second, third] = [await connect(), await connect(), await connect()];
  await beginLocked(first, "a");
  await first.hold?.();
  for (let time = 0; time < 2; time++) {
    await first.commit();
    const error = await errorOf(() => beginLocked(second, "a", { timeout: 10 }));
    assert.match(error.message, /^Another migration is running: process \d+ \(migrate\)/);
    await first.begin();
  }
  await first.commit();
  await first.close();
  await beginLocked(third, "a", { timeout: 0 });
});

databaseTest("postgresql", "who waits for a lock is in nobody's way", async ({ connect }) => {
  const [first, second] = [await connect(), await connect()];
  await first.execute(statements("CREATE TABLE t (a int)"));
  await beginLocked(first, "a");
  await first.hold?.();
  await first.commit();
  const told = Promise.withResolvers<string>();
  const waiting = beginLocked(second, "a", { onWait: told.resolve });
  await told.promise;
  // It waits for every snapshot that is older than itself.
  await first.execute(statements("CREATE INDEX CONCURRENTLY i ON t (a)"));
  await first.close();
  await waiting;
});

databaseTest("postgresql", "cancel() ends a wait for the lock", async ({ connect }) => {
  const [first, second] = [await connect(), await connect()];
  await beginLocked(first, "a");
  const told = Promise.withResolvers<string>();
  const waiting = errorOf(() => beginLocked(second, "a", { onWait: told.resolve }));
  await told.promise;
  second.cancel();
  assert.equal((await waiting).code, "interrupted");
});

databaseTest(
  "postgresql",
  "what holds the lock doesn't end before its time, and is missed when it does",
  async ({ connect }) => {
    const [first, other] = [await connect(), await connect()];
    await other.execute(statements(`DO $$ BEGIN EXECUTE format(
      'ALTER DATABASE %I SET idle_in_transaction_session_timeout = 1', current_database()); END $$`));
    await beginLocked(first, "a");
    await first.hold?.();
    await first.commit();
    await other.query("SELECT pg_sleep(0.1)");
    const [holder] = await other.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_locks
      WHERE locktype = 'advisory' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    assert.notEqual(holder, undefined);
    const error = await errorOf(() => first.begin());
    assert.equal(error.message, "The connection that held the lock was lost");
  },
);

Deno.test("lockId() is the same in every version", () => {
  assert.equal(lockId("alembic_version"), 1391884001058347316n);
  assert.notEqual(lockId("a"), lockId("b"));
});

databaseTest("postgresql", "cancel() stops the statement under way", async ({ connect }) => {
  const connection = await connect();
  await connection.begin();
  const running = errorOf(() =>
    connection.execute(statements("SELECT pg_sleep(600)", "CREATE TABLE t (a int)"))
  );
  await runsIn(await connect(), "pg_sleep");
  connection.cancel();
  const error = await running;
  assert.equal(error.code, "database");
  assert.match(error.message, /canceling statement due to user request/);
  assert.equal(error.where.statement, 0);
  await connection.rollback();
  assert.equal(await connection.versionRows({ name: "t" }), undefined);
});

/** Waits until another session of this database runs a statement. */
async function runsIn(observer: Connection, text: string): Promise<void> {
  const query =
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
    AND pid <> pg_backend_pid() AND query LIKE '%${text}%'`;
  while ((await observer.query(query)).length === 0);
}

databaseTest("postgresql", "close() stops the statement under way", async ({ connect }) => {
  const connection = await connect();
  const running = errorOf(() => connection.query("SELECT pg_sleep(600)"));
  const observer = await connect();
  await runsIn(observer, "pg_sleep");
  await connection.close();
  assert.match((await running).message, /canceling statement/);
});

databaseTest(
  "postgresql",
  "close() rolls back, frees the lock, and may be called again",
  async ({ connect }) => {
    const [first, second] = [await connect(), await connect()];
    await beginLocked(first, "a");
    await first.execute(statements("CREATE TABLE t (a int)"));
    await errorOf(() => first.query("SELECT 1 / 0"));
    await first.close();
    await first.close();
    await beginLocked(second, "a", { timeout: 0 });
    assert.equal(await second.versionRows({ name: "t" }), undefined);
  },
);

databaseTest(
  "postgresql",
  "a lost connection is an error of its own, with the server's last words",
  async ({ connect }) => {
    const [connection, other] = [await connect(), await connect()];
    const [{ pid } = {}] = await connection.query("SELECT pg_backend_pid() AS pid");
    await connection.begin();
    const running = errorOf(() => connection.execute(statements("SELECT pg_sleep(600)")));
    await runsIn(other, "pg_sleep");
    await other.query("SELECT pg_terminate_backend($1::int)", [Number(pid)]);
    const error = await running;
    assert.equal(error.code, "connection");
    assert.match(
      error.message,
      /^The connection to PostgreSQL at localhost:\d+ was lost: terminating connection due to administrator command$/,
    );
    assert.equal(error.where.statement, 0);
    await connection.rollback();
    assert.equal((await errorOf(() => connection.query("SELECT 1"))).code, "connection");
    assert.equal((await errorOf(() => connection.begin())).code, "connection");
    await connection.close();
  },
);

databaseTest("postgresql", "a connection that is cut is lost", async ({ url }) => {
  const there = proxy(Number(new URL(url).port));
  const far = url.replace(/@[^/]*/, `@127.0.0.1:${there.port}`);
  const connection = await connect(parseUrl(far, "/"));
  const texts = ["SELECT pg_sleep(600)", ...Array(500).fill("SELECT 1")];
  await connection.begin();
  const running = errorOf(() => connection.execute(statements(...texts)));
  await there[Symbol.asyncDispose]();
  assert.equal((await running).code, "connection");
  await connection.close();
});
