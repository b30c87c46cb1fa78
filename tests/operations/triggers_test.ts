import type { TriggerInput, triggers } from "../../core/operations/triggers.ts";
import { t } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { makeSchema, oddNames, schemaOn } from "./samples.ts";

/** A table, another that keeps what happened to it, and, where triggers call one, a function that writes there. */
const logged: Work = (op) => {
  op.createTable("t", { a: t.text(), b: t.text() });
  op.createTable("log", { what: t.text() });
  if (op.dialect === "sqlite") return;
  op.createFunction(
    "log",
    "",
    "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $$",
  );
};

/** What a trigger does then. */
function logs(dialect: string, what: Omit<TriggerInput, "action">): TriggerInput {
  const action = dialect === "sqlite"
    ? "BEGIN INSERT INTO log VALUES (new.a); END"
    : "FOR EACH ROW EXECUTE FUNCTION log()";
  return { ...what, action };
}

const made: Work = (op) => {
  logged(op);
  op.createTrigger("log_a", "t", logs(op.dialect, { event: "AFTER INSERT" }));
};

const inSchema: Work = (op) => {
  const schema = schemaOn(op.dialect);
  makeSchema(op);
  logged(op);
  op.createTable("t2", { a: t.text() }, [], { schema });
};

const rows: OperationRows<typeof triggers> = {
  createTrigger: [
    {
      name: "that runs with what comes behind it",
      before: logged,
      run(op) {
        op.createTrigger("log_a", "t", logs(op.dialect, { event: "AFTER INSERT" }));
        op.bulkInsert("t", [{ a: "1" }, { a: "2" }]);
      },
    },
    {
      name: "for a column, under a condition",
      before(op) {
        logged(op);
        op.bulkInsert("t", [{ a: "1", b: "2" }]);
      },
      run(op) {
        const { event, action } = logs(op.dialect, {
          event: "AFTER UPDATE OF a -- not b",
        });
        const [when, does] = op.dialect === "sqlite"
          ? ["WHEN new.a <> ';' ", action]
          : ["", action.replace("EXECUTE", "WHEN (NEW.a <> ';') EXECUTE")];
        op.createTrigger("log_a", "t", { event, action: `${when}${does}` });
        op.execute("UPDATE t SET a = ';'");
        op.execute("UPDATE t SET b = 'x'");
        op.execute("UPDATE t SET a = 'y'");
      },
    },
    {
      name: "with several statements, and a semicolon behind them",
      before: logged,
      run(op) {
        if (op.dialect === "sqlite") {
          op.createTrigger("both", "t", {
            event: "AFTER INSERT",
            action: `
BEGIN
  INSERT INTO log VALUES (CASE WHEN new.a = 'END;' THEN new.b END); -- END;
  INSERT INTO log VALUES ('; END');
END; -- done`,
          });
        } else {
          op.createTrigger("both", "t", {
            event: "AFTER INSERT",
            action: "FOR EACH ROW EXECUTE FUNCTION log(); -- done",
          });
        }
        op.bulkInsert("t", [{ a: "END;", b: "b" }]);
      },
    },
    {
      name: "in a schema",
      before: inSchema,
      run(op) {
        const schema = schemaOn(op.dialect);
        op.createTrigger("log_a", "t2", logs(op.dialect, { event: "AFTER INSERT", schema }));
        op.bulkInsert("t2", [{ a: "x" }], { schema });
      },
    },
    {
      name: "odd names",
      before(op) {
        logged(op);
        for (const name of Object.values(oddNames)) op.createTable(name, { a: t.text() });
      },
      run(op) {
        for (const name of Object.values(oddNames)) {
          op.createTrigger(`${name}_`, name, logs(op.dialect, { event: "AFTER INSERT" }));
          op.bulkInsert(name, [{ a: name }]);
        }
      },
    },
    {
      name: "in the place of another one",
      before: made,
      run: (op) =>
        op.createTrigger("log_a", "t", {
          ...logs(op.dialect, { event: "BEFORE UPDATE" }),
          replace: true,
        }),
    },
    {
      name: "in the place of none",
      before: logged,
      run: (op) =>
        op.createTrigger("log_a", "t", {
          ...logs(op.dialect, { event: "BEFORE UPDATE" }),
          replace: true,
        }),
    },
    {
      name: "beside another table's of that name",
      before(op) {
        made(op);
        op.createTable("u", { a: t.text() });
      },
      run: (op) =>
        op.createTrigger("log_a", "u", {
          ...logs(op.dialect, { event: "BEFORE UPDATE" }),
          replace: true,
        }),
      fails: ["sqlite"],
    },
    {
      name: "that a transaction may put off, in the place of another one",
      before(op) {
        logged(op);
        if (op.dialect === "sqlite") return;
        op.createTrigger("log_a", "t", {
          ...logs(op.dialect, { event: "AFTER INSERT" }),
          constraint: true,
        });
      },
      run: (op) =>
        op.createTrigger("log_a", "t", {
          event: "AFTER INSERT",
          action: "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log()",
          constraint: true,
          replace: true,
        }),
      fails: ["sqlite"],
    },
    {
      name: "and another statement",
      before: logged,
      run(op) {
        const { event, action } = logs(op.dialect, { event: "AFTER INSERT" });
        op.createTrigger("log_a", "t", { event, action: `${action}; DROP TABLE t` });
      },
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "a name that is taken",
      before: made,
      run: (op) => op.createTrigger("log_a", "t", logs(op.dialect, { event: "AFTER INSERT" })),
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropTrigger: [
    { name: "by its name", before: made, run: (op) => op.dropTrigger("log_a", "t") },
    {
      name: "in a schema",
      before(op) {
        inSchema(op);
        const schema = schemaOn(op.dialect);
        op.createTrigger("log_a", "t2", logs(op.dialect, { event: "AFTER INSERT", schema }));
      },
      run: (op) => op.dropTrigger("log_a", "t2", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "ifExists without one",
      before: logged,
      run: (op) => op.dropTrigger("log_a", "t", { ifExists: true }),
    },
    {
      name: "an odd name",
      before(op) {
        logged(op);
        op.createTrigger(oddNames.hostile, "t", logs(op.dialect, { event: "AFTER INSERT" }));
      },
      run: (op) => op.dropTrigger(oddNames.hostile, "t"),
    },
    {
      name: "another table's",
      before(op) {
        made(op);
        op.createTable("u", { a: t.text() });
      },
      run: (op) => op.dropTrigger("log_a", "u"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "one that isn't there",
      before: logged,
      run: (op) => op.dropTrigger("log_a", "t"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("triggers", rows);
