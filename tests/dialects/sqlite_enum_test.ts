import assert from "node:assert/strict";
import fc from "fast-check";
import { isLate } from "../../core/dialect.ts";
import type { Op } from "../../core/operations/op.ts";
import { tables } from "../../core/operations/tables.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { enumCheck } from "../../dialects/sqlite/enum_check.ts";
import { readStoredTable } from "../../dialects/sqlite/stored_table.ts";
import { tableModel } from "../../dialects/sqlite/table_model.ts";
import { t } from "../../mod.ts";
import { runOnDatabase } from "../operations/run.ts";
import { databaseTest, type TestDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";

const mood = () => t.enum("mood", ["ok", "it's (so), 😀"]);

/** The table `t` after each step of its history: the text from the column list on, and the model. */
async function afterwards(database: TestDatabase, ...steps: readonly ((op: Op) => unknown)[]) {
  for (const [at, step] of steps.entries()) await runOnDatabase(database, `r${at}`, step);
  const connection = await database.connect();
  const stored = await readStoredTable((text, values) => connection.query(text, values), {
    name: "t",
  });
  return { sql: stored.sql.replace(/^.*\(\n/, ""), model: tableModel(stored), connection };
}

const create = (op: Op) => {
  op.createTable("t", { id: t.integer().primaryKey(), a: mood().notNull().default("ok") });
  op.bulkInsert("t", [{ id: 1, a: "ok" }, { id: 2, a: "it's (so), 😀" }]);
};

databaseTest("sqlite", "an enum is text, and a check of its name behind the column", async (db) => {
  const { sql, model, connection } = await afterwards(db, create);
  assert.equal(
    sql,
    `    id INTEGER NOT NULL,
    a VARCHAR(12) DEFAULT 'ok' NOT NULL CONSTRAINT mood CHECK (a IN ('ok', 'it''s (so), 😀')),
    PRIMARY KEY (id)
)`,
  );
  const [, a] = model.columns;
  assert.deepEqual(a?.type, { kind: "enum", name: "mood", labels: ["ok", "it's (so), 😀"] });
  assert.deepEqual(model.constraints, [{ kind: "primaryKey", columns: ["id"] }]);
  const { cause } = await errorOf(() =>
    connection.execute([{ text: "INSERT INTO t (a) VALUES ('sad')" }])
  );
  assert.match(String(cause), /CHECK constraint failed: mood/);
});

databaseTest(
  "sqlite",
  "an enum stays one where a table becomes STRICT, and no longer",
  async (db) => {
    const strict = await afterwards(db, create, (op) => op.alterTable("t", { strict: true }));
    assert.match(strict.sql, /^ +a TEXT DEFAULT 'ok' NOT NULL CONSTRAINT mood CHECK /m);
    assert.equal(strict.model.columns[1]?.type.kind, "enum");
    const { sql } = await afterwards(db, (op) => op.alterTable("t", { strict: false }));
    assert.match(sql, /^ +a VARCHAR\(12\) DEFAULT 'ok' NOT NULL CONSTRAINT mood CHECK /m);
  },
);

/** Changes of the column `a`, with its type afterwards and the last line that is about it. */
const changes: readonly {
  readonly what: string;
  readonly change: (op: Op) => unknown;
  readonly type: ColumnType;
  readonly line: string;
}[] = [
  {
    what: "text has no check any more",
    change: (op) => op.alterColumn("t", "a", { type: t.text() }),
    type: { kind: "text" },
    line: "a TEXT DEFAULT 'ok' NOT NULL",
  },
  {
    what: "another enum has another check",
    change: (op) =>
      op.alterColumn("t", "a", {
        type: t.enum("Mood", ["fine"]),
        using: "'fine'",
        default: "fine",
        nullable: true,
      }),
    type: { kind: "enum", name: "Mood", labels: ["fine"] },
    line: `a VARCHAR(4) CONSTRAINT "Mood" CHECK (a IN ('fine')) DEFAULT 'fine'`,
  },
  {
    what: "one that is renamed keeps it",
    change: (op) => op.alterColumn("t", "a", { name: "A b", nullable: true }),
    type: { kind: "enum", name: "mood", labels: ["ok", "it's (so), 😀"] },
    line:
      `"A b" VARCHAR(12) DEFAULT 'ok' CONSTRAINT mood CHECK ("A b" IN ('ok', 'it''s (so), 😀'))`,
  },
  {
    what: "one that was text has one",
    change(op) {
      op.alterColumn("t", "a", { type: t.text() });
      op.alterColumn("t", "a", { type: mood() });
    },
    type: { kind: "enum", name: "mood", labels: ["ok", "it's (so), 😀"] },
    line:
      `a VARCHAR(12) CONSTRAINT mood CHECK (a IN ('ok', 'it''s (so), 😀')) DEFAULT 'ok' NOT NULL`,
  },
];

for (const { what, change, type, line } of changes) {
  databaseTest("sqlite", `alterColumn: ${what}`, async (database) => {
    const { sql, model } = await afterwards(database, create, change);
    assert.deepEqual(model.columns[1]?.type, type);
    assert.deepEqual(model.constraints, [{ kind: "primaryKey", columns: ["id"] }]);
    assert.equal(sql.split("\n")[1]?.trim(), `${line},`);
  });
}

databaseTest("sqlite", "alterColumn: rows without a label stop a new enum", async (database) => {
  const narrow = (op: Op) => op.alterColumn("t", "a", { type: t.enum("mood", ["ok"]) });
  const error = await errorOf(() => afterwards(database, create, narrow));
  assert.equal(error.code, "database");
  assert.match(error.message, /1 row would break constraint "mood": id 2/);
});

databaseTest("sqlite", "addColumn and dropColumn take an enum's check along", async (database) => {
  const { model } = await afterwards(database, create, (op) => {
    op.addColumn("t", "b", mood());
    op.dropColumn("t", "a");
  });
  assert.deepEqual(model.columns.map(({ name, type }) => [name, type.kind]), [
    ["id", "integer"],
    ["b", "enum"],
  ]);
});

/** Columns that are no enums, however like they are. */
const others = [
  "a VARCHAR(2) CHECK (a IN ('ok'))",
  "a VARCHAR(3) CONSTRAINT mood CHECK (a IN ('ok'))",
  "a VARCHAR(2) CONSTRAINT mood CHECK (b IN ('ok')), b",
  "a VARCHAR(2) CONSTRAINT mood CHECK (a IN ('ok') OR true)",
  "a VARCHAR(2) CONSTRAINT mood CHECK (a NOT IN ('ok'))",
  "a VARCHAR(2) CONSTRAINT mood CHECK (a IN (lower('ok')))",
  "a VARCHAR(2), CONSTRAINT mood CHECK (a IN ('ok'))",
];

for (const columns of others) {
  Deno.test(`tableModel() reads no enum in ${columns}`, () => {
    const model = tableModel({ sql: `CREATE TABLE t (${columns})`, indexes: [] });
    assert.equal(model.columns[0]?.type.kind, "string");
    assert.deepEqual(model.constraints.map(({ kind }) => kind), ["check"]);
  });
}

databaseTest(
  "sqlite",
  "an enum of any name and labels is read back",
  async ({ database, connect }) => {
    const connection = await connect();
    const text = fc.string({ unit: "binary" }).map((each) => each.replaceAll(/[\0\r]/g, ""));
    const hostile = fc.constantFrom(
      "",
      "'",
      "''",
      '"',
      ");--",
      "/*",
      "*/",
      "--",
      "\n",
      "IN ('a')",
      ",",
    );
    const name = fc.array(fc.oneof(text, hostile)).map((parts) => parts.join(""));
    const property = fc.asyncProperty(name, fc.uniqueArray(name), async (name, labels) => {
      const type = t.enum(name, labels);
      const operation = tables.createTable("t", { [`c${name}`]: type, d: t.text() });
      await connection.execute([
        { text: "DROP TABLE IF EXISTS t" },
        ...database.dialect.render([operation]).flatMap((each) => isLate(each) ? [] : [each]),
      ]);
      const query = (text: string, values?: readonly string[]) => connection.query(text, values);
      const { columns, constraints } = tableModel(await readStoredTable(query, { name: "t" }));
      assert.deepEqual(columns.map(({ name, type }) => ({ name, type })), [
        { name: `c${name}`, type: type.draft.column.type },
        { name: "d", type: { kind: "text" } },
      ]);
      assert.deepEqual(constraints, []);
    });
    await fc.assert(property, { numRuns: 300 });
  },
);

Deno.test("a label that no literal of SQLite's can hold is refused", () => {
  const type = { kind: "enum", name: "mood", labels: ["a\rb"] } as const;
  assert.throws(() => enumCheck("a", type), { code: "operation" });
});
