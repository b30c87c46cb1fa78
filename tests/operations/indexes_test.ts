import type { indexes } from "../../core/operations/indexes.ts";
import { sql, t } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { makeSchema, oddNames, schemaOn, users } from "./samples.ts";

/** A table in a schema, and an index on it. */
const indexInSchema: Work = (op) => {
  const schema = schemaOn(op.dialect);
  makeSchema(op);
  op.createTable("t", { a: t.integer() }, [], { schema });
  op.createIndex("ix", "t", ["a"], { schema });
};

const indexed: Work = (op) => {
  users(op);
  op.createIndex("ix", "users", ["name"]);
};

const rows: OperationRows<typeof indexes> = {
  createIndex: [
    { name: "on a column", before: users, run: (op) => op.createIndex("ix", "users", ["name"]) },
    {
      name: "without a name",
      before: users,
      run: (op) => op.createIndex(null, "users", ["name", { column: "age", order: "DESC" }]),
    },
    {
      name: "on expressions, and with orders",
      before: users,
      run: (op) =>
        op.createIndex("ix", "users", [
          sql("lower(name)"),
          sql("trim(lower(name)) -- twice"),
          { ...sql("age % 10"), order: "DESC" },
          { column: "age", order: "ASC" },
          sql("(age + 1)"),
        ]),
    },
    {
      name: "unique, on some of the rows",
      before: users,
      run: (op) =>
        op.createIndex("ix", "users", ["age"], { unique: true, where: "name <> ';' -- some" }),
      refuses: ["INSERT INTO users (id, name, age) VALUES (3, 'x', 30)"],
    },
    {
      name: "NULL first or last",
      before: users,
      run: (op) =>
        op.createIndex("ix", "users", [
          { column: "age", nulls: "FIRST" },
          { column: "name", order: "DESC", nulls: "LAST" },
        ]),
      fails: ["sqlite"],
    },
    {
      name: "with further columns",
      before: users,
      run: (op) => op.createIndex("ix", "users", ["name"], { include: ["age", "id"] }),
      fails: ["sqlite"],
    },
    {
      name: "by an access method",
      before: users,
      run: (op) => op.createIndex("ix", "users", ["name"], { using: "hash" }),
      fails: ["sqlite"],
    },
    {
      name: "with collations",
      before: users,
      run: (op) =>
        op.createIndex("ix", "users", [
          { column: "name", collation: op.dialect === "sqlite" ? "NOCASE" : "C", order: "DESC" },
          { ...sql("lower(name)"), collation: op.dialect === "sqlite" ? "RTRIM" : "POSIX" },
        ]),
    },
    {
      name: "with operator classes",
      before: users,
      run: (op) =>
        op.createIndex("ix", "users", [
          { column: "name", operatorClass: "varchar_pattern_ops", nulls: "FIRST" },
          { ...sql("lower(name)"), operatorClass: "text_pattern_ops", order: "DESC" },
        ]),
      fails: ["sqlite"],
    },
    {
      name: "where a second NULL is refused",
      before: users,
      run: (op) => op.createIndex("ix", "users", ["age"], { unique: true, nullsNotDistinct: true }),
      fails: ["sqlite"],
      refuses: ["INSERT INTO users (id, name) VALUES (3, 'x')"],
    },
    {
      name: "with storage parameters, in a tablespace",
      before: users,
      run: (op) =>
        op.createIndex("ix", "users", ["age"], {
          with: { fillfactor: 70, deduplicate_items: false },
          tablespace: "pg_default",
          include: ["name"],
          where: "age > 1",
        }),
      fails: ["sqlite"],
    },
    {
      name: "ifNotExists leaves what is there",
      before: indexed,
      run: (op) => op.createIndex("ix", "users", ["age"], { ifNotExists: true }),
    },
    {
      name: "concurrently, outside of the transaction",
      before: users,
      run(op) {
        op.bulkInsert("users", [{ id: 3, name: "before", age: 3 }]);
        op.createIndex("ix", "users", ["age"], { concurrently: true, ifNotExists: true });
        op.createIndex("ix_2", "users", ["name"], { concurrently: true, unique: true });
        op.bulkInsert("users", [{ id: 4, name: "behind", age: 4 }]);
      },
    },
    {
      name: "in a schema",
      before(op) {
        makeSchema(op);
        op.createTable("t", { a: t.integer() }, [], { schema: schemaOn(op.dialect) });
      },
      run: (op) => op.createIndex(null, "t", ["a"], { schema: schemaOn(op.dialect) }),
    },
    {
      name: "odd names",
      before: (op) =>
        op.createTable(
          oddNames.hostile,
          Object.fromEntries(Object.values(oddNames).map((name) => [name, t.text()])),
        ),
      run: (op) => op.createIndex(oddNames.quoted, oddNames.hostile, Object.values(oddNames)),
    },
    {
      name: "a name that is taken",
      before: indexed,
      run: (op) => op.createIndex("ix", "users", ["age"]),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "unique, where rows are not",
      before(op) {
        users(op);
        op.bulkInsert("users", [{ id: 3, name: "Ann", age: 30 }]);
      },
      run: (op) => op.createIndex("ix", "users", ["name"], { unique: true }),
      fails: ["sqlite", "postgresql"],
    },
  ],

  renameIndex: [
    {
      name: "of whatever it is made",
      lost: "a model doesn't know what SQL makes",
      before(op) {
        users(op);
        op.execute(`CREATE UNIQUE INDEX ix ON users (lower(name) DESC) WHERE age > 1`);
      },
      run: (op) => op.renameIndex("ix", oddNames.hostile),
    },
    {
      name: "in a schema",
      before: indexInSchema,
      run: (op) => op.renameIndex("ix", "ix_2", { schema: schemaOn(op.dialect), table: "t" }),
    },
    {
      name: "one that isn't there",
      before: users,
      run: (op) => op.renameIndex("ix", "ix_2"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "a name that is taken",
      before(op) {
        indexed(op);
        op.createIndex("ix_2", "users", ["age"]);
      },
      run: (op) => op.renameIndex("ix", "ix_2"),
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropIndex: [
    { name: "by its name", before: indexed, run: (op) => op.dropIndex("ix") },
    { name: "with its table", before: indexed, run: (op) => op.dropIndex("ix", "users") },
    { name: "ifExists without one", run: (op) => op.dropIndex("ix", "users", { ifExists: true }) },
    {
      name: "concurrently, outside of the transaction",
      before: indexed,
      run: (op) => op.dropIndex("ix", "users", { concurrently: true, ifExists: true }),
    },
    {
      name: "in a schema",
      before: indexInSchema,
      run: (op) => op.dropIndex("ix", "t", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "an odd name",
      before(op) {
        users(op);
        op.createIndex(oddNames.hostile, "users", ["name"]);
      },
      run: (op) => op.dropIndex(oddNames.hostile, "users"),
    },
    {
      name: "one that isn't there",
      before: users,
      run: (op) => op.dropIndex("ix", "users"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("indexes", rows);
