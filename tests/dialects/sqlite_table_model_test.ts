import assert from "node:assert/strict";
import { isLate } from "../../core/dialect.ts";
import type { Column, Deferrability, IndexKey, KeyForm, Table } from "../../core/schema/model.ts";
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
      default: { kind: "expression", sql: "datetime('now')" },
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
      deferrable: true,
      initially: "DEFERRED",
    },
    { kind: "foreignKey", columns: ["boss"], references: { table: "users", columns: [] } },
  ],
  indexes: [
    { name: "ix_email", keys: [{ column: "email", order: "DESC" }], unique: true },
    {
      name: "ix_lower",
      keys: [{ expression: "lower(email)" }, { expression: "age + 1", order: "DESC" }],
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
  ["a INTEGER PRIMARY KEY", { type: { kind: "integer" }, nullable: true }],
  ["a INTEGER PRIMARY KEY NOT NULL", { type: { kind: "integer" }, nullable: false }],
  [
    "a INTEGER PRIMARY KEY DESC",
    { type: { kind: "integer" }, nullable: true, autoIncrement: false },
  ],
  ["a TEXT PRIMARY KEY", { type: { kind: "text" }, nullable: true }],
  ["a BIGINT PRIMARY KEY", { type: { kind: "custom", sql: "BIGINT" }, nullable: true }],
  ["a BIGINT PRIMARY KEY DEFAULT 1", {
    type: { kind: "bigInteger" },
    nullable: true,
    default: { kind: "literal", value: 1 },
  }],
  ["a BOOLEAN DEFAULT 1", {
    type: { kind: "boolean" },
    nullable: true,
    default: { kind: "literal", value: true },
  }],
  ["a BOOLEAN DEFAULT FALSE", {
    type: { kind: "boolean" },
    nullable: true,
    default: { kind: "literal", value: false },
  }],
  ["a JSON DEFAULT 1", {
    type: { kind: "json" },
    nullable: true,
    default: { kind: "expression", sql: "1" },
  }],
  ["a JSON DEFAULT '1'", {
    type: { kind: "json" },
    nullable: true,
    default: { kind: "literal", value: "1" },
  }],
  ["a TEXT COLLATE nocase", { type: { kind: "text" }, nullable: true, collation: "NOCASE" }],
  ["a TEXT COLLATE binary", { type: { kind: "text" }, nullable: true }],
  ["a INT AS ((1 + 2))", {
    type: { kind: "custom", sql: "INT" },
    nullable: true,
    generated: { sql: "1 + 2", stored: false },
  }],
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
    ["DEFAULT true", { kind: "literal", value: 1 }],
    ["DEFAULT ((2))", { kind: "literal", value: 2 }],
    ["DEFAULT ('it''s')", { kind: "literal", value: "it's" }],
    ["DEFAULT (x'00ff')", { kind: "literal", value: new Uint8Array([0, 255]) }],
    ["DEFAULT (-1)", { kind: "literal", value: -1 }],
    ["DEFAULT ('a' || 'b')", { kind: "expression", sql: "'a' || 'b'" }],
    ["DEFAULT ((CURRENT_TIMESTAMP))", { kind: "expression", sql: "CURRENT_TIMESTAMP" }],
    ["DEFAULT current_date", { kind: "expression", sql: "current_date" }],
    ["DEFAULT (1 + ')')", { kind: "expression", sql: "1 + ')'" }],
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

const table = `CREATE TABLE t(Id INTEGER PRIMARY KEY, "c d" TEXT COLLATE NOCASE, b INTEGER,
  UNIQUE (ID, B), CHECK ((b > 0)),
  FOREIGN KEY (B) REFERENCES p MATCH FULL ON DELETE NO ACTION ON UPDATE CASCADE NOT DEFERRABLE INITIALLY DEFERRED
)`;

Deno.test("tableModel() says a constraint in one way, however it is written", () => {
  const { constraints } = tableModel({ sql: table, schema: "other", indexes: [] });
  assert.deepEqual(constraints, [
    { kind: "primaryKey", columns: ["Id"] },
    { kind: "unique", columns: ["Id", "b"] },
    { kind: "check", sql: "b > 0" },
    {
      kind: "foreignKey",
      columns: ["b"],
      references: { table: "p", schema: "other", columns: [] },
      onUpdate: "CASCADE",
    },
  ]);
});

const sorted: readonly (readonly [sql: string, form: KeyForm])[] = [
  ["a TEXT UNIQUE ON CONFLICT REPLACE", { onConflict: "REPLACE" }],
  ["a TEXT UNIQUE ON CONFLICT ABORT", {}],
  ["a TEXT, UNIQUE (A COLLATE nocase DESC)", {
    sorting: { a: { collation: "NOCASE", order: "DESC" } },
  }],
  ["a TEXT COLLATE nocase, UNIQUE (a COLLATE NOCASE ASC)", {}],
  ["a TEXT COLLATE nocase, UNIQUE (a COLLATE BINARY)", { sorting: { a: { collation: "BINARY" } } }],
  ["a TEXT PRIMARY KEY DESC ON CONFLICT FAIL", {
    sorting: { a: { order: "DESC" } },
    onConflict: "FAIL",
  }],
  ["a INTEGER, PRIMARY KEY (a DESC)", {}],
  ["a INTEGER PRIMARY KEY DESC", { sorting: { a: { order: "DESC" } } }],
];

for (const [sql, expected] of sorted) {
  Deno.test(`tableModel() reads how a key takes its columns: ${sql}`, () => {
    const { constraints: [key] } = tableModel({ sql: `CREATE TABLE t(${sql})`, indexes: [] });
    assert.ok(key?.kind === "unique" || key?.kind === "primaryKey");
    const { kind: _, columns: __, ...form } = key;
    assert.deepEqual(form, expected);
  });
}

Deno.test("tableModel() has the primary key first", () => {
  const sql = "CREATE TABLE t(a UNIQUE, b, CHECK (a > b), PRIMARY KEY (b))";
  const { constraints } = tableModel({ sql, indexes: [] });
  assert.deepEqual(constraints.map(({ kind }) => kind), ["primaryKey", "unique", "check"]);
});

const keys: readonly (readonly [sql: string, key: IndexKey])[] = [
  ["B", { column: "b" }],
  ["b ASC", { column: "b" }],
  ["((b)) DESC", { column: "b", order: "DESC" }],
  ["'b'", { column: "b" }],
  ["[c d] DESC", { column: "c d", order: "DESC" }],
  ["[c d] COLLATE nocase", { column: "c d" }],
  ["[c d] COLLATE binary", { column: "c d", collation: "BINARY" }],
  ["b COLLATE rtrim ASC", { column: "b", collation: "RTRIM" }],
  ["b COLLATE BINARY", { column: "b" }],
  ["(b + 1)", { expression: "b + 1" }],
  ["(b) + (Id)", { expression: "(b) + (Id)" }],
  ["lower(b) COLLATE Own DESC", { expression: "lower(b)", collation: "Own", order: "DESC" }],
  ['"none"', { expression: '"none"' }],
];

for (const [key, expected] of keys) {
  Deno.test(`tableModel() reads the index key ${key}`, () => {
    const sql = `CREATE UNIQUE INDEX i ON t(${key}) WHERE (b > 1)`;
    const { indexes } = tableModel({ sql: table, indexes: [{ name: "i", sql }] });
    assert.deepEqual(indexes, [{ name: "i", keys: [expected], unique: true, where: "b > 1" }]);
  });
}

const deferrals: readonly (readonly [sql: string, Deferrability])[] = [
  ["DEFERRABLE", { deferrable: true }],
  ["DEFERRABLE INITIALLY IMMEDIATE", { deferrable: true }],
  ["DEFERRABLE INITIALLY DEFERRED", { deferrable: true, initially: "DEFERRED" }],
  ["NOT NULL DEFERRABLE INITIALLY DEFERRED", { deferrable: true, initially: "DEFERRED" }],
  ["DEFERRABLE NOT NULL NOT DEFERRABLE", {}],
  ["NOT DEFERRABLE INITIALLY DEFERRED", {}],
];

for (const [sql, expected] of deferrals) {
  Deno.test(`tableModel() reads when a key is checked: ${sql}`, () => {
    const text = `CREATE TABLE t(a REFERENCES p (id) ${sql})`;
    const { constraints: [key] } = tableModel({ sql: text, indexes: [] });
    const references = { table: "p", columns: ["id"] };
    assert.deepEqual(key, { kind: "foreignKey", columns: ["a"], references, ...expected });
  });
}

Deno.test("tableModel() reads STRICT and WITHOUT ROWID", () => {
  const sql = "CREATE TABLE t(a TEXT PRIMARY KEY) without rowid, strict";
  const { strict, withoutRowid } = tableModel({ sql, indexes: [] });
  assert.deepEqual({ strict, withoutRowid }, { strict: true, withoutRowid: true });
});
