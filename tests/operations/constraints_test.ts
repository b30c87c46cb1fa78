import type { constraints } from "../../core/operations/constraints.ts";
import { foreignKey, primaryKey, t, unique } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { makeSchema, oddNames, schemaOn, users } from "./samples.ts";

/** Users with orders, of which one has no user. */
const orders: Work = (op) => {
  users(op);
  op.createTable("orders", { id: t.integer(), user_id: t.integer() });
  op.bulkInsert("orders", [{ id: 1, user_id: 1 }, { id: 2, user_id: null }]);
};

/** A table with constraints that have no names, or those that the database made up. */
const unnamed: Work = (op) =>
  op.createTable("t", {
    a: t.integer().primaryKey(),
    b: t.integer().check("b > 0 /* by nature */").check("b < 9"),
    c: t.integer(),
  }, [unique(["c"]), unique(["b", "c"]), foreignKey(["b"], "t", ["a"])]);

const rows: OperationRows<typeof constraints> = {
  createPrimaryKey: [
    {
      name: "on a table without one",
      unlike: "only SQLite numbers the rows then",
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
    {
      name: "that goes down, and passes over rows that break it",
      before: orders,
      run: (op) =>
        op.createPrimaryKey("pk_orders", "orders", ["id"], {
          sorting: { id: { order: "DESC" } },
          onConflict: "IGNORE",
        }),
      fails: ["postgresql"],
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
      name: "without regard to case, in place of the row before",
      before: users,
      run(op) {
        op.createUniqueConstraint("uq_name", "users", ["name", "age"], {
          sorting: { name: { collation: "NOCASE", order: "DESC" } },
          onConflict: "REPLACE",
        });
        op.execute("INSERT INTO users (id, name, age) VALUES (3, 'ANN', 30)");
      },
      fails: ["postgresql"],
    },
    {
      name: "one NULL only, with further columns",
      before: users,
      run: (op) =>
        op.createUniqueConstraint("uq_age", "users", ["age"], {
          nullsNotDistinct: true,
          include: ["name"],
          deferrable: true,
        }),
      fails: ["sqlite"],
      refuses: ["INSERT INTO users (id, name) VALUES (3, 'x')"],
    },
    {
      name: "without a name, in a schema",
      lost: "PostgreSQL drops by name",
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
    {
      name: "which rows that are there may break, and tables that inherit",
      before: users,
      run: (op) =>
        op.createCheckConstraint("ck_age", "users", "age > 40", {
          notValid: true,
          noInherit: true,
        }),
      fails: ["sqlite"],
      refuses: ["UPDATE users SET age = 39"],
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
      lost: "PostgreSQL drops by name",
      before: orders,
      run: (op) => op.createForeignKey(null, "orders", "users", ["user_id"]),
      refuses: ["INSERT INTO orders VALUES (3, 9)"],
    },
    {
      name: "all of several columns or none",
      before(op) {
        op.createTable("p", { a: t.integer(), b: t.integer() }, [primaryKey(["a", "b"])]);
        op.createTable("c", { a: t.integer(), b: t.integer() });
      },
      run: (op) => op.createForeignKey("fk", "c", "p", ["a", "b"], ["a", "b"], { match: "FULL" }),
      fails: ["sqlite"],
      refuses: ["INSERT INTO c VALUES (1, NULL)"],
    },
    {
      name: "of several columns, of which one is set when the other row goes",
      before(op) {
        op.createTable("p", { a: t.integer(), b: t.integer() }, [primaryKey(["a", "b"])]);
        op.createTable("c", { a: t.integer().notNull(), b: t.integer() });
      },
      run: (op) =>
        op.createForeignKey("fk", "c", "p", ["a", "b"], ["a", "b"], {
          onDelete: "SET NULL",
          onDeleteColumns: ["b"],
        }),
      fails: ["sqlite"],
      refuses: ["INSERT INTO c VALUES (1, 1)"],
    },
    {
      name: "which rows that are there may break",
      before(op) {
        orders(op);
        op.execute("UPDATE orders SET user_id = 7 WHERE id = 2");
      },
      run: (op) =>
        op.createForeignKey("fk_user", "orders", "users", ["user_id"], ["id"], { notValid: true }),
      fails: ["sqlite"],
      refuses: ["INSERT INTO orders VALUES (3, 9)"],
    },
    {
      name: "of two tables to each other",
      run(op) {
        op.createTable("a", { id: t.integer().primaryKey(), b: t.integer() });
        op.createTable("b", { id: t.integer().primaryKey(), a: t.integer().references("a.id") });
        op.createForeignKey("fk_a_b", "a", "b", ["b"], ["id"]);
      },
      refuses: ["INSERT INTO a VALUES (1, 1)"],
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
      unlike: "a usual operator class is left out",
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

  renameConstraint: [
    {
      name: "of each kind",
      before: (op) =>
        op.createTable("t", { a: t.integer().check("a > 0", { name: "c" }), b: t.integer() }, [
          primaryKey(["a"], { name: "p" }),
          unique(["b"], { name: "u" }),
          foreignKey(["b"], "t", ["a"], { name: "f", onDelete: "CASCADE" }),
        ]),
      run(op) {
        for (const name of ["c", "p", "u", "f"]) op.renameConstraint(name, "t", `${name} "new"`);
      },
    },
    {
      name: "in a schema",
      before(op) {
        makeSchema(op);
        const schema = schemaOn(op.dialect);
        op.createTable("t", { a: t.integer().unique({ name: "u" }) }, [], { schema });
      },
      run: (op) => op.renameConstraint("u", "t", "v", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "one that isn't there",
      before: users,
      run: (op) => op.renameConstraint("nope", "users", "yes"),
      fails: ["sqlite", "postgresql"],
    },
  ],

  validateConstraint: [
    {
      name: "that rows keep to",
      lost: "it stays valid",
      before(op) {
        users(op);
        op.execute("UPDATE users SET age = 50");
        if (op.dialect === "sqlite") return;
        op.createCheckConstraint("ck_age", "users", "age > 40", { notValid: true });
      },
      run: (op) => op.validateConstraint("ck_age", "users"),
      fails: ["sqlite"],
    },
    {
      name: "that rows break",
      before(op) {
        users(op);
        if (op.dialect === "sqlite") return;
        op.createCheckConstraint("ck_age", "users", "age > 40", { notValid: true });
      },
      run: (op) => op.validateConstraint("ck_age", "users"),
      fails: ["sqlite", "postgresql"],
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
      name: "ones without names, by what they are",
      unlike: "the names that they were given",
      before: unnamed,
      run(op) {
        op.dropConstraint(null, "t", { type: "foreignKey" });
        op.dropConstraint(null, "t", { type: "unique", columns: ["c"] });
        op.dropConstraint(null, "t", { type: "check", sql: "b>0  -- positive" });
        op.dropConstraint(null, "t", { type: "primaryKey" });
      },
    },
    {
      name: "one of several",
      before: unnamed,
      run: (op) => op.dropConstraint(null, "t", { type: "unique" }),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "one on columns in another order",
      before: unnamed,
      run: (op) => op.dropConstraint(null, "t", { type: "unique", columns: ["c", "b"] }),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "a check that isn't there",
      before: unnamed,
      run: (op) => op.dropConstraint(null, "t", { type: "check", sql: "b > 1" }),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "ifExists without one",
      before: unnamed,
      run(op) {
        op.dropConstraint("nope", "t", { ifExists: true });
        op.dropConstraint(null, "t", { type: "unique", columns: ["a"], ifExists: true });
        op.dropConstraint(null, "t", { type: "check", sql: "b > 1", ifExists: true });
      },
    },
    {
      name: "with what depends on it",
      before: (op) =>
        op.createTable("t", { a: t.integer().unique({ name: "uq" }), b: t.integer() }, [
          foreignKey(["b"], "t", ["a"]),
        ]),
      run: (op) => op.dropConstraint("uq", "t", { cascade: true }),
      fails: ["sqlite"],
    },
    {
      name: "odd names",
      before: (op) => op.createTable(oddNames.hostile, { [oddNames.quoted]: t.text().unique() }),
      run: (op) =>
        op.dropConstraint(null, oddNames.hostile, { type: "unique", columns: [oddNames.quoted] }),
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
