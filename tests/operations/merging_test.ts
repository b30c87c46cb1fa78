import assert from "node:assert/strict";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import type { Op } from "../../core/operations/op.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { apply, applyAll } from "../../core/operations/rules.ts";
import { emptyModel } from "../../core/schema/edit.ts";
import type { Model, ServerDefault } from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { catalog } from "../support/catalog.ts";
import { databaseTest, type TestDatabase, withSqlite } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { runOnDatabase, type Work } from "./run.ts";
import { users } from "./samples.ts";

const table = "t";
const names = ["a", "b", "c", "d", "name"];

const before: readonly Operation[] = [
  {
    kind: "createTable",
    table: {
      name: table,
      columns: [
        { name: "id", type: { kind: "integer" }, nullable: false },
        { name: "a", type: { kind: "integer" }, nullable: true },
        { name: "b", type: { kind: "text" }, nullable: false, default: literal("x") },
        { name: "c", type: { kind: "integer" }, nullable: true },
      ],
      constraints: [
        { kind: "primaryKey", columns: ["id"] },
        { kind: "check", name: "small", sql: "c < 100" },
      ],
      indexes: [{ name: "ix_c", keys: [{ column: "c" }] }],
    },
  },
  {
    kind: "bulkInsert",
    table,
    columns: ["id", "a", "b", "c"],
    rows: [[1, 10, "one", 1], [2, null, "2", 2], [3, 30, "30", null]],
  },
];

function literal(value: string | number): ServerDefault {
  return { kind: "literal", value };
}

const name = fc.constantFrom(...names);
const type = fc.constantFrom<ColumnType["kind"]>("integer", "text", "real", "binary")
  .map((kind) => ({ kind }) as ColumnType);
const given = fc.constantFrom<ServerDefault | undefined>(
  undefined,
  literal(5),
  literal("it's 7"),
  { kind: "expression", sql: "1 + 1" },
);

/** Operations on the table, of which many don't fit it. */
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ name, type, default: given, nullable: fc.boolean() }).map((column): Operation => ({
    kind: "addColumn",
    table,
    column: { ...column, nullable: column.nullable || column.default === undefined },
    constraints: [],
    indexes: [],
  })),
  name.map((column): Operation => ({ kind: "dropColumn", table, column })),
  fc.record({ column: name, type }).map((change): Operation => ({
    kind: "alterColumn",
    table,
    ...change,
  })),
  fc.tuple(name, name, type).map(([column, other, type]): Operation => ({
    kind: "alterColumn",
    table,
    column,
    type,
    using: `coalesce(${column}, 0) || ${other}`,
  })),
  fc.tuple(name, given).map(([column, value]): Operation => ({
    kind: "alterColumn",
    table,
    column,
    default: value ?? null,
  })),
  fc.tuple(name, fc.boolean()).map(([column, nullable]): Operation => ({
    kind: "alterColumn",
    table,
    column,
    nullable,
  })),
  fc.tuple(name, name).map(([column, to]): Operation => ({
    kind: "alterColumn",
    table,
    column,
    to,
  })),
  name.map((column): Operation => ({
    kind: "createIndex",
    table,
    index: { name: `ix_${column}`, keys: [{ column }], where: `${column} > 1` },
  })),
  name.map((column): Operation => ({ kind: "dropIndex", table, name: `ix_${column}` })),
  fc.tuple(name, name).map(([column, other]): Operation => ({
    kind: "createUniqueConstraint",
    table,
    constraint: { kind: "unique", name: `uq_${column}`, columns: ["id", column, other] },
  })),
  name.map((column): Operation => ({ kind: "dropConstraint", table, name: `uq_${column}` })),
  name.map((column): Operation => ({
    kind: "createCheckConstraint",
    table,
    constraint: { kind: "check", sql: `${column} <> 'nothing'` },
  })),
);

/** Those that fit the table as it is by then. */
function fitting(operations: readonly Operation[]): readonly Operation[] {
  const found: Operation[] = [];
  let model: Model = applyAll(emptyModel, before);
  for (const operation of operations) {
    try {
      model = apply(model, operation);
      found.push(operation);
    } catch (error) {
      if (!(error instanceof MigrateError)) throw error;
    }
  }
  return found;
}

/** What becomes of a fresh database: what it holds, or that it fails. */
async function outcome(work: Work): Promise<string> {
  let state = "";
  await withSqlite(async (database) => {
    await runOnDatabase(database, "before", (op) => before.forEach((each) => op.invoke(each)));
    try {
      await runOnDatabase(database, "row", work);
      state = await stateOf(database);
    } catch (error) {
      if (!(error instanceof MigrateError)) throw error;
      state = "fails";
    }
  });
  return state;
}

async function stateOf({ connect }: TestDatabase): Promise<string> {
  return await catalog(await connect(), "sqlite");
}

Deno.test("neighbouring operations on an SQLite table come to what they do one by one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 2, maxLength: 7 }), async (operations) => {
      const fit = fitting(operations);
      const alone = await outcome(async (op) => {
        for (const each of fit) await op.invoke(each);
      });
      const together = await outcome((op) => fit.forEach((each) => op.invoke(each)));
      // What one contradicts, a later one may put right.
      if (alone !== "fails") assert.equal(together, alone);
    }),
    { numRuns: 60 },
  );
});

/** What of neighbouring operations fails; `mark` is called on the line before the one at fault. */
const failing: { readonly [what: string]: (op: Op, mark: () => void) => void } = {
  "a column that isn't there"(op, mark) {
    op.alterColumn("users", "name", { nullable: true });
    mark();
    op.alterColumn("users", "agge", { nullable: true });
    op.dropColumn("users", "age");
  },
  "rows that hold NULL"(op, mark) {
    op.createIndex("ix", "users", ["name"]);
    op.alterColumn("users", "name", { default: "x" });
    mark();
    op.alterColumn("users", "age", { nullable: false });
    op.createUniqueConstraint("uq", "users", ["name"]);
  },
  "a check of a column that isn't there"(op, mark) {
    op.alterColumn("users", "name", { default: "x" });
    mark();
    op.createCheckConstraint("ck", "users", "missing > 1");
    op.alterColumn("users", "age", { default: 1 });
  },
  "an index that isn't unique"(op, mark) {
    op.alterColumn("users", "name", { default: "x" });
    op.createIndex("ix", "users", ["name"]);
    mark();
    op.createIndex("uq", "users", [{ expression: "id > 0" }], { unique: true });
  },
  "a reference to nothing"(op, mark) {
    op.alterColumn("users", "name", { default: "x" });
    mark();
    op.createForeignKey("fk", "users", "users", ["age"], ["id"]);
    op.createIndex("ix", "users", ["name"]);
  },
};

for (const [what, run] of Object.entries(failing)) {
  databaseTest(
    "sqlite",
    `the one of neighbouring operations is named that has ${what}`,
    async (database) => {
      await runOnDatabase(database, "before", users);
      let line = 0;
      const mark = () => {
        line = Number(/\n.*\n.*merging_test\.ts:(\d+)/.exec(new Error().stack!)?.[1]);
      };
      const error = await errorOf(() => runOnDatabase(database, "row", (op) => run(op, mark)));
      assert.equal(error.where.line, line + 1);
    },
  );
}
