import assert from "node:assert/strict";
import type { IndexChange } from "../../dialects/sqlite/changed_table.ts";
import type { TableChange } from "../../dialects/sqlite/table/change.ts";
import { databaseTest } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { contentsOf, rebuildTable, run } from "./sqlite_rebuilds.ts";

interface Refused {
  readonly name: string;
  readonly setup: readonly string[];
  readonly changes: readonly (TableChange | IndexChange)[];
  readonly message: string | RegExp;
  /** What SQLite said. */
  readonly cause?: string;
}

const people = [
  "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, age INT, note)",
  `INSERT INTO t VALUES (1, NULL, 1, 'x'), (2, 'ann', 1, 2), (5, NULL, 2, 3), (6, 'ann', 70, x'00'),
    (7, 'Bob', 71, 5.5), (8, 'bob', NULL, NULL)`,
];

const refused: readonly Refused[] = [
  {
    name: "nulls in a column that must have none",
    setup: people,
    changes: [{ kind: "setNullable", column: "name", nullable: false }],
    message: 'Rows of "t" contradict the change: 2 rows would have no "name": id 1, 5',
    cause: "NOT NULL constraint failed: t.name",
  },
  {
    name: "a new column without a value",
    setup: people,
    changes: [{ kind: "addColumn", definition: "x INT NOT NULL" }],
    message:
      'Rows of "t" contradict the change: 6 rows would have no "x": id 1, 2, 5, 6, 7 and 1 more',
  },
  {
    name: "values that are there twice",
    setup: people,
    changes: [{ kind: "addConstraint", constraint: "UNIQUE (name)" }],
    message: 'Rows of "t" contradict the change: "name" would not be unique: \'ann\' in id 2, 6',
    cause: "UNIQUE constraint failed: t.name",
  },
  {
    name: "rows that a conflict clause would drop without a word",
    setup: people,
    changes: [
      { kind: "addConstraint", constraint: "UNIQUE (name) ON CONFLICT REPLACE" },
      { kind: "addConstraint", constraint: "UNIQUE (age) ON CONFLICT IGNORE" },
    ],
    message: 'Rows of "t" contradict the change: ' +
      '"name" would not be unique: \'ann\' in id 2, 6. "age" would not be unique: 1 in id 1, 2',
  },
  {
    name: "values that are there twice by a collation",
    setup: people,
    changes: [{ kind: "addConstraint", constraint: "UNIQUE (name COLLATE NOCASE)" }],
    message:
      "Rows of \"t\" contradict the change: \"name\" would not be unique: 'ann' in id 2, 6; 'Bob' in id 7, 8",
  },
  {
    name: "values that a collation of the column makes equal",
    setup: [...people, "DELETE FROM t WHERE id = 6", "CREATE UNIQUE INDEX i ON t(name)"],
    changes: [{ kind: "setCollation", column: "name", collation: "nocase" }],
    message: 'Rows of "t" contradict the change: "name" would not be unique: \'Bob\' in id 7, 8',
  },
  {
    name: "a key of several columns that is there twice",
    setup: ["CREATE TABLE t(a, b)", "INSERT INTO t VALUES (1, 'x'), (1, 'y'), (1, 'x'), (NULL, 1)"],
    changes: [{ kind: "addConstraint", constraint: "PRIMARY KEY (a, b)" }],
    message:
      `Rows of "t" contradict the change: ("a", "b") would not be unique: (1, 'x') in rowid 1, 3`,
  },
  {
    name: "a primary key without a value",
    setup: people,
    changes: [
      { kind: "dropConstraint", type: "primaryKey" },
      { kind: "addConstraint", constraint: "PRIMARY KEY (age)" },
      { kind: "setWithoutRowid", withoutRowid: true },
    ],
    message: 'Rows of "t" contradict the change: 1 row would have no "age": id 8. ' +
      '"age" would not be unique: 1 in id 1, 2',
  },
  {
    name: "many values that are there many times",
    setup: [
      "CREATE TABLE t(a)",
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) " +
      "INSERT INTO t SELECT i % 6 FROM n",
    ],
    changes: [{ kind: "addConstraint", constraint: "UNIQUE (a)" }],
    message: 'Rows of "t" contradict the change: "a" would not be unique: ' +
      "0 in rowid 6, 12, 18, 24, 30 and 5 more; 1 in rowid 1, 7, 13, 19, 25 and 5 more; " +
      "2 in rowid 2, 8, 14, 20, 26 and 5 more; and 3 more",
  },
  {
    name: "values that a new unique index would not take",
    setup: people,
    changes: [{
      kind: "createIndex",
      name: "i",
      sql: "CREATE UNIQUE INDEX i ON t(lower(name) DESC) WHERE id > 1",
    }],
    message:
      "Rows of \"t\" contradict the change: index \"i\" would not be unique: 'ann' in id 2, 6; 'bob' in id 7, 8",
  },
  {
    name: "values that no longer fit a check",
    setup: people,
    changes: [
      { kind: "addConstraint", constraint: "CONSTRAINT young CHECK (t.age < 70 -- years\n)" },
      { kind: "addConstraint", constraint: 'CHECK (name <> "ann")' },
    ],
    message: 'Rows of "t" contradict the change: 2 rows would break constraint "young": id 6, 7. ' +
      '2 rows would break CHECK (name <> "ann"): id 2, 6',
  },
  {
    name: "values that a check sees as the new type has them",
    setup: ["CREATE TABLE t(a TEXT, b AS (a || 1))", "INSERT INTO t VALUES ('5'), ('x')"],
    changes: [
      { kind: "setType", column: "a", type: "INT" },
      { kind: "addConstraint", constraint: "CHECK (b <> 'x1' AND typeof(a) = 'integer')" },
    ],
    message: 'Rows of "t" contradict the change: 1 row would break ' +
      "CHECK (b <> 'x1' AND typeof(a) = 'integer'): rowid 2",
  },
  {
    name: "values of other types than a STRICT table takes",
    setup: people,
    changes: [
      { kind: "setStrict", strict: true },
      { kind: "setType", column: "note", type: "INTEGER" },
    ],
    message:
      'Rows of "t" contradict the change: 3 rows would hold no INTEGER in "note": id 1, 6, 7',
    cause: "cannot store TEXT value in INTEGER column t.note",
  },
  {
    name: "rows for what they break, and nothing else",
    setup: [
      "CREATE TABLE t(a INT, b ANY CHECK (typeof(b) = 'text'), UNIQUE (a, b)) STRICT",
      "INSERT INTO t VALUES (NULL, '1'), (1, '01'), (1, '1')",
    ],
    changes: [{ kind: "setNullable", column: "a", nullable: false }],
    message: 'Rows of "t" contradict the change: 1 row would have no "a": rowid 1',
  },
  {
    name: "values that can't be a rowid",
    setup: ["CREATE TABLE t(a INTEGER, b)", "INSERT INTO t VALUES (1, 1), ('x', 2), (NULL, 3)"],
    changes: [{ kind: "addConstraint", constraint: "PRIMARY KEY (a)" }],
    message: 'Rows of "t" contradict the change: 1 row would hold no INTEGER in "a": rowid 2',
    cause: "datatype mismatch",
  },
  {
    name: "references to nothing",
    setup: [
      ...people,
      "CREATE TABLE p(a, b, UNIQUE (a, b))",
      "INSERT INTO p VALUES ('ann', 1)",
    ],
    changes: [{
      kind: "addConstraint",
      constraint: "FOREIGN KEY (name, age) REFERENCES p(a, b)",
    }],
    message: 'Rows of "t" contradict the change: ' +
      '2 rows would refer to no row of "p" by ("name", "age"): id 6, 7',
    cause: 'CHECK constraint failed: each "t" (name, age) is in "p"',
  },
  {
    name: "references to nothing, where the key is meant",
    setup: [
      "CREATE TABLE p(b, a, PRIMARY KEY (a, b)) WITHOUT ROWID",
      "CREATE TABLE t(x, y, PRIMARY KEY (x, y)) WITHOUT ROWID",
      "INSERT INTO p(a, b) VALUES (1, 2)",
      "INSERT INTO t VALUES (1, 2), (2, 1)",
    ],
    changes: [{ kind: "addConstraint", constraint: "FOREIGN KEY (x, y) REFERENCES p" }],
    message: 'Rows of "t" contradict the change: ' +
      '1 row would refer to no row of "p" by ("x", "y"): (x, y) (2, 1)',
  },
  {
    name: "references that are found by another type only",
    setup: [
      "CREATE TABLE p(k UNIQUE)",
      "CREATE TABLE t(a INT)",
      "INSERT INTO p VALUES ('1'), (2)",
      "INSERT INTO t VALUES (1), (2)",
    ],
    changes: [{ kind: "addConstraint", constraint: "FOREIGN KEY (a) REFERENCES p(k)" }],
    message: 'Rows of "t" contradict the change: ' +
      '1 row would refer to no row of "p" by "a": rowid 1',
  },
  {
    name: "references of a column that was made anew",
    setup: [
      "CREATE TABLE p(k INTEGER PRIMARY KEY)",
      "CREATE TABLE t(a REFERENCES p, b)",
      "INSERT INTO t VALUES (NULL, 1)",
    ],
    changes: [
      { kind: "dropColumn", column: "a" },
      { kind: "addColumn", definition: "a DEFAULT 5 REFERENCES p" },
    ],
    message: 'Rows of "t" contradict the change: ' +
      '1 row would refer to no row of "p" by "a": rowid 1',
  },
  {
    name: "references to a table that isn't there",
    setup: people,
    changes: [{ kind: "addConstraint", constraint: "FOREIGN KEY (age) REFERENCES gone" }],
    message: 'Rows of "t" contradict the change: ' +
      '5 rows would refer to no row of "gone" by "age": id 1, 2, 5, 6, 7',
  },
  {
    name: "references within the table",
    setup: people,
    changes: [{ kind: "addColumn", definition: "up INT DEFAULT 3 REFERENCES t" }],
    message: /would refer to no row of "t" by "up": id 1, 2, 5, 6, 7 and 1 more$/,
  },
  {
    name: "a foreign key to what is no key",
    setup: [...people, "CREATE TABLE p(a)"],
    changes: [{ kind: "addConstraint", constraint: "FOREIGN KEY (age) REFERENCES p(a)" }],
    message: 'SQLite refused the statement: foreign key mismatch - "t" referencing "p"',
  },
  {
    name: "a column that a view reads through another",
    setup: [...people, "CREATE VIEW v AS SELECT * FROM t", "CREATE VIEW w AS SELECT age FROM v"],
    changes: [{ kind: "dropColumn", column: "age" }],
    message: 'The view "w" would no longer work',
    cause: "no such column: age",
  },
  {
    name: "a column that a trigger waits for",
    setup: [...people, "CREATE TRIGGER tr AFTER UPDATE OF name, age ON t BEGIN SELECT 1; END"],
    changes: [{ kind: "dropColumn", column: "age" }],
    message: 'The trigger "tr" would no longer work',
    cause: "no such column: age",
  },
  {
    name: "a column that a trigger on another table sets",
    setup: [
      ...people,
      "CREATE TABLE o(x)",
      "CREATE TRIGGER tr AFTER INSERT ON o BEGIN UPDATE t SET age = new.x; END",
    ],
    changes: [{ kind: "dropColumn", column: "age" }],
    message: 'The trigger "tr" would no longer work',
  },
  {
    name: "a new column that makes a name ambiguous",
    setup: [...people, "CREATE TABLE o(x)", "CREATE VIEW v AS SELECT x FROM t, o"],
    changes: [{ kind: "addColumn", definition: "x" }],
    message: 'The view "v" would no longer work',
    cause: "ambiguous column name: x",
  },
  {
    name: "a key that another table refers to",
    setup: [...people, "CREATE TABLE c(x REFERENCES t)"],
    changes: [{ kind: "dropConstraint", type: "primaryKey" }],
    message: '"c" (x) refers to "t"\'s primary key, which would be no key any more',
  },
  {
    name: "a unique index that another table refers to",
    setup: [
      "CREATE TABLE t(a, b)",
      "CREATE UNIQUE INDEX i ON t(a)",
      "CREATE TABLE c(x, FOREIGN KEY (x) REFERENCES T(A))",
    ],
    changes: [{ kind: "dropIndex", name: "i" }],
    message: '"c" (x) refers to "t" (A), which would be no key any more',
  },
  {
    name: "a column that another table refers to",
    setup: ["CREATE TABLE t(a UNIQUE, b)", "CREATE TABLE c(x REFERENCES t(a))"],
    changes: [{ kind: "dropColumn", column: "a" }],
    message: '"c" (x) refers to "t" (a), which would be no key any more',
  },
  {
    name: "values that another table's rows refer to",
    setup: [
      "CREATE TABLE t(id INTEGER PRIMARY KEY, code TEXT)",
      "CREATE UNIQUE INDEX i ON t(code)",
      "CREATE TABLE c(id INTEGER PRIMARY KEY, x REFERENCES t(code))",
      "INSERT INTO t VALUES (1, 'a'), (2, 'B')",
      "INSERT INTO c VALUES (3, 'a'), (4, 'B')",
    ],
    changes: [{ kind: "setType", column: "code", type: "TEXT", using: "lower(code)" }],
    message: 'Rows of "c" contradict the change: 1 row would refer to no row of "t" by "x": id 4',
    cause: 'CHECK constraint failed: each "c" (x) is in "t"',
  },
  {
    name: "another collation of what rows refer to",
    setup: [
      "CREATE TABLE t(code TEXT COLLATE NOCASE UNIQUE)",
      "CREATE TABLE c(x REFERENCES t(code))",
      "INSERT INTO t VALUES ('a')",
      "INSERT INTO c VALUES ('A')",
    ],
    changes: [{ kind: "setCollation", column: "code", collation: undefined }],
    message:
      'Rows of "c" contradict the change: 1 row would refer to no row of "t" by "x": rowid 1',
  },
  {
    name: "a table that SQLite wouldn't make",
    setup: people,
    changes: [{ kind: "addConstraint", constraint: "CHECK (missing > 0)" }],
    message: "SQLite refused the statement: no such column: missing",
  },
  {
    name: "an index that isn't there",
    setup: [...people, "CREATE INDEX names ON t(name)"],
    changes: [{ kind: "dropIndex", name: "name" }],
    message: 'Table "t" has no index "name"',
  },
];

for (const { name, setup, changes, message, cause } of refused) {
  databaseTest("sqlite", `rebuild() refuses ${name}, and changes nothing`, async ({ connect }) => {
    const connection = await connect();
    await run(connection, ...setup);
    const before = await contentsOf(connection);
    const error = await errorOf(() => rebuildTable(connection, { name: "t", changes }));
    if (typeof message === "string") assert.equal(error.message, message);
    else assert.match(error.message, message);
    if (cause) assert.equal((error.cause as Error).message, cause);
    assert.deepEqual(await contentsOf(connection), before);
    assert.deepEqual(await connection.query("SELECT name FROM temp.sqlite_schema"), []);
  });
}

databaseTest("sqlite", "readStoredTable() says what is no table", async ({ connect }) => {
  const connection = await connect();
  await run(
    connection,
    "CREATE TABLE people(a)",
    "CREATE VIEW v AS SELECT 1",
    "CREATE VIRTUAL TABLE f USING fts5(a)",
  );
  const changes: TableChange[] = [{ kind: "setStrict", strict: true }];
  const rows = [
    ["poeple", "operation", 'No such table: "poeple"', 'Did you mean "people"?'],
    ["V", "unsupported", '"V" is a view: it can only be made anew', undefined],
    ["f", "unsupported", "A virtual table can't be changed, only made anew", undefined],
  ] as const;
  for (const [name, code, message, hint] of rows) {
    const error = await errorOf(() => rebuildTable(connection, { name, changes }));
    assert.deepEqual([error.code, error.message, error.hint], [code, message, hint]);
  }
});
