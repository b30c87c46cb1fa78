import assert from "node:assert/strict";
import type { IndexChange } from "../../dialects/sqlite/changed_table.ts";
import type { TableChange } from "../../dialects/sqlite/table/change.ts";
import { applyChange } from "../../dialects/sqlite/table/apply.ts";
import { parseTable } from "../../dialects/sqlite/table/parse.ts";
import { databaseTest } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { type Contents, contentsOf, rebuildTable, run } from "./sqlite_rebuilds.ts";

/** A table `t` with a column `touched`, and what stands around it. */
interface Kept {
  readonly name: string;
  readonly setup: readonly string[];
  /** The table, where it isn't called t. */
  readonly table?: string;
}

/** Text, numbers of each kind, nothing, and bytes that are no text, in a column of each affinity. */
const allValues = [
  "1",
  "-2.5",
  "9e999",
  "NULL",
  "'1'",
  "'x''y'",
  "''",
  "x'00ff'",
  "9223372036854775807",
]
  .map((value) => `INSERT INTO t(i, r, s, b, n) VALUES (${Array(5).fill(value).join(", ")})`);

const kept: readonly Kept[] = [
  {
    name: "values of all types, and rowids with gaps",
    setup: [
      "CREATE TABLE t(i INT, r REAL, s TEXT, b, n NUMERIC, touched)",
      ...allValues,
      "DELETE FROM t WHERE rowid IN (2, 5)",
      "INSERT INTO t(rowid, i) VALUES (-7, 1), (9223372036854775807, 2)",
    ],
  },
  {
    name: "the rowids of a table whose columns are called rowid and oid",
    setup: [
      "CREATE TABLE t(rowid, OID, touched)",
      "INSERT INTO t(_rowid_, rowid, oid) VALUES (5, 'a', 'b'), (9, 'c', 'd')",
    ],
  },
  {
    name: "rows of a table where nothing tells the rowid",
    setup: [
      "CREATE TABLE t(rowid, oid, _rowid_, touched)",
      "INSERT INTO t(oid) VALUES ('a'), ('b')",
    ],
  },
  {
    name: "an integer primary key",
    setup: [
      "CREATE TABLE t(id INTEGER PRIMARY KEY, touched)",
      "INSERT INTO t(id) VALUES (3), (1), (-2)",
    ],
  },
  {
    name: "the counter of AUTOINCREMENT above the rows that are left",
    setup: [
      "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, touched)",
      "INSERT INTO t(touched) VALUES (1), (2), (3)",
      "DELETE FROM t WHERE id > 1",
    ],
  },
  {
    name: "the counter of AUTOINCREMENT where no row is left",
    setup: [
      "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, touched)",
      "INSERT INTO t(touched) VALUES (1), (2)",
      "DELETE FROM t",
    ],
  },
  {
    name: "a counter that has not begun",
    setup: [
      "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, touched)",
      "CREATE TABLE other(id INTEGER PRIMARY KEY AUTOINCREMENT)",
      "INSERT INTO other DEFAULT VALUES",
    ],
  },
  {
    name: "collations",
    setup: [
      "CREATE TABLE t(a TEXT COLLATE NOCASE UNIQUE, b COLLATE rtrim, touched, UNIQUE (b COLLATE NOCASE DESC))",
      "INSERT INTO t(a, b) VALUES ('x', 'X '), ('Y', 'y')",
    ],
  },
  {
    name: "foreign keys with all that they say",
    setup: [
      "CREATE TABLE p(id INTEGER PRIMARY KEY, a, b, UNIQUE (a, b))",
      `CREATE TABLE t(x INT REFERENCES p ON DELETE CASCADE ON UPDATE SET NULL MATCH FULL
        DEFERRABLE INITIALLY DEFERRED, y, touched,
        CONSTRAINT fk FOREIGN KEY (x, y) REFERENCES p(a, b) ON DELETE SET DEFAULT NOT DEFERRABLE)`,
      "INSERT INTO p VALUES (1, 1, 'y')",
      "INSERT INTO t(x, y) VALUES (1, 'y'), (NULL, 'z')",
    ],
  },
  {
    name: "rows that refer to none already",
    setup: ["CREATE TABLE t(x REFERENCES p, touched)", "INSERT INTO t(x) VALUES (5)"],
  },
  {
    name: "checks",
    setup: [
      "CREATE TABLE t(a CHECK (a > 0) CONSTRAINT c CHECK (a < 9), touched, CHECK (a <> 5 -- no\n))",
      "INSERT INTO t(a) VALUES (1), (NULL)",
    ],
  },
  {
    name: "checks that name the table",
    setup: [
      'CREATE TABLE t(a, touched, CHECK (T.a > 0 AND "t".a < 9))',
      "INSERT INTO t(rowid, a) VALUES (4, 1), (8, 2)",
    ],
  },
  {
    name: "a counter beside checks that name the table",
    setup: [
      "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a CHECK (t.a > 0), touched, _migrate_rowid)",
      "INSERT INTO t(a) VALUES (1), (2), (3)",
      "DELETE FROM t WHERE id > 1",
    ],
  },
  {
    name: "a partial index that names the table",
    setup: [
      "CREATE TABLE t(a PRIMARY KEY, touched) WITHOUT ROWID",
      "CREATE INDEX i ON t(a) WHERE t.a > 0",
      "INSERT INTO t(a) VALUES (1), (2)",
    ],
  },
  {
    name: "rows that a conflict clause would drop",
    setup: [
      `CREATE TABLE t(a NOT NULL ON CONFLICT IGNORE, b UNIQUE ON CONFLICT REPLACE, touched,
        UNIQUE (a, b) ON CONFLICT ROLLBACK)`,
      "INSERT INTO t(a, b) VALUES (1, 1), (1, 2), (2, NULL), (2, NULL)",
    ],
  },
  {
    name: "generated columns",
    setup: [
      "CREATE TABLE t(a, v AS (a * 2), touched, s INT GENERATED ALWAYS AS (v + 1) STORED UNIQUE)",
      "CREATE INDEX i ON t(v)",
      "INSERT INTO t(a) VALUES (1), (2)",
    ],
  },
  {
    name: "indexes of all kinds",
    setup: [
      'CREATE TABLE t(a, b, "c d", touched)',
      "CREATE UNIQUE INDEX one ON t(a DESC, b COLLATE NOCASE) WHERE b IS NOT NULL",
      'CREATE INDEX "two 2" ON t(lower(b) DESC, a + 1, [c d])',
      "CREATE INDEX three ON t(a) -- all\n",
      "INSERT INTO t(a, b) VALUES (1, 'x'), (1, 'y'), (1, NULL), (1, NULL)",
    ],
  },
  {
    name: "triggers on the table and on others",
    setup: [
      "CREATE TABLE t(a, touched)",
      "CREATE TABLE log(x)",
      "CREATE TRIGGER ai AFTER INSERT ON t WHEN new.a > 1 BEGIN INSERT INTO log VALUES (new.a); END",
      'CREATE TRIGGER bu BEFORE UPDATE OF a, touched ON "T" BEGIN SELECT RAISE(IGNORE); END',
      "CREATE TRIGGER ad AFTER DELETE ON t BEGIN DELETE FROM log WHERE x = old.a; END",
      "CREATE TRIGGER other AFTER INSERT ON log BEGIN UPDATE t SET touched = 1; END",
      "INSERT INTO t(a) VALUES (1), (2)",
    ],
  },
  {
    name: "views, and their triggers",
    setup: [
      "CREATE TABLE t(a, touched)",
      "CREATE VIEW v AS SELECT a, count(*) FROM t GROUP BY a",
      "CREATE VIEW w AS SELECT * FROM v JOIN t USING (a)",
      "CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO t(a) VALUES (new.a); END",
      "CREATE TRIGGER vu INSTEAD OF UPDATE ON v BEGIN SELECT 1; END",
      "CREATE TRIGGER vd INSTEAD OF DELETE ON v BEGIN SELECT 1; END",
      "INSERT INTO v(a) VALUES (1)",
    ],
  },
  {
    name: "what doesn't work already",
    setup: [
      "CREATE TABLE t(a, touched)",
      "CREATE VIEW broken AS SELECT missing FROM t",
      "CREATE VIEW lost AS SELECT * FROM nowhere",
      "CREATE TRIGGER bad AFTER INSERT ON t BEGIN INSERT INTO t(missing) VALUES (1); END",
      "CREATE TRIGGER vain AFTER UPDATE OF missing ON t BEGIN SELECT 1; END",
    ],
  },
  {
    name: "tables that refer to it, and their rows",
    setup: [
      "CREATE TABLE t(id INTEGER PRIMARY KEY, up REFERENCES t ON DELETE CASCADE, touched)",
      "CREATE TABLE c(x REFERENCES t ON DELETE CASCADE, y REFERENCES T(ID) ON DELETE RESTRICT)",
      "INSERT INTO t(id, up) VALUES (1, 1), (2, 1)",
      "INSERT INTO c VALUES (1, 2), (2, 2), (9, 9)",
    ],
  },
  {
    name: "STRICT",
    setup: [
      "CREATE TABLE t(a INT, b ANY, touched TEXT) STRICT",
      "INSERT INTO t(a, b) VALUES (1, '1')",
    ],
  },
  {
    name: "WITHOUT ROWID",
    setup: [
      "CREATE TABLE t(a, b, touched, PRIMARY KEY (b DESC, a)) WITHOUT ROWID, STRICT".replace(
        "a, b, touched",
        "a INT, b TEXT, touched ANY",
      ),
      "INSERT INTO t(a, b) VALUES (1, 'x'), (2, 'x'), (1, 'y')",
    ],
  },
  {
    name: "comments and the way that it is written",
    setup: [
      `CREATE TABLE t -- the table
      (
        a int -- first, it's
      , b   "my type" /* ) */ not  null default ( 1 /* ; */ )

        -- about touched
      , touched, constraint x check (a) unique(b)
      ) /* end */`,
      "INSERT INTO t(a, b) VALUES (1, 2)",
    ],
  },
  {
    name: "names that need quotes",
    table: 'order "by" it\'s',
    setup: [
      `CREATE TABLE "order ""by"" it's"([a b] int, 'select' text, "q""" PRIMARY KEY, \`\`, touched)`,
      `CREATE INDEX "an ""i" ON "order ""by"" it's"([a b], "q""")`,
      `CREATE VIEW [v w] AS SELECT "select" FROM "order ""by"" it's"`,
      `CREATE TRIGGER 'tr' AFTER DELETE ON "order ""by"" it's" BEGIN SELECT old."q"""; END`,
      `INSERT INTO "order ""by"" it's" VALUES (1, 'x', 'y', 'z', 0)`,
    ],
  },
  {
    name: "columns that are called like keywords",
    setup: [
      'CREATE TABLE t(key, abort INTEGER PRIMARY KEY, "table", "check" CHECK ("check" > 0), touched)',
      'CREATE INDEX i ON t(key, "table")',
      'INSERT INTO t(key, abort, "table", "check") VALUES (1, 2, 3, 4)',
    ],
  },
  {
    name: "strings in double quotes",
    setup: [
      'CREATE TABLE t(a DEFAULT "x" CHECK (a IN ("x", "y")), touched)',
      "INSERT INTO t(touched) VALUES (1)",
    ],
  },
  {
    name: "a table made from a query",
    setup: ["CREATE TABLE t AS SELECT 1 AS a, 'x' AS \"b c\", NULL AS touched"],
  },
  { name: "a table without rows", setup: ["CREATE TABLE t(a UNIQUE, touched)"] },
  {
    name: "what ANALYZE found",
    setup: [
      "CREATE TABLE t(a, touched)",
      "CREATE INDEX i ON t(a)",
      "INSERT INTO t(a) VALUES (1), (1), (2)",
      "ANALYZE",
    ],
  },
  {
    name: "what a full-text index refers to by rowid",
    setup: [
      "CREATE TABLE t(a, touched)",
      "CREATE VIRTUAL TABLE f USING fts5(a, content='t')",
      `CREATE TRIGGER ti AFTER INSERT ON t BEGIN
        INSERT INTO f(rowid, a) VALUES (new.rowid, new.a); END`,
      "INSERT INTO t(rowid, a) VALUES (7, 'one'), (9, 'two')",
    ],
  },
  {
    name: "leftovers with the names that it would use",
    setup: [
      "CREATE TABLE t(a, touched)",
      "CREATE TABLE _migrate_old_t(x)",
      "CREATE TABLE _MIGRATE_OLD_T_2(x)",
      "INSERT INTO _migrate_old_t VALUES (1)",
      "INSERT INTO t(a) VALUES (1)",
    ],
  },
];

const change: TableChange = { kind: "setDefault", column: "touched", value: "'now'" };

/** The contents with the change made to the table's text, and to nothing else. */
function afterChange({ schema, rows }: Contents, table: string): Contents {
  const changed = schema.map((text) => {
    const object = JSON.parse(text);
    if (object.type !== "table" || object.name !== table) return text;
    return JSON.stringify({ ...object, sql: applyChange(parseTable(object.sql), change).text });
  });
  return { schema: changed, rows };
}

for (const { name, setup, table = "t" } of kept) {
  databaseTest("sqlite", `rebuild() keeps ${name}`, async ({ connect }) => {
    const connection = await connect();
    await run(connection, ...setup);
    const before = await contentsOf(connection);
    await rebuildTable(connection, { name: table, changes: [change] });
    assert.deepEqual(await contentsOf(connection), afterChange(before, table));
    const pragmas = ["integrity_check", "legacy_alter_table"];
    const [found] = await connection.query(`SELECT * FROM pragma_${pragmas.join(", pragma_")}`);
    assert.deepEqual(found, { integrity_check: "ok", legacy_alter_table: 0 });
  });
}

interface Changed {
  readonly name: string;
  readonly setup: readonly string[];
  readonly changes: readonly (TableChange | IndexChange)[];
  /** The rows of t afterwards, as SQL writes them; with the rowid in front, where there is one. */
  readonly rows: readonly string[];
  /** What the schema then says, as far as it isn't plain: each is found in it. */
  readonly schema?: readonly string[];
}

const changed: readonly Changed[] = [
  {
    name: "gives a new column its default in each row",
    setup: ["CREATE TABLE t(a)", "INSERT INTO t(rowid, a) VALUES (1, 'x'), (5, 'y')"],
    changes: [{ kind: "addColumn", definition: "b DEFAULT (1 + 1) NOT NULL", position: "first" }],
    rows: ["1 | 2 | 'x'", "5 | 2 | 'y'"],
  },
  {
    name: "gives a new integer key the rowids that there are",
    setup: ["CREATE TABLE t(a)", "INSERT INTO t(rowid, a) VALUES (1, 'x'), (5, 'y')"],
    changes: [{ kind: "addColumn", definition: "id INTEGER PRIMARY KEY", position: "first" }],
    rows: ["1 | 1 | 'x'", "5 | 5 | 'y'"],
  },
  {
    name: "keeps rowids where their column is no key any more, or goes",
    setup: [
      "CREATE TABLE t(id INTEGER PRIMARY KEY, a)",
      "INSERT INTO t VALUES (3, 'x'), (9, 'y')",
    ],
    changes: [{ kind: "dropColumn", column: "id" }],
    rows: ["3 | 'x'", "9 | 'y'"],
  },
  {
    name: "drops a column with its indexes, when told to",
    setup: [
      "CREATE TABLE t(a, b)",
      "CREATE INDEX i ON t(a)",
      "CREATE INDEX j ON t(b) WHERE lower(a) > 1",
      "CREATE INDEX k ON t(b)",
      "INSERT INTO t VALUES (1, 2)",
    ],
    changes: [{ kind: "dropColumn", column: "a", cascade: true }],
    rows: ["1 | 2"],
    schema: ["CREATE TABLE t(b)", "CREATE INDEX k ON t(b)"],
  },
  {
    name: "drops a column and makes another of its name",
    setup: ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 2)"],
    changes: [
      { kind: "dropColumn", column: "a" },
      { kind: "addColumn", definition: "a DEFAULT 'new'" },
    ],
    rows: ["1 | 2 | 'new'"],
  },
  {
    name: "drops a column and makes it again, empty",
    setup: ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 2)"],
    changes: [
      { kind: "dropColumn", column: "b" },
      { kind: "addColumn", definition: "b" },
    ],
    rows: ["1 | 1 | NULL"],
  },
  {
    name: "stores values by the new type's affinity where that loses nothing",
    setup: [
      "CREATE TABLE t(a TEXT)",
      "INSERT INTO t VALUES ('12'), ('1.5'), ('1e3'), ('12abc'), (''), (NULL), (x'3132')",
    ],
    changes: [{ kind: "setType", column: "a", type: "INTEGER" }],
    rows: ["1 | 12", "2 | 1.5", "3 | 1000", "4 | '12abc'", "5 | ''", "6 | NULL", "7 | X'3132'"],
  },
  {
    name: "leaves JSON alone",
    setup: ["CREATE TABLE t(a TEXT)", `INSERT INTO t VALUES ('{"a": 1}'), ('[]'), ('"x"')`],
    changes: [{ kind: "setType", column: "a", type: "JSON" }],
    rows: [`1 | '{"a": 1}'`, "2 | '[]'", `3 | '"x"'`],
  },
  {
    name: "computes values by an expression",
    setup: ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES ('1 kg', 5)"],
    changes: [{ kind: "setType", column: "a", type: "INT", using: "CAST(a AS INT) * b -- g" }],
    rows: ["1 | 5 | 5"],
  },
  {
    name: "keeps the values of a column that is no longer generated",
    setup: [
      "CREATE TABLE t(a, b AS (a * 2), c AS (a + 1) STORED)",
      "INSERT INTO t(a) VALUES (1), (2)",
    ],
    changes: [
      { kind: "setGenerated", column: "b", generated: undefined },
      { kind: "setGenerated", column: "c", generated: undefined },
    ],
    rows: ["1 | 1 | 2 | 2", "2 | 2 | 4 | 3"],
  },
  {
    name: "computes a column that is generated now",
    setup: ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 'x')"],
    changes: [{ kind: "setGenerated", column: "b", generated: { sql: "a * 2", stored: true } }],
    rows: ["1 | 1 | 2"],
  },
  {
    name: "orders columns with their values",
    setup: ["CREATE TABLE t(a, b, c AS (a))", "INSERT INTO t(a, b) VALUES (1, 'x')"],
    changes: [{ kind: "orderColumns", order: [["c", "b", "a"]] }],
    rows: ["1 | 1 | 'x' | 1"],
  },
  {
    name: "makes rows keep their order without rowids",
    setup: ["CREATE TABLE t(a INT PRIMARY KEY, b)", "INSERT INTO t VALUES (2, 'x'), (1, 'y')"],
    changes: [{ kind: "setWithoutRowid", withoutRowid: true }],
    rows: ["1 | 'y'", "2 | 'x'"],
  },
  {
    name: "replaces a primary key",
    setup: [
      "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT)",
      "INSERT INTO t(uuid) VALUES ('b'), ('a')",
    ],
    changes: [
      { kind: "dropConstraint", type: "primaryKey" },
      { kind: "addConstraint", constraint: "PRIMARY KEY (uuid)" },
    ],
    rows: ["1 | 1 | 'b'", "2 | 2 | 'a'"],
  },
  {
    name: "begins to count at the highest row",
    setup: ["CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (7, 1)"],
    changes: [{ kind: "setAutoIncrement", autoIncrement: true }],
    rows: ["7 | 7 | 1"],
  },
  {
    name: "makes and drops indexes along the way",
    setup: ["CREATE TABLE t(a, b)", "CREATE INDEX i ON t(a)", "INSERT INTO t VALUES (1, 2)"],
    changes: [
      { kind: "dropIndex", name: "I" },
      { kind: "dropColumn", column: "a" },
      { kind: "createIndex", name: "i", sql: "CREATE INDEX IF NOT EXISTS i ON t(b)" },
    ],
    rows: ["1 | 2"],
    schema: ["CREATE INDEX i ON t(b)"],
  },
  {
    name: "drops a column that no trigger needs",
    setup: [
      "CREATE TABLE t(a, b)",
      "CREATE TRIGGER ti AFTER INSERT ON t BEGIN SELECT new.b; END",
      "CREATE TRIGGER tu AFTER UPDATE ON t BEGIN SELECT old.b; END",
      "INSERT INTO t VALUES (1, 2)",
    ],
    changes: [{ kind: "dropColumn", column: "a" }],
    rows: ["1 | 2"],
  },
  {
    name: "adds a foreign key beside one that rows break already",
    setup: [
      "CREATE TABLE p(k INTEGER PRIMARY KEY)",
      "CREATE TABLE t(a REFERENCES p, b)",
      "INSERT INTO p VALUES (1)",
      "INSERT INTO t VALUES (9, 1)",
    ],
    changes: [
      { kind: "addColumn", definition: "c DEFAULT 1 REFERENCES p", position: { after: "a" } },
    ],
    rows: ["1 | 9 | 1 | 1"],
  },
  {
    name: "adds a foreign key that all rows satisfy, by the affinity of what they refer to",
    setup: [
      "CREATE TABLE p(k INT UNIQUE, l TEXT COLLATE NOCASE UNIQUE)",
      "CREATE TABLE t(a, b)",
      "INSERT INTO p VALUES (1, 'x')",
      "INSERT INTO t VALUES ('1', 'X'), (NULL, NULL)",
    ],
    changes: [
      { kind: "addConstraint", constraint: "FOREIGN KEY (a) REFERENCES p(k)" },
      { kind: "addConstraint", constraint: "FOREIGN KEY (b) REFERENCES p(l)" },
    ],
    rows: ["1 | '1' | 'X'", "2 | NULL | NULL"],
  },
];

for (const { name, setup, changes, rows, schema = [] } of changed) {
  databaseTest("sqlite", `rebuild() ${name}`, async ({ connect }) => {
    const connection = await connect();
    await run(connection, ...setup);
    await rebuildTable(connection, { name: "t", changes });
    const contents = await contentsOf(connection);
    assert.deepEqual(contents.rows["t"], rows);
    const texts = contents.schema.map((object) => String(JSON.parse(object).sql));
    for (const text of schema) assert.ok(texts.includes(text), texts.join("\n"));
    assert.equal(texts.some((text) => text.includes("_migrate")), false);
    if (name.includes("count")) {
      assert.deepEqual(contents.rows["sqlite_sequence"], ["'t' | 7"]);
    }
  });
}

databaseTest("sqlite", "rebuild() says which indexes go with a column", async ({ connect }) => {
  const connection = await connect();
  await run(connection, "CREATE TABLE t(a, b)", "CREATE INDEX i ON t(b, a)");
  const drop: TableChange = { kind: "dropColumn", column: "a" };
  const error = await errorOf(() => rebuildTable(connection, { name: "t", changes: [drop] }));
  assert.equal(error.message, 'Column "a" of "t" is used by index "i"');
  const done = await rebuildTable(connection, { name: "t", changes: [{ ...drop, cascade: true }] });
  assert.deepEqual(done.changed.droppedIndexes, ["i"]);
});

databaseTest("sqlite", "rebuild() does no more than it must", async ({ connect }) => {
  const connection = await connect();
  await run(
    connection,
    "CREATE TABLE t(a, b NOT NULL)",
    "CREATE TABLE c(x REFERENCES t)",
    "CREATE INDEX i ON t(a)",
  );
  const idle: TableChange = { kind: "setNullable", column: "b", nullable: false };
  const nothing = await rebuildTable(connection, { name: "t", changes: [idle] });
  assert.deepEqual(nothing.statements, []);
  const indexes = await rebuildTable(connection, {
    name: "t",
    changes: [
      idle,
      { kind: "dropIndex", name: "i" },
      { kind: "createIndex", name: "j", sql: "CREATE INDEX j ON t(b)" },
    ],
  });
  const texts = ["DROP INDEX i", "CREATE INDEX j ON t(b)"];
  assert.deepEqual(indexes.statements.map(({ text }) => text), texts);
});

for (const schema of ["other", "temp"]) {
  databaseTest("sqlite", `rebuild() works in the database ${schema}`, async ({ connect }) => {
    const connection = await connect();
    await run(
      connection,
      "ATTACH ':memory:' AS other",
      "CREATE TABLE main.t(wrong)",
      `CREATE TABLE ${schema}.p(id INTEGER PRIMARY KEY)`,
      `CREATE TABLE ${schema}.t(id INTEGER PRIMARY KEY AUTOINCREMENT, a REFERENCES p, CHECK (a <> 9))`,
      `CREATE INDEX ${schema}.i ON t(a)`,
      `CREATE TRIGGER ${schema}.tr AFTER INSERT ON t BEGIN INSERT INTO p VALUES (new.a + 1); END`,
      `CREATE VIEW ${schema}.v AS SELECT a FROM t`,
      `INSERT INTO ${schema}.p VALUES (1)`,
      `INSERT INTO ${schema}.t(id, a) VALUES (4, 1)`,
    );
    const before = await contentsOf(connection, schema);
    const there = schema === "temp" ? {} : { schema };
    const add = "CHECK (t.a < 9)";
    await rebuildTable(connection, {
      name: "T",
      ...there,
      changes: [
        { kind: "addConstraint", constraint: "FOREIGN KEY (id) REFERENCES t" },
        { kind: "addConstraint", constraint: add },
      ],
    });
    await rebuildTable(connection, {
      name: "t",
      ...there,
      changes: [
        { kind: "dropConstraint", type: "check", sql: "t.a < 9" },
        { kind: "dropConstraint", type: "foreignKey", columns: ["id"] },
      ],
    });
    assert.deepEqual(await contentsOf(connection, schema), before);
    assert.deepEqual(await connection.query("SELECT sql FROM main.sqlite_schema"), [
      { sql: "CREATE TABLE t(wrong)" },
    ]);
  });
}

databaseTest(
  "sqlite",
  "rebuild() leaves the pragma that it needs as it was",
  async ({ connect }) => {
    const connection = await connect();
    await run(connection, "PRAGMA legacy_alter_table = ON", "CREATE TABLE t(touched)");
    await rebuildTable(connection, { name: "t", changes: [change] });
    assert.deepEqual(await connection.query("PRAGMA legacy_alter_table"), [
      { legacy_alter_table: 1 },
    ]);
  },
);
