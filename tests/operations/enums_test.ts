import type { enums } from "../../core/operations/enums.ts";
import { sql, t } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { makeSchema, oddNames, oddTexts, schemaOn } from "./samples.ts";

const labels = ["sad", "ok", "happy"];

const made: Work = (op) => op.createEnum("mood", labels);

/** Two tables that use it in every way that a type can be used and changed. */
const used: Work = (op) => {
  made(op);
  op.createTable("moods", {
    mood: t.enum("mood", labels).primaryKey(),
    wish: t.enum("mood", labels).default("ok").check("wish <> 'sad'", { name: "no_sad_wish" }),
  });
  op.createTable("users", {
    id: t.integer().primaryKey(),
    mood: t.enum("mood", labels).notNull().default("happy").references("moods.mood"),
  });
  op.createIndex("ix_ok", "users", ["id"], { where: "mood = 'ok'" });
  op.createIndex("ix_mood", "users", ["mood", sql("mood < 'ok'")]);
  op.bulkInsert("moods", [{ mood: "ok", wish: null }, { mood: "happy", wish: "ok" }]);
  op.bulkInsert("users", [{ id: 1, mood: "ok" }, { id: 2, mood: "happy" }]);
};

/** Tables joined by columns of it, one of them with another enum and a text that have a label of the same name. */
const joined: Work = (op) => {
  made(op);
  op.createTable("moods", { mood: t.enum("mood", labels).primaryKey() });
  op.createTable("users", {
    id: t.integer().primaryKey(),
    mood: t.enum("mood", labels).default("ok").references("moods.mood"),
    state: t.enum("state", ["ok", "down"]).default("ok"),
    note: t.text().default("ok"),
  });
  op.bulkInsert("moods", [{ mood: "sad" }, { mood: "ok" }]);
  op.bulkInsert("users", [{ id: 1, mood: "ok", state: "ok" }, { id: 2, mood: "sad", state: null }]);
};

/** A table that no other one's rows refer to. */
const alone: Work = (op) => {
  op.createTable("t", { mood: t.enum("mood", labels).notNull().default("happy") });
  op.bulkInsert("t", [{ mood: "ok" }, { mood: "happy" }]);
};

const arrays: Work = (op) => {
  made(op);
  if (op.dialect === "sqlite") return;
  op.createTable("t", {
    id: t.integer().primaryKey(),
    moods: t.array(t.enum("mood", labels)).default(["ok", "happy"]),
    others: t.array(t.enum("mood", labels)).defaultSql("ARRAY['ok'::mood]"),
  });
  op.execute("INSERT INTO t VALUES (1, '{happy,ok,NULL,happy}', NULL), (2, '{{happy,ok}}', '{}')");
};

const inSchema: Work = (op) => {
  makeSchema(op);
  op.createEnum("mood", labels, { schema: schemaOn(op.dialect) });
};

const rows: OperationRows<typeof enums> = {
  createEnum: [
    {
      name: "and a column of it",
      run(op) {
        made(op);
        op.createTable("t", { mood: t.enum("mood", labels) });
      },
      refuses: ["INSERT INTO t VALUES ('glad')"],
    },
    {
      name: "in a schema",
      before: makeSchema,
      run: (op) => op.createEnum("mood", labels, { schema: schemaOn(op.dialect) }),
    },
    {
      name: "ifNotExists leaves what is there",
      before: made,
      run: (op) => op.createEnum("mood", ["a"], { ifNotExists: true }),
    },
    {
      name: "ifNotExists where there is none",
      run: (op) => op.createEnum("mood", labels, { ifNotExists: true }),
    },
    {
      name: "odd names and labels",
      run(op) {
        const { hostile, ...others } = oddNames;
        op.createEnum(hostile, Object.values(oddTexts));
        op.createEnum(oddNames.marks, ["$do1$", "$$"], { ifNotExists: true });
        for (const name of Object.values(others)) {
          op.createEnum(name, [name], { ifNotExists: true });
        }
      },
    },
    {
      name: "one that is there",
      unlike: "SQLite has no types",
      lost: "SQLite has no types",
      before: made,
      run: made,
      fails: ["postgresql"],
    },
  ],

  dropEnum: [
    { name: "by its name", before: made, run: (op) => op.dropEnum("mood") },
    {
      name: "in a schema",
      before: inSchema,
      run: (op) => op.dropEnum("mood", { schema: schemaOn(op.dialect) }),
    },
    { name: "ifExists without one", run: (op) => op.dropEnum("mood", { ifExists: true }) },
    {
      name: "with the columns that are of it",
      before: arrays,
      run: (op) => op.dropEnum("mood", { cascade: true }),
    },
    {
      name: "that columns are of",
      before: used,
      run: (op) => op.dropEnum("mood"),
      fails: ["postgresql"],
    },
  ],

  renameEnum: [
    {
      name: "and its columns stay",
      before: used,
      run: (op) => op.renameEnum("mood", "Mood"),
    },
    {
      name: "in a schema",
      before: inSchema,
      run: (op) => op.renameEnum("mood", "feeling", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "to a name that is taken",
      before(op) {
        made(op);
        op.createEnum("other", []);
      },
      run: (op) => op.renameEnum("mood", "other"),
      fails: ["postgresql"],
    },
  ],

  addEnumValue: [
    {
      name: "that is used right behind it",
      before: used,
      run(op) {
        op.bulkInsert("moods", [{ mood: "sad", wish: null }]);
        op.addEnumValue("mood", "glad");
        op.bulkInsert("moods", [{ mood: "glad", wish: "glad" }]);
        op.addEnumValue("mood", "so so", { before: "ok" });
        op.addEnumValue("mood", "better", { after: "ok" });
      },
    },
    {
      name: "that is there",
      before: made,
      run: (op) => op.addEnumValue("mood", "sad", { after: "happy" }),
    },
    {
      name: "in a schema, an odd label",
      before: inSchema,
      run(op) {
        for (const text of Object.values(oddTexts)) {
          op.addEnumValue("mood", text, { schema: schemaOn(op.dialect), before: "ok" });
        }
      },
    },
    {
      name: "beside a label that isn't there",
      before: used,
      run: (op) => op.addEnumValue("mood", "glad", { after: "merry" }),
      fails: ["sqlite", "postgresql"],
    },
  ],

  renameEnumValue: [
    {
      name: "wherever it is used",
      before: used,
      run: (op) => op.renameEnumValue("mood", "ok", oddTexts.hostile),
      // There a check and indexes would go on to say it.
      fails: ["sqlite"],
    },
    {
      name: "that rows and the default of a table have",
      before: alone,
      run: (op) => op.renameEnumValue("mood", "happy", oddTexts.hostile),
    },
    {
      name: "of tables that are joined by it, with labels of that name elsewhere",
      before: joined,
      run: (op) => op.renameEnumValue("mood", "ok", "fine"),
    },
    {
      name: "in a schema",
      before: inSchema,
      run: (op) => op.renameEnumValue("mood", "ok", "fine", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "that is another one, too",
      before: alone,
      run: (op) => op.renameEnumValue("mood", "ok", "happy"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "that isn't there",
      before: alone,
      run: (op) => op.renameEnumValue("mood", "merry", "glad"),
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropEnumValue: [
    {
      name: "that nothing has",
      before: made,
      run: (op) => op.dropEnumValue("mood", "ok"),
    },
    {
      name: "that rows and defaults get another one for",
      lost: "which rows had the label",
      before: used,
      run: (op) => op.dropEnumValue("mood", "happy", { replaceWith: "sad" }),
    },
    {
      name: "of tables that are joined by it",
      lost: "which rows had the label",
      before: joined,
      run: (op) => op.dropEnumValue("mood", "ok", { replaceWith: "happy" }),
    },
    {
      name: "that an index says, where rows get another one for it",
      lost: "which rows had the label",
      before(op) {
        alone(op);
        op.createIndex("ix_ok", "t", ["mood"], { where: "mood = 'ok'" });
      },
      run: (op) => op.dropEnumValue("mood", "ok", { replaceWith: "happy" }),
      // There the index would go on to say it.
      fails: ["sqlite"],
    },
    {
      name: "that rows and defaults of one table get another one for",
      lost: "which rows had the label",
      before: alone,
      run: (op) => op.dropEnumValue("mood", "happy", { replaceWith: "sad" }),
    },
    {
      name: "out of arrays",
      lost: "which rows had the label",
      before: arrays,
      run: (op) => op.dropEnumValue("mood", "happy", { replaceWith: "sad" }),
    },
    {
      name: "with all that is on the type and its columns",
      before(op) {
        inSchema(op);
        if (op.dialect === "sqlite") return;
        op.execute(`
          COMMENT ON TYPE "App".mood IS 'it''s';
          REVOKE USAGE ON TYPE "App".mood FROM PUBLIC;
          GRANT USAGE ON TYPE "App".mood TO pg_monitor WITH GRANT OPTION;
          ALTER TYPE "App".mood OWNER TO pg_database_owner;
          CREATE TABLE "Parts" (id int, "Mood" "App".mood DEFAULT 'ok' CONSTRAINT "no Sad" CHECK ("Mood" <> 'ok'),
            EXCLUDE (id WITH =) WHERE ("Mood" = 'happy'));
          COMMENT ON CONSTRAINT "no Sad" ON "Parts" IS 'not it';
          CREATE TABLE split (id int, mood "App".mood) PARTITION BY LIST (id);
          CREATE TABLE part PARTITION OF split (mood DEFAULT 'happy') FOR VALUES IN (1);
          CREATE INDEX ix ON split (id) WHERE mood > 'ok';
          COMMENT ON INDEX ix IS 'an index';
          CREATE TABLE child () INHERITS ("Parts");
          INSERT INTO child VALUES (1, 'happy');
          INSERT INTO split VALUES (1, 'happy');`);
      },
      run: (op) => op.dropEnumValue("mood", "sad", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "odd ones",
      lost: "which rows had the label",
      before(op) {
        const oddLabels = Object.values(oddTexts).filter((text) =>
          op.dialect !== "sqlite" || !text.includes("\r")
        );
        op.createEnum(oddNames.hostile, oddLabels);
        op.createTable(oddNames.quoted, {
          [oddNames.marks]: t.enum(oddNames.hostile, oddLabels).default(oddTexts.tagged),
        });
        op.execute(`INSERT INTO "it's ""quoted""" DEFAULT VALUES`);
      },
      run(op) {
        op.dropEnumValue(oddNames.hostile, oddTexts.backslashes);
        op.dropEnumValue(oddNames.hostile, oddTexts.tagged, { replaceWith: oddTexts.hostile });
      },
    },
    {
      name: "that rows and defaults have",
      before: used,
      run: (op) => op.dropEnumValue("mood", "happy"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "that rows have",
      before(op) {
        alone(op);
        op.alterColumn("t", "mood", { default: "ok" });
      },
      run: (op) => op.dropEnumValue("mood", "happy"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "that arrays have",
      before: arrays,
      run: (op) => op.dropEnumValue("mood", "happy"),
      fails: ["postgresql"],
    },
    {
      name: "that a check names",
      before: used,
      run: (op) => op.dropEnumValue("mood", "sad"),
      fails: ["postgresql"],
    },
    {
      name: "that isn't there",
      before: used,
      run: (op) => op.dropEnumValue("mood", "merry"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "for one that isn't there",
      before: used,
      run: (op) => op.dropEnumValue("mood", "ok", { replaceWith: "merry" }),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "of a column that a view reads",
      lost: "which rows had the label",
      before(op) {
        used(op);
        op.createView("v", "SELECT mood FROM users");
      },
      run: (op) => op.dropEnumValue("mood", "happy", { replaceWith: "sad" }),
      fails: ["postgresql"],
    },
  ],
};

testOperations("enums", rows);
