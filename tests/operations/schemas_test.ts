import type { schemas } from "../../core/operations/schemas.ts";
import { t } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { oddNames } from "./samples.ts";

const made: Work = (op) => {
  if (op.dialect !== "sqlite") op.createSchema("app");
};

const filled: Work = (op) => {
  made(op);
  if (op.dialect !== "sqlite") op.createTable("t", { a: t.text() }, [], { schema: "app" });
};

const rows: OperationRows<typeof schemas> = {
  createSchema: [
    {
      name: "and something in it",
      run(op) {
        op.createSchema("app");
        op.createTable("t", { a: t.text() }, [], { schema: "app" });
      },
      fails: ["sqlite"],
    },
    {
      name: "ifNotExists leaves what is there",
      before: filled,
      run: (op) => op.createSchema("app", { ifNotExists: true }),
      fails: ["sqlite"],
    },
    {
      name: "odd names",
      run: (op) => Object.values(oddNames).forEach((name) => op.createSchema(name)),
      fails: ["sqlite"],
    },
    {
      name: "one that is there",
      before: made,
      run: (op) => op.createSchema("app"),
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropSchema: [
    { name: "by its name", before: made, run: (op) => op.dropSchema("app"), fails: ["sqlite"] },
    {
      name: "with what is in it",
      before: filled,
      run: (op) => op.dropSchema("app", { cascade: true }),
      fails: ["sqlite"],
    },
    {
      name: "ifExists without one",
      run: (op) => op.dropSchema("app", { ifExists: true }),
      fails: ["sqlite"],
    },
    {
      name: "an odd name",
      before(op) {
        if (op.dialect !== "sqlite") op.createSchema(oddNames.hostile);
      },
      run: (op) => op.dropSchema(oddNames.hostile),
      fails: ["sqlite"],
    },
    {
      name: "where something is in it",
      before: filled,
      run: (op) => op.dropSchema("app"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("schemas", rows);
