import assert from "node:assert/strict";
import { t } from "../../mod.ts";
import { printScript, runOnDatabase, type Work } from "../operations/run.ts";
import { catalog } from "../support/catalog.ts";
import { databaseTest, type TestDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";

const labels = ["sad", "ok"];
const mood = () => t.enum("mood", labels);

/** Works that need a type, and how many statements see to it that it is there. */
const rows: { readonly [name: string]: { readonly work: Work; readonly made: number } } = {
  "a table": { work: (op) => op.createTable("t", { a: mood(), b: mood().default("ok") }), made: 1 },
  "an array": { work: (op) => op.createTable("t", { a: t.array(mood()) }), made: 1 },
  "several tables and columns": {
    work(op) {
      op.createTable("t", { a: mood() });
      op.createTable("u", { a: mood() });
      op.addColumn("t", "b", mood());
    },
    made: 1,
  },
  "a type that is made before": {
    work(op) {
      op.createEnum("mood", labels);
      op.createTable("t", { a: mood() });
      op.createTable("u", { a: mood() });
    },
    made: 0,
  },
  "a type that may be made before": {
    work(op) {
      op.createEnum("mood", labels, { ifNotExists: true });
      op.createTable("t", { a: mood() });
    },
    made: 1,
  },
  "a type that comes and goes": {
    work(op) {
      op.createTable("t", { a: mood() });
      op.dropTable("t");
      op.dropEnum("mood");
      op.createTable("t", { a: mood() });
    },
    made: 2,
  },
  "a type that another one gets the name of": {
    work(op) {
      op.createTable("t", { a: mood() });
      op.renameEnum("mood", "feeling");
      op.createTable("u", { a: mood() });
      op.createTable("v", { a: t.enum("feeling", labels) });
    },
    made: 3,
  },
  "a type of a schema": {
    work(op) {
      op.createSchema("App");
      op.createTable("t", { a: mood(), b: t.enum("mood", labels, { schema: "App" }) });
    },
    made: 2,
  },
  "a column that is given the type": {
    work(op) {
      op.createTable("t", { a: t.text() });
      op.bulkInsert("t", [{ a: "ok" }]);
      op.alterColumn("t", "a", { type: mood(), using: "a::mood" });
    },
    made: 1,
  },
  "columns that are added together": {
    work(op) {
      op.createTable("t", { a: t.integer() });
      op.batchAlterTable("t", (batch) => {
        batch.addColumn("b", mood());
        batch.addColumn("c", mood());
      });
    },
    made: 1,
  },
  "a type from an earlier call": {
    async work(op) {
      await op.createTable("t", { a: mood() });
      op.createTable("u", { a: mood() });
    },
    made: 2,
  },
};

for (const [name, { work, made }] of Object.entries(rows)) {
  databaseTest(
    "postgresql",
    `an enum is made once where it isn't there: ${name}`,
    async (database) => {
      const script = await printScript(database, "a1", { work });
      assert.equal(script.match(/ELSIF NOT labels/g)?.length ?? 0, made);
      await runOnDatabase(database, "a1", work);
      assert.match(await stateOf(database), /^enum public.mood \('sad', 'ok'\)$/m);
    },
  );
}

const others = () => t.enum("mood", ["sad", "ok", "glad"]);

/** Works that need a type other than it is, on a database that has it. */
const contradictions: { readonly [name: string]: readonly [work: Work, message: string] } = {
  "in the database": [
    (op) => op.createTable("u", { a: others() }),
    "PostgreSQL refused the statement: type mood has the labels {sad,ok}, and is to have {sad,ok,glad}",
  ],
  "in the same revision": [
    (op) => {
      op.createTable("u", { a: mood() });
      op.createTable("v", { a: others() });
    },
    'The enum "mood" is made with the labels sad, ok, and then has sad, ok, glad',
  ],
  "in the same table": [
    (op) => op.createTable("u", { a: mood(), b: others() }),
    'The enum "mood" is made with the labels sad, ok, and then has sad, ok, glad',
  ],
  "in createEnum()": [
    (op) => {
      op.createEnum("mood", labels);
      op.createTable("u", { a: others() });
    },
    'The enum "mood" is made with the labels sad, ok, and then has sad, ok, glad',
  ],
};

for (const [name, [work, message]] of Object.entries(contradictions)) {
  databaseTest("postgresql", `an enum has other labels ${name}`, async (database) => {
    await runOnDatabase(database, "a1", (op) => op.createTable("t", { a: mood() }));
    const before = await stateOf(database);
    const error = await errorOf(() => runOnDatabase(database, "a2", work));
    assert.equal(error.message, message);
    assert.equal(error.where.operation, "createTable");
    assert.equal(await stateOf(database), before);
  });
}

databaseTest("postgresql", "dropEnumValue() names a type that isn't there", async (database) => {
  const work: Work = (op) => op.dropEnumValue("mood", "ok");
  const { message } = await errorOf(() => runOnDatabase(database, "a1", work));
  assert.equal(message, 'PostgreSQL refused the statement: type "mood" does not exist');
});

databaseTest(
  "postgresql",
  "addEnumValue() leaves the label and nothing else where the revision fails, and the next try goes through",
  async (database) => {
    await runOnDatabase(database, "a1", (op) => op.createTable("t", { a: mood() }));
    let wrong = true;
    const work: Work = (op) => {
      op.addEnumValue("mood", "glad");
      op.bulkInsert("t", [{ a: "glad" }]);
      if (wrong) op.execute("SELECT nothing");
    };
    const error = await errorOf(() => runOnDatabase(database, "a2", work));
    assert.equal(error.where.operation, "execute");
    const connection = await database.connect();
    const found = () =>
      connection.query(
        "SELECT (SELECT version_num FROM alembic_version), (SELECT count(*)::int FROM t)",
      );
    assert.match(await stateOf(database), /^enum public.mood \('sad', 'ok', 'glad'\)$/m);
    assert.deepEqual(await found(), [{ version_num: "a1", count: 0 }]);

    wrong = false;
    await runOnDatabase(database, "a2", work);
    assert.deepEqual(await found(), [{ version_num: "a2", count: 1 }]);
  },
);

async function stateOf({ dialect, connect }: TestDatabase): Promise<string> {
  return await catalog(await connect(), dialect);
}
