import type { sequences } from "../../core/operations/sequences.ts";
import { t } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { oddNames } from "./samples.ts";

const made: Work = (op) => {
  if (op.dialect !== "sqlite") op.createSequence("counter", { maxValue: 100, cycle: true });
};

const inSchema: Work = (op) => {
  if (op.dialect === "sqlite") return;
  op.createSchema("App");
  op.createSequence("counter", { schema: "App" });
};

const rows: OperationRows<typeof sequences> = {
  createSequence: [
    {
      name: "that counts as usual, for a column",
      run(op) {
        op.createSequence("counter");
        op.createTable("t", {
          id: t.bigInteger().primaryKey().defaultSql("nextval('counter')"),
          a: t.text(),
        });
        op.bulkInsert("t", [{ a: "one" }]);
        op.bulkInsert("t", [{ a: "two" }]);
      },
      fails: ["sqlite"],
    },
    {
      name: "with all that can be said",
      run: (op) =>
        op.createSequence("counter", {
          type: "integer",
          start: 1000,
          increment: -10,
          minValue: -5000,
          maxValue: 1000,
          cache: 20,
          cycle: true,
        }),
      fails: ["sqlite"],
    },
    {
      name: "numbers that JavaScript rounds",
      run: (op) =>
        op.createSequence("counter", { start: 9007199254740993n, maxValue: 9223372036854775806n }),
      fails: ["sqlite"],
    },
    {
      name: "ifNotExists leaves what is there",
      before: made,
      run: (op) => op.createSequence("counter", { ifNotExists: true, start: 7 }),
      fails: ["sqlite"],
    },
    {
      name: "odd names",
      run: (op) => Object.values(oddNames).forEach((name) => op.createSequence(name)),
      fails: ["sqlite"],
    },
    {
      name: "that can't reach its start",
      run: (op) => op.createSequence("counter", { start: 7, maxValue: 6 }),
      fails: ["sqlite", "postgresql"],
    },
  ],

  alterSequence: [
    {
      name: "each thing that is named",
      before: made,
      run: (op) => op.alterSequence("counter", { increment: 5, cache: 3 }),
      fails: ["sqlite"],
    },
    {
      name: "limits taken away",
      before: made,
      run: (op) => op.alterSequence("counter", { minValue: null, maxValue: null, cycle: false }),
      fails: ["sqlite"],
    },
    {
      name: "the other way, as another type, in a schema",
      before: inSchema,
      run: (op) =>
        op.alterSequence("counter", {
          schema: "App",
          type: "smallint",
          increment: -1,
          minValue: 0,
          start: 32767,
        }),
      fails: ["sqlite"],
    },
    {
      name: "one that isn't there",
      run: (op) => op.alterSequence("counter", { increment: 2 }),
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropSequence: [
    {
      name: "with the defaults that take its numbers",
      before(op) {
        made(op);
        if (op.dialect === "sqlite") return;
        op.createTable("t", { id: t.integer().defaultSql("nextval('counter')") });
      },
      run: (op) => op.dropSequence("counter", { cascade: true }),
      fails: ["sqlite"],
    },
    {
      name: "by its name",
      before: made,
      run: (op) => op.dropSequence("counter"),
      fails: ["sqlite"],
    },
    {
      name: "in a schema",
      before: inSchema,
      run: (op) => op.dropSequence("counter", { schema: "App" }),
      fails: ["sqlite"],
    },
    {
      name: "ifExists without one",
      run: (op) => op.dropSequence("counter", { ifExists: true }),
      fails: ["sqlite"],
    },
    {
      name: "where a default takes its numbers",
      before(op) {
        made(op);
        if (op.dialect === "sqlite") return;
        op.createTable("t", { id: t.integer().defaultSql("nextval('counter')") });
      },
      run: (op) => op.dropSequence("counter"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("sequences", rows);
