import assert from "node:assert/strict";
import fc from "fast-check";
import type { Connection } from "../../core/dialect.ts";
import { t } from "../../mod.ts";
import type { DialectName } from "../../dialects/url.ts";
import { databases, postgresProblem, testUnless } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { inSql, nameFor, testFuzzed, textFor } from "./fuzz.ts";
import { runOnDatabase, type Work } from "./run.ts";

/** Texts in the places where they could break out, and what they are in a database that took them as they are. */
interface Sample {
  readonly names: {
    readonly table: string;
    readonly column: string;
    readonly other: string;
    readonly index: string;
    readonly constraint: string;
  };
  readonly value: string;
  readonly comment: string;
  readonly bytes: Uint8Array;
}

function sampleFor(dialect: DialectName): fc.Arbitrary<Sample> {
  const folded = (name: string) => name.toLowerCase();
  return fc.record({
    names: fc
      .uniqueArray(nameFor(dialect), { minLength: 5, maxLength: 5, selector: folded })
      .map(([table = "", column = "", other = "", index = "", constraint = ""]) => ({
        table,
        column,
        other,
        index,
        constraint,
      })),
    value: textFor(dialect),
    comment: textFor(dialect).map((each) => `c${each}`),
    bytes: fc.uint8Array({ maxLength: 8 }),
  });
}

/** Makes a table of a sample, with the value as default, as a row's and as a parameter. */
function makes({ names, value, comment, bytes }: Sample): Work {
  const { table, column, other, index, constraint } = names;
  return (op) => {
    op.createTable(
      table,
      {
        [column]: t.text().default(value).unique({ name: constraint }).comment(comment),
        [other]: t.binary().index({ name: index }),
      },
      [],
      { comment },
    );
    op.bulkInsert(table, [{ [column]: `1${value}`, [other]: bytes }]);
    op.bulkInsert(table, [{ [other]: bytes }]);
    op.execute(`INSERT INTO ${inSql(table)} (${inSql(column)}) VALUES (:value)`, {
      value: `3${value}`,
    });
  };
}

/** What is found of a sample where nothing broke out of its place. */
function expected({ names, value, comment, bytes }: Sample, dialect: DialectName) {
  const { table, column, other, index, constraint } = names;
  const comments = dialect === "sqlite" ? [] : [comment, comment];
  return {
    names: [table, column, other, index, ...dialect === "sqlite" ? [] : [constraint]],
    comments,
    rows: [[`1${value}`, bytes], [`3${value}`, null], [value, bytes]].sort(byText),
  };
}

function byText([one]: readonly unknown[], [other]: readonly unknown[]): number {
  return String(one) < String(other) ? -1 : 1;
}

const catalogs: { readonly [Name in DialectName]: readonly [names: string, comments: string] } = {
  sqlite: [
    `WITH ours AS (SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'alembic_version')
     SELECT name FROM ours
     UNION ALL SELECT name FROM pragma_table_xinfo((SELECT name FROM ours))
     UNION ALL SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`,
    "SELECT 1 WHERE false",
  ],
  postgresql: [
    `WITH ours AS (SELECT oid, relname, relkind FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'alembic%')
     SELECT relname FROM ours WHERE relkind = 'r'
     UNION ALL (SELECT attname FROM pg_attribute JOIN ours ON attrelid = ours.oid
       WHERE relkind = 'r' AND attnum > 0 ORDER BY attnum)
     UNION ALL SELECT relname FROM ours
       WHERE relkind = 'i' AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = ours.oid)
     UNION ALL SELECT conname FROM pg_constraint JOIN ours ON conrelid = ours.oid`,
    "SELECT description FROM pg_description WHERE objoid >= 16384 ORDER BY objsubid",
  ],
};

async function foundOn(connection: Connection, { names }: Sample, dialect: DialectName) {
  const [namesSql, commentsSql] = catalogs[dialect];
  const texts = async (sql: string) =>
    (await connection.query(sql)).map((row) => Object.values(row)[0]);
  const column = inSql(names.column);
  // SQLite's driver cuts text at NUL when it reads.
  const value = dialect === "sqlite" ? `CAST(${column} AS BLOB)` : column;
  const rows = await connection.query(
    `SELECT ${value} AS value, ${inSql(names.other)} AS bytes FROM ${inSql(names.table)}`,
  );
  return {
    names: await texts(namesSql),
    comments: await texts(commentsSql),
    rows: rows.map(({ value, bytes }) => [asText(value), bytes]).sort(byText),
  };
}

function asText(value: unknown): unknown {
  return value instanceof Uint8Array
    ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(value)
    : value;
}

testFuzzed<Sample>({
  what: "tables",
  samples: sampleFor,
  makes,
  expected,
  found: foundOn,
  drops: ({ names }) => (op) => op.dropTable(names.table, { ifExists: true }),
});

const refused: { readonly [place: string]: Work } = {
  "a name": (op) => op.createTable("n\0", { a: t.text() }),
  "a default": (op) => op.createTable("t", { a: t.text().default("\0") }),
  "a comment": (op) => op.createTable("t", { a: t.text() }, [], { comment: "\0" }),
  "a row": (op) => op.bulkInsert("t", [{ a: "\0" }]),
  "a label": (op) => op.createEnum("e", ["\0"]),
  "a column of an enum": (op) => op.createTable("t", { a: t.enum("e", ["\0"]) }),
  "a new label": (op) => op.addEnumValue("e", "\0"),
  "a parameter": (op) => op.execute("SELECT :a", { a: "\0" }),
};

for (const [place, work] of Object.entries(refused)) {
  testUnless(
    postgresProblem(),
    `PostgreSQL is never asked to keep a NUL in ${place}`,
    () =>
      databases.postgresql(async (database) => {
        const error = await errorOf(() => runOnDatabase(database, "a1", work));
        assert.equal(error.code, "operation");
        assert.match(error.message, /holds the NUL character$/);
      }),
  );
}
