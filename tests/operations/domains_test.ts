import type { domains } from "../../core/operations/domains.ts";
import { check, t } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { oddNames, oddTexts } from "./samples.ts";

const made: Work = (op) => {
  if (op.dialect === "sqlite") return;
  op.createDomain("email", t.string(50).default("a@b"), [
    check("VALUE LIKE '%@%'", { name: "email_at" }),
    check("length(VALUE) > 2", { name: "email_long" }),
  ]);
  op.createTable("users", { id: t.integer().primaryKey(), email: t.domain("email") });
  op.bulkInsert("users", [{ id: 1, email: "one@x" }, { id: 2, email: null }]);
};

const rows: OperationRows<typeof domains> = {
  createDomain: [
    {
      name: "and a column of it",
      run(op) {
        op.createDomain("email", t.text(), [check("VALUE LIKE '%@%'")]);
        op.createTable("users", { id: t.integer().primaryKey(), email: t.domain("email") });
      },
      refuses: ["INSERT INTO users VALUES (1, 'x')"],
      fails: ["sqlite"],
    },
    {
      name: "with all that can be said",
      before: (op) => op.dialect !== "sqlite" && op.createSchema("App"),
      run(op) {
        op.createDomain(
          "code",
          t.string(10).notNull().default("it's").collate("C").check("VALUE <> ''"),
          [check("VALUE <> 'x'"), check("VALUE <> 'y'", { name: "no_y" })],
          { schema: "App" },
        );
      },
      fails: ["sqlite"],
    },
    {
      name: "of an enum, of lists and of another domain",
      before: (op) => op.dialect !== "sqlite" && op.createEnum("mood", ["sad", "ok"]),
      run(op) {
        op.createDomain("wish", t.enum("mood", ["sad", "ok"]).default("ok"));
        op.createDomain("numbers", t.array(t.integer()).defaultSql("'{1}'::integer[]"));
        op.createDomain("best_wish", t.domain("wish").notNull());
      },
      fails: ["sqlite"],
    },
    {
      name: "odd names",
      run: (op) =>
        Object.values(oddNames).forEach((name, at) =>
          op.createDomain(name, t.text().default(Object.values(oddTexts)[at]!), [
            check("VALUE <> 'x'", { name }),
          ])
        ),
      fails: ["sqlite"],
    },
    {
      name: "one that is there",
      before: made,
      run: (op) => op.createDomain("email", t.text()),
      fails: ["sqlite", "postgresql"],
    },
  ],

  alterDomain: [
    {
      name: "each thing that is named",
      before: made,
      run: (op) =>
        op.alterDomain("email", {
          defaultSql: "lower('X@Y')",
          dropChecks: ["email_at"],
          addChecks: [check("VALUE LIKE '%@_%'", { name: "email_at" })],
        }),
      refuses: ["INSERT INTO users VALUES (3, 'x@')"],
      fails: ["sqlite"],
    },
    {
      name: "no default, and rows that NOT NULL contradicts",
      before: made,
      run: (op) => op.alterDomain("email", { default: null, nullable: false }),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "NOT NULL and no default",
      before(op) {
        if (op.dialect !== "sqlite") op.createDomain("title", t.text().default("x"));
      },
      run: (op) => op.alterDomain("title", { default: null, nullable: false }),
      fails: ["sqlite"],
    },
    {
      name: "one that isn't there",
      run: (op) => op.alterDomain("email", { nullable: false }),
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropDomain: [
    {
      name: "that nothing is of",
      before(op) {
        if (op.dialect !== "sqlite") op.createDomain("title", t.text().notNull());
      },
      run: (op) => op.dropDomain("title"),
      fails: ["sqlite"],
    },
    {
      name: "that a column is of",
      before: made,
      run: (op) => op.dropDomain("email"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "cascade takes the columns along",
      before: made,
      run: (op) => op.dropDomain("email", { cascade: true }),
      lost: "what goes with it isn't told",
      fails: ["sqlite"],
    },
    {
      name: "ifExists does without",
      run: (op) => op.dropDomain("email", { ifExists: true }),
      fails: ["sqlite"],
    },
  ],
};

testOperations("domains", rows);
