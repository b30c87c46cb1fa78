import type { extensions } from "../../core/operations/extensions.ts";
import { t } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";

const made: Work = (op) => {
  if (op.dialect !== "sqlite") op.createExtension("citext");
};

const rows: OperationRows<typeof extensions> = {
  createExtension: [
    {
      name: "and a column of its type",
      run(op) {
        op.createExtension("citext");
        op.createTable("t", { a: t.custom("citext").unique() });
      },
      fails: ["sqlite"],
      refuses: ["INSERT INTO t VALUES ('x'), ('X')"],
    },
    {
      name: "a name that needs quotes, in a schema, of a version",
      unlike: "versions are left out",
      run(op) {
        if (op.dialect !== "sqlite") op.createSchema("App");
        op.createExtension("uuid-ossp", { schema: "App", version: "1.1" });
      },
      fails: ["sqlite"],
    },
    {
      name: "with those that it needs",
      lost: "those stay",
      run: (op) => op.createExtension("earthdistance", { cascade: true }),
      fails: ["sqlite"],
    },
    {
      name: "ifNotExists leaves what is there",
      before: made,
      run: (op) => op.createExtension("citext", { ifNotExists: true }),
      fails: ["sqlite"],
    },
    {
      name: "that the server doesn't have",
      run: (op) => op.createExtension("x'; DROP TABLE users; --"),
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropExtension: [
    {
      name: "by its name",
      before: made,
      run: (op) => op.dropExtension("citext"),
      fails: ["sqlite"],
    },
    {
      name: "with what depends on it",
      before(op) {
        made(op);
        if (op.dialect !== "sqlite") op.createTable("t", { a: t.custom("citext"), b: t.text() });
      },
      run: (op) => op.dropExtension("citext", { cascade: true }),
      fails: ["sqlite"],
    },
    {
      name: "ifExists without one",
      run: (op) => op.dropExtension("citext", { ifExists: true }),
      fails: ["sqlite"],
    },
    {
      name: "that something depends on",
      before(op) {
        made(op);
        if (op.dialect !== "sqlite") op.createTable("t", { a: t.custom("citext") });
      },
      run: (op) => op.dropExtension("citext"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("extensions", rows);
