import assert from "node:assert/strict";
import type { Connection } from "../../core/dialect.ts";
import { connect } from "../../dialects/sqlite/connect.ts";
import type { TableChange } from "../../dialects/sqlite/table/change.ts";
import { parseUrl } from "../../dialects/url.ts";
import { openDatabase } from "../../dialects/registry.ts";
import { t } from "../../mod.ts";
import { printScript, runOnDatabase, type Work } from "../operations/run.ts";
import { databaseTest, testUnless, withSqlite } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { runScript, shellProblem } from "../support/shells.ts";
import {
  contentsOf,
  rebuildInTransaction,
  type RebuildOf,
  rebuildTable,
  run,
} from "./sqlite_rebuilds.ts";

/** Runs a test that gets a connection to a fresh database, which enforces foreign keys. */
function enforcingTest(name: string, test: (connection: Connection) => Promise<void>): void {
  databaseTest("sqlite", name, async ({ url }) => {
    const connection = await connect(parseUrl(`${url}?foreign_keys=on`, Deno.cwd()));
    try {
      await test(connection);
    } finally {
      await connection.close();
    }
  });
}

const change: TableChange = { kind: "setDefault", column: "touched", value: "'now'" };

enforcingTest(
  "rebuild() with enforced foreign keys touches no row that refers to the table",
  async (connection) => {
    await run(
      connection,
      "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, touched)",
      'CREATE TABLE deleted(x REFERENCES t ON DELETE CASCADE, y REFERENCES "T"(id))',
      "CREATE TABLE emptied(x CONSTRAINT c REFERENCES [t] ON DELETE SET NULL -- of t\n)",
      "CREATE TABLE kept(x, FOREIGN KEY (x) REFERENCES t ON DELETE RESTRICT)",
      "CREATE TRIGGER tr AFTER DELETE ON deleted BEGIN DELETE FROM t WHERE id = 7; END",
      "CREATE VIEW v AS SELECT * FROM t",
      "INSERT INTO t(id) VALUES (1), (2), (9)",
      "DELETE FROM t WHERE id = 9",
      ...["deleted(x)", "emptied", "kept"].map((table) => `INSERT INTO ${table} VALUES (1), (2)`),
      "DELETE FROM kept WHERE x = 1",
    );
    const before = await contentsOf(connection);

    await rebuildTable(connection, { name: "t", changes: [change] });
    const after = await contentsOf(connection);
    assert.deepEqual(after.rows, before.rows);
    assert.deepEqual(
      after.schema,
      before.schema.map((object) => object.replace("touched)", "touched DEFAULT 'now')")),
    );

    await run(connection, "DELETE FROM t WHERE id = 1");
    assert.deepEqual((await contentsOf(connection)).rows, {
      t: ["2 | 2 | NULL"],
      deleted: ["2 | 2 | NULL"],
      emptied: ["1 | NULL", "2 | 2"],
      kept: ["2 | 2"],
      sqlite_sequence: ["'t' | 9"],
    });
    const { cause } = await errorOf(() => run(connection, "DELETE FROM t"));
    assert.equal((cause as Error).message, "FOREIGN KEY constraint failed");
  },
);

enforcingTest(
  "rebuild() with enforced foreign keys keeps a table that refers to itself, and says its own name",
  async (connection) => {
    await run(
      connection,
      `CREATE TABLE t(id INTEGER PRIMARY KEY, up REFERENCES T ON DELETE CASCADE, touched,
        CHECK (t.id > 0), FOREIGN KEY (up) REFERENCES t(id) DEFERRABLE INITIALLY DEFERRED)`,
      "CREATE INDEX i ON t(up) WHERE t.up > 1",
      "CREATE TABLE c(x REFERENCES t ON DELETE CASCADE)",
      "INSERT INTO t(id, up) VALUES (1, 2), (2, 1), (3, NULL)",
      "INSERT INTO c VALUES (3)",
    );
    const before = await contentsOf(connection);
    await rebuildTable(connection, { name: "t", changes: [change] });
    const after = await contentsOf(connection);
    assert.deepEqual(after.rows, before.rows);
    assert.equal(after.schema.length, before.schema.length);
    await run(connection, "DELETE FROM t WHERE id = 1");
    assert.deepEqual((await contentsOf(connection)).rows["t"], ["3 | 3 | NULL | NULL"]);
  },
);

enforcingTest(
  "rebuild() with enforced foreign keys leaves what is deferred for later",
  async (connection) => {
    await run(
      connection,
      "CREATE TABLE p(id INTEGER PRIMARY KEY)",
      `CREATE TABLE t(id INTEGER PRIMARY KEY, touched,
        p REFERENCES p DEFERRABLE INITIALLY DEFERRED)`,
      "CREATE TABLE c(x REFERENCES t DEFERRABLE INITIALLY DEFERRED)",
    );
    await connection.begin();
    await run(connection, "INSERT INTO c VALUES (1), (2)", "INSERT INTO t(id, p) VALUES (1, 7)");
    await rebuildInTransaction(connection, { name: "t", changes: [change] });
    assert.match((await errorOf(() => connection.commit())).message, /FOREIGN KEY/);
    await run(connection, "INSERT INTO p VALUES (7)");
    assert.match((await errorOf(() => connection.commit())).message, /FOREIGN KEY/);
    await run(connection, "INSERT INTO t(id) VALUES (2)");
    await connection.commit();
    assert.deepEqual(await connection.query("PRAGMA foreign_key_check"), []);
  },
);

enforcingTest(
  "rebuild() works with enforced foreign keys where nothing refers to the table",
  async (connection) => {
    await run(
      connection,
      "CREATE TABLE p(id INTEGER PRIMARY KEY)",
      "CREATE TABLE t(id INTEGER PRIMARY KEY, x REFERENCES p ON DELETE CASCADE, y, touched)",
      "INSERT INTO p VALUES (1)",
      "INSERT INTO t(id, x, y) VALUES (1, 1, 1), (2, NULL, 2), (3, 1, 3)",
    );
    const { rows } = await contentsOf(connection);
    await rebuildTable(connection, { name: "t", changes: [change] });
    assert.deepEqual((await contentsOf(connection)).rows, rows);

    const error = await errorOf(() => rebuildTable(connection, refer("p", "y")));
    assert.equal(
      error.message,
      'Rows of "t" contradict the change: 2 rows would refer to no row of "p" by "y": id 2, 3',
    );
    assert.equal((error.cause as Error).message, "FOREIGN KEY constraint failed");
    await rebuildTable(connection, refer("t", "y"));
    assert.deepEqual((await contentsOf(connection)).rows, rows);
  },
);

databaseTest(
  "sqlite",
  "op changes a table that rows refer to where the URL says foreign_keys=on, and other rows go as keys say",
  async (database) => {
    const enforcing = {
      ...database,
      database: await openDatabase(`${database.url}?foreign_keys=on`, Deno.cwd()),
    };
    await runOnDatabase(enforcing, "one", (op) => {
      op.createTable("t", { id: t.integer().primaryKey(), name: t.text() });
      op.createTable("c", { x: t.integer().references("t.id", { onDelete: "CASCADE" }) });
      op.bulkInsert("t", [{ id: 1, name: "a" }, { id: 2, name: "b" }]);
      op.bulkInsert("c", [{ x: 1 }, { x: 2 }]);
    });
    await runOnDatabase(enforcing, "two", (op) => {
      op.alterColumn("t", "name", { nullable: false });
      op.execute("DELETE FROM t WHERE id = 1");
    });
    const connection = await database.connect();
    const { rows } = await contentsOf(connection);
    assert.deepEqual([rows["t"], rows["c"]], [["2 | 2 | 'b'"], ["2 | 2"]]);
  },
);

testUnless(
  shellProblem("sqlite"),
  "a script that makes a table anew keeps the rows that refer to it where the shell enforces foreign keys",
  () =>
    withSqlite(async (database) => {
      const before: Work = (op) => {
        op.createTable("t", { id: t.integer().primaryKey(), a: t.text().check("t.a <> ''") });
        op.createTable("c", { x: t.integer().references("t.id", { onDelete: "CASCADE" }) });
        op.bulkInsert("t", [{ id: 1, a: "x" }]);
        op.bulkInsert("c", [{ x: 1 }]);
      };
      await runOnDatabase(database, "before", before);
      const text = await printScript(database, "row", {
        before,
        work: (op) => op.alterColumn("t", "a", { nullable: false }),
      });
      const script = `${database.file}.sql`;
      await Deno.writeTextFile(script, `PRAGMA foreign_keys = ON;\n${text}`);
      const { success, stderr } = await runScript(database, script);
      assert.ok(success, stderr);
      const { rows, schema } = await contentsOf(await database.connect());
      assert.deepEqual([rows["t"], rows["c"]], [["1 | 1 | 'x'"], ["1 | 1"]]);
      assert.doesNotMatch(schema.join(), /_migrate/);
    }),
);

databaseTest(
  "sqlite",
  "a table is made anew in a transaction of its own where there is none",
  async (database) => {
    await runOnDatabase(database, "before", (op) => {
      op.createTable("t", { id: t.integer().primaryKey(), a: t.text() });
      op.bulkInsert("t", [{ id: 1, a: null }]);
    });
    const error = await errorOf(() =>
      runOnDatabase(database, "row", async (op) => {
        await op.autocommitBlock(() => {
          op.execute("CREATE TABLE there (a)");
          op.alterColumn("t", "a", { nullable: false });
        });
      })
    );
    assert.match(error.message, /^Rows of "t" contradict the change/);
    const { rows } = await contentsOf(await database.connect());
    assert.deepEqual(Object.keys(rows), ["alembic_version", "t", "there"]);
    assert.deepEqual(rows["t"], ["1 | 1 | NULL"]);
  },
);

function refer(table: string, column: string): RebuildOf {
  const constraint = `FOREIGN KEY (${column}) REFERENCES ${table}`;
  return { name: "t", changes: [{ kind: "addConstraint", constraint }] };
}

enforcingTest(
  "rebuild() with enforced foreign keys names rows that refer to none within the table",
  async (connection) => {
    await run(
      connection,
      "CREATE TABLE t(id INTEGER PRIMARY KEY, y)",
      "INSERT INTO t VALUES (1, 2), (2, 7)",
    );
    const error = await errorOf(() => rebuildTable(connection, refer("t", "y")));
    assert.equal(
      error.message,
      'Rows of "t" contradict the change: 1 row would refer to no row of "t" by "y": id 2',
    );
  },
);

const scripted: readonly TableChange[] = [
  { kind: "setNullable", column: "name", nullable: false },
  { kind: "addColumn", definition: "added TEXT DEFAULT 'a;b' -- new", position: { after: "id" } },
  { kind: "addConstraint", constraint: "FOREIGN KEY (p) REFERENCES p" },
  { kind: "addConstraint", constraint: "CHECK (t.name <> ';')" },
];

testUnless(
  shellProblem("sqlite"),
  "rebuild() is a script that SQLite's shell runs to the same end",
  () =>
    withSqlite(async (database) => {
      const connection = await database.connect();
      await run(
        connection,
        'CREATE TABLE p(id INTEGER PRIMARY KEY, "a b")',
        `CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, -- of all
          p INT, n AS (upper(name)))`,
        "CREATE INDEX i ON t(lower(name)) WHERE id > 1",
        "CREATE VIEW v AS SELECT * FROM t",
        `CREATE TRIGGER tr AFTER INSERT ON t BEGIN
          UPDATE t SET p = 1; INSERT OR IGNORE INTO p VALUES (2, ';'); END`,
        "INSERT INTO p VALUES (1, 'x')",
        "INSERT INTO t(name, p) VALUES ('ann', 1), ('bob', NULL), ('cid', 1)",
        "DELETE FROM t WHERE id = 3",
      );
      const copy = { ...database, file: `${database.file}.copy` };
      await Deno.copyFile(database.file!, copy.file);
      // The second time the table says its own name.
      for (const changes of [scripted, scripted.slice(0, 1)]) {
        const { statements } = await rebuildTable(connection, { name: "t", changes });
        const script = `${database.file}.sql`;
        const texts = ["BEGIN", ...statements.map(({ text }) => text), "COMMIT"];
        await Deno.writeTextFile(script, texts.map((text) => `${text};\n`).join(""));
        const { stderr, stdout } = await runScript(copy, script);
        assert.deepEqual({ stderr, stdout }, { stderr: "", stdout: "" });
        const shells = await connect(parseUrl(`sqlite:///${copy.file}`, Deno.cwd()));
        assert.deepEqual(await contentsOf(shells), await contentsOf(connection));
        await shells.close();
      }
    }),
);
