import assert from "node:assert/strict";
import type { Scope } from "../../core/dialect.ts";
import { emptyModel } from "../../core/schema/edit.ts";
import type { Model, Table } from "../../core/schema/model.ts";
import { splitSql } from "../../core/sql/split.ts";
import { dialect } from "../../dialects/sqlite/dialect.ts";
import { databaseTest } from "../support/databases.ts";

/** Registers a test of what `introspect()` gives after a script. */
function introspectTest(
  { name, sql, scope = {} }: {
    readonly name: string;
    readonly sql: string;
    readonly scope?: Scope;
  },
  expected: (found: Model) => void,
): void {
  databaseTest("sqlite", `introspect() ${name}`, async ({ connect }) => {
    const making = await connect();
    await making.execute(splitSql(sql, dialect.rules));
    expected(await dialect.introspect(making, scope));
  });
}

const names = (objects: readonly { readonly name: string }[]) => objects.map(({ name }) => name);

introspectTest({ name: "finds nothing in an empty database", sql: "" }, (found) => {
  assert.deepEqual(found, emptyModel);
});

introspectTest({
  name: "reads tables with their indexes, views and triggers",
  sql: `
    CREATE TABLE Parent(Id INTEGER PRIMARY KEY AUTOINCREMENT);
    CREATE TABLE child(parent REFERENCES PARENT DEFERRABLE, other INT REFERENCES parent(ID));
    CREATE UNIQUE INDEX ix ON CHILD(Parent DESC);
    CREATE VIEW v(a, [b c]) AS SELECT 1, ')' FROM child -- all
    ;
    CREATE TRIGGER t1 AFTER UPDATE OF parent, other ON CHILD WHEN new.other > 1 BEGIN
      SELECT 1;
    END;
    CREATE TRIGGER t2 INSTEAD OF DELETE ON v FOR EACH ROW BEGIN SELECT 2; END;
    CREATE TRIGGER t3 INSERT ON child BEGIN SELECT 3; END;
    INSERT INTO parent DEFAULT VALUES;
    ANALYZE;`,
}, (found) => {
  const columns: Table["columns"] = [
    { name: "parent", type: { kind: "custom", sql: "" }, nullable: true },
    { name: "other", type: { kind: "custom", sql: "INT" }, nullable: true },
  ];
  const references = { table: "Parent", columns: ["Id"] };
  assert.deepEqual(found, {
    ...emptyModel,
    tables: [
      {
        name: "Parent",
        columns: [{ name: "Id", type: { kind: "integer" }, nullable: true, autoIncrement: true }],
        constraints: [{ kind: "primaryKey", columns: ["Id"] }],
        indexes: [],
      },
      {
        name: "child",
        columns,
        constraints: [
          { kind: "foreignKey", columns: ["parent"], references, deferrable: true },
          { kind: "foreignKey", columns: ["other"], references },
        ],
        indexes: [{ name: "ix", keys: [{ column: "parent", order: "DESC" }], unique: true }],
      },
    ],
    views: [{ name: "v", columns: ["a", "b c"], sql: "SELECT 1, ')' FROM child" }],
    triggers: [
      {
        name: "t1",
        table: "child",
        event: "AFTER UPDATE OF parent, other",
        action: "WHEN new.other > 1 BEGIN\n      SELECT 1;\n    END",
      },
      {
        name: "t2",
        table: "v",
        event: "INSTEAD OF DELETE",
        action: "FOR EACH ROW BEGIN SELECT 2; END",
      },
      { name: "t3", table: "child", event: "INSERT", action: "BEGIN SELECT 3; END" },
    ],
  });
});

introspectTest({
  name: "leaves foreign keys alone that lead nowhere",
  sql: `CREATE TABLE keyless(a);
    CREATE TABLE t(a REFERENCES nowhere, b REFERENCES KeyLess, c REFERENCES keyless (Z))`,
}, ({ tables: [, t] }) => {
  assert.deepEqual(t?.constraints, [
    { kind: "foreignKey", columns: ["a"], references: { table: "nowhere", columns: [] } },
    { kind: "foreignKey", columns: ["b"], references: { table: "keyless", columns: [] } },
    { kind: "foreignKey", columns: ["c"], references: { table: "keyless", columns: ["Z"] } },
  ]);
});

introspectTest({
  name: "leaves out virtual tables, and the tables that they keep rows in",
  sql: `CREATE VIRTUAL TABLE notes USING fts5(body);
    CREATE TABLE notes_archive(a);
    CREATE VIRTUAL TABLE [Places] USING rtree(id, low, high)`,
}, (found) => assert.deepEqual(names(found.tables), ["notes_archive"]));

introspectTest({
  name: "takes all that begins as a virtual table does for its own, where its module isn't there",
  sql: `CREATE TABLE Geo_data(a); CREATE TABLE geometry(a);
    CREATE INDEX ix_data ON geo_data(a);
    PRAGMA writable_schema = ON;
    INSERT INTO sqlite_schema VALUES ('table', 'geo', 'geo', 0, 'CREATE VIRTUAL TABLE geo USING nowhere(a)')`,
}, (found) => assert.deepEqual(names(found.tables), ["geometry"]));

const several = `ATTACH ':memory:' AS extra;
  CREATE TABLE a(x INTEGER PRIMARY KEY); CREATE TEMP TABLE b(x);
  CREATE TABLE extra.a(x INTEGER PRIMARY KEY, y REFERENCES a); CREATE INDEX extra.ix ON a(y);
  CREATE VIEW extra.v AS SELECT 1;
  CREATE TRIGGER extra.tr AFTER INSERT ON a BEGIN SELECT 1; END`;

introspectTest({ name: "looks at the first database only", sql: several }, (found) => {
  const [a, ...more] = found.tables;
  assert.deepEqual([a?.name, a?.schema, more], ["a", undefined, []]);
  assert.deepEqual([found.schemas, found.views, found.triggers], [[], [], []]);
});

introspectTest({
  name: "looks at databases that are attached where it is told to",
  sql: several,
  scope: { schemas: ["extra", "absent"] },
}, (found) => {
  const [a, ...more] = found.tables;
  assert.deepEqual(more, []);
  assert.deepEqual([a?.name, a?.schema, a?.indexes], [
    "a",
    "extra",
    [{ name: "ix", keys: [{ column: "y" }] }],
  ]);
  assert.deepEqual(a?.constraints[1], {
    kind: "foreignKey",
    columns: ["y"],
    references: { table: "a", schema: "extra", columns: ["x"] },
  });
  assert.deepEqual(found.schemas, ["extra"]);
  assert.deepEqual(found.views, [{ name: "v", schema: "extra", sql: "SELECT 1" }]);
  assert.deepEqual([found.triggers[0]?.schema, found.triggers[0]?.table], ["extra", "a"]);
});

introspectTest(
  { name: "looks at all databases", sql: several, scope: { schemas: "all" } },
  (found) => {
    assert.deepEqual(found.tables.map(({ schema }) => schema), [undefined, "extra"]);
  },
);

introspectTest({
  name: "leaves out a table with its indexes and triggers",
  sql: `CREATE TABLE a(x); CREATE TABLE b(x); CREATE INDEX ix ON a(x);
    CREATE TRIGGER tr AFTER INSERT ON a BEGIN SELECT 1; END`,
  scope: { includesTable: ({ name }) => name !== "a" },
}, (found) => {
  assert.deepEqual(names(found.tables), ["b"]);
  assert.deepEqual(found.triggers, []);
});
