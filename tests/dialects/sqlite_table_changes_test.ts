import assert from "node:assert/strict";
import { applyChange } from "../../dialects/sqlite/table/apply.ts";
import type { TableChange } from "../../dialects/sqlite/table/change.ts";
import { parseTable } from "../../dialects/sqlite/table/parse.ts";
import { errorOf } from "../support/errors.ts";

interface Row {
  readonly name: string;
  readonly before: string;
  readonly change: TableChange;
  readonly after: string;
}

const lines = `CREATE TABLE t (
  id INTEGER PRIMARY KEY, -- the key

  -- who it is
  email TEXT COLLATE NOCASE NOT NULL, -- unique
  /* years */ age INT CHECK (age > 0),
  boss INT REFERENCES t ON DELETE CASCADE /* up */ DEFERRABLE, -- or none
  CONSTRAINT u UNIQUE (email, age), -- both
  FOREIGN KEY (boss) REFERENCES t
)`;

/** Commas that begin lines. */
const commas = `CREATE TABLE t (
    a INT -- first
  , b INT -- second
  , c INT -- third
)`;

const line = "CREATE TABLE t(a int, b text DEFAULT 'x', c)";

const rows: readonly Row[] = [
  {
    name: "adds a column before the constraints, on a line of its own",
    before: lines,
    change: { kind: "addColumn", definition: "x INT" },
    after: lines.replace("  CONSTRAINT", "  x INT,\n  CONSTRAINT"),
  },
  {
    name: "adds a column in front",
    before: lines,
    change: { kind: "addColumn", definition: "x INT", position: "first" },
    after: lines.replace("  id", "  x INT,\n  id"),
  },
  {
    name: "adds a column behind another and its comment",
    before: lines,
    change: { kind: "addColumn", definition: "x INT", position: { after: "ID" } },
    after: lines.replace("-- the key", "-- the key\n  x INT,"),
  },
  {
    name: "adds a column before another and its comment",
    before: lines,
    change: { kind: "addColumn", definition: "x INT", position: { before: "age" } },
    after: lines.replace("  /* years", "  x INT,\n  /* years"),
  },
  {
    name: "adds a column where commas begin lines",
    before: commas,
    change: { kind: "addColumn", definition: "x INT" },
    after: commas.replace("-- third", "-- third\n  , x INT"),
  },
  {
    name: "adds a column that ends in a comment",
    before: commas,
    change: { kind: "addColumn", definition: "x INT -- new", position: "first" },
    after: commas.replace("a INT", "x INT -- new\n  , a INT"),
  },
  {
    name: "adds a column to a line",
    before: line,
    change: { kind: "addColumn", definition: "x INT" },
    after: "CREATE TABLE t(a int, b text DEFAULT 'x', c, x INT)",
  },
  {
    name: "adds a column in front of a line",
    before: line,
    change: { kind: "addColumn", definition: "x INT", position: "first" },
    after: "CREATE TABLE t(x INT, a int, b text DEFAULT 'x', c)",
  },
  {
    name: "drops a column with its comment, and leaves one above a blank line",
    before: "CREATE TABLE t (\n  -- all\n\n  -- this\n  a, -- that\n  b\n)",
    change: { kind: "dropColumn", column: "A" },
    after: "CREATE TABLE t (\n  -- all\n  b\n)",
  },
  {
    name: "drops the first column, and not the table's comment",
    before: "CREATE TABLE t ( -- all\n  a,\n  b\n)",
    change: { kind: "dropColumn", column: "a" },
    after: "CREATE TABLE t ( -- all\n  b\n)",
  },
  {
    name: "adds a column behind a comment that ends the list",
    before: "CREATE TABLE t (a /* one */ )",
    change: { kind: "addColumn", definition: "b" },
    after: "CREATE TABLE t (a /* one */, b )",
  },
  {
    name: "drops a column with the keys that name it",
    before: lines,
    change: { kind: "dropColumn", column: "boss", cascade: true },
    after: `CREATE TABLE t (
  id INTEGER PRIMARY KEY, -- the key

  -- who it is
  email TEXT COLLATE NOCASE NOT NULL, -- unique
  /* years */ age INT CHECK (age > 0),
  CONSTRAINT u UNIQUE (email, age) -- both
)`,
  },
  {
    name: "drops a column with another's reference to it",
    before: "CREATE TABLE t(a unique, b references T(A) not null deferrable, c)",
    change: { kind: "dropColumn", column: "a", cascade: true },
    after: "CREATE TABLE t(b not null, c)",
  },
  {
    name: "drops a column with the checks that name it",
    before: "CREATE TABLE t(a, b CHECK (b > a), c CHECK (c <> 'a'), CHECK (a > 0), CHECK (b > 0))",
    change: { kind: "dropColumn", column: "a", cascade: true },
    after: "CREATE TABLE t(b, c CHECK (c <> 'a'), CHECK (b > 0))",
  },
  {
    name: "drops a column without the checks behind it that are about others",
    before: "CREATE TABLE t(a CHECK (a > 0) CONSTRAINT low CHECK (b < 9), b)",
    change: { kind: "dropColumn", column: "a", cascade: true },
    after: "CREATE TABLE t(b, CONSTRAINT low CHECK (b < 9))",
  },
  {
    name: "drops the last column where commas begin lines",
    before: commas,
    change: { kind: "dropColumn", column: "c" },
    after: "CREATE TABLE t (\n    a INT -- first\n  , b INT -- second\n)",
  },
  {
    name: "drops a column that only strings and functions are called like",
    before: "CREATE TABLE t(lower, b CHECK (lower(b) <> 'lower'))",
    change: { kind: "dropColumn", column: "lower" },
    after: "CREATE TABLE t(b CHECK (lower(b) <> 'lower'))",
  },
  {
    name: "moves columns with their comments",
    before: lines,
    change: { kind: "orderColumns", order: [["boss", "id"], ["age", "email"]] },
    after: `CREATE TABLE t (
  /* years */ age INT CHECK (age > 0),

  -- who it is
  email TEXT COLLATE NOCASE NOT NULL, -- unique
  boss INT REFERENCES t ON DELETE CASCADE /* up */ DEFERRABLE, -- or none
  id INTEGER PRIMARY KEY, -- the key
  CONSTRAINT u UNIQUE (email, age), -- both
  FOREIGN KEY (boss) REFERENCES t
)`,
  },
  {
    name: "leaves columns where they are that no list names",
    before: "CREATE TABLE t(a, b, c, d)",
    change: { kind: "orderColumns", order: [["b", "c"], ["d", "a"]] },
    after: "CREATE TABLE t(b, c, d, a)",
  },
  {
    name: "sets a type",
    before: "CREATE TABLE t(a/* t */ double precision (5) /* n */ NOT NULL)",
    change: { kind: "setType", column: "a", type: "TEXT" },
    after: "CREATE TABLE t(a/* t */ TEXT /* n */ NOT NULL)",
  },
  {
    name: "sets a type that would run into what is behind it",
    before: "CREATE TABLE t(a, b DECIMAL(5)AS(a)CHECK(b))",
    change: { kind: "setType", column: "b", type: "TEXT" },
    after: "CREATE TABLE t(a, b TEXT AS(a)CHECK(b))",
  },
  {
    name: "takes a clause away whose neighbours would run into each other",
    before: "CREATE TABLE t(a, b 'x'CHECK(b)NOT NULL)",
    change: { kind: "dropConstraint", type: "check" },
    after: "CREATE TABLE t(a, b 'x' NOT NULL)",
  },
  {
    name: "sets a type where there was none",
    before: line,
    change: { kind: "setType", column: "c", type: "VARCHAR(20)" },
    after: "CREATE TABLE t(a int, b text DEFAULT 'x', c VARCHAR(20))",
  },
  {
    name: "takes a type away",
    before: line,
    change: { kind: "setType", column: "b", type: "" },
    after: "CREATE TABLE t(a int, b DEFAULT 'x', c)",
  },
  {
    name: "sets NOT NULL",
    before: line,
    change: { kind: "setNullable", column: "b", nullable: false },
    after: "CREATE TABLE t(a int, b text NOT NULL DEFAULT 'x', c)",
  },
  {
    name: "sets NOT NULL in place of NULL",
    before: "CREATE TABLE t(a DEFAULT 1 null)",
    change: { kind: "setNullable", column: "a", nullable: false },
    after: "CREATE TABLE t(a DEFAULT 1 NOT NULL)",
  },
  {
    name: "takes NOT NULL away, its name and what it does on conflicts",
    before: "CREATE TABLE t(a INT /* n */ CONSTRAINT nn NOT NULL ON CONFLICT FAIL -- why\n)",
    change: { kind: "setNullable", column: "a", nullable: true },
    after: "CREATE TABLE t(a INT /* n */ -- why\n)",
  },
  {
    name: "takes NOT NULL away behind a line comment",
    before: "CREATE TABLE t(a INT -- n\nNOT NULL, b)",
    change: { kind: "setNullable", column: "a", nullable: true },
    after: "CREATE TABLE t(a INT -- n\n, b)",
  },
  {
    name: "sets a default",
    before: line,
    change: { kind: "setDefault", column: "c", value: "(1 + 1 -- two\n)" },
    after: "CREATE TABLE t(a int, b text DEFAULT 'x', c DEFAULT (1 + 1 -- two\n))",
  },
  {
    name: "sets another default",
    before: line,
    change: { kind: "setDefault", column: "b", value: "-1" },
    after: "CREATE TABLE t(a int, b text DEFAULT -1, c)",
  },
  {
    name: "takes all defaults away",
    before: "CREATE TABLE t(a DEFAULT 1 DEFAULT (2) NOT NULL)",
    change: { kind: "setDefault", column: "a", value: undefined },
    after: "CREATE TABLE t(a NOT NULL)",
  },
  {
    name: "sets a collation",
    before: line,
    change: { kind: "setCollation", column: "b", collation: "My Own" },
    after: `CREATE TABLE t(a int, b text COLLATE "My Own" DEFAULT 'x', c)`,
  },
  {
    name: "takes a collation away",
    before: "CREATE TABLE t(a COLLATE rtrim NOT NULL COLLATE nocase)",
    change: { kind: "setCollation", column: "a", collation: undefined },
    after: "CREATE TABLE t(a NOT NULL)",
  },
  {
    name: "makes a column generated",
    before: line,
    change: { kind: "setGenerated", column: "c", generated: { sql: "a + 1", stored: true } },
    after: "CREATE TABLE t(a int, b text DEFAULT 'x', c GENERATED ALWAYS AS (a + 1) STORED)",
  },
  {
    name: "makes a generated column a plain one",
    before: "CREATE TABLE t(a, b INT AS (a) VIRTUAL NOT NULL)",
    change: { kind: "setGenerated", column: "b", generated: undefined },
    after: "CREATE TABLE t(a, b INT NOT NULL)",
  },
  {
    name: "adds a constraint",
    before: lines,
    change: { kind: "addConstraint", constraint: "CHECK (age < 200)" },
    after: lines.replace(/t\n\)$/, "t,\n  CHECK (age < 200)\n)"),
  },
  {
    name: "adds a constraint to a line",
    before: line,
    change: { kind: "addConstraint", constraint: "CONSTRAINT u UNIQUE (a)" },
    after: "CREATE TABLE t(a int, b text DEFAULT 'x', c, CONSTRAINT u UNIQUE (a))",
  },
  {
    name: "drops a constraint by name, in whichever case",
    before: lines,
    change: { kind: "dropConstraint", name: "U" },
    after: lines.replace("  CONSTRAINT u UNIQUE (email, age), -- both\n", ""),
  },
  {
    name: "drops a constraint behind a column by name",
    before: "CREATE TABLE t(a CONSTRAINT u UNIQUE CONSTRAINT n NOT NULL)",
    change: { kind: "dropConstraint", name: "n" },
    after: "CREATE TABLE t(a CONSTRAINT u UNIQUE)",
  },
  {
    name: "drops only what has the type",
    before: "CREATE TABLE t(a CONSTRAINT u UNIQUE, CONSTRAINT u CHECK (a))",
    change: { kind: "dropConstraint", name: "u", type: "check" },
    after: "CREATE TABLE t(a CONSTRAINT u UNIQUE)",
  },
  {
    name: "drops unnamed foreign keys, behind the column and of the table",
    before: lines,
    change: { kind: "dropConstraint", type: "foreignKey", columns: ["boss"] },
    after: lines.replace(" REFERENCES t ON DELETE CASCADE /* up */ DEFERRABLE", "")
      .replace(", -- both\n  FOREIGN KEY (boss) REFERENCES t", " -- both"),
  },
  {
    name: "drops a foreign key with its DEFERRABLE, and no other's",
    before: "CREATE TABLE t(a REFERENCES x NOT NULL DEFERRABLE REFERENCES y UNIQUE DEFERRABLE)",
    change: { kind: "dropConstraint", type: "foreignKey", columns: ["a"] },
    after: "CREATE TABLE t(a NOT NULL UNIQUE)",
  },
  {
    name: "drops a primary key",
    before: "CREATE TABLE t(a, b, PRIMARY KEY (a, b) UNIQUE (b))",
    change: { kind: "dropConstraint", type: "primaryKey" },
    after: "CREATE TABLE t(a, b, UNIQUE (b))",
  },
  {
    name: "drops a check by what it says",
    before: lines,
    change: { kind: "dropConstraint", type: "check", sql: "AGE  >0" },
    after: lines.replace(" CHECK (age > 0)", ""),
  },
  {
    name: "sets AUTOINCREMENT behind a column",
    before: "CREATE TABLE t(id integer /* x */ primary key asc on conflict fail, b)",
    change: { kind: "setAutoIncrement", autoIncrement: true },
    after: "CREATE TABLE t(id integer /* x */ primary key asc on conflict fail AUTOINCREMENT, b)",
  },
  {
    name: "sets AUTOINCREMENT in a constraint",
    before: 'CREATE TABLE t("id)" integer, primary key ( "id)" ) on conflict fail)',
    change: { kind: "setAutoIncrement", autoIncrement: true },
    after: 'CREATE TABLE t("id)" integer, primary key ( "id)" AUTOINCREMENT ) on conflict fail)',
  },
  {
    name: "takes AUTOINCREMENT away",
    before: "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, b)",
    change: { kind: "setAutoIncrement", autoIncrement: false },
    after: "CREATE TABLE t(id INTEGER PRIMARY KEY, b)",
  },
  {
    name: "makes a table STRICT",
    before: "CREATE TABLE t(id INT PRIMARY KEY) WITHOUT ROWID",
    change: { kind: "setStrict", strict: true },
    after: "CREATE TABLE t(id INT PRIMARY KEY) WITHOUT ROWID, STRICT",
  },
  {
    name: "makes a table no longer STRICT",
    before: "CREATE TABLE t(id INT PRIMARY KEY) STRICT, WITHOUT ROWID",
    change: { kind: "setStrict", strict: false },
    after: "CREATE TABLE t(id INT PRIMARY KEY) WITHOUT ROWID",
  },
  {
    name: "makes a table with enums STRICT",
    before: "CREATE TABLE t(a VARCHAR(2) CONSTRAINT e CHECK (a IN ('ok', 'no')), b varchar(3))",
    change: { kind: "setStrict", strict: true },
    after: "CREATE TABLE t(a TEXT CONSTRAINT e CHECK (a IN ('ok', 'no')), b varchar(3)) STRICT",
  },
  {
    name: "makes a table with enums no longer STRICT",
    before: "CREATE TABLE t(a TEXT CONSTRAINT e CHECK (a IN ('ok', 'no')), b TEXT) STRICT",
    change: { kind: "setStrict", strict: false },
    after: "CREATE TABLE t(a VARCHAR(2) CONSTRAINT e CHECK (a IN ('ok', 'no')), b TEXT)",
  },
  {
    name: "makes a table WITHOUT ROWID",
    before: "CREATE TABLE t(id INT PRIMARY KEY)",
    change: { kind: "setWithoutRowid", withoutRowid: true },
    after: "CREATE TABLE t(id INT PRIMARY KEY) WITHOUT ROWID",
  },
  {
    name: "gives a table its rowids back",
    before: "CREATE TABLE t(id INT PRIMARY KEY) STRICT, WITHOUT ROWID",
    change: { kind: "setWithoutRowid", withoutRowid: false },
    after: "CREATE TABLE t(id INT PRIMARY KEY) STRICT",
  },
];

for (const { name, before, change, after } of rows) {
  Deno.test(`applyChange() ${name}`, () => {
    assert.equal(applyChange(parseTable(before), change).text, after);
  });
}

/** Changes that leave the text as it is. */
const idle: readonly TableChange[] = [
  { kind: "setNullable", column: "a", nullable: true },
  { kind: "setNullable", column: "b", nullable: false },
  { kind: "setDefault", column: "a", value: undefined },
  { kind: "setCollation", column: "a", collation: undefined },
  { kind: "setGenerated", column: "a", generated: undefined },
  { kind: "setType", column: "c", type: "" },
  { kind: "setAutoIncrement", autoIncrement: false },
  { kind: "setStrict", strict: false },
  { kind: "setWithoutRowid", withoutRowid: false },
  { kind: "orderColumns", order: [["a", "b"], ["b", "c"]] },
];

Deno.test("applyChange() changes nothing where all is as wanted", () => {
  const text = "CREATE TABLE t (\n  a INT, -- one\n  b /* two */ NOT NULL,\n\n  c )";
  for (const change of idle) assert.equal(applyChange(parseTable(text), change).text, text);
});

interface Refusal {
  readonly change: TableChange;
  readonly message: string;
  readonly hint?: string;
}

const checked = `CREATE TABLE t(id INT PRIMARY KEY, a INT, "b" INT, c AS (a + 1), name TEXT,
  CONSTRAINT few CHECK ("B" < 5), UNIQUE (a, name), CHECK (length(name) > 1))`;

const refusals: readonly Refusal[] = [
  {
    change: { kind: "dropColumn", column: "nmae" },
    message: 'Table "t" has no column "nmae"',
    hint: 'Did you mean "name"?',
  },
  {
    change: { kind: "dropColumn", column: "a" },
    message: 'Column "a" of "t" is used by UNIQUE (a, name), generated column "c"',
    hint: "Drop or change first what uses it.",
  },
  {
    change: { kind: "dropColumn", column: "name" },
    message: 'Column "name" of "t" is used by UNIQUE (a, name), CHECK (length(name) > 1)',
  },
  {
    change: { kind: "dropColumn", column: "b" },
    message: 'Column "b" of "t" is used by constraint "few"',
  },
  {
    change: { kind: "addColumn", definition: "[NAME] TEXT" },
    message: 'Table "t" already has a column "NAME"',
  },
  {
    change: { kind: "addColumn", definition: "x INT, y INT" },
    message: 'Can\'t read the SQL ", y INT"',
  },
  {
    change: { kind: "addColumn", definition: "x", position: { before: "z" } },
    message: 'Table "t" has no column "z"',
  },
  {
    change: { kind: "setType", column: "a", type: "INT NOT NULL" },
    message: '"INT NOT NULL" is no type of a column',
  },
  {
    change: { kind: "setDefault", column: "a", value: "1 NOT NULL" },
    message: '"1 NOT NULL" is no default of a column',
  },
  {
    change: { kind: "setDefault", column: "a", value: "1), (x" },
    message: 'Can\'t read the SQL "), (x"',
  },
  {
    change: {
      kind: "setGenerated",
      column: "a",
      generated: { sql: "1) STORED AS (2", stored: true },
    },
    message: '"1) STORED AS (2" is no expression of a column',
  },
  {
    change: { kind: "addConstraint", constraint: "UNIQUE (a), x INT" },
    message: 'Can\'t read the SQL ", x INT"',
  },
  {
    change: { kind: "addConstraint", constraint: "CONSTRAINT c" },
    message: '"CONSTRAINT c" is a name, and no constraint',
  },
  {
    change: { kind: "dropConstraint", name: "fwe" },
    message: "No such constraint: 'fwe'",
    hint: 'Did you mean "few"?',
  },
  {
    change: { kind: "dropConstraint", name: "elsewhere" },
    message: "No such constraint: 'elsewhere'",
    hint: 'Table "t" has: few.',
  },
  {
    change: { kind: "dropConstraint", type: "unique", columns: ["name", "a"] },
    message: 'Table "t" has no UNIQUE (name, a)',
  },
  {
    change: { kind: "setAutoIncrement", autoIncrement: true },
    message: 'Table "t" can\'t count its rows: it has no INTEGER PRIMARY KEY',
  },
  {
    change: { kind: "orderColumns", order: [["a", "b"], ["b", "id"], ["id", "a"]] },
    message: 'The columns of "t" can\'t be ordered so: the order goes in a circle',
    hint: 'It is among "id", "a", "b".',
  },
];

for (const { change, message, hint } of refusals) {
  Deno.test(`applyChange() refuses: ${message}`, async () => {
    const error = await errorOf(() => applyChange(parseTable(checked), change));
    assert.equal(error.code, "operation");
    assert.equal(error.message, message);
    if (hint) assert.equal(error.hint, hint);
  });
}

Deno.test("applyChange() refuses to drop the only column", async () => {
  const drop = () =>
    applyChange(parseTable("CREATE TABLE t(a)"), { kind: "dropColumn", column: "a" });
  assert.equal((await errorOf(drop)).message, '"a" is the only column of "t"');
});
