import assert from "node:assert/strict";
import type { Connection } from "../../core/dialect.ts";
import { alterStatement } from "../../dialects/sqlite/alter.ts";
import { readStoredTable } from "../../dialects/sqlite/stored_table.ts";
import type { TableChange } from "../../dialects/sqlite/table/change.ts";
import { databaseTest, withSqlite } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { rebuildTable, run } from "./sqlite_rebuilds.ts";

const adding = (definition: string): TableChange => ({ kind: "addColumn", definition });
const dropping = (column: string): TableChange => ({ kind: "dropColumn", column });

/** What ALTER TABLE does as well as a rebuild, on a table with rows. */
const altered: readonly TableChange[] = [
  adding("x"),
  adding("x INT NULL DEFAULT -5"),
  adding('x TEXT COLLATE NOCASE NOT NULL DEFAULT "q"'),
  adding("[x y] NOT NULL DEFAULT x'00'"),
  adding("x REFERENCES p ON DELETE CASCADE DEFERRABLE"),
  adding("x DEFAULT 1 DEFAULT NULL REFERENCES p"),
  adding("x AS (a + 1)"),
  dropping("B"),
  dropping("c d"),
  dropping("e"),
  { kind: "dropColumn", column: "b", cascade: true },
];

/** What only a rebuild does, or with words for the rows that are against it. */
const rebuilt: readonly TableChange[] = [
  adding("x PRIMARY KEY"),
  adding("x UNIQUE"),
  adding("x CHECK (x > 0)"),
  adding("x DEFAULT (1 + 1)"),
  adding("x DEFAULT current_date"),
  adding("x NOT NULL"),
  adding("x NOT NULL DEFAULT 1 DEFAULT null"),
  adding("x DEFAULT 1 REFERENCES p"),
  adding("x AS (a) STORED"),
  adding("x AS (NULL) NOT NULL"),
  adding("x INT -- new"),
  { ...adding("x"), position: "first" } as TableChange,
  { kind: "dropColumn", column: "u", cascade: true },
  { kind: "dropColumn", column: "i", cascade: true },
  { kind: "dropColumn", column: "k", cascade: true },
  { kind: "setNullable", column: "b", nullable: false },
];

const setup = [
  "CREATE TABLE p(id INTEGER PRIMARY KEY)",
  `CREATE TABLE "t"(a INT, b TEXT CHECK (b <> ','), "c d" DEFAULT ',', e REFERENCES p, u UNIQUE, i, k,
    f INT AS (a), FOREIGN KEY (k) REFERENCES p)`,
  "CREATE INDEX x_i ON t(i)",
  "INSERT INTO t(a, b) VALUES (1, 'x'), (2, 'y')",
];

const query = (connection: Connection) => (text: string, values?: readonly string[]) =>
  connection.query(text, values);

/** What a table looks like, however its text is written. */
async function shapeOf(connection: Connection): Promise<unknown> {
  return [
    await connection.query("SELECT * FROM pragma_table_xinfo('t')"),
    await connection.query("SELECT * FROM pragma_foreign_key_list('t')"),
    await connection.query(
      "SELECT name, \"unique\", origin FROM pragma_index_list('t') ORDER BY 1",
    ),
    await connection.query("SELECT * FROM t"),
  ];
}

for (const change of altered) {
  const name = change.kind === "addColumn" ? change.definition : JSON.stringify(change);
  Deno.test(`alterStatement() does as a rebuild would: ${name}`, () =>
    withSqlite((one) =>
      withSqlite(async (other) => {
        const [altering, rebuilding] = [await one.connect(), await other.connect()];
        await run(altering, ...setup);
        await run(rebuilding, ...setup);
        const stored = await readStoredTable(query(altering), { name: "T" });
        await run(altering, alterStatement(stored, change)!);
        await rebuildTable(rebuilding, { name: "T", changes: [change] });
        assert.deepEqual(await shapeOf(altering), await shapeOf(rebuilding));
      })
    ));
}

for (const change of rebuilt) {
  const name = change.kind === "addColumn" ? change.definition : JSON.stringify(change);
  databaseTest("sqlite", `alterStatement() leaves to a rebuild: ${name}`, async ({ connect }) => {
    const connection = await connect();
    await run(connection, ...setup);
    const stored = await readStoredTable(query(connection), { name: "t" });
    assert.equal(alterStatement(stored, change), undefined);
  });
}

databaseTest(
  "sqlite",
  "alterStatement() drops no columns between comments",
  async ({ connect }) => {
    const connection = await connect();
    await run(connection, "CREATE TABLE t(a, -- one, two\n b, c)");
    const stored = await readStoredTable(query(connection), { name: "t" });
    assert.equal(alterStatement(stored, dropping("b")), undefined);
  },
);

databaseTest("sqlite", "alterStatement() names the table's database", async ({ connect }) => {
  const connection = await connect();
  await run(connection, "ATTACH ':memory:' AS other", "CREATE TABLE other.t(a, b)");
  const stored = await readStoredTable(query(connection), { name: "t", schema: "other" });
  assert.equal(alterStatement(stored, adding("x")), "ALTER TABLE other.t ADD COLUMN x");
  assert.equal(alterStatement(stored, dropping("b")), "ALTER TABLE other.t DROP COLUMN b");
});

databaseTest("sqlite", "alterStatement() says what keeps a column", async ({ connect }) => {
  const connection = await connect();
  await run(connection, ...setup);
  const stored = await readStoredTable(query(connection), { name: "t" });
  const error = await errorOf(() => alterStatement(stored, dropping("i")));
  assert.equal(error.message, 'Column "i" of "t" is used by index "x_i"');
});
