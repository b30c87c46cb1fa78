import assert from "node:assert/strict";
import type { Kind, Operation } from "../../core/operations/operation.ts";
import { domain } from "../../core/models/objects.ts";
import { buildTable, type ColumnInputs } from "../../core/schema/build_table.ts";
import { check, exclude, foreignKey, index, sql, unique } from "../../core/schema/builders.ts";
import { t } from "../../core/schema/column_types.ts";
import type { Constraint, Index, Routine, Trigger } from "../../core/schema/model.ts";
import type { DialectName } from "../../dialects/url.ts";
import { databaseTest, dialectNames, eachDatabase } from "../support/databases.ts";
import { execute } from "../../core/statements.ts";
import { errorOf } from "../support/errors.ts";
import { benchWith, kindsOf, operationsTo, type Parts, thereAndBack } from "./comparing.ts";

/*
 * What tools of this kind are known to miss, or to find where nothing is; each is carried out and undone, too.
 */

interface Row {
  readonly before: Parts;
  readonly after: Parts;
  /** On each of the databases, or on the one where there is such a thing. */
  readonly found: readonly Kind[] | { readonly [Name in DialectName]?: readonly Kind[] };
  /** What is looked at besides the kinds. */
  readonly also?: (operations: readonly Operation[]) => void;
}

const one = (columns: ColumnInputs, ...extras: readonly (Constraint | Index)[]): Parts => ({
  tables: [buildTable("t", { id: t.integer().primaryKey(), ...columns }, extras)],
});

const plain = (...extras: readonly (Constraint | Index)[]): Parts =>
  one({ a: t.integer(), b: t.integer(), s: t.string(20) }, ...extras);

const pair = (...extras: readonly (Constraint | Index)[]): Parts => ({
  tables: [
    buildTable("parent", { id: t.integer().primaryKey() }),
    buildTable("child", { id: t.integer().primaryKey(), parent_id: t.integer() }, extras),
  ],
});

const mood = (...labels: readonly string[]): Parts => one({ mood: t.enum("mood", labels) });

const typed = (column: ColumnInputs[string]): Parts => one({ a: column });

const twice = (body: string): Routine => ({
  name: "twice",
  arguments: "a integer",
  sql: `RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT ${body} $$`,
});

const isEven: Routine = {
  name: "is_even",
  arguments: "a integer",
  sql: "RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a % 2 = 0 $$",
};

const logged = (isLogged: boolean): Parts => ({
  tables: [
    buildTable("a", { id: t.integer().primaryKey() }, [], { unlogged: !isLogged }),
    buildTable("b", { id: t.integer().references("c.id") }, [], { unlogged: !isLogged }),
    buildTable("c", { id: t.integer().primaryKey().references("a.id") }, [], {
      unlogged: !isLogged,
    }),
  ],
});

const touched = (event: string): Trigger => ({
  name: "touched",
  table: "t",
  event,
  action: "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
});

const rows: { readonly [name: string]: Row } = {
  "a primary key that gets a column is another": {
    before: one({ a: t.integer().notNull() }),
    after: {
      tables: [
        buildTable("t", { id: t.integer().primaryKey(), a: t.integer().notNull().primaryKey() }),
      ],
    },
    found: {
      sqlite: ["dropConstraint", "createPrimaryKey"],
      postgresql: ["dropConstraint", "alterColumn", "createPrimaryKey"],
    },
  },
  "a key that is no key any more refuses NULL as long as the model does": {
    before: one({ a: t.integer() }),
    after: { tables: [buildTable("t", { id: t.integer().notNull(), a: t.integer() })] },
    found: {
      sqlite: ["dropConstraint"],
      postgresql: ["dropConstraint", "alterColumn"],
    },
  },
  "a check without a name goes, and its twin with one stays": {
    before: plain(check("a > 0", { name: "ck" }), check("a > 0")),
    after: plain(check("a > 0", { name: "ck" })),
    found: ["dropConstraint"],
  },
  "a check without a name goes with its twin that has one": {
    before: plain(check("a > 0"), check("a > 0", { name: "ck" })),
    after: plain(),
    found: ["dropConstraint", "dropConstraint"],
  },
  "a check that is there needs no twin that couldn't be told from it": {
    before: plain(check("a > 0")),
    after: plain(check("a > 0"), check("a > 0")),
    found: { sqlite: [], postgresql: ["createCheckConstraint"] },
  },
  "checks without names that say the same come and go as one": {
    before: plain(),
    after: plain(check("a > 0"), check("a > 0")),
    found: { sqlite: ["createCheckConstraint"] },
  },
  "a table comes behind those that it is made of, and they without a key to it": {
    before: {},
    after: {
      tables: [
        buildTable("c", { b: t.integer().unique() }, [], { inherits: [{ name: "p" }] }),
        buildTable("p", { a: t.integer().references("c.b") }),
        buildTable("a", {}, [], {
          partitionOf: { name: "z", bound: "FOR VALUES FROM (1) TO (9)" },
        }),
        buildTable("z", { a: t.integer() }, [], { partitionBy: "range (a)" }),
      ],
    },
    found: {
      postgresql: ["createTable", "createTable", "createTable", "createTable", "createForeignKey"],
    },
  },
  "tables that refer to each other are logged no more": {
    before: logged(true),
    after: logged(false),
    found: { postgresql: ["alterTable", "alterTable", "alterTable"] },
    also: (operations) =>
      assert.deepEqual(operations.map((each) => "table" in each && each.table), ["b", "c", "a"]),
  },
  "tables that refer to each other are logged again": {
    before: logged(false),
    after: logged(true),
    found: { postgresql: ["alterTable", "alterTable", "alterTable"] },
  },
  "a domain comes with the function that it calls": {
    before: {},
    after: {
      routines: [isEven],
      domains: [
        domain("even", t.integer(), [check("is_even(VALUE)", { name: "is_even" })]).entry,
      ],
    },
    found: { postgresql: ["createFunction", "createDomain"] },
  },
  "a domain goes with the function that it calls": {
    before: {
      routines: [isEven],
      domains: [
        domain("even", t.integer(), [check("is_even(VALUE)", { name: "is_even" })]).entry,
      ],
    },
    after: {},
    found: { postgresql: ["dropDomain", "dropFunction"] },
  },
  "a function gives another type while a view calls it": {
    before: {
      routines: [twice("a * 2")],
      views: [{ name: "v", sql: "SELECT twice(2) AS four" }],
    },
    after: {
      routines: [{
        ...twice("a * 2"),
        sql: twice("a * 2::bigint").sql.replace("integer", "bigint"),
      }],
      views: [{ name: "v", sql: "SELECT twice(2) AS four" }],
    },
    found: { postgresql: ["dropView", "dropFunction", "createFunction", "createView"] },
  },
  "AUTOINCREMENT comes": {
    before: one({}),
    after: { tables: [buildTable("t", { id: t.integer().primaryKey().autoIncrement() })] },
    found: { sqlite: ["alterColumn"] },
  },
  "labels come at the end, in the middle and at the front": {
    before: mood("b", "d"),
    after: mood("a", "b", "c", "d", "e"),
    found: {
      sqlite: ["alterColumn"],
      postgresql: ["addEnumValue", "addEnumValue", "addEnumValue"],
    },
  },
  "labels of which none is longer come and go": {
    before: mood("b", "d"),
    after: mood("b", "e"),
    found: { sqlite: ["alterColumn"], postgresql: ["addEnumValue", "dropEnumValue"] },
  },
  "a label that a check, an index and a view name goes on to be named": {
    before: {
      ...one(
        { mood: t.enum("mood", ["a", "b", "c"]) },
        check("mood <> 'a'"),
        index("ix", ["id"], { where: "mood = 'a'" }),
      ),
      views: [{ name: "v", sql: "SELECT mood = 'a' AS is_a FROM t" }],
    },
    after: {
      ...one(
        { mood: t.enum("mood", ["b", "c", "a"]) },
        check("mood <> 'a'"),
        index("ix", ["id"], { where: "mood = 'a'" }),
      ),
      views: [{ name: "v", sql: "SELECT mood = 'a' AS is_a FROM t" }],
    },
    found: {
      postgresql: ["dropView", "addEnumValue", "dropEnumValue", "renameEnumValue", "createView"],
    },
  },
  "a default stays when a label comes": {
    before: one({ mood: t.enum("mood", ["a", "b"]).default("a") }),
    after: one({ mood: t.enum("mood", ["a", "b", "c"]).default("a") }),
    found: { sqlite: ["alterColumn"], postgresql: ["addEnumValue"] },
    also: ([operation]) => assert.ok(operation && !("default" in operation)),
  },
  "labels that change places are others": {
    before: mood("a", "b"),
    after: mood("b", "a"),
    found: {
      sqlite: ["alterColumn"],
      postgresql: ["addEnumValue", "dropEnumValue", "renameEnumValue"],
    },
  },
  "an enum comes with its column and goes with it": {
    before: one({}),
    after: mood("a"),
    found: { sqlite: ["addColumn"], postgresql: ["createEnum", "addColumn"] },
  },
  "an enum of two tables is made once": {
    before: {},
    after: {
      tables: ["t", "u"].map((name) =>
        buildTable(name, { id: t.integer().primaryKey(), mood: t.enum("mood", ["a"]) })
      ),
    },
    found: {
      sqlite: ["createTable", "createTable"],
      postgresql: ["createEnum", "createTable", "createTable"],
    },
  },
  "a check that has a name says something else": {
    before: plain(check("a > 0", { name: "ck" })),
    after: plain(check("a > 1", { name: "ck" })),
    found: ["dropConstraint", "createCheckConstraint"],
  },
  "a check without a name comes": {
    before: plain(),
    after: plain(check("a > 0")),
    found: ["createCheckConstraint"],
  },
  "a unique constraint without a name comes": {
    before: plain(),
    after: plain(unique(["a", "b"])),
    found: ["createUniqueConstraint"],
  },
  "a unique constraint without a name goes": {
    before: plain(unique(["a", "b"])),
    after: plain(),
    found: ["dropConstraint"],
  },
  "a unique constraint's index is none of its own": {
    before: plain(unique(["a"], { name: "uq" })),
    after: plain(unique(["a"], { name: "uq" })),
    found: [],
  },
  "a foreign key without a name goes": {
    before: pair(foreignKey(["parent_id"], "parent")),
    after: pair(),
    found: ["dropConstraint"],
  },
  "what a foreign key does on DELETE is another": {
    before: pair(foreignKey(["parent_id"], "parent")),
    after: pair(foreignKey(["parent_id"], "parent", [], { onDelete: "CASCADE" })),
    found: ["dropConstraint", "createForeignKey"],
  },
  "a foreign key to the table's own new unique index waits for that": {
    before: plain(),
    after: plain(
      index("ix", ["a", "b"], { unique: true }),
      foreignKey(["b", "a"], "t", ["a", "b"]),
    ),
    found: ["createIndex", "createForeignKey"],
  },
  "a foreign key's columns get another type on both sides": {
    before: {
      tables: [
        buildTable("parent", { id: t.integer().primaryKey() }),
        buildTable("child", { parent_id: t.integer().references("parent.id") }),
      ],
    },
    after: {
      tables: [
        buildTable("parent", { id: t.text().primaryKey() }),
        buildTable("child", { parent_id: t.text().references("parent.id") }),
      ],
    },
    found: {
      sqlite: ["alterColumn", "alterColumn"],
      postgresql: ["dropConstraint", "alterColumn", "alterColumn", "createForeignKey"],
    },
  },
  "a table is made before the key that its foreign key leads to": {
    before: { tables: [buildTable("parent", { a: t.integer() })] },
    after: {
      tables: [
        buildTable("parent", { a: t.integer() }, [unique(["a"])]),
        buildTable("child", { a: t.integer() }, [foreignKey(["a"], "parent", ["a"])]),
      ],
    },
    found: ["createTable", "createUniqueConstraint", "createForeignKey"],
  },
  "an index's name moves to another table": {
    before: {
      tables: [
        buildTable("a", { n: t.integer() }, [index("ix", ["n"])]),
        buildTable("b", { n: t.integer() }),
      ],
    },
    after: {
      tables: [
        buildTable("b", { n: t.integer() }, [index("ix", ["n"])]),
        buildTable("c", { n: t.integer() }),
      ],
    },
    found: ["dropIndex", "dropTable", "createTable", "createIndex"],
  },
  "a key's name moves to another table, and a foreign key to it goes": {
    before: {
      tables: [
        buildTable("a", { n: t.integer(), m: t.integer() }, [
          unique(["n"], { name: "key" }),
          foreignKey(["m"], "a", ["n"]),
        ]),
      ],
    },
    after: {
      tables: [
        buildTable("a", { n: t.integer(), m: t.integer() }),
        buildTable("b", { n: t.integer() }, [unique(["n"], { name: "key" })]),
      ],
    },
    found: { postgresql: ["dropConstraint", "dropConstraint", "createTable"] },
  },
  "indexes change names with one another": {
    before: plain(index("ix_1", ["a"]), index("ix_2", ["b"])),
    after: plain(index("ix_1", ["b"]), index("ix_2", ["a"])),
    found: ["dropIndex", "dropIndex", "createIndex", "createIndex"],
  },
  "foreign keys in a circle are made and found": {
    before: {},
    after: {
      tables: [
        buildTable("a", { id: t.integer().primaryKey(), b: t.integer().references("b.id") }),
        buildTable("b", { id: t.integer().primaryKey(), a: t.integer().references("a.id") }),
      ],
    },
    found: ["createTable", "createTable", "createForeignKey"],
  },
  "tables in a circle go": {
    before: {
      tables: [
        buildTable("a", { id: t.integer().primaryKey(), b: t.integer().references("b.id") }),
        buildTable("b", { id: t.integer().primaryKey(), a: t.integer().references("a.id") }),
      ],
    },
    after: {},
    found: ["dropConstraint", "dropTable", "dropTable"],
  },
  "tables go in the order of their foreign keys": {
    before: pair(foreignKey(["parent_id"], "parent")),
    after: {},
    found: ["dropTable", "dropTable"],
    also: (operations) =>
      assert.deepEqual(
        operations.map((each) => each.kind === "dropTable" && each.table),
        ["child", "parent"],
      ),
  },
  "an index's condition is another": {
    before: plain(index("ix", ["a"], { where: "b > 0" })),
    after: plain(index("ix", ["a"], { where: "b > 1" })),
    found: ["dropIndex", "createIndex"],
  },
  "an index's further columns are others": {
    before: plain(index("ix", ["a"], { include: ["b"] })),
    after: plain(index("ix", ["a"], { include: ["b", "s"] })),
    found: { postgresql: ["dropIndex", "createIndex"] },
  },
  "an index's method is another": {
    before: plain(index("ix", ["a"])),
    after: plain(index("ix", ["a"], { using: "hash" })),
    found: { postgresql: ["dropIndex", "createIndex"] },
  },
  "an index's operator class is another": {
    before: plain(index("ix", ["s"])),
    after: plain(index("ix", [{ column: "s", operatorClass: "text_pattern_ops" }])),
    found: { postgresql: ["dropIndex", "createIndex"] },
  },
  "an index descends": {
    before: plain(index("ix", ["a"])),
    after: plain(index("ix", [{ column: "a", order: "DESC" }])),
    found: ["dropIndex", "createIndex"],
  },
  "an index of an expression comes": {
    before: plain(),
    after: plain(index("ix", [sql("lower(s)")])),
    found: ["createIndex"],
  },
  "an index of an expression comes with its table": {
    before: {},
    after: plain(index("ix", [sql("lower(s)"), "a"])),
    found: ["createTable", "createIndex"],
  },
  "an index into JSON stays": {
    before: one({ data: t.jsonb() }, index("ix", [sql("(data ->> 'a')")])),
    after: one({ data: t.jsonb() }, index("ix", [sql("data->>'a'")])),
    found: { postgresql: [] },
  },
  "a default that is JSON stays": {
    before: one({ data: t.json().notNull().default("{}"), tags: t.json().default("[]") }),
    after: one({ data: t.json().notNull().default("{}"), tags: t.json().default("[]") }),
    found: [],
  },
  "a default that differs each time stays": {
    before: one({ a: t.uuid().defaultSql("gen_random_uuid()") }),
    after: one({ a: t.uuid().defaultSql("gen_random_uuid( )") }),
    found: { postgresql: [] },
  },
  "a default comes, and another takes the place of one": {
    before: one({ a: t.integer(), b: t.integer().default(1) }),
    after: one({ a: t.integer().default(1), b: t.integer().default(2) }),
    found: ["alterColumn", "alterColumn"],
  },
  "booleans' defaults stay": {
    before: one({ a: t.boolean().notNull().default(false), b: t.boolean().default(true) }),
    after: one({ a: t.boolean().notNull().default(false), b: t.boolean().default(true) }),
    found: [],
  },
  "a string without a length isn't one with it": {
    before: typed(t.string(50)),
    after: typed(t.string()),
    found: ["alterColumn"],
  },
  "a numeric gets a scale": {
    before: typed(t.numeric(10)),
    after: typed(t.numeric(10, 2)),
    found: ["alterColumn"],
  },
  "a moment gets a precision": {
    before: typed(t.dateTime()),
    after: typed(t.dateTime({ precision: 3 })),
    found: { postgresql: ["alterColumn"] },
  },
  "a column's collation is another": {
    before: typed(t.text()),
    after: typed(t.text().collate("C")),
    found: { postgresql: ["alterColumn"] },
  },
  "a type that nothing casts to says how": {
    before: typed(t.text().default("1")),
    after: typed(t.integer().default(1)),
    found: ["alterColumn"],
  },
  "a generated column is computed otherwise": {
    before: one({ a: t.integer(), b: t.integer().generatedAs("a + 1", { stored: true }) }),
    after: one({ a: t.integer(), b: t.integer().generatedAs("a + 2", { stored: true }) }),
    found: { sqlite: ["alterColumn"], postgresql: ["dropColumn", "addColumn"] },
  },
  "what a generated column reads gets another type": {
    before: one({ a: t.integer(), b: t.text().generatedAs("a || 'x'", { stored: true }) }),
    after: one({ a: t.bigInteger(), b: t.text().generatedAs("a || 'x'", { stored: true }) }),
    found: { sqlite: ["alterColumn"], postgresql: ["dropColumn", "alterColumn", "addColumn"] },
  },
  "a serial column isn't an integer with a default": {
    before: one({ n: t.integer().autoIncrement() }),
    after: one({ n: t.integer().autoIncrement() }),
    found: { postgresql: [] },
  },
  "a column stops and another begins to number": {
    before: {
      tables: [buildTable("t", { a: t.integer().autoIncrement(), b: t.integer().notNull() })],
    },
    after: {
      tables: [buildTable("t", { a: t.integer().notNull(), b: t.integer().autoIncrement() })],
    },
    found: { postgresql: ["alterColumn", "alterColumn"] },
  },
  "an identity counts otherwise": {
    before: one({ n: t.integer().identity({ start: 5 }) }),
    after: one({ n: t.integer().identity({ increment: 10 }) }),
    found: { postgresql: ["alterColumn"] },
  },
  "sequences come, go and count otherwise": {
    before: { sequences: [{ name: "a" }, { name: "b" }] },
    after: { sequences: [{ name: "b", increment: -5, cycle: true }, { name: "c" }] },
    found: { postgresql: ["alterSequence", "createSequence", "dropSequence"] },
  },
  "a domain comes before the column that is of it, behind the one that it is of": {
    before: one({}),
    after: {
      ...one({ a: t.domain("b") }),
      domains: [
        domain("a", t.text().default("x"), [check("VALUE <> ''")]),
        domain("b", t.domain("a").notNull()),
      ].map(({ entry }) => entry),
    },
    found: { postgresql: ["createDomain", "createDomain", "addColumn"] },
  },
  "a domain keeps its values to something else": {
    before: {
      ...one({ a: t.domain("d") }),
      domains: [domain("d", t.integer(), [check("VALUE > 0"), check("VALUE < 9")]).entry],
    },
    after: {
      ...one({ a: t.domain("d") }),
      domains: [domain("d", t.integer().defaultSql("1 + 1"), [check("VALUE > 1")]).entry],
    },
    found: { postgresql: ["alterDomain"] },
  },
  "a domain's default is said in other words": {
    before: { ...one({}), domains: [domain("d", t.numeric().defaultSql("'5'::numeric")).entry] },
    after: { ...one({}), domains: [domain("d", t.numeric().default(5)).entry] },
    found: { postgresql: [] },
  },
  "a domain goes behind what was of it": {
    before: { ...one({ a: t.domain("d") }), domains: [domain("d", t.integer()).entry] },
    after: { ...one({ a: t.integer() }), domains: [domain("e", t.integer()).entry] },
    found: { postgresql: ["createDomain", "alterColumn", "dropDomain"] },
  },
  "an exclusion says something else": {
    before: plain(exclude([{ column: "a", with: "=" }], { name: "ex" })),
    after: plain(exclude([{ column: "a", with: "=" }], { name: "ex", where: "b > 0" })),
    found: { postgresql: ["dropConstraint", "createExcludeConstraint"] },
  },
  "a view stands aside while what it reads gets another type": {
    before: { ...typed(t.integer()), views: [{ name: "v", sql: "SELECT a FROM t" }] },
    after: { ...typed(t.bigInteger()), views: [{ name: "v", sql: "SELECT a FROM t" }] },
    found: { sqlite: ["alterColumn"], postgresql: ["dropView", "alterColumn", "createView"] },
  },
  "a function's body is another, and a table's default needs it": {
    before: { ...one({ a: t.integer().defaultSql("twice(1)") }), routines: [twice("a * 2")] },
    after: { ...one({ a: t.integer().defaultSql("twice(1)") }), routines: [twice("a + a")] },
    found: { postgresql: ["createFunction"] },
  },
  "a trigger fires at another time": {
    before: { ...plain(), triggers: [touched("BEFORE UPDATE")] },
    after: { ...plain(), triggers: [touched("BEFORE UPDATE OF a")] },
    found: { postgresql: ["dropTrigger", "createTrigger"] },
  },
  "an extension comes before the column that is of its type": {
    before: one({}),
    after: { ...one({ a: t.citext() }), extensions: [{ name: "citext" }] },
    found: { postgresql: ["createExtension", "addColumn"] },
  },
  "a schema comes before its tables": {
    before: { schemas: [] },
    after: { schemas: ["s"], tables: [buildTable("t", { a: t.integer() }, [], { schema: "s" })] },
    found: { postgresql: ["createSchema", "createTable"] },
  },
  "comments come and go": {
    before: {
      tables: [buildTable("t", { a: t.integer().comment("one") }, [], { comment: "two" })],
    },
    after: { tables: [buildTable("t", { a: t.integer().comment("three") })] },
    found: { postgresql: ["alterColumn", "dropTableComment"] },
  },
  "what a table is partitioned by stays in other words": {
    before: {
      tables: [buildTable("t", { a: t.text() }, [], { partitionBy: "RANGE (lower(a))" })],
    },
    after: {
      tables: [buildTable("t", { a: t.text() }, [], { partitionBy: "range (LOWER( a ))" })],
    },
    found: { postgresql: [] },
  },
  "parameters of a table come, go and change": {
    before: {
      tables: [
        buildTable("t", { a: t.text() }, [], {
          with: { fillfactor: 70, autovacuum_enabled: false },
        }),
      ],
    },
    after: {
      tables: [
        buildTable("t", { a: t.text() }, [], { with: { fillfactor: 80, parallel_workers: 2 } }),
      ],
    },
    found: { postgresql: ["alterTable"] },
  },
  "the order of columns means nothing": {
    before: one({ a: t.integer(), b: t.integer() }),
    after: one({ b: t.integer(), a: t.integer() }),
    found: [],
  },
};

for (const [name, { before, after, found, also }] of Object.entries(rows)) {
  for (const dialect of dialectNames) {
    const kinds: readonly Kind[] | undefined = isList(found) ? found : found[dialect];
    if (!kinds) continue;
    databaseTest(dialect, `${name} (${dialect})`, async ({ database, connect }) => {
      const bench = await benchWith(before, await connect(), database);
      const operations = await thereAndBack(after, bench);
      assert.deepEqual(kindsOf(operations), kinds);
      also?.(operations);
    });
  }
}

// `Array.isArray` doesn't tell readonly arrays from objects.
function isList(found: Row["found"]): found is readonly Kind[] {
  return Array.isArray(found);
}

databaseTest(
  "postgresql",
  "what can't be changed of a table is said",
  async ({ database, connect }) => {
    const by = (partitionBy: string): Parts => ({
      tables: [buildTable("t", { a: t.text(), b: t.text() }, [], { partitionBy })],
    });
    const bench = await benchWith(by("RANGE (a)"), await connect(), database);
    const { code, message } = await errorOf(() => operationsTo(by("RANGE (b)"), bench));
    assert.equal(code, "unsupported");
    assert.equal(message, 'What table "t" is partitioned by can\'t be changed');
  },
);

databaseTest(
  "postgresql",
  "rows that are there are numbered no twice",
  async ({ database, connect }) => {
    const connection = await connect();
    const bench = await benchWith(
      { tables: [buildTable("t", { a: t.integer().notNull(), b: t.integer().notNull() })] },
      connection,
      database,
    );
    await connection.execute([{ text: "INSERT INTO t VALUES (1, 5), (7, 2)" }]);
    const after: Parts = {
      tables: [
        buildTable("t", { a: t.integer().autoIncrement(), b: t.integer().identity({ start: 3 }) }),
      ],
    };
    await execute(await operationsTo(after, bench), { dialect: database.dialect, connection });
    const [row] = await connection.query("INSERT INTO t DEFAULT VALUES RETURNING a, b");
    assert.deepEqual({ ...row }, { a: 8, b: 6 });
  },
);

eachDatabase("the same difference gives the same operations", async ({ database, connect }) => {
  const tables = ["d", "b", "a", "c"].map((name) =>
    buildTable(name, {
      id: t.integer().primaryKey(),
      next: t.integer().references("b.id"),
    }, [index(`ix_${name}`, ["next"])])
  );
  const bench = await benchWith({}, await connect(), database);
  const operations = await operationsTo({ tables }, bench);
  assert.deepEqual(await operationsTo({ tables: tables.toReversed() }, bench), operations);
});
