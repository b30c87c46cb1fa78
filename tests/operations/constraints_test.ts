import type { constraints } from "../../core/operations/constraints.ts";
import { foreignKey, t } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { makeSchema, oddNames, schemaOn, users } from "./samples.ts";

/** Users with orders, of which one has no user. */
const orders: Work = (op) => {
  users(op);
  op.createTable("orders", { id: t.integer(), user_id: t.integer() });
  op.bulkInsert("orders", [{ id: 1, user_id: 1 }, { id: 2, user_id: null }]);
};

const rows: OperationRows<typeof constraints> = {
  createPrimaryKey: [
    {
      name: "on a table without one",
      before: orders,
      run: (op) => op.createPrimaryKey("pk_orders", "orders", ["id"]),
      refuses: ["INSERT INTO orders (id) VALUES (1)"],
    },
    {
      name: "on a table that has one",
      before: users,
      run: (op) => op.createPrimaryKey("pk", "users", ["name"]),
      fails: ["sqlite", "postgresql"],
    },
  ],

  createUniqueConstraint: [
    {
      name: "on several columns",
      before: users,
      run: (op) => op.createUniqueConstraint("uq_name_age", "users", ["name", "age"]),
      refuses: ["INSERT INTO users (id, name, age) VALUES (3, 'Ann', 30)"],
    },
    {
      name: "without a name, in a schema",
      before(op) {
        makeSchema(op);
        op.createTable("t", { a: t.integer() }, [], { schema: schemaOn(op.dialect) });
      },
      run: (op) => op.createUniqueConstraint(null, "t", ["a"], { schema: schemaOn(op.dialect) }),
    },
    {
      name: "odd names",
      before: (op) => op.createTable(oddNames.hostile, { [oddNames.quoted]: t.text() }),
      run: (op) => op.createUniqueConstraint(oddNames.spaced, oddNames.hostile, [oddNames.quoted]),
    },
    {
      name: "where rows have the same values",
      before(op) {
        users(op);
        op.execute("UPDATE users SET name = 'Ann'");
      },
      run: (op) => op.createUniqueConstraint("uq_name", "users", ["name"]),
      fails: ["sqlite", "postgresql"],
    },
  ],

  createCheckConstraint: [
    {
      name: "a condition that ends in a comment",
      before: users,
      run: (op) => op.createCheckConstraint("ck_age", "users", "age < 150 -- years"),
      refuses: ["UPDATE users SET age = 151 WHERE id = 1"],
    },
    {
      name: "where rows don't meet it",
      before: users,
      run: (op) => op.createCheckConstraint("ck_age", "users", "age > 40"),
      fails: ["sqlite", "postgresql"],
    },
  ],

  createForeignKey: [
    {
      name: "with actions",
      before: orders,
      run: (op) =>
        op.createForeignKey("fk_user", "orders", "users", ["user_id"], ["id"], {
          onDelete: "CASCADE",
          onUpdate: "SET NULL",
          deferrable: true,
          initially: "DEFERRED",
        }),
    },
    {
      name: "without a name, to the primary key",
      before: orders,
      run: (op) => op.createForeignKey(null, "orders", "users", ["user_id"]),
      refuses: ["INSERT INTO orders VALUES (3, 9)"],
    },
    {
      name: "where a row refers to none",
      before(op) {
        orders(op);
        op.execute("UPDATE orders SET user_id = 7 WHERE id = 2");
      },
      run: (op) => op.createForeignKey("fk_user", "orders", "users", ["user_id"], ["id"]),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "of a table that it refers to itself",
      before: users,
      run(op) {
        op.addColumn("users", "boss", t.integer());
        op.createForeignKey("fk_boss", "users", "users", ["boss"], ["id"]);
      },
    },
  ],

  createExcludeConstraint: [
    {
      name: "of ranges that overlap",
      before: (op) =>
        op.createTable("stays", { room: t.custom("int4range"), during: t.custom("tsrange") }),
      run: (op) =>
        op.createExcludeConstraint("no_overlap", "stays", [
          { column: "room", with: "=" },
          { expression: "during", with: "&&", operatorClass: "range_ops" },
        ], { using: "gist", where: "room IS NOT NULL" }),
      fails: ["sqlite"],
      refuses: [
        "INSERT INTO stays VALUES ('[1,1]', '[2026-01-01,2026-01-05]'), ('[1,1]', '[2026-01-02,2026-01-03]')",
      ],
    },
  ],

  dropConstraint: [
    {
      name: "by name",
      before(op) {
        orders(op);
        op.createForeignKey("fk_user", "orders", "users", ["user_id"], ["id"]);
        op.createUniqueConstraint("uq_user", "orders", ["user_id"]);
      },
      run(op) {
        op.dropConstraint("fk_user", "orders");
        op.dropConstraint("uq_user", "orders", { type: "unique" });
      },
    },
    {
      name: "one without a name",
      before: (op) =>
        op.createTable("t", { a: t.integer().unique(), b: t.integer() }, [
          foreignKey(["b"], "t", ["a"]),
        ]),
      run: (op) => op.dropConstraint(null, "t", { type: "foreignKey", columns: ["b"] }),
      fails: ["postgresql"],
    },
    {
      name: "one that isn't there",
      before: users,
      run: (op) => op.dropConstraint("nope", "users"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("constraints", rows);
