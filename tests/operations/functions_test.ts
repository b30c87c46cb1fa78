import type { functions } from "../../core/operations/functions.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { makeSchema, oddNames, oddTexts, users } from "./samples.ts";

const taxArguments = "amount numeric, rate numeric DEFAULT 0.2";

const makeTax: Work = (op) =>
  op.createFunction(
    "add_tax",
    taxArguments,
    "RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount * (1 + rate) $$",
  );

const tax: Work = (op) => {
  if (op.dialect !== "sqlite") makeTax(op);
};

const makePurge: Work = (op) =>
  op.createFunction("purge", "below integer", "LANGUAGE sql AS 'DELETE FROM users WHERE id < $1'", {
    procedure: true,
  });

const purge: Work = (op) => {
  users(op);
  if (op.dialect !== "sqlite") makePurge(op);
};

const rows: OperationRows<typeof functions> = {
  createFunction: [
    {
      name: "with arguments and defaults, and called",
      run(op) {
        makeTax(op);
        op.createFunction("five", "", "RETURNS integer LANGUAGE sql AS 'SELECT 5'");
        op.execute("CREATE TABLE sums AS SELECT add_tax(five(), 0.5) AS a");
      },
      fails: ["sqlite"],
    },
    {
      name: "statements in its body stay inside",
      before: users,
      run(op) {
        op.createFunction(
          "rename",
          "id integer, name text -- the new one",
          `RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE users SET name = $2 WHERE users.id = $1; -- $$ ; it's
END;
$body$; -- done`,
        );
        op.execute("SELECT rename(1, 'Eve')");
      },
      fails: ["sqlite"],
    },
    {
      name: "with a body that is parsed",
      before: users,
      run: (op) =>
        op.createFunction(
          "remove",
          "below integer",
          "RETURNS void LANGUAGE sql BEGIN ATOMIC DELETE FROM users WHERE id < below; END",
        ),
      fails: ["sqlite"],
    },
    {
      name: "a procedure",
      before: users,
      run(op) {
        makePurge(op);
        op.execute("CALL purge(2)");
      },
      fails: ["sqlite"],
    },
    {
      name: "odd names and texts, in a schema",
      before: makeSchema,
      run(op) {
        for (const name of Object.values(oddNames)) {
          const body = Object.values(oddTexts)
            .map((text) => `'${text.replaceAll("'", "''")}'`)
            .join(", ");
          op.createFunction(
            name,
            "",
            `RETURNS text[] LANGUAGE sql AS $body$ SELECT ARRAY[${body}] $body$`,
            { schema: "App" },
          );
        }
      },
      fails: ["sqlite"],
    },
    {
      name: "in the place of another one",
      before: tax,
      run: (op) =>
        op.createFunction(
          "add_tax",
          taxArguments,
          "RETURNS numeric LANGUAGE sql STABLE AS 'SELECT round(amount * (1 + rate), 2)'",
          { replace: true },
        ),
      fails: ["sqlite"],
    },
    {
      name: "beside one with other arguments",
      before: tax,
      run: (op) =>
        op.createFunction("add_tax", "amount integer", "RETURNS text LANGUAGE sql AS 'SELECT $1'", {
          replace: true,
        }),
      fails: ["sqlite"],
    },
    {
      name: "in the place of one that returns something else",
      before: tax,
      run: (op) =>
        op.createFunction(
          "add_tax",
          taxArguments,
          "RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
          {
            replace: true,
          },
        ),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "and another statement",
      run: (op) =>
        op.createFunction("f", "); DROP TABLE users; --", "RETURNS text LANGUAGE sql AS ''"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "one that is there",
      before: tax,
      run: makeTax,
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropFunction: [
    {
      name: "by its arguments as they were written",
      before: tax,
      run: (op) => op.dropFunction("add_tax", taxArguments),
      fails: ["sqlite"],
    },
    {
      name: "by the types of its arguments, of two of that name",

      before(op) {
        tax(op);
        if (op.dialect === "sqlite") return;
        op.createFunction("add_tax", "a int", "RETURNS int LANGUAGE sql AS 'SELECT 1'");
      },
      run: (op) => op.dropFunction("add_tax", "numeric, numeric"),
      fails: ["sqlite"],
    },
    {
      name: "with defaults that have commas and parentheses",
      before(op) {
        if (op.dialect === "sqlite") return;
        op.createFunction(
          "f",
          `a text[] = ARRAY['x,(', concat('y', ')')], INOUT "default" numeric(3, 1) DEFAULT 1, VARIADIC b int[] = '{1}'`,
          "LANGUAGE sql AS 'SELECT 1.0'",
        );
      },
      run: (op) =>
        op.dropFunction(
          "f",
          `a text[] = ARRAY['x,(', concat('y', ')')], INOUT "default" numeric(3, 1) DEFAULT 1, VARIADIC b int[] = '{1}' -- c`,
        ),
      fails: ["sqlite"],
    },
    {
      name: "a procedure",
      before: purge,
      run: (op) => op.dropFunction("purge", "integer", { procedure: true }),
      fails: ["sqlite"],
    },
    {
      name: "ifExists without one",
      run: (op) => op.dropFunction("f", "", { ifExists: true }),
      fails: ["sqlite"],
    },
    {
      name: "with what depends on it",
      before(op) {
        tax(op);
        if (op.dialect !== "sqlite") op.createView("v", "SELECT add_tax(1) AS a");
      },
      run: (op) => op.dropFunction("add_tax", "numeric, numeric", { cascade: true }),
      fails: ["sqlite"],
    },
    {
      name: "that something depends on",
      before(op) {
        tax(op);
        if (op.dialect !== "sqlite") op.createView("v", "SELECT add_tax(1) AS a");
      },
      run: (op) => op.dropFunction("add_tax", taxArguments),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "and another statement",
      run: (op) => op.dropFunction("f", "); DROP TABLE users; --"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("functions", rows);
