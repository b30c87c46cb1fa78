import type { tables } from "../../core/operations/tables.ts";
import type { ColumnBuilder } from "../../core/schema/column_builder.ts";
import type { ReferentialAction } from "../../core/schema/model.ts";
import { check, foreignKey, index, primaryKey, sql, t, unique } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import { makeSchema, oddNames, oddTexts, schemaOn, users, values } from "./samples.ts";

/** One column of each type that all databases have, and that needs nothing else. */
const types: { readonly [name: string]: ColumnBuilder } = {
  smallInteger: t.smallInteger(),
  integer: t.integer(),
  bigInteger: t.bigInteger(),
  numeric: t.numeric(),
  real: t.real(),
  float: t.float(),
  double: t.double(),
  boolean: t.boolean(),
  string: t.string(),
  char: t.char(),
  text: t.text(),
  date: t.date(),
  time: t.time(),
  dateTime: t.dateTime(),
  interval: t.interval(),
  binary: t.binary(),
  json: t.json(),
  jsonb: t.jsonb(),
  uuid: t.uuid(),
  guid: t.guid(),
  ulid: t.ulid(),
  custom: t.custom("numeric(7, 2)"),
};

const actions: { readonly [Action in ReferentialAction]: string } = {
  "CASCADE": "cascade",
  "SET NULL": "set_null",
  "SET DEFAULT": "set_default",
  "RESTRICT": "restrict",
  "NO ACTION": "no_action",
};

/** An object with a value made of each entry. */
function mapped<From, To>(
  entries: { readonly [name: string]: From },
  change: (value: From, name: string) => To,
): { readonly [name: string]: To } {
  return Object.fromEntries(Object.entries(entries).map(([name, it]) => [name, change(it, name)]));
}

const rows: OperationRows<typeof tables> = {
  createTable: [
    {
      name: "an enum that isn't there comes with its column",
      lost: "the type stays",
      run(op) {
        const mood = t.enum("mood", ["sad", "ok"]);
        op.createTable("t", { a: mood.default("ok"), b: mood });
        op.bulkInsert("t", [{ b: "sad" }]);
      },
    },
    { name: "each type", run: (op) => op.createTable("t", types) },
    {
      name: "types with their sizes",
      run: (op) =>
        op.createTable("t", {
          whole: t.numeric(10),
          exact: t.numeric(10, 2),
          single: t.float(24),
          name: t.string(255),
          country: t.char(2),
          short: t.time({ precision: 3 }),
          zoned: t.time({ withTimeZone: true }),
          moment: t.dateTime({ withTimeZone: true, precision: 0 }),
        }),
    },
    {
      name: "columns that take NULL and columns that don't",
      run: (op) =>
        op.createTable("t", {
          id: t.text(),
          loose: t.text(),
          strict: t.text().notNull(),
        }, [primaryKey(["id"])]),
      refuses: ["INSERT INTO t (id) VALUES ('a')", "INSERT INTO t (strict) VALUES ('a')"],
    },
    {
      name: "a value of each kind as default",
      run(op) {
        op.createTable("t", mapped(values, ({ column, value }) => column.default(value)));
        op.execute("INSERT INTO t DEFAULT VALUES");
      },
    },
    {
      name: "texts as defaults, which are never SQL",
      run(op) {
        op.createTable("t", mapped(oddTexts, (text) => t.text().notNull().default(text)));
        op.execute("INSERT INTO t DEFAULT VALUES");
      },
    },
    {
      name: "expressions as defaults",
      run(op) {
        op.createTable("t", {
          id: t.integer(),
          word: t.dateTime().defaultSql("CURRENT_TIMESTAMP"),
          enclosed: t.dateTime().notNull().defaultSql("(CURRENT_TIMESTAMP)"),
          text: t.text().defaultSql("'it''s'"),
          number: t.integer().defaultSql("-1"),
          sum: t.integer().defaultSql("(1) + (2)").notNull(),
          call: t.text().defaultSql("lower('A')"),
          chosen: t.text().defaultSql("CASE WHEN 1 IN (1, 2) THEN 'in' ELSE 'out' END"),
          commented: t.integer().defaultSql("7 -- seven"),
          next: t.integer().notNull().default(8),
        });
        op.execute("INSERT INTO t (id, word, enclosed) VALUES (1, NULL, '2026-11-20')");
      },
    },
    {
      name: "lone integer keys number the rows",
      run(op) {
        op.createTable("small", { id: t.smallInteger().primaryKey(), a: t.text() });
        op.createTable("middle", { a: t.text(), id: t.integer() }, [primaryKey(["id"])]);
        op.createTable("big", { id: t.bigInteger().primaryKey(), a: t.text() });
        for (const table of ["small", "middle", "big"]) {
          op.bulkInsert(table, [{ a: "one" }, { a: "two" }]);
        }
      },
    },
    {
      name: "keys that don't number the rows",
      before: users,
      run(op) {
        op.createTable("told", { id: t.bigInteger().primaryKey().autoIncrement(false) });
        op.createTable("defaulted", { id: t.bigInteger().primaryKey().default(1) });
        op.createTable("referring", { id: t.bigInteger().primaryKey().references("users.id") });
        op.createTable("worded", { id: t.text().primaryKey() });
        op.createTable("several", {
          one: t.bigInteger().primaryKey(),
          two: t.bigInteger().primaryKey(),
        });
      },
      refuses: [
        "INSERT INTO told (id) VALUES (NULL)",
        "INSERT INTO referring (id) VALUES (NULL)",
        "INSERT INTO worded (id) VALUES (NULL)",
        "INSERT INTO several (one) VALUES (1)",
      ],
    },
    {
      name: "autoIncrement gives no number twice",
      run(op) {
        op.createTable("t", { id: t.bigInteger().autoIncrement(), a: t.text() }, [
          primaryKey(["id"], { name: "the key" }),
        ]);
        op.bulkInsert("t", [{ a: "one" }, { a: "two" }]);
        op.execute("DELETE FROM t WHERE a = 'two'");
        op.bulkInsert("t", [{ a: "three" }]);
      },
    },
    {
      name: "autoIncrement beside the key",
      run(op) {
        op.createTable("t", { id: t.text().primaryKey(), at: t.integer().autoIncrement() });
        op.bulkInsert("t", [{ id: "a" }, { id: "b" }]);
      },
      fails: ["sqlite"],
    },
    {
      name: "autoIncrement in a key of several columns",
      run(op) {
        op.createTable("t", {
          id: t.integer().primaryKey().autoIncrement(),
          part: t.integer().primaryKey(),
        });
        op.bulkInsert("t", [{ part: 1 }, { part: 1 }]);
      },
      fails: ["sqlite"],
    },
    {
      name: "collations",
      run(op) {
        op.createTable("t", {
          a: t.text().collate(op.dialect === "sqlite" ? "NOCASE" : "C").notNull().unique(),
        });
      },
      refuses: ["INSERT INTO t VALUES ('a'), ('a')"],
    },
    {
      name: "comments",
      run: (op) =>
        op.createTable("Commented", { a: t.text().comment(oddTexts.hostile), b: t.text() }, [], {
          comment: oddTexts.backslashes,
        }),
    },
    {
      name: "generated columns, stored and computed when read",
      run(op) {
        op.createTable("t", {
          a: t.integer(),
          twice: t.integer().generatedAs("a * 2 -- twice").notNull(),
          thrice: t.integer().generatedAs("a * 3", { stored: false }),
        });
        op.bulkInsert("t", [{ a: 2 }]);
      },
      refuses: ["INSERT INTO t (a) VALUES (NULL)", "INSERT INTO t (twice) VALUES (1)"],
    },
    {
      name: "primary keys over several columns",
      run(op) {
        op.createTable("marked", { a: t.integer().primaryKey(), b: t.text().primaryKey() });
        op.createTable("listed", { a: t.integer(), b: t.text() }, [
          primaryKey(["b", "a"], { name: "pk_listed" }),
        ]);
      },
      refuses: [
        "INSERT INTO marked VALUES (1, 'a'), (1, 'a')",
        "INSERT INTO listed (a) VALUES (1)",
      ],
    },
    {
      name: "unique constraints, with and without names",
      run: (op) =>
        op.createTable("t", {
          a: t.integer().unique(),
          b: t.integer().unique({ name: "b is unique" }),
          c: t.integer(),
          d: t.integer(),
        }, [unique(["c", "d"]), unique(["d", "a"], { name: "uq_d_a" })]),
      refuses: [
        "INSERT INTO t (a) VALUES (1), (1)",
        "INSERT INTO t (b) VALUES (1), (1)",
        "INSERT INTO t (c, d) VALUES (1, 1), (1, 1)",
      ],
    },
    {
      name: "unique constraints that are checked at the end",
      run: (op) =>
        op.createTable("t", {
          a: t.integer().unique({ deferrable: true }),
          b: t.integer(),
        }, [unique(["b"], { initially: "DEFERRED" })]),
      fails: ["sqlite"],
    },
    {
      name: "unique constraints that are checked at once",
      run: (op) =>
        op.createTable("t", {
          a: t.integer().unique({ deferrable: false }),
          b: t.integer(),
        }, [unique(["b"], { initially: "IMMEDIATE" })]),
    },
    {
      name: "checks, with and without names",
      run: (op) =>
        op.createTable("t", {
          a: t.integer().check("a > 0").check("a < 10 -- not too many", { name: "few" }),
          b: t.text(),
        }, [check("b <> ')' AND b <> ''''"), check("b IS NULL OR a > 5", { name: "ck b" })]),
      refuses: [
        "INSERT INTO t (a) VALUES (0)",
        "INSERT INTO t (a) VALUES (10)",
        "INSERT INTO t VALUES (6, ')')",
        "INSERT INTO t VALUES (6, '''')",
        "INSERT INTO t VALUES (5, 'b')",
      ],
    },
    {
      name: "foreign keys",
      before(op) {
        op.createTable("pairs", { a: t.integer().primaryKey(), b: t.integer().primaryKey() });
        op.createTable("users", { id: t.integer().primaryKey() });
      },
      run: (op) =>
        op.createTable("t", {
          a: t.integer().references("users"),
          b: t.integer().references("users.id", { name: "fk_b" }).references("t.id"),
          c: t.integer(),
          id: t.integer().primaryKey(),
        }, [
          foreignKey(["a", "c"], "pairs"),
          foreignKey(["b", "c"], "pairs", ["a", "b"], { name: "to pairs", match: "SIMPLE" }),
        ]),
      refuses: ["INSERT INTO t (id, a) VALUES (1, 9)", "INSERT INTO t (id, b, c) VALUES (1, 9, 9)"],
    },
    {
      name: "foreign keys with every action",
      before: users,
      run: (op) =>
        op.createTable(
          "t",
          Object.fromEntries(Object.values(actions).map((name) => [name, t.integer()])),
          Object.entries(actions).map(([action, name]) =>
            foreignKey([name], "users", ["id"], {
              onDelete: action as ReferentialAction,
              onUpdate: action as ReferentialAction,
            })
          ),
        ),
    },
    {
      name: "foreign keys that may be checked at the end",
      before: users,
      run: (op) =>
        op.createTable("t", {
          a: t.integer().references("users", { deferrable: true }),
          b: t.integer().references("users", { deferrable: true, initially: "IMMEDIATE" }),
          c: t.integer().references("users", { deferrable: true, initially: "DEFERRED" }),
          d: t.integer().references("users", { initially: "DEFERRED" }),
          e: t.integer().references("users", { deferrable: false }),
          f: t.integer().references("users", { initially: "IMMEDIATE" }),
        }),
    },
    {
      name: "foreign keys that match in full",
      before: (op) =>
        op.createTable("pairs", { a: t.integer().primaryKey(), b: t.integer().primaryKey() }),
      run: (op) =>
        op.createTable("t", { a: t.integer(), b: t.integer() }, [
          foreignKey(["a", "b"], "pairs", [], { match: "FULL" }),
        ]),
      fails: ["sqlite"],
      refuses: ["INSERT INTO t (a) VALUES (1)"],
    },
    {
      name: "foreign keys into another schema",
      before(op) {
        users(op);
        makeSchema(op);
      },
      run: (op) =>
        op.createTable(
          "t",
          {
            a: t.integer().references("users.id", { schema: "public" }),
            b: t.integer().references("public.users.id"),
          },
          [],
          { schema: schemaOn(op.dialect) },
        ),
      fails: ["sqlite"],
    },
    {
      name: "indexes",
      run: (op) =>
        op.createTable("t", {
          a: t.text().index(),
          b: t.text().index({ name: "b once", unique: true, where: "b <> ''" }),
          c: t.text(),
        }, [
          index("ix_both", ["a", { column: "c", order: "DESC" }]),
          index("ix_lower", [sql("lower(c)"), sql("a || c")], { where: "c > 'c'" }),
        ]),
      refuses: ["INSERT INTO t (b) VALUES ('b'), ('b')"],
    },
    {
      name: "in a schema",
      before: makeSchema,
      run(op) {
        const schema = schemaOn(op.dialect);
        op.createTable("users", { id: t.integer().primaryKey(), name: t.text().index() }, [], {
          schema,
          comment: "ours",
        });
        op.createTable(
          "t",
          {
            a: t.integer().references("users", { schema }).comment("whose"),
            b: t.integer().references(`${schema}.users.id`),
          },
          [],
          { schema },
        );
      },
    },
    {
      name: "STRICT, with each type that it has a name for",
      run(op) {
        op.createTable(
          "t",
          {
            ...mapped(values, ({ column }) => column),
            any: t.custom("ANY"),
          },
          [],
          { strict: true },
        );
        op.bulkInsert("t", [{ ...mapped(values, ({ value }) => value), any: "1" }]);
      },
      fails: ["postgresql"],
      refuses: ["INSERT INTO t (integer) VALUES ('x')"],
    },
    {
      name: "WITHOUT ROWID",
      run(op) {
        op.createTable("t", { a: t.text().primaryKey(), b: t.bigInteger().primaryKey() }, [], {
          strict: true,
          withoutRowid: true,
        });
        op.bulkInsert("t", [{ a: "b", b: 1 }, { a: "a", b: 2 }]);
      },
      fails: ["postgresql"],
      refuses: ["SELECT rowid FROM t"],
    },
    {
      name: "WITHOUT ROWID, and numbers",
      run: (op) =>
        op.createTable("t", { a: t.integer().primaryKey().autoIncrement() }, [], {
          withoutRowid: true,
        }),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "unlogged, with storage parameters, in a tablespace",
      unlike: "the hidden table's parameters",
      run: (op) =>
        op.createTable("t", { a: t.integer() }, [], {
          unlogged: true,
          with: { fillfactor: 70, "toast.autovacuum_enabled": false },
          tablespace: "pg_default",
        }),
      fails: ["sqlite"],
    },
    {
      name: "partitions",
      unlike: "comments",
      run(op) {
        op.createTable("t", { a: t.integer().notNull(), b: t.text() }, [], {
          partitionBy: "range (a)",
        });
        op.createTable("t_1", {}, [check("b <> ''", { name: "some" }), index("ix", ["b"])], {
          partitionOf: { name: "t", bound: "FOR VALUES FROM (1) TO (10)" },
          with: { fillfactor: 70 },
        });
        op.createTable("t_2", {}, [], {
          partitionOf: { name: "t", schema: "public", bound: "DEFAULT -- all others" },
          partitionBy: "list (b)",
        });
        op.createTable("t_3", {}, [], { partitionOf: { name: "t_2", bound: "DEFAULT" } });
        op.bulkInsert("t", [{ a: 1, b: "x" }, { a: 11, b: "y" }]);
      },
      fails: ["sqlite"],
    },
    {
      name: "inherits",
      run(op) {
        op.createTable("base", { a: t.integer().notNull() });
        op.createTable("base 2", { c: t.integer() });
        op.createTable("t", { b: t.text() }, [unique(["a"])], {
          inherits: [{ name: "base" }, { name: "base 2", schema: "public" }],
        });
      },
      fails: ["sqlite"],
    },
    {
      name: "identity",
      run(op) {
        op.createTable("t", { id: t.bigInteger().identity().primaryKey(), a: t.text() });
        op.bulkInsert("t", [{ a: "one" }, { a: "two" }]);
      },
    },
    {
      name: "identity that counts as told",
      run(op) {
        op.createTable("t", {
          id: t.smallInteger().identity({
            always: true,
            start: 10,
            increment: 5,
            minValue: 5,
            maxValue: 1000n,
            cache: 2,
            cycle: true,
          }),
          other: t.integer().identity({ increment: -1 }),
          a: t.text(),
        }, [primaryKey(["id"])]);
        op.bulkInsert("t", [{ a: "one" }, { a: "two" }]);
      },
      fails: ["sqlite"],
      refuses: ["INSERT INTO t (id) VALUES (1)"],
    },
    {
      name: "ifNotExists leaves what is there",
      before: (op) => op.createTable("t", { a: t.integer().index({ name: "ix_a" }) }),
      run: (op) =>
        op.createTable("t", { a: t.text().index({ name: "ix_a" }), b: t.text() }, [], {
          ifNotExists: true,
        }),
    },
    {
      name: "odd names",
      run(op) {
        const { keyword, capitals, hostile, quoted, ...others } = oddNames;
        op.createTable(hostile, {
          [keyword]: t.integer().primaryKey(),
          [capitals]: t.integer().references(`${hostile}.${keyword}`, { name: quoted }),
          ...Object.fromEntries(
            Object.values(others).map((name) => [name, t.text().default(name)]),
          ),
        }, [
          unique(Object.values(others), { name: `${quoted}2` }),
          check(`"select" > 0`, { name: hostile }),
          index(`${hostile}2`, [capitals, ...Object.values(others)]),
        ], { comment: hostile });
        op.bulkInsert(hostile, [{ [keyword]: 1, [capitals]: 1 }]);
      },
    },
    {
      name: "a name of 64 letters",
      run: (op) => op.createTable("t".repeat(64), { a: t.integer() }),
      fails: ["postgresql"],
    },
    {
      name: "no columns",
      run: (op) => op.createTable("t", {}),
      fails: ["sqlite"],
    },
    {
      name: "a table that is there",
      before: users,
      run: (op) => op.createTable("users", { id: t.integer() }),
      fails: ["sqlite", "postgresql"],
    },
  ],

  dropTable: [
    {
      name: "a table with its rows and indexes",
      lost: "rows",
      before(op) {
        users(op);
        op.createIndex(null, "users", ["name"]);
      },
      run: (op) => op.dropTable("users"),
    },
    {
      name: "in a schema",
      before(op) {
        makeSchema(op);
        op.createTable("t", { a: t.integer() }, [], { schema: schemaOn(op.dialect) });
      },
      run: (op) => op.dropTable("t", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "an odd name",
      before(op) {
        users(op);
        op.createTable(oddNames.hostile, { a: t.integer() });
      },
      run: (op) => op.dropTable(oddNames.hostile),
    },
    { name: "ifExists without a table", run: (op) => op.dropTable("t", { ifExists: true }) },
    {
      name: "with what depends on it",
      before(op) {
        users(op);
        op.createTable("posts", { author: t.integer().references("users") });
        op.execute("CREATE VIEW names AS SELECT name FROM users");
      },
      run: (op) => op.dropTable("users", { cascade: true, ifExists: true }),
      fails: ["sqlite"],
    },
    {
      name: "a table that isn't there",
      run: (op) => op.dropTable("t"),
      fails: ["sqlite", "postgresql"],
    },
  ],

  alterTable: [
    {
      name: "what PostgreSQL's are",
      before: (op) => op.createTable("t", { a: t.integer() }),
      run(op) {
        op.alterTable("t", {
          unlogged: true,
          with: { fillfactor: 70, autovacuum_enabled: false },
          tablespace: "pg_default",
        });
        op.alterTable("t", { unlogged: false });
        op.alterTable("t", { with: { fillfactor: 80, autovacuum_enabled: null } });
      },
      fails: ["sqlite"],
    },
    {
      name: "what SQLite's are",
      before(op) {
        op.createTable("t", { a: t.text().primaryKey(), b: t.integer() });
        op.createTable("c", { a: t.text().references("t.a") });
        op.bulkInsert("t", [{ a: "b", b: 1 }, { a: "a", b: 2 }]);
        op.bulkInsert("c", [{ a: "b" }]);
      },
      run: (op) => op.alterTable("t", { strict: true, withoutRowid: true }),
      fails: ["postgresql"],
      refuses: ["INSERT INTO t (a, b) VALUES ('c', 'x')"],
    },
    {
      name: "back to the usual, in a schema",
      before(op) {
        if (op.dialect !== "sqlite") return;
        op.createTable("t", { a: t.text().primaryKey() }, [], {
          schema: "main",
          strict: true,
          withoutRowid: true,
        });
      },
      run: (op) => op.alterTable("t", { schema: "main", strict: false, withoutRowid: false }),
      fails: ["postgresql"],
    },
    {
      name: "STRICT with types that are unknown there",
      before: users,
      run: (op) => op.alterTable("users", { strict: true }),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "STRICT where rows hold something else",
      before(op) {
        op.createTable("t", { a: t.integer() });
        op.bulkInsert("t", [{ a: 1 }]);
        if (op.dialect === "sqlite") op.execute("INSERT INTO t VALUES ('x')");
      },
      run: (op) => op.alterTable("t", { strict: true }),
      fails: ["sqlite", "postgresql"],
    },
  ],

  createTableComment: [
    {
      name: "one, and another one",
      before: users,
      run(op) {
        op.createTableComment("users", "who");
        op.createTableComment("users", oddTexts.hostile);
      },
    },
    {
      name: "in a schema",
      before(op) {
        makeSchema(op);
        op.createTable("t", { a: t.integer() }, [], { schema: schemaOn(op.dialect) });
      },
      run: (op) => op.createTableComment("t", "ours", { schema: schemaOn(op.dialect) }),
    },
  ],

  dropTableComment: [
    {
      name: "whether or not there is one",
      before(op) {
        users(op);
        op.createTable("t", { a: t.integer().comment("stays") }, [], { comment: "goes" });
      },
      run(op) {
        op.dropTableComment("t");
        op.dropTableComment("users");
      },
    },
  ],

  renameTable: [
    {
      name: "rows, indexes and references stay",
      unlike: "names that PostgreSQL has made stay",
      before(op) {
        users(op);
        op.createIndex(null, "users", ["name"]);
        op.createTable("posts", { author: t.integer().references("users") });
      },
      run: (op) => op.renameTable("users", "people"),
    },
    {
      name: "in a schema",
      before(op) {
        makeSchema(op);
        op.createTable("t", { a: t.integer() }, [], { schema: schemaOn(op.dialect) });
      },
      run: (op) => op.renameTable("t", "u", { schema: schemaOn(op.dialect) }),
    },
    {
      name: "odd names",
      before: (op) => op.createTable(oddNames.quoted, { a: t.integer() }),
      run: (op) => op.renameTable(oddNames.quoted, oddNames.hostile),
    },
    {
      name: "a name that is taken",
      before: users,
      run: (op) => op.renameTable("users", "users"),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("tables", rows);
