import assert from "node:assert/strict";
import fc from "fast-check";
import type { Connection } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import { keywords as postgresKeywords } from "../../dialects/postgres/keywords.ts";
import * as postgres from "../../dialects/postgres/quote.ts";
import { keywords as sqliteKeywords } from "../../dialects/sqlite/keywords.ts";
import * as sqlite from "../../dialects/sqlite/quote.ts";
import type { DialectName } from "../../dialects/url.ts";
import {
  databaseTest,
  dialectNames,
  eachDatabase,
  type TestDatabase,
} from "../support/databases.ts";

const quotes = { sqlite, postgresql: postgres } as const;
const keywords = { sqlite: sqliteKeywords, postgresql: postgresKeywords } as const;
const dialects = dialectNames.map((name) => ({ name, ...quotes[name] }));

const identifiers: readonly (readonly [name: string, sqlite: string, postgresql: string])[] = [
  ["users", "users", "users"],
  ["_a1$", "_a1$", "_a1$"],
  ["Users", '"Users"', '"Users"'],
  ["1st", '"1st"', '"1st"'],
  ["$a", '"$a"', '"$a"'],
  ["a b", '"a b"', '"a b"'],
  ["a-b", '"a-b"', '"a-b"'],
  ["é", '"é"', '"é"'],
  ['a"b""', '"a""b"""""', '"a""b"""""'],
  ["x]; DROP TABLE users; --", '"x]; DROP TABLE users; --"', '"x]; DROP TABLE users; --"'],
  ["order", '"order"', '"order"'],
  ["user", "user", '"user"'],
  ["key", '"key"', "key"],
  ["timestamp", "timestamp", '"timestamp"'],
];

Deno.test("quote() quotes what isn't lower-case, simple and free", () => {
  for (const [name, inSqlite, inPostgres] of identifiers) {
    assert.equal(sqlite.quote(name), inSqlite);
    assert.equal(postgres.quote(name), inPostgres);
  }
});

const literals: readonly (readonly [value: SqlValue, sqlite: string, postgresql: string])[] = [
  [null, "NULL", "NULL"],
  [true, "1", "true"],
  [false, "0", "false"],
  [1, "1", "1"],
  [-1.5, "-1.5", "-1.5"],
  [1e21, "1e+21", "1e+21"],
  [2n ** 63n - 1n, "9223372036854775807", "9223372036854775807"],
  [Infinity, "9e999", "'Infinity'::float8"],
  [-Infinity, "-9e999", "'-Infinity'::float8"],
  ["O'Hara", "'O''Hara'", "'O''Hara'"],
  ["a\\'b", "'a\\''b'", "E'a\\\\''b'"],
  ["", "''", "''"],
  [new Uint8Array([0, 255]), "x'00ff'", "E'\\\\x00ff'::bytea"],
  [
    new Date("2026-11-20T14:30:00.123Z"),
    "'2026-11-20 14:30:00.123000'",
    "'2026-11-20 14:30:00.123+00'",
  ],
  [["a'", 1n, null], `'["a''",1,null]'`, `'["a''",1,null]'`],
  [{ a: { b: true } }, `'{"a":{"b":true}}'`, `'{"a":{"b":true}}'`],
  [
    { at: new Date(0) },
    `'{"at":"1970-01-01T00:00:00.000Z"}'`,
    `'{"at":"1970-01-01T00:00:00.000Z"}'`,
  ],
];

Deno.test("literal() writes values as their dialect reads them", () => {
  for (const [value, inSqlite, inPostgres] of literals) {
    assert.equal(sqlite.literal(value), inSqlite);
    assert.equal(postgres.literal(value), inPostgres);
  }
});

const refused: readonly (readonly [value: SqlValue, by: readonly DialectName[]])[] = [
  ["half \ud800", ["sqlite", "postgresql"]],
  ["nul \0", ["postgresql"]],
  [NaN, ["sqlite"]],
  [2n ** 63n, ["sqlite"]],
  [new Date(NaN), ["sqlite", "postgresql"]],
  [new Date("-000001-01-01"), ["sqlite"]],
  [{ a: NaN }, ["sqlite", "postgresql"]],
  [[new Uint8Array()], ["sqlite", "postgresql"]],
];

Deno.test("literal() refuses what would become another value", () => {
  for (const [value, by] of refused) {
    for (const { name, literal } of dialects) {
      if (by.includes(name)) assert.throws(() => literal(value), { code: "operation" });
      else assert.doesNotThrow(() => literal(value));
    }
  }
});

Deno.test("quote() refuses what can't be a name", () => {
  for (const { quote } of dialects) {
    assert.throws(() => quote("a\0b"), { code: "operation" });
    assert.throws(() => quote("a\ud800"), { code: "operation" });
  }
  assert.throws(() => postgres.quote(""), MigrateError);
});

const text = fc.string({ unit: "binary" });
const textWithoutNul = text.filter((each) => !each.includes("\0"));
const date = fc.date({
  min: new Date("0002-01-01T00:00:00Z"),
  max: new Date("9998-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});
const bytes = fc.uint8Array();
const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const json = fc.jsonValue({ stringUnit: "grapheme" })
  // As text has it: there is no negative zero in it.
  .map((value): SqlValue => JSON.parse(JSON.stringify({ value })));

/** Checks that a database, asked by `read`, gives back what `expected` says. */
async function givesBack<T>(
  values: fc.Arbitrary<T>,
  read: (value: T) => Promise<unknown>,
  expected: (value: T) => unknown = (value) => value,
): Promise<void> {
  const property = fc.asyncProperty(values, async (value) => {
    assert.deepEqual(await read(value), expected(value));
  });
  await fc.assert(property, { numRuns: 200 });
}

/** The value of an expression. */
async function valueOf(connection: Connection, expression: string): Promise<unknown> {
  const [row] = await connection.query(`SELECT ${expression} AS value`);
  return row?.["value"];
}

databaseTest("sqlite", "literal() gives the value back on SQLite", async ({ connect }) => {
  const connection = await connect();
  const read = (value: SqlValue) => valueOf(connection, sqlite.literal(value));
  // The driver cuts text at NUL when it reads: the bytes are looked at.
  const readHex = (value: string) => valueOf(connection, `hex(${sqlite.literal(value)})`);
  await givesBack(text, readHex, (value) => new TextEncoder().encode(value).toHex().toUpperCase());
  await givesBack(bytes, read);
  await givesBack(integer, async (value) => BigInt(await read(value) as number));
  await givesBack(fc.double({ noNaN: true }), async (value) => {
    const found = Number(await read(value));
    // Up to 3.50, SQLite may miss the last bits of what it reads.
    return Math.abs(found - value) <= 4 * Number.EPSILON * Math.abs(value) ? plus(value) : found;
  }, plus);
  await givesBack(json, async (value) => JSON.parse(String(await read(value))));
  await givesBack(date, async (value) => new Date(`${await read(value)}Z`.replace(" ", "T")));
});

/** SQL has no negative zero among its literals. */
function plus(value: number): number {
  return value + 0;
}

for (const conforming of ["on", "off"]) {
  const name = `literal() gives the value back, standard_conforming_strings = ${conforming}`;
  databaseTest("postgresql", name, async ({ connect }) => {
    const connection = await connect();
    await connection.execute([
      { text: `SET standard_conforming_strings = ${conforming}` },
      { text: "SET escape_string_warning = off" },
      { text: "SET TimeZone = 'America/St_Johns'" },
    ]);
    const readAs = (type: string) => (value: SqlValue) =>
      valueOf(connection, `(${postgres.literal(value)})::${type}`);
    await givesBack(textWithoutNul, readAs("text"));
    await givesBack(bytes, readAs("bytea"));
    await givesBack(integer, async (value) => BigInt(String(await readAs("numeric")(value))));
    await givesBack(fc.double(), readAs("float8"), plus);
    await givesBack(json, async (value) => JSON.parse(String(await readAs("json::text")(value))));
    await givesBack(date, readAs("timestamptz"));
    await givesBack(date, readAs("timestamp"));
    const readDate = (text: string) => readAs("timestamp::text")(new Date(text));
    assert.equal(await readDate("-000043-03-15T00:00:00Z"), "0044-03-15 00:00:00 BC");
    assert.equal(await readDate("+012026-03-15T00:00:00Z"), "12026-03-15 00:00:00");
  });
}

/** The columns that a table gets when it is made with one, which is then used in many places. */
async function columnsOf(
  connection: Connection,
  table: string,
  column: string,
): Promise<string[]> {
  const name = `${table}_${crypto.randomUUID().slice(0, 8)}`;
  await connection.execute([{ text: `CREATE TABLE ${name} (${column} integer)` }]);
  const rows = await connection.query(`INSERT INTO ${name} (${column}) VALUES (1) RETURNING *`);
  await connection.execute([
    { text: `UPDATE ${name} SET ${column} = ${column} + 1` },
    { text: `CREATE INDEX ${name}_i ON ${name} (${column})` },
    { text: `DROP TABLE ${name}` },
  ]);
  return Object.keys(rows[0] ?? {});
}

function identifierFor(dialect: DialectName): fc.Arbitrary<string> {
  const bytesOf = (name: string) => new TextEncoder().encode(name).length;
  return fc.string({ unit: "binary", minLength: 1 })
    .filter((name) => !name.includes("\0"))
    // PostgreSQL cuts longer names: they are refused or shortened elsewhere.
    .filter((name) => dialect === "sqlite" || bytesOf(name) <= 63);
}

eachDatabase(
  "quote() makes a column of exactly that name",
  async ({ dialect, connect }: TestDatabase) => {
    const connection = await connect();
    await connection.begin();
    const { quote } = quotes[dialect];
    await fc.assert(
      fc.asyncProperty(identifierFor(dialect), async (name) => {
        assert.deepEqual(await columnsOf(connection, "t", quote(name)), [name]);
      }),
      { numRuns: 50 },
    );
  },
);

eachDatabase("quote() lets every keyword be a column", async ({ dialect, connect }) => {
  const connection = await connect();
  await connection.begin();
  for (const keyword of keywords[dialect]) {
    const column = quotes[dialect].quote(keyword);
    assert.deepEqual(await columnsOf(connection, "k", column), [keyword]);
  }
});

databaseTest(
  "postgresql",
  "quote() quotes what PostgreSQL's own quote_ident() does",
  async ({ connect }) => {
    const rows = await (await connect()).query(
      "SELECT word, quote_ident(word) AS quoted FROM pg_get_keywords()",
    );
    assert.ok(rows.length > 400);
    for (const { word, quoted } of rows) assert.equal(postgres.quote(String(word)), quoted);
  },
);
