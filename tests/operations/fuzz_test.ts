import assert from "node:assert/strict";
import fc from "fast-check";
import type { Connection } from "../../core/dialect.ts";
import { t } from "../../mod.ts";
import type { DialectName } from "../../dialects/url.ts";
import {
  databases,
  dialectNames,
  postgresProblem,
  type TestDatabase,
  testUnless,
} from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { runScript, shellProblem } from "../support/shells.ts";
import { printScript, runOnDatabase, type Work } from "./run.ts";

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

// deno-fmt-ignore
const fragments = [
  "'", "''", '"', '""', "`", "[", "]", "\\", "\\'", "E'", "$$", "$tag$", ";", "--", "/*", "*/", ":name", "::", "?1", "$1",
  "%s", "{13}", "{0}", "\n", "\r", "\r\n", "\t", "\u2028", "\ufeff", "😀", "é", "DROP TABLE users", "BEGIN", "END", "\0",
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary", maxLength: 3 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

/** Texts that a dialect can hold. */
function textFor(dialect: DialectName): fc.Arbitrary<string> {
  return dialect === "sqlite" ? text : text.map((each) => each.replaceAll("\0", ""));
}

/** Names that a dialect can have. SQLite's shell drops a carriage return at the end of a line, in names, too. */
function nameFor(dialect: DialectName): fc.Arbitrary<string> {
  const most = dialect === "sqlite" ? 200 : 62;
  return text
    .map((each) => `n${each.replaceAll(/[\0\r]/g, "")}`)
    .filter((name) => new TextEncoder().encode(name).length <= most);
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

const inSql = (name: string) => `"${name.replaceAll('"', '""')}"`;

function asText(value: unknown): unknown {
  return value instanceof Uint8Array
    ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(value)
    : value;
}

/** Databases that read text in their own way. */
const settings: readonly { readonly dialect: DialectName; readonly sql?: string }[] = [
  ...dialectNames.map((dialect) => ({ dialect })),
  { dialect: "postgresql", sql: "standard_conforming_strings = off" },
];

const numRuns = { sqlite: 150, postgresql: 40 };

for (const { dialect, sql } of settings) {
  const problem = dialect === "postgresql" && postgresProblem();
  const where = `${dialect}${sql ? `, ${sql}` : ""}`;

  testUnless(
    problem,
    `nothing breaks out of an operation (${where})`,
    () =>
      databases[dialect](async (database) => {
        await set(database, sql);
        await tryAll(database, (id, sample) => runOnDatabase(database, id, makes(sample)));
      }),
  );

  testUnless(
    problem || shellProblem(dialect),
    `nothing breaks out of a script (${where})`,
    () =>
      databases[dialect](async (database) => {
        await set(database, sql);
        await tryAll(database, async (id, sample, rows) => {
          const text = await printScript(database, id, { work: makes(sample), rows });
          await runText(database, text);
        });
      }),
  );
}

/** Makes a setting that of all connections to a database. */
async function set({ connect }: TestDatabase, sql: string | undefined): Promise<void> {
  if (sql === undefined) return;
  const connection = await connect();
  const [row] = await connection.query("SELECT current_database() AS name");
  await connection.execute([{ text: `ALTER DATABASE ${row?.["name"]} SET ${sql}` }]);
  await connection.close();
}

async function runText(database: TestDatabase, text: string): Promise<void> {
  const script = await Deno.makeTempFile({ suffix: ".sql" });
  try {
    await Deno.writeTextFile(script, text);
    const { success, stderr } = await runScript(database, script);
    assert.ok(success, stderr);
  } finally {
    await Deno.remove(script);
  }
}

/** Makes random samples in a database, one after the other, and looks at what they have become. */
async function tryAll(
  database: TestDatabase,
  make: (id: string, sample: Sample, rows: readonly string[]) => Promise<void>,
): Promise<void> {
  const { dialect } = database;
  const connection = await database.connect();
  let id = 0;
  const property = fc.asyncProperty(sampleFor(dialect), async (sample) => {
    const rows = await connection.versionRows({ name: "alembic_version" }) ?? [];
    try {
      await make(`r${id++}`, sample, rows);
      assert.deepEqual(await foundOn(connection, sample, dialect), expected(sample, dialect));
    } finally {
      const drop: Work = (op) => op.dropTable(sample.names.table, { ifExists: true });
      await runOnDatabase(database, `r${id++}`, drop);
    }
  });
  await fc.assert(property, { numRuns: numRuns[dialect] });
}

const refused: { readonly [place: string]: Work } = {
  "a name": (op) => op.createTable("n\0", { a: t.text() }),
  "a default": (op) => op.createTable("t", { a: t.text().default("\0") }),
  "a comment": (op) => op.createTable("t", { a: t.text() }, [], { comment: "\0" }),
  "a row": (op) => op.bulkInsert("t", [{ a: "\0" }]),
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
