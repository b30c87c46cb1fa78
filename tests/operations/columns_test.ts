import type { columns } from "../../core/operations/columns.ts";
import { check, primaryKey, t, unique } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import { makeSchema, oddNames, oddTexts, schemaOn, users } from "./samples.ts";
import type { Work } from "./run.ts";

/** A table in a schema, with a row. */
const tableInSchema: Work = (op) => {
  const schema = schemaOn(op.dialect);
  makeSchema(op);
  op.createTable("t", { a: t.integer().primaryKey(), b: t.integer() }, [], { schema });
  op.bulkInsert("t", [{ a: 1, b: 2 }], { schema });
};

const rows: OperationRows<typeof columns> = {
  addColumn: [
    {
      name: "an enum that isn't there comes with it",
      lost: "the type stays",
      before: users,
      run: (op) => op.addColumn("users", "mood", t.enum("mood", ["sad", "ok"]).default("ok")),
    },
    {
      name: "a reference to names with dots in them",
      before(op) {
        users(op);
        op.createTable("a.b", { "c.d": t.integer().primaryKey() });
      },
      run: (op) => op.addColumn("users", "a", t.integer().references(["a.b", "c.d"])),
    },
    {
      name: "one that takes NULL",
      before: users,
      run: (op) => op.addColumn("users", "email", t.string(255)),
    },
    {
      name: "a default fills the rows that are there",
      before: users,
      run(op) {
        op.addColumn("users", "points", t.integer().notNull().default(-1));
        op.addColumn("users", "motto", t.text().notNull().default(oddTexts.hostile));
        op.addColumn("users", "lucky", t.integer().notNull().defaultSql("7"));
      },
      refuses: ["UPDATE users SET points = NULL"],
    },
    {
      name: "an expression as default",
      before: users,
      run: (op) => op.addColumn("users", "half", t.integer().defaultSql("4 / 2")),
    },
    {
      name: "a default that SQLite has no literal for",
      before: users,
      run: (op) => op.addColumn("users", "lines", t.text().notNull().default(oddTexts.lines)),
    },
    {
      name: "constraints and indexes",
      before: users,
      run(op) {
        op.addColumn(
          "users",
          "boss",
          t.integer()
            .references("users.id", { name: "fk_boss", onDelete: "SET NULL", deferrable: true })
            .check("boss <> id", { name: "not oneself" })
            .check("boss > 0")
            .index()
            .index({ name: "high", unique: true, where: "boss > 5" }),
        );
      },
      refuses: ["UPDATE users SET boss = id", "UPDATE users SET boss = 6"],
    },
    {
      name: "a unique one",
      before: users,
      run: (op) =>
        op.addColumn("users", "email", t.text().unique({ name: "uq_email" }).comment("where to")),
    },
    {
      name: "a unique one that is checked at the end",
      before: users,
      run: (op) => op.addColumn("users", "email", t.text().unique({ initially: "DEFERRED" })),
      fails: ["sqlite"],
    },
    {
      name: "a comment and a collation",
      before: users,
      run: (op) =>
        op.addColumn(
          "users",
          "email",
          t.text().collate(op.dialect === "sqlite" ? "NOCASE" : "C").comment(oddTexts.backslashes),
        ),
    },
    {
      name: "one that is computed when read",
      before: users,
      run: (op) =>
        op.addColumn("users", "twice", t.integer().generatedAs("age * 2", { stored: false })),
    },
    {
      name: "one that is computed and stored",
      before: users,
      run: (op) => op.addColumn("users", "twice", t.integer().generatedAs("age * 2")),
    },
    {
      name: "numbers for the rows",
      before: users,
      run: (op) => op.addColumn("users", "position", t.smallInteger().autoIncrement()),
      fails: ["sqlite"],
    },
    {
      name: "ifNotExists leaves what is there",
      before: users,
      run(op) {
        op.addColumn("users", "age", t.text().notNull().default("x"), { ifNotExists: true });
        op.addColumn("users", "email", t.text().index(), { ifNotExists: true });
        op.addColumn("users", "email", t.text().index(), { ifNotExists: true });
      },
    },
    {
      name: "among the others",
      before: users,
      run(op) {
        op.addColumn("users", "b", t.integer(), { insertAfter: "name" });
        op.addColumn("users", "a", t.integer().default(1), { insertBefore: "name" });
        op.addColumn("users", "first", t.integer(), { first: true });
      },
      fails: ["postgresql"],
    },
    {
      name: "identity",
      before: users,
      run: (op) => op.addColumn("users", "position", t.integer().identity({ start: 7 })),
      fails: ["sqlite"],
    },
    {
      name: "to a STRICT table",
      before: (op) =>
        op.createTable(
          "t",
          { a: t.integer() },
          [],
          op.dialect === "sqlite" ? { strict: true } : {},
        ),
      run(op) {
        op.addColumn("t", "b", t.text());
        op.addColumn("t", "c", t.string(40).unique());
      },
    },
    {
      name: "to a STRICT table, of a type that it doesn't know",
      before: (op) =>
        op.createTable(
          "t",
          { a: t.integer() },
          [],
          op.dialect === "sqlite" ? { strict: true } : {},
        ),
      run: (op) => op.addColumn("t", "b", t.custom("NOPE")),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "in a schema",
      before: tableInSchema,
      run(op) {
        const schema = schemaOn(op.dialect);
        const column = t.integer().references("t", { schema }).index().comment("which");
        op.addColumn("t", "c", column, { schema });
      },
    },
    {
      name: "odd names",
      before(op) {
        op.createTable(oddNames.hostile, { a: t.integer() });
      },
      run(op) {
        for (const name of Object.values(oddNames)) {
          op.addColumn(
            oddNames.hostile,
            name,
            t.text().index({ name: `on ${name}` }).comment(name),
          );
        }
      },
    },
    {
      name: "one that is there",
      before: users,
      run: (op) => op.addColumn("users", "age", t.integer()),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "NOT NULL without a default, with rows there",
      before: users,
      run: (op) => op.addColumn("users", "email", t.text().notNull()),
      fails: ["sqlite", "postgresql"],
    },
  ],

  alterColumn: [
    {
      name: "an enum that isn't there comes with the type",
      lost: "the type stays",
      before: users,
      run: (op) =>
        op.alterColumn("users", "name", {
          type: t.enum("who", ["Ann", "O'Hara"]),
          using: op.dialect === "sqlite" ? "name" : "name::text::who",
        }),
    },
    {
      name: "a type",
      before: users,
      run: (op) => op.alterColumn("users", "name", { type: t.string(80) }),
    },
    {
      name: "a type that needs an expression",
      lost: "values",
      before: users,
      run: (op) => op.alterColumn("users", "name", { type: t.integer(), using: "length(name)" }),
    },
    {
      name: "a type that values don't turn into by themselves",
      before: users,
      run: (op) => op.alterColumn("users", "age", { type: t.boolean() }),
      fails: ["postgresql"],
    },
    {
      name: "a type that the default doesn't turn into by itself",
      before: (op) => op.createTable("t", { a: t.text().default("1") }),
      run: (op) => op.alterColumn("t", "a", { type: t.integer(), using: "length(a)" }),
      fails: ["postgresql"],
    },
    {
      name: "a collation",
      before: (op) =>
        op.createTable("t", {
          a: t.text(),
          b: t.string(20).collate(op.dialect === "sqlite" ? "NOCASE" : "POSIX"),
          c: t.text(),
        }),
      run(op) {
        const name = op.dialect === "sqlite" ? "RTRIM" : "C";
        op.alterColumn("t", "a", { collation: name });
        op.alterColumn("t", "b", { collation: null });
        op.alterColumn("t", "c", { type: t.string(10).collate(name) });
      },
    },
    {
      name: "a generated one, and one that no longer is",
      before(op) {
        op.createTable("t", {
          a: t.integer(),
          b: t.integer().generatedAs("a * 2"),
          d: t.integer().generatedAs("a * 4", { stored: false }),
          c: t.integer().generatedAs("a * 3"),
        });
        op.bulkInsert("t", [{ a: 1 }]);
      },
      run(op) {
        op.alterColumn("t", "b", { generated: { sql: "a * 20 -- more" } });
        op.alterColumn("t", "c", { generated: null });
        op.alterColumn("t", "d", { generated: { sql: "a * 40", stored: false } });
      },
      refuses: ["UPDATE t SET b = 1", "UPDATE t SET d = 1"],
    },
    {
      name: "a plain one to a generated one",
      before: users,
      run: (op) => op.alterColumn("users", "age", { generated: { sql: "id * 2" } }),
      lost: "the values that it had",
      fails: ["postgresql"],
    },
    {
      name: "an identity",
      before(op) {
        const a = op.dialect === "sqlite" ? t.integer() : t.integer().identity({ start: 5 });
        op.createTable("t", { a, b: t.integer().notNull() });
        op.execute("INSERT INTO t (b) VALUES (1)");
      },
      run(op) {
        op.alterColumn("t", "a", { identity: { always: true, increment: 10 } });
        op.alterColumn("t", "b", { identity: { start: 3 } });
        op.execute("INSERT INTO t DEFAULT VALUES");
        op.alterColumn("t", "b", { identity: null });
      },
      fails: ["sqlite"],
    },
    {
      name: "numbers that are given once",
      unlike: "on PostgreSQL it is an identity that gives them",
      before(op) {
        op.createTable("users", { id: t.integer().primaryKey().autoIncrement(false) });
        op.bulkInsert("users", [{ id: 1 }, { id: 7 }]);
      },
      run: (op) => op.alterColumn("users", "id", { autoIncrement: true }),
    },
    {
      name: "a wider key goes on numbering the rows",
      before(op) {
        op.createTable("t", { id: t.integer().primaryKey(), a: t.text() });
        op.bulkInsert("t", [{ a: "one" }]);
      },
      run(op) {
        op.alterColumn("t", "id", { type: t.bigInteger() });
        op.bulkInsert("t", [{ a: "two" }]);
      },
    },
    {
      name: "its place",
      before: users,
      run(op) {
        op.alterColumn("users", "age", { first: true });
        op.alterColumn("users", "id", { insertAfter: "name", type: t.bigInteger() });
      },
      fails: ["postgresql"],
    },
    {
      name: "NOT NULL, and back",
      before: users,
      run(op) {
        op.execute("UPDATE users SET age = 1 WHERE age IS NULL");
        op.alterColumn("users", "age", { nullable: false });
        op.alterColumn("users", "name", { nullable: true });
      },
      refuses: ["UPDATE users SET age = NULL"],
    },
    {
      name: "NOT NULL where rows hold NULL",
      before: users,
      run: (op) => op.alterColumn("users", "age", { nullable: false }),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "the name of a key without rowids that a unique constraint has, too",
      before: (op) =>
        op.createTable("t", { "a b": t.integer().primaryKey(), c: t.text() }, [
          unique(["a b", "c"], { name: "u" }),
        ], op.dialect === "sqlite" ? { withoutRowid: true } : {}),
      run: (op) => op.alterColumn("t", "a b", { name: "a" }),
      fails: ["sqlite"],
    },
    {
      name: "the identity of a key, taken away",
      before: (op) =>
        op.createTable("t", {
          id: op.dialect === "sqlite" ? t.integer() : t.integer().identity(),
        }, [primaryKey(["id"], { name: "pk" })]),
      run: (op) => op.alterColumn("t", "id", { identity: null }),
      fails: ["sqlite"],
    },
    {
      name: "a type, of a column that a view reads",
      before(op) {
        users(op);
        op.createView("v", "SELECT age FROM users");
      },
      run: (op) => op.alterColumn("users", "age", { type: t.bigInteger() }),
      fails: ["postgresql"],
    },
    {
      name: "a default is written as the column's type has it",
      before: (op) =>
        op.createTable("t", {
          day: t.date(),
          time: t.time(),
          moment: t.dateTime(),
          id: t.uuid(),
          list: t.json(),
          names: op.dialect === "sqlite" ? t.json() : t.array(t.text()),
          flag: t.boolean(),
        }),
      run(op) {
        const date = new Date("2026-11-20T14:30:00Z");
        op.alterColumn("t", "day", { default: date });
        op.alterColumn("t", "time", { default: date });
        op.alterColumn("t", "moment", { default: date });
        op.alterColumn("t", "id", { default: "0193A5B0-0000-7000-8000-000000000001" });
        op.alterColumn("t", "list", { default: ["a"] });
        op.alterColumn("t", "names", { default: ["a", "it's"] });
        op.alterColumn("t", "flag", { default: true });
        op.execute("INSERT INTO t DEFAULT VALUES");
      },
    },
    {
      name: "a default, an expression as default, and none",
      before: users,
      run(op) {
        op.alterColumn("users", "name", { default: oddTexts.hostile });
        op.alterColumn("users", "age", { defaultSql: "1 + 1" });
        op.addColumn("users", "gone", t.integer().default(1));
        op.alterColumn("users", "gone", { default: null });
      },
    },
    {
      name: "a name, used in an index and a check",
      before(op) {
        users(op);
        op.createIndex("ix_age", "users", ["age"]);
        op.createCheckConstraint("adult", "users", "age > 17");
      },
      run: (op) => op.alterColumn("users", "age", { name: "years" }),
      refuses: ["UPDATE users SET years = 3"],
    },
    {
      name: "all at once",
      before: users,
      run: (op) =>
        op.alterColumn("users", "name", {
          type: t.text(),
          nullable: true,
          default: "x",
          comment: "who",
          name: oddNames.hostile,
        }),
    },
    {
      name: "in a schema",
      before: tableInSchema,
      run: (op) => op.alterColumn("t", "b", { schema: schemaOn(op.dialect), type: t.bigInteger() }),
    },
    {
      name: "one that isn't there",
      before: users,
      run: (op) => op.alterColumn("users", "agge", { nullable: false }),
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropColumn: [
    {
      name: "one column",
      lost: "values",
      before: users,
      run: (op) => op.dropColumn("users", "age"),
    },
    {
      name: "in a schema",
      lost: "values",
      before: tableInSchema,
      run: (op) => op.dropColumn("t", "b", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "odd names",
      lost: "values",
      before: (op) =>
        op.createTable(
          oddNames.hostile,
          Object.fromEntries(["a", ...Object.values(oddNames)].map((name) => [name, t.text()])),
        ),
      run(op) {
        for (const name of Object.values(oddNames)) op.dropColumn(oddNames.hostile, name);
      },
    },
    {
      name: "ifExists without one",
      before: users,
      run: (op) => op.dropColumn("users", "email", { ifExists: true }),
    },
    {
      name: "with what depends on it",
      before(op) {
        users(op);
        op.execute("CREATE VIEW names AS SELECT name FROM users");
      },
      run: (op) => op.dropColumn("users", "name", { cascade: true }),
      fails: ["sqlite"],
    },
    {
      name: "one with an index on it",
      lost: "values",
      before(op) {
        users(op);
        op.createIndex(null, "users", ["age"]);
      },
      run: (op) => op.dropColumn("users", "age"),
    },
    {
      name: "one that checks name",
      lost: "values",
      before: (op) =>
        op.createTable("t", { a: t.integer(), b: t.integer().check("b > 0") }, [
          check("a > 0", { name: "positive" }),
          check("a < b", { name: "sorted" }),
        ]),
      run: (op) => op.dropColumn("t", "a"),
    },
    {
      name: "one that isn't there",
      before: users,
      run: (op) => op.dropColumn("users", "email"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("columns", rows);
