import type { views } from "../../core/operations/views.ts";
import { index, sql } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { makeSchema, oddNames, schemaOn, users } from "./samples.ts";

const adults: Work = (op) => {
  users(op);
  op.createView("adults", "SELECT id, name FROM users WHERE age >= 18");
};

/** One that can be written to. */
const writable: Work = (op) => {
  adults(op);
  if (op.dialect === "sqlite") {
    op.createTrigger("adopt", "adults", {
      event: "INSTEAD OF INSERT",
      action: "BEGIN INSERT INTO users (id, name, age) VALUES (new.id, new.name, 18); END",
    });
    return;
  }
  op.createFunction(
    "adopt",
    "",
    "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO users VALUES (NEW.id, NEW.name, 18); RETURN NEW; END $$",
  );
  op.createTrigger("adopt", "adults", {
    event: "INSTEAD OF INSERT",
    action: "FOR EACH ROW EXECUTE FUNCTION adopt()",
  });
};

const kept: Work = (op) => {
  users(op);
  if (op.dialect === "sqlite") return;
  op.createView("ages", "SELECT id, age FROM users", {
    materialized: true,
    indexes: [index("ix_ages", ["id"], { unique: true })],
  });
};

const rows: OperationRows<typeof views> = {
  createView: [
    { name: "of a query", before: users, run: (op) => op.createView("v", "SELECT * FROM users") },
    {
      name: "of a column that isn't there",
      before: users,
      run: (op) => op.createView("v", "SELECT absent FROM users -- it"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "with more names than its query has columns",
      before: users,
      run: (op) => op.createView("v", "SELECT id FROM users", { columns: ["a", "b"] }),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "with names for its columns",
      unlike: "they are in the query's text",
      before: users,
      run: (op) =>
        op.createView("v", "SELECT name, age + 1 FROM users", { columns: ["who", "next age"] }),
    },
    {
      name: "a semicolon and a comment behind the query are left away",
      before: users,
      run: (op) => op.createView("v", "SELECT ';' AS a -- ; one\nFROM users; -- two"),
    },
    {
      name: "in a schema",
      before: makeSchema,
      run: (op) => op.createView("v", "SELECT 1 AS a", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "odd names",
      unlike: "they are in the query's text",
      run(op) {
        for (const name of Object.values(oddNames)) {
          op.createView(name, "SELECT 1", { columns: [name] });
        }
      },
    },
    {
      name: "in the place of another one, with what is on it",
      before: writable,
      run(op) {
        op.createView("adults", "SELECT id, name, age FROM users WHERE age >= 21", {
          replace: true,
        });
        op.execute("INSERT INTO adults (id, name) VALUES (7, 'Eve')");
      },
    },
    {
      name: "in the place of none",
      before: users,
      run: (op) => op.createView("v", "SELECT * FROM users", { replace: true }),
    },
    {
      name: "in the place of another one, in a schema",
      before(op) {
        makeSchema(op);
        op.createView("v", "SELECT 1 AS a", { schema: schemaOn(op.dialect) });
      },
      run: (op) =>
        op.createView("v", "SELECT 2 AS a", { schema: schemaOn(op.dialect), replace: true }),
    },
    {
      name: "ifNotExists leaves what is there",
      before: adults,
      run: (op) => op.createView("adults", "SELECT * FROM users", { ifNotExists: true }),
      fails: ["postgresql"],
    },
    {
      name: "with parameters, and a check of what is written to it",
      unlike: "the check is a parameter",
      before: users,
      run: (op) =>
        op.createView("v", "SELECT * FROM users WHERE age > 17 WITH LOCAL CHECK OPTION", {
          with: { security_invoker: true, security_barrier: false },
        }),
      fails: ["sqlite"],
      refuses: ["INSERT INTO v (id, name, age) VALUES (3, 'x', 3)"],
    },
    {
      name: "materialized, with indexes",
      before: users,
      run: (op) =>
        op.createView("v", "SELECT id, name FROM users", {
          materialized: true,
          with: { fillfactor: 70 },
          indexes: [index("ix_v", ["id"], { unique: true }), index("ix_w", [sql("lower(name)")])],
        }),
      fails: ["sqlite"],
    },
    {
      name: "materialized, in the place of another one",
      before: kept,
      run: (op) =>
        op.createView("ages", "SELECT age FROM users", { materialized: true, replace: true }),
      fails: ["sqlite"],
    },
    {
      name: "materialized, ifNotExists leaves what is there",
      before: kept,
      run: (op) =>
        op.createView("ages", "SELECT age FROM users", {
          materialized: true,
          ifNotExists: true,
          indexes: [index("ix_ages", ["id"])],
        }),
      fails: ["sqlite"],
    },
    {
      name: "and another statement",
      before: users,
      run: (op) => op.createView("v", "SELECT 1; DROP TABLE users"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "with a text that isn't closed",
      before: users,
      run: (op) => op.createView("v", "SELECT 'a"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "of a table that isn't there",
      run: (op) => op.createView("v", "SELECT a FROM nowhere"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "a name that is taken",
      before: adults,
      run: (op) => op.createView("adults", "SELECT 1 AS a"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "in the place of one with other columns",
      before: adults,
      run: (op) => op.createView("adults", "SELECT name FROM users", { replace: true }),
      fails: ["postgresql"],
    },
  ],

  dropView: [
    { name: "by its name", before: adults, run: (op) => op.dropView("adults") },
    {
      name: "in a schema",
      before(op) {
        makeSchema(op);
        op.createView("v", "SELECT 1 AS a", { schema: schemaOn(op.dialect) });
      },
      run: (op) => op.dropView("v", { schema: schemaOn(op.dialect) }),
    },
    { name: "ifExists without one", run: (op) => op.dropView("v", { ifExists: true }) },
    {
      name: "an odd name",
      before: (op) => op.createView(oddNames.hostile, "SELECT 1 AS a"),
      run: (op) => op.dropView(oddNames.hostile),
    },
    {
      name: "with what depends on it",
      before(op) {
        adults(op);
        op.createView("names", "SELECT name FROM adults");
      },
      run: (op) => op.dropView("adults", { cascade: true }),
      fails: ["sqlite"],
    },
    {
      name: "materialized",
      before: kept,
      run: (op) => op.dropView("ages", { materialized: true, ifExists: true }),
      fails: ["sqlite"],
    },
    {
      name: "one that isn't there",
      run: (op) => op.dropView("v"),
      fails: ["sqlite", "postgresql"],
    },
  ],

  refreshView: [
    {
      name: "with the rows of now",
      before: kept,
      run(op) {
        op.bulkInsert("users", [{ id: 3, name: "Eve", age: 3 }]);
        op.refreshView("ages");
        op.execute("DELETE FROM users WHERE id <> (SELECT max(id) FROM ages)");
      },
      fails: ["sqlite"],
    },
    {
      name: "while it is read, in a schema",
      before(op) {
        if (op.dialect === "sqlite") return;
        op.createSchema("App");
        op.createView("v", "SELECT 1 AS a", {
          schema: "App",
          materialized: true,
          indexes: [index("ix", ["a"], { unique: true })],
        });
      },
      run: (op) => op.refreshView("v", { schema: "App", concurrently: true }),
      fails: ["sqlite"],
    },
    {
      name: "one that isn't there",
      run: (op) => op.refreshView("v"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("views", rows);
