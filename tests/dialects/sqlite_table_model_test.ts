import assert from "node:assert/strict";
import { isLate } from "../../core/dialect.ts";
import type { Column, Table } from "../../core/schema/model.ts";
import { tableModel } from "../../dialects/sqlite/table_model.ts";
import { databaseTest } from "../support/databases.ts";
import { readStoredTable } from "../../dialects/sqlite/stored_table.ts";

const model: Table = {
  name: "users",
  columns: [
    { name: "id", type: { kind: "integer" }, nullable: false, autoIncrement: true },
    { name: "email", type: { kind: "string", length: 255 }, nullable: false, collation: "NOCASE" },
    {
      name: "age",
      type: { kind: "smallInteger" },
      nullable: true,
      default: { kind: "literal", value: -1 },
    },
    {
      name: "rate",
      type: { kind: "numeric", precision: 10, scale: 2 },
      nullable: false,
      default: { kind: "literal", value: 1.5 },
    },
    {
      name: "made",
      type: { kind: "dateTime" },
      nullable: false,
      default: { kind: "expression", sql: "(datetime('now'))" },
    },
    {
      name: "at",
      type: { kind: "time" },
      nullable: true,
      default: { kind: "expression", sql: "CURRENT_TIME" },
    },
    {
      name: "tags",
      type: { kind: "json" },
      nullable: false,
      default: { kind: "literal", value: "it's []" },
    },
    {
      name: "raw",
      type: { kind: "binary" },
      nullable: true,
      default: { kind: "literal", value: new Uint8Array([0, 255]) },
    },
    {
      name: "big",
      type: { kind: "bigInteger" },
      nullable: true,
      generated: { sql: "age * 2", stored: true },
    },
    { name: "where", type: { kind: "custom", sql: "POINT" }, nullable: true },
    { name: "boss", type: { kind: "integer" }, nullable: true },
  ],
  constraints: [
    { kind: "primaryKey", columns: ["id"] },
    { kind: "unique", name: "uq", columns: ["email", "age"] },
    { kind: "check", sql: "age > 0 AND email <> ')'" },
    {
      kind: "foreignKey",
      name: "fk",
      columns: ["boss"],
      references: { table: "users", columns: ["id"] },
      onDelete: "SET NULL",
      onUpdate: "CASCADE",
      match: "SIMPLE",
      deferrable: true,
      initially: "DEFERRED",
    },
    { kind: "foreignKey", columns: ["boss"], references: { table: "users", columns: [] } },
  ],
  indexes: [
    { name: "ix_email", keys: [{ column: "email", order: "DESC" }], unique: true },
    {
      name: "ix_lower",
      keys: [{ expression: "lower(email)" }, { expression: "age + 1", order: "ASC" }],
      where: "age > 1",
    },
  ],
};

databaseTest(
  "sqlite",
  "tableModel() gives back the model that a table was made from",
  async ({ database, connect }) => {
    const connection = await connect();
    const rendered = database.dialect.render([{ kind: "createTable", table: model }]);
    await connection.execute(rendered.flatMap((each) => isLate(each) ? [] : [each]));
    const query = (text: string, values?: readonly string[]) => connection.query(text, values);
    const stored = await readStoredTable(query, { name: "users" });
    assert.deepEqual(tableModel(stored), model);
    assert.equal(tableModel({ ...stored, schema: "other" }).schema, "other");
  },
);

/** The first column as the model has it, but for its name. */
const columns: readonly (readonly [sql: string, column: Omit<Column, "name">])[] = [
  ["a", { type: { kind: "custom", sql: "" }, nullable: true }],
  ["a int NOT NULL", { type: { kind: "custom", sql: "int" }, nullable: false }],
  ["a varchar ( 20 )", { type: { kind: "string", length: 20 }, nullable: true }],
  ["a INTEGER PRIMARY KEY", { type: { kind: "integer" }, nullable: false }],
  [
    "a INTEGER PRIMARY KEY DESC",
    { type: { kind: "integer" }, nullable: true, autoIncrement: false },
  ],
  ["a TEXT PRIMARY KEY", { type: { kind: "text" }, nullable: true }],
  ["a TEXT, PRIMARY KEY (a)) WITHOUT ROWID --", { type: { kind: "text" }, nullable: false }],
  ["a TEXT, b TEXT, PRIMARY KEY (b, A)) STRICT --", { type: { kind: "text" }, nullable: false }],
  ...([
    ["DEFAULT null", { kind: "literal", value: null }],
    ['DEFAULT "it""s"', { kind: "literal", value: 'it"s' }],
    ["DEFAULT plain", { kind: "literal", value: "plain" }],
    ["DEFAULT 12", { kind: "literal", value: 12 }],
    ["DEFAULT 1 DEFAULT 9007199254740993", { kind: "expression", sql: "9007199254740993" }],
    ["DEFAULT +1", { kind: "expression", sql: "+1" }],
    ["DEFAULT 0x1F", { kind: "expression", sql: "0x1F" }],
    ["DEFAULT true", { kind: "expression", sql: "true" }],
    ["DEFAULT current_date", { kind: "expression", sql: "current_date" }],
    ["DEFAULT (1 + ')')", { kind: "expression", sql: "(1 + ')')" }],
  ] as const).map(([sql, value]) =>
    [`a TEXT ${sql}`, { type: { kind: "text" }, nullable: true, default: value }] as const
  ),
];

for (const [sql, expected] of columns) {
  Deno.test(`tableModel() reads the column ${sql}`, () => {
    const text = sql.endsWith("--") ? sql.slice(0, -2) : `${sql})`;
    const [column] = tableModel({ sql: `CREATE TABLE t(${text}`, indexes: [] }).columns;
    assert.deepEqual(column, { name: "a", ...expected });
  });
}

Deno.test("tableModel() reads what an index sorts by as it is written", () => {
  const sql = "CREATE INDEX i ON t((a) + (b), (a + b) DESC, a COLLATE nocase ASC, 'b', [c d] DESC)";
  const { indexes } = tableModel({ sql: "CREATE TABLE t(a)", indexes: [{ name: "i", sql }] });
  assert.deepEqual(indexes, [{
    name: "i",
    keys: [
      { expression: "(a) + (b)" },
      { expression: "a + b", order: "DESC" },
      { expression: "a COLLATE nocase", order: "ASC" },
      { column: "b" },
      { column: "c d", order: "DESC" },
    ],
  }]);
});
