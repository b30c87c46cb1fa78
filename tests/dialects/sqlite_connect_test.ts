import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import type { Connection } from "../../core/dialect.ts";
import { connect } from "../../dialects/sqlite/connect.ts";
import { parseUrl } from "../../dialects/url.ts";
import { databaseTest } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";

const open = (url: string) => connect(parseUrl(url, Deno.cwd()));

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Runs `work` with a connection to a URL. */
async function using<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await open(url);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

const names = (folder: string) => [...Deno.readDirSync(folder)].map(({ name }) => name);

Deno.test("connect() reads a file that isn't there as an empty database, and doesn't make it", () =>
  inFolder(async (folder) => {
    await using(`sqlite:///${folder}/new.db`, async (connection) => {
      assert.equal(await connection.versionRows({ name: "alembic_version" }), undefined);
      assert.deepEqual(await connection.query("SELECT name FROM sqlite_schema"), []);
      await connection.rollback();
      const error = await errorOf(() => connection.query("CREATE TABLE t (a)"));
      assert.match(error.message, /readonly|can't be written/);
    });
    assert.deepEqual(names(folder), []);
  }));

Deno.test("connect() makes a missing file when a transaction begins", () =>
  inFolder(async (folder) => {
    await using(`sqlite:///${folder}/new.db`, async (connection) => {
      await connection.query("SELECT 1");
      await connection.begin();
      await connection.execute([{ text: "CREATE TABLE t (a)" }]);
      await connection.commit();
      assert.deepEqual(await connection.query("SELECT name FROM sqlite_schema"), [{ name: "t" }]);
    });
    assert.deepEqual(names(folder), ["new.db"]);
  }));

Deno.test("connect() leaves nothing beside a database in WAL mode that it only reads", () =>
  inFolder(async (folder) => {
    const url = `sqlite:///${folder}/wal.db?journal_mode=wal`;
    await using(url, (connection) => connection.execute([{ text: "CREATE TABLE t (a)" }]));
    await using(`sqlite:///${folder}/wal.db`, async (connection) => {
      assert.deepEqual(await connection.query("PRAGMA journal_mode"), [{ journal_mode: "wal" }]);
    });
    assert.deepEqual(names(folder), ["wal.db"]);
  }));

Deno.test("connect() says what is wrong with a file", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/dir`);
    await Deno.writeTextFile(`${folder}/text`, "no database ".repeat(1000));
    const rows: readonly (readonly [path: string, message: RegExp, hint: RegExp])[] = [
      [
        `${folder}/none/x.db`,
        /Can't open ".*none\/x\.db": there is no folder ".*none"/,
        /mkdir -p/,
      ],
      [`${folder}/dir`, /Can't open ".*dir": it is a folder/, /names a file/],
      [`${folder}/text/x.db`, /".*text" is a file, not a folder/, /Mend/],
      [`${folder}/text`, /".*text" is not an SQLite database/, /another file/],
      [`file:${folder}/x.db?uri=true&mode=ro`, /".*x\.db": there is no such file/, /mode/],
      [`file:${folder}/x.db?uri=true&mode=rw`, /".*x\.db": there is no such file/, /mode/],
    ];
    for (const [path, message, hint] of rows) {
      const version = { name: "alembic_version" };
      const error = await errorOf(() =>
        using(`sqlite:///${path}`, (connection) => connection.versionRows(version))
      );
      assert.equal(error.code, "connection", path);
      assert.match(error.message, message);
      assert.match(error.hint ?? "", hint);
    }
  }));

Deno.test({
  name: "connect() says that a file can't be made",
  // A folder in which nobody makes files, not even root.
  ignore: Deno.build.os !== "linux",
  async fn() {
    const error = await errorOf(() => using("sqlite:////proc/x.db", (it) => it.begin()));
    assert.equal(error.code, "connection");
    assert.equal(error.message, "Can't open \"/proc/x.db\": it can't be made");
    assert.equal(error.hint, "Let this program write to its folder.");
  },
});

Deno.test("connect() says that a file can't be written to", () =>
  inFolder(async (folder) => {
    new DatabaseSync(`${folder}/x.db`).exec("CREATE TABLE t (a)");
    await using(`sqlite:///file:${folder}/x.db?uri=true&mode=ro`, async (connection) => {
      await connection.begin();
      const error = await errorOf(() => connection.execute([{ text: "INSERT INTO t VALUES (1)" }]));
      assert.equal(error.code, "connection");
      assert.match(error.message, /x\.db.* can't be written to/);
      assert.equal(error.where.sql, "INSERT INTO t VALUES (1)");
    });
  }));

Deno.test("connect() says that a file can't be reached", () =>
  inFolder(async (folder) => {
    // Unlike a missing permission, a link to itself stops root too.
    await Deno.symlink(`${folder}/x.db`, `${folder}/x.db`);
    const error = await errorOf(() => open(`sqlite:///${folder}/x.db`));
    assert.equal(error.code, "connection");
    assert.match(error.hint ?? "", /allowed/);
  }));

databaseTest(
  "sqlite",
  "execute() names the statement that was refused, and stops there",
  async ({ connect }) => {
    const connection = await connect();
    await connection.begin();
    const texts = ["CREATE TABLE t (a)", "INSERT INTO nope VALUES (1)", "CREATE TABLE u (a)"];
    const error = await errorOf(() => connection.execute(texts.map((text) => ({ text }))));
    assert.equal(error.code, "database");
    assert.equal(error.message, "SQLite refused the statement: no such table: nope");
    assert.deepEqual(error.where, { sql: texts[1], statement: 1, database: "SQLite" });
    const tables = await connection.query("SELECT name FROM sqlite_schema");
    assert.deepEqual(tables, [{ name: "t" }]);
    await connection.rollback();
    assert.deepEqual(await connection.query("SELECT name FROM sqlite_schema"), []);
  },
);

databaseTest(
  "sqlite",
  "execute() says what SQLite says, without the text it said it of",
  async ({ connect }) => {
    const connection = await connect();
    const error = await errorOf(() => connection.execute([{ text: "CREATE TABLE t (a) FOO BAR" }]));
    assert.equal(error.message, 'SQLite refused the statement: near "BAR": syntax error');
  },
);

databaseTest("sqlite", "execute() stores values as SQLAlchemy does", async ({ connect }) => {
  const connection = await connect();
  const values = [true, 1, 1.5, 2n ** 60n, "a", null, new Date(0), new Uint8Array([1]), { a: [1] }];
  await connection.execute([{ text: "CREATE TABLE t (a)" }]);
  await connection.execute(values.map((value) => ({
    text: "INSERT INTO t VALUES (?)",
    values: [value],
  })));
  const rows = await connection.query("SELECT typeof(a) AS type, a FROM t ORDER BY rowid");
  assert.deepEqual(rows.map(({ type, a }) => [type, a]), [
    ["integer", 1],
    ["integer", 1],
    ["real", 1.5],
    ["integer", 2n ** 60n],
    ["text", "a"],
    ["null", null],
    ["text", "1970-01-01 00:00:00.000000"],
    ["blob", new Uint8Array([1])],
    ["text", '{"a":[1]}'],
  ]);
});

databaseTest(
  "sqlite",
  "execute() checks how many rows a statement changed",
  async ({ connect }) => {
    const connection = await connect();
    await connection.execute([{ text: "CREATE TABLE v (a)" }, {
      text: "INSERT INTO v VALUES ('x')",
    }]);
    const update = (from: string) => ({
      text: `UPDATE v SET a = 'y' WHERE a = '${from}'`,
      expect: { rows: 1, otherwise: "expected to match one row" },
    });
    await connection.execute([update("x")]);
    const error = await errorOf(() => connection.execute([update("x")]));
    assert.equal(error.code, "version-table");
    assert.equal(error.message, "expected to match one row; 0 found");
  },
);

databaseTest(
  "sqlite",
  "query() gives plain rows, and integers with all their digits",
  async ({ connect }) => {
    const connection = await connect();
    const rows = await connection.query(
      "SELECT ? AS a, 9007199254740991 AS b, 9007199254740992 AS c",
      ["x"],
    );
    assert.deepEqual(rows, [{ a: "x", b: 9007199254740991, c: 9007199254740992n }]);
  },
);

databaseTest("sqlite", "query() takes one statement and no more", async ({ connect }) => {
  const connection = await connect();
  assert.deepEqual(await connection.query("SELECT 1 AS a; -- done"), [{ a: 1 }]);
  for (const text of ["", "-- nothing", "SELECT 1; DELETE FROM t"]) {
    assert.equal((await errorOf(() => connection.query(text))).code, "operation");
  }
});

databaseTest(
  "sqlite",
  "connect() leaves SQLite as migrations for Alembic know it",
  async ({ connect }) => {
    const connection = await connect();
    assert.deepEqual(await connection.query("PRAGMA foreign_keys"), [{ foreign_keys: 0 }]);
    assert.deepEqual(await connection.query('SELECT "text" AS a'), [{ a: "text" }]);
  },
);

Deno.test("connect() sets the pragmas of the URL", () =>
  using("sqlite://?foreign_keys=on&recursive_triggers=1", async (connection) => {
    assert.deepEqual(await connection.query("PRAGMA foreign_keys"), [{ foreign_keys: 1 }]);
    assert.deepEqual(await connection.query("PRAGMA recursive_triggers"), [{
      recursive_triggers: 1,
    }]);
  }));

databaseTest(
  "sqlite",
  "versionRows() gives the rows, none, or undefined without the table",
  async ({ connect }) => {
    const connection = await connect();
    const rows = (name: string) => connection.versionRows({ name });
    assert.equal(await rows("Version"), undefined);
    await connection.execute([{ text: 'CREATE TABLE "Version" (version_num VARCHAR(32))' }]);
    assert.deepEqual(await rows("Version"), []);
    await connection.execute([{ text: `INSERT INTO "Version" VALUES ('b'), ('a')` }]);
    assert.deepEqual(await rows("Version"), ["b", "a"]);
    assert.deepEqual(await connection.versionRows({ name: "Version", schema: "main" }), ["b", "a"]);
    assert.equal(
      (await errorOf(() => connection.versionRows({ name: "v", schema: "x" }))).code,
      "database",
    );
  },
);

databaseTest(
  "sqlite",
  "begin() waits for another writer, and tells whom for",
  async ({ connect, file }) => {
    const [first, second] = [await connect(), await connect()];
    await first.begin();
    const told: string[] = [];
    await second.lock("alembic_version", { onWait: (holder) => void told.push(holder) });
    let begun = false;
    const waiting = second.begin().then(() => begun = true);
    // Timers run while it waits: signals would be handled, too.
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(begun, false);
    assert.deepEqual(told, [`another connection that writes to "${file}"`]);
    await first.commit();
    await waiting;
    await second.rollback();
  },
);

databaseTest(
  "sqlite",
  "begin() gives up in the end, and says which file is locked",
  async ({ connect, file }) => {
    const [first, second] = [await connect(), await connect()];
    await first.begin();
    await second.lock("alembic_version", { timeout: 20 });
    const error = await errorOf(() => second.begin());
    assert.equal(error.code, "locked");
    assert.match(error.message, /^database is locked: /);
    assert.ok(error.message.includes(file!));
    assert.match(error.hint ?? "", /timeout/);
  },
);

databaseTest(
  "sqlite",
  "begin() waits as long as the URL says where nobody else does",
  async ({ connect, url }) => {
    await (await connect()).begin();
    await using(`${url}?timeout=0.01`, async (second) => {
      assert.equal((await errorOf(() => second.begin())).code, "locked");
    });
  },
);

databaseTest("sqlite", "cancel() ends a wait", async ({ connect }) => {
  const [first, second] = [await connect(), await connect()];
  await first.begin();
  const waiting = errorOf(() => second.begin());
  second.cancel();
  assert.equal((await waiting).code, "interrupted");
});

databaseTest("sqlite", "commit() waits for readers", async ({ connect, file }) => {
  const writer = await connect();
  await writer.execute([{ text: "CREATE TABLE t (a)" }]);
  const reader = new DatabaseSync(file!);
  reader.exec("BEGIN; SELECT * FROM t");
  await writer.begin();
  await writer.execute([{ text: "INSERT INTO t VALUES (1)" }]);
  const committed = writer.commit();
  reader.exec("COMMIT");
  reader.close();
  await committed;
  assert.deepEqual(await writer.query("SELECT count(*) AS n FROM t"), [{ n: 1 }]);
});

databaseTest("sqlite", "close() rolls back and frees the file", async ({ connect }) => {
  const [first, second] = [await connect(), await connect()];
  await first.begin();
  await first.execute([{ text: "CREATE TABLE t (a)" }]);
  await first.close();
  await first.close();
  await second.begin();
  assert.equal(await second.versionRows({ name: "t" }), undefined);
});
