import assert from "node:assert/strict";
import { isLate, type Statement, type TableName } from "../../core/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { buildTable } from "../../core/schema/build_table.ts";
import { t } from "../../core/schema/column_types.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import type { DialectName } from "../../dialects/url.ts";
import { type DatabaseTest, databaseTest, type TestDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";

/** What core relies on, whatever the database: each test is a sentence of `core/dialect.ts`. */
const promises: { readonly [promise: string]: (database: TestDatabase) => void | Promise<void> } = {
  async "execute() runs statements in order"({ connect }) {
    const connection = await connect();
    await connection.execute([]);
    await connection.execute(texts("CREATE TABLE a (x int)", "INSERT INTO a VALUES (1)"));
    await connection.execute(texts("ALTER TABLE a RENAME TO b", "INSERT INTO b VALUES (2)"));
    assert.deepEqual(await connection.query("SELECT x FROM b ORDER BY x"), [{ x: 1 }, { x: 2 }]);
  },

  async "execute() stops at the statement that is refused, and names it"({ connect }) {
    const connection = await connect();
    await connection.execute(texts("CREATE TABLE a (x int)"));
    for (const transaction of [false, true]) {
      if (transaction) await connection.begin();
      const { code, where } = await errorOf(() =>
        connection.execute(texts("DELETE FROM a", "DELETE FROM missing", "DROP TABLE a"))
      );
      assert.deepEqual([code, where.statement, where.sql], ["database", 1, "DELETE FROM missing"]);
      await connection.rollback();
      assert.deepEqual(await connection.query("SELECT x FROM a"), []);
    }
  },

  async "execute() counts the rows that a statement has to change"({ connect }) {
    const connection = await connect();
    await connection.execute(texts("CREATE TABLE a (x int)", "INSERT INTO a VALUES (1), (2)"));
    const change = (text: string, rows: number) =>
      connection.execute([{ text, expect: { rows, otherwise: "other rows" } }]);
    await change("UPDATE a SET x = 3", 2);
    await change("DELETE FROM a WHERE x = 4", 0);
    const { code, message } = await errorOf(() => change("DELETE FROM a", 1));
    assert.deepEqual([code, message], ["version-table", "other rows; 2 found"]);
  },

  async "execute() takes a bound statement for the one that a script would show"(
    { database, connect },
  ) {
    const connection = await connect();
    const { text, values, inlined } = database.dialect.bind("INSERT INTO a VALUES (:x)", {
      x: "it's",
    });
    assert.ok(!text.includes("it"));
    assert.equal(inlined?.(), "INSERT INTO a VALUES ('it''s')");
    await connection.execute([...texts("CREATE TABLE a (x text)"), { text, values, inlined }]);
    assert.deepEqual(await connection.query("SELECT x FROM a"), [{ x: "it's" }]);
  },

  async "query() gives rows, with values in their places"({ database, connect }) {
    const connection = await connect();
    assert.deepEqual(await connection.query("SELECT 1 AS x WHERE 1 = 0"), []);
    for (const value of ["text", "it's :a", null] satisfies SqlValue[]) {
      const { text, values } = database.dialect.bind("SELECT CAST(:a AS text) AS a", { a: value });
      assert.deepEqual(await connection.query(text, values), [{ a: value }]);
    }
    const { code, where } = await errorOf(() => connection.query("SELECT x FROM missing"));
    assert.deepEqual([code, where.sql], ["database", "SELECT x FROM missing"]);
  },

  async "bind() refuses names without a value, values without a name, and several statements"(
    { database },
  ) {
    const { bind } = database.dialect;
    for (
      const [sql, names] of [["SELECT :a", {}], ["SELECT 1", { a: 1 }], ["SELECT :a; SELECT 2", {
        a: 1,
      }]] as const
    ) {
      assert.equal((await errorOf(() => bind(sql, names))).code, "operation");
    }
  },

  async "rollback() takes back all that was done, and nothing where nothing was begun"(
    { connect },
  ) {
    const connection = await connect();
    await connection.rollback();
    await connection.begin();
    await connection.execute(texts("CREATE TABLE a (x int)", "INSERT INTO a VALUES (1)"));
    await connection.rollback();
    await connection.rollback();
    await connection.begin();
    await connection.execute(texts("CREATE TABLE a (y int)"));
    await connection.commit();
    assert.deepEqual(await (await connect()).query("SELECT y FROM a"), []);
  },

  async "close() takes back what isn't committed, and never throws"({ connect }) {
    const [connection, other] = [await connect(), await connect()];
    await connection.begin();
    await connection.execute(texts("CREATE TABLE a (x int)"));
    await errorOf(() => connection.query("SELECT x FROM missing"));
    await connection.close();
    await connection.close();
    await other.execute(texts("CREATE TABLE a (x int)"));
  },

  async "versionRows() gives the rows, none, or undefined without the table"(database) {
    const connection = await database.connect();
    const names: readonly TableName[] = [
      { name: "alembic_version" },
      { name: `odd "name"; --` },
      { name: "v", schema: await schemaOf(database) },
    ];
    for (const { name, schema } of names) {
      for (const transaction of [false, true]) {
        if (transaction) await connection.begin();
        assert.equal(await connection.versionRows({ name, schema }), undefined);
        await connection.rollback();
      }
      const table = buildTable(name, { version_num: t.string(32) }, [], { schema });
      await connection.execute(rendered(database, { kind: "createTable", table }));
      assert.deepEqual(await connection.versionRows({ name, schema }), []);
      const rows = { columns: ["version_num"], rows: [["a1"], ["b2"]] };
      await connection.execute(
        rendered(database, { kind: "bulkInsert", table: name, schema, ...rows }),
      );
      assert.deepEqual((await connection.versionRows({ name, schema }))?.toSorted(), ["a1", "b2"]);
    }
  },

  async "lock() and begin() let in one runner, tell who is waited for, and give up in time"(
    { connect },
  ) {
    const [first, second] = [await connect(), await connect()];
    await first.lock("key", {});
    await first.begin();
    const holders: string[] = [];
    const { code } = await errorOf(async () => {
      await second.lock("key", { timeout: 50, onWait: (holder) => holders.push(holder) });
      await second.begin();
    });
    assert.equal(code, "locked");
    assert.ok(holders.length > 0 && holders.every((holder) => holder !== ""));
    await first.close();
    await second.lock("key", { timeout: 5000 });
    await second.begin();
    await second.commit();
  },

  async "cancel() ends a wait"({ connect }) {
    const [first, second] = [await connect(), await connect()];
    await first.lock("key", {});
    await first.begin();
    const waiting = errorOf(async () => {
      await second.lock("key", { timeout: 60_000, onWait: () => second.cancel() });
      await second.begin();
    });
    assert.equal((await waiting).code, "interrupted");
  },

  "render() says which operation each statement carries out"(database) {
    const table = buildTable("a", { x: t.integer().index() });
    const operations = [{ kind: "createTable", table }, { kind: "dropTable", table: "a" }] as const;
    const statements = rendered(database, ...operations);
    const kinds = statements.map(({ operation }) => operation?.kind);
    assert.deepEqual(kinds, ["createTable", "createTable", "dropTable"]);
    const texts = (all: readonly Statement[]) => all.map(({ text }) => text);
    const oneByOne = operations.flatMap((each) => rendered(database, each));
    assert.deepEqual(texts(statements), texts(oneByOne));
    assert.ok(statements.every(({ text }) => !text.endsWith(";")));
  },

  async "an error that stays is none to wait for"({ database, connect }) {
    const connection = await connect();
    const error = await errorOf(() => connection.query("SELECT x FROM missing"));
    assert.equal(database.dialect.mayComeUp(error), false);
  },
};

/**
 * Registers the tests of all that a dialect promises to core. `through` hands a test another way to its database,
 * which `way` names.
 */
export function testConformance(
  dialect: DialectName,
  { way = "", through = (database, test) => test(database) }: {
    readonly way?: string;
    readonly through?: (database: TestDatabase, test: DatabaseTest) => void | Promise<void>;
  } = {},
): void {
  for (const [promise, test] of Object.entries(promises)) {
    databaseTest(
      dialect,
      `${promise} (${dialect}${way && `, ${way}`})`,
      (database) => through(database, test),
    );
  }
}

function texts(...texts: readonly string[]): readonly { readonly text: string }[] {
  return texts.map((text) => ({ text }));
}

/** The statements of operations that don't depend on what the database holds. */
function rendered(
  { database }: TestDatabase,
  ...operations: readonly Operation[]
): readonly Statement[] {
  return database.dialect.render(operations).map((each) => {
    assert.ok(!isLate(each));
    return each;
  });
}

/** The schema that tables are made in. */
async function schemaOf({ dialect, connect }: TestDatabase): Promise<string> {
  if (dialect === "sqlite") return "main";
  const [row] = await (await connect()).query("SELECT current_schema() AS name");
  return String(row?.["name"]);
}
