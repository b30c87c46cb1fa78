import assert from "node:assert/strict";
import fc from "fast-check";
import type { ColumnBuilder } from "../../core/schema/column_builder.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import * as postgres from "../../dialects/postgres/quote.ts";
import * as sqlite from "../../dialects/sqlite/quote.ts";
import type { DialectName } from "../../dialects/url.ts";
import { defineType, t } from "../../mod.ts";
import { runOnDatabase } from "../operations/run.ts";
import { databaseTest, dialectNames } from "../support/databases.ts";

/** A value that is written otherwise where its column's type is known: its literal, and what the column then holds. */
interface TypedValue {
  readonly type: ColumnBuilder;
  readonly value: SqlValue;
  readonly sqlite?: readonly [literal: string, held: string];
  readonly postgresql?: readonly [literal: string, held: string];
}

const moment = new Date("2026-11-20T14:30:00.123Z");
const long = "'2026-11-20 14:30:00.123000'";
const uuid = "550E8400-e29b-41d4-a716-446655440000";
const days = defineType({
  name: "days",
  module: "./types.ts",
  storage: { sqlite: t.json(), postgresql: t.array(t.date()) },
});

const values: { readonly [name: string]: TypedValue } = {
  "a moment as a day": {
    type: t.date(),
    value: moment,
    sqlite: ["'2026-11-20'", "'2026-11-20'"],
    postgresql: ["'2026-11-20'", "2026-11-20"],
  },
  "a moment as a day before our era": {
    type: t.date(),
    value: new Date("-000043-03-15T00:00:00Z"),
    postgresql: ["'0044-03-15 BC'", "0044-03-15 BC"],
  },
  "a moment as a time of day": {
    type: t.time(),
    value: moment,
    sqlite: ["'14:30:00.123000'", "'14:30:00.123000'"],
    postgresql: ["'14:30:00.123'", "14:30:00.123"],
  },
  "a moment as a time of day with its zone": {
    type: t.time({ withTimeZone: true }),
    value: moment,
    sqlite: ["'14:30:00.123000'", "'14:30:00.123000'"],
    postgresql: ["'14:30:00.123+00'", "14:30:00.123+00"],
  },
  "a moment": {
    type: t.dateTime(),
    value: moment,
    sqlite: [long, long],
    postgresql: ["'2026-11-20 14:30:00.123'", "2026-11-20 14:30:00.123"],
  },
  "a moment with its zone": {
    type: t.dateTime({ withTimeZone: true }),
    value: moment,
    sqlite: [long, long],
    postgresql: ["'2026-11-20 14:30:00.123+00'", "2026-11-20 14:30:00.123+00"],
  },
  "JSON text": {
    type: t.json(),
    value: '["a"]',
    sqlite: [`'["a"]'`, `'["a"]'`],
    postgresql: [`'["a"]'`, '["a"]'],
  },
  "true as JSON": {
    type: t.json(),
    value: true,
    sqlite: ["'true'", "'true'"],
    postgresql: ["'true'", "true"],
  },
  "a number as JSON": {
    type: t.jsonb(),
    value: 1.5,
    // SQLite's columns of JSON hold numbers as numbers: their affinity is NUMERIC.
    sqlite: ["'1.5'", "1.5"],
    postgresql: ["'1.5'", "1.5"],
  },
  "a moment as JSON": {
    type: t.json(),
    value: moment,
    sqlite: [`'"2026-11-20T14:30:00.123Z"'`, `'"2026-11-20T14:30:00.123Z"'`],
    postgresql: [`'"2026-11-20T14:30:00.123Z"'`, '"2026-11-20T14:30:00.123Z"'],
  },
  "a list as JSON": {
    type: t.jsonb(),
    value: [1, "it's", null],
    sqlite: [`'[1,"it''s",null]'`, `'[1,"it''s",null]'`],
    postgresql: [`'[1,"it''s",null]'`, `[1, "it's", null]`],
  },
  "a UUID": {
    type: t.uuid(),
    value: uuid,
    sqlite: [
      "'550e8400e29b41d4a716446655440000'",
      "'550e8400e29b41d4a716446655440000'",
    ],
    postgresql: [`'${uuid}'`, uuid.toLowerCase()],
  },
  "a UUID with its dashes": {
    type: t.guid(),
    value: uuid,
    sqlite: [`'${uuid}'`, `'${uuid}'`],
    postgresql: [`'${uuid}'`, uuid.toLowerCase()],
  },
  "texts in an array": {
    type: t.array(t.text()),
    value: ["a", `it's "so" \\ {}`, null, "", "NULL"],
    postgresql: [
      `E'{a,"it''s \\\\"so\\\\" \\\\\\\\ {}",NULL,"","NULL"}'`,
      `{a,"it's \\"so\\" \\\\ {}",NULL,"","NULL"}`,
    ],
  },
  "an empty array": { type: t.array(t.text()), value: [], postgresql: ["'{}'", "{}"] },
  "an array's text": {
    type: t.array(t.integer()),
    value: "{1,2}",
    postgresql: ["'{1,2}'", "{1,2}"],
  },
  "numbers in an array of two dimensions": {
    type: t.array(t.integer(), 2),
    value: [[1, 2], [3, null]],
    postgresql: [`'{{1,2},{3,NULL}}'`, "{{1,2},{3,NULL}}"],
  },
  "booleans in an array": {
    type: t.array(t.boolean()),
    value: [true, false],
    postgresql: [`'{true,false}'`, "{t,f}"],
  },
  "bytes in an array": {
    type: t.array(t.binary()),
    value: [new Uint8Array([0, 255])],
    postgresql: [`E'{"\\\\\\\\x00ff"}'`, '{"\\\\x00ff"}'],
  },
  "days in an array": {
    type: t.array(t.date()),
    value: [moment],
    postgresql: [`'{2026-11-20}'`, "{2026-11-20}"],
  },
  "days as the user's own type": {
    type: days(),
    value: [moment],
    sqlite: [`'["2026-11-20T14:30:00.123Z"]'`, `'["2026-11-20T14:30:00.123Z"]'`],
    postgresql: [`'{2026-11-20}'`, "{2026-11-20}"],
  },
  "JSON in an array": {
    type: t.array(t.jsonb()),
    value: [{ a: 1 }, [1, [2]], '"b"', null],
    postgresql: [
      `E'{"{\\\\"a\\\\":1}","[1,[2]]","\\\\"b\\\\"",NULL}'`,
      '{"{\\"a\\": 1}","[1, [2]]","\\"b\\"",NULL}',
    ],
  },
  "JSON in an array of two dimensions": {
    type: t.array(t.jsonb(), 2),
    value: [[[1]], [{}]],
    postgresql: [`'{{[1]},{"{}"}}'`, '{{[1]},{"{}"}}'],
  },
  "texts by their keys": {
    type: t.hstore(),
    value: { a: 1, 'b"\\': null, c: `it's "so"` },
    postgresql: [
      `E'"a"=>"1","b\\\\"\\\\\\\\"=>NULL,"c"=>"it''s \\\\"so\\\\""'`,
      `"a"=>"1", "c"=>"it's \\"so\\"", "b\\"\\\\"=>NULL`,
    ],
  },
  "an interval": {
    type: t.interval(),
    value: "1 day 2 hours",
    sqlite: ["'1 day 2 hours'", "'1 day 2 hours'"],
    postgresql: ["'1 day 2 hours'", "1 day 02:00:00"],
  },
  "a range": { type: t.int4range(), value: "[1,5]", postgresql: ["'[1,5]'", "[1,6)"] },
  "bits": { type: t.bit(3), value: "101", postgresql: ["'101'", "101"] },
  "an address": { type: t.inet(), value: "::1/8", postgresql: ["'::1/8'", "::1/8"] },
};

const literalOn = { sqlite: sqlite.literal, postgresql: postgres.literal };

/** An expression that shows what a column holds. */
const shown: { readonly [Name in DialectName]: (column: string) => string } = {
  sqlite: (column) => `quote(${column}) AS ${column}`,
  postgresql: (column) => `${column}::text`,
};

for (const dialect of dialectNames) {
  const known = Object.entries(values).filter(([, each]) => each[dialect]);

  for (const [name, { type, value, ...expected }] of known) {
    Deno.test(`literal() writes ${name} for its column (${dialect})`, () => {
      assert.equal(literalOn[dialect](value, type.draft.column.type), expected[dialect]![0]);
    });
  }

  databaseTest(dialect, `a column holds what it is given (${dialect})`, async (database) => {
    const columns = known.map(([, { type, value }], at) => ({ name: `c${at}`, type, value }));
    const each = <T>(made: (column: typeof columns[number]) => T) =>
      Object.fromEntries(columns.map((column) => [column.name, made(column)]));
    const types = each(({ type }) => type);
    await runOnDatabase(database, "values", (op) => {
      if (dialect === "postgresql") op.execute("CREATE EXTENSION hstore");
      op.createTable("made", each(({ type, value }) => type.default(value)));
      op.createTable("added", { id: t.integer() });
      op.createTable("altered", types);
      for (const { name, type, value } of columns) {
        op.addColumn("added", name, type.default(value));
        op.alterColumn("altered", name, { type, default: value });
      }
      op.createTable("given", types);
      op.bulkInsert("given", [each(({ value }) => value)], { types });
      for (const table of ["made", "added", "altered"]) {
        op.execute(`INSERT INTO ${table} DEFAULT VALUES`);
      }
    });
    const connection = await database.connect();
    const terms = columns.map(({ name }) => shown[dialect](name)).join(", ");
    for (const table of ["made", "added", "altered", "given"]) {
      const [row] = await connection.query(`SELECT ${terms} FROM ${table}`);
      const held = known.map(([, value]) => value[dialect]![1]);
      assert.deepEqual(Object.values(row ?? {}), held, table);
    }
  });
}

databaseTest("postgresql", "an array or hstore of any texts comes back", async ({ connect }) => {
  const connection = await connect();
  await connection.execute([{ text: "CREATE EXTENSION hstore" }]);
  const text = fc.string({ unit: "binary" }).filter((each) => !each.includes("\0"));
  const perhaps = fc.option(text);
  const list = fc.array(perhaps);
  const property = fc.asyncProperty(list, fc.dictionary(text, perhaps), async (list, texts) => {
    const array = postgres.literal(list, { kind: "array", of: { kind: "text" } });
    const hstore = postgres.literal(texts, { kind: "hstore" });
    const [row] = await connection.query(
      `SELECT (${array})::text[] AS list, hstore_to_json((${hstore})::hstore) AS texts`,
    );
    assert.deepEqual(row, { list, texts: { ...texts } });
  });
  await fc.assert(property, { numRuns: 200 });
});
