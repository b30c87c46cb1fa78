import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { type Connection, isLate } from "../../core/dialect.ts";
import { column, type ColumnBuilder } from "../../core/schema/column_builder.ts";
import { importsOf, layOut } from "../../core/schema/source.ts";
import { typeSource } from "../../core/schema/type_source.ts";
import { type ColumnType, intervalFields, typeName } from "../../core/schema/types.ts";
import * as postgres from "../../dialects/postgres/read_type.ts";
import { typeNames as postgresNames } from "../../dialects/postgres/types.ts";
import * as sqlite from "../../dialects/sqlite/declared_type.ts";
import { readStoredTable } from "../../dialects/sqlite/stored_table.ts";
import { tableModel } from "../../dialects/sqlite/table_model.ts";
import { typeNames as sqliteNames } from "../../dialects/sqlite/types.ts";
import type { DialectName } from "../../dialects/url.ts";
import { defineType, t } from "../../mod.ts";
import { runOnDatabase } from "../operations/run.ts";
import {
  databaseTest,
  dialectNames,
  eachDatabase,
  type TestDatabase,
} from "../support/databases.ts";

/** A type on each dialect. */
interface TypeRow {
  /** The SQL, or what a refusal says to use. */
  readonly sqlite: string | { readonly use: string };
  readonly postgresql: string;
  /** What the database gives back, where that isn't the type itself. */
  readonly stored?: { readonly [Name in DialectName]?: ColumnType };
  /** It is there in no database that tests have. */
  readonly isUntried?: boolean;
}

const price = defineType({
  name: "price",
  module: "@app/types",
  storage: { sqlite: "INTEGER", postgresql: t.numeric(12, 2) },
});
const tags = defineType({
  name: "tags",
  module: "@app/types",
  storage: { sqlite: t.json(), postgresql: t.array(price()) },
});

const bounds = { use: "two columns for its bounds" };
const json = { use: "t.json()" };
const bits = { use: "t.string() or t.binary()" };
const places = { use: "t.text() or t.binary()" };
const address = { use: "t.string(43)" };
const search = { use: "t.text(), and a virtual table of FTS5 to search in" };

/** Each type, by the source that makes it and that it is printed as. */
const rows: { readonly [source: string]: TypeRow } = {
  "t.smallInteger()": { sqlite: "SMALLINT", postgresql: "SMALLINT" },
  "t.integer()": { sqlite: "INTEGER", postgresql: "INTEGER" },
  "t.bigInteger()": { sqlite: "BIGINT", postgresql: "BIGINT" },
  "t.numeric()": { sqlite: "NUMERIC", postgresql: "NUMERIC" },
  "t.numeric(10)": {
    sqlite: "NUMERIC(10)",
    postgresql: "NUMERIC(10)",
    stored: { postgresql: { kind: "numeric", precision: 10, scale: 0 } },
  },
  "t.numeric(10, 2)": { sqlite: "NUMERIC(10, 2)", postgresql: "NUMERIC(10, 2)" },
  "t.real()": { sqlite: "REAL", postgresql: "REAL" },
  "t.float()": {
    sqlite: "FLOAT",
    postgresql: "FLOAT",
    stored: { postgresql: { kind: "double" } },
  },
  "t.float(24)": {
    sqlite: "FLOAT",
    postgresql: "FLOAT(24)",
    stored: { sqlite: { kind: "float" }, postgresql: { kind: "real" } },
  },
  "t.float(25)": {
    sqlite: "FLOAT",
    postgresql: "FLOAT(25)",
    stored: { sqlite: { kind: "float" }, postgresql: { kind: "double" } },
  },
  "t.double()": { sqlite: "DOUBLE", postgresql: "DOUBLE PRECISION" },
  "t.money()": { sqlite: { use: "t.numeric(19, 2)" }, postgresql: "MONEY" },
  "t.boolean()": { sqlite: "BOOLEAN", postgresql: "BOOLEAN" },
  "t.string()": { sqlite: "VARCHAR", postgresql: "VARCHAR" },
  "t.string(255)": { sqlite: "VARCHAR(255)", postgresql: "VARCHAR(255)" },
  "t.char()": {
    sqlite: "CHAR",
    postgresql: "CHAR",
    stored: { postgresql: { kind: "char", length: 1 } },
  },
  "t.char(2)": { sqlite: "CHAR(2)", postgresql: "CHAR(2)" },
  "t.text()": { sqlite: "TEXT", postgresql: "TEXT" },
  "t.citext()": { sqlite: { use: 't.text().collate("NOCASE")' }, postgresql: "CITEXT" },
  "t.date()": { sqlite: "DATE", postgresql: "DATE" },
  "t.time()": { sqlite: "TIME", postgresql: "TIME WITHOUT TIME ZONE" },
  "t.time({ withTimeZone: true })": {
    sqlite: "TIME",
    postgresql: "TIME WITH TIME ZONE",
    stored: { sqlite: { kind: "time" } },
  },
  "t.time({ precision: 3 })": {
    sqlite: "TIME",
    postgresql: "TIME(3) WITHOUT TIME ZONE",
    stored: { sqlite: { kind: "time" } },
  },
  "t.dateTime()": { sqlite: "DATETIME", postgresql: "TIMESTAMP WITHOUT TIME ZONE" },
  "t.dateTime({ withTimeZone: false })": {
    sqlite: "DATETIME",
    postgresql: "TIMESTAMP WITHOUT TIME ZONE",
    stored: { sqlite: { kind: "dateTime" }, postgresql: { kind: "dateTime" } },
  },
  "t.dateTime({ withTimeZone: true, precision: 0 })": {
    sqlite: "DATETIME",
    postgresql: "TIMESTAMP(0) WITH TIME ZONE",
    stored: { sqlite: { kind: "dateTime" } },
  },
  "t.interval()": {
    sqlite: "VARCHAR",
    postgresql: "INTERVAL",
    stored: { sqlite: { kind: "string" } },
  },
  't.interval({ fields: "DAY TO SECOND", precision: 3 })': {
    sqlite: "VARCHAR",
    postgresql: "INTERVAL DAY TO SECOND(3)",
    stored: { sqlite: { kind: "string" } },
  },
  "t.binary()": { sqlite: "BLOB", postgresql: "BYTEA" },
  "t.bit()": {
    sqlite: bits,
    postgresql: "BIT",
    stored: { postgresql: { kind: "bit", length: 1 } },
  },
  "t.bit(8)": { sqlite: bits, postgresql: "BIT(8)" },
  "t.varbit()": { sqlite: bits, postgresql: "BIT VARYING" },
  "t.varbit(8)": { sqlite: bits, postgresql: "BIT VARYING(8)" },
  "t.json()": { sqlite: "JSON", postgresql: "JSON" },
  "t.jsonb()": { sqlite: "JSON", postgresql: "JSONB", stored: { sqlite: { kind: "json" } } },
  "t.jsonpath()": { sqlite: { use: "t.text()" }, postgresql: "JSONPATH" },
  "t.hstore()": { sqlite: json, postgresql: "HSTORE" },
  "t.xml()": { sqlite: { use: "t.text()" }, postgresql: "XML" },
  "t.uuid()": {
    sqlite: "CHAR(32)",
    postgresql: "UUID",
    stored: { sqlite: { kind: "char", length: 32 } },
  },
  "t.guid()": {
    sqlite: "CHAR(36)",
    postgresql: "UUID",
    stored: { sqlite: { kind: "char", length: 36 }, postgresql: { kind: "uuid" } },
  },
  "t.ulid()": {
    sqlite: "VARCHAR(26)",
    postgresql: "VARCHAR(26)",
    stored: {
      sqlite: { kind: "string", length: 26 },
      postgresql: { kind: "string", length: 26 },
    },
  },
  't.enum("mood", ["ok", "it\'s 😀"])': { sqlite: "VARCHAR(6)", postgresql: "mood" },
  't.enum("Mood", ["ok"], { schema: "App" })': {
    sqlite: "VARCHAR(2)",
    postgresql: '"App"."Mood"',
    stored: { sqlite: { kind: "enum", name: "Mood", labels: ["ok"] } },
  },
  't.domain("email")': {
    sqlite: { use: "the type that it is made of, with check()" },
    postgresql: "email",
  },
  't.domain("order", { schema: "App" })': {
    sqlite: { use: "the type that it is made of, with check()" },
    postgresql: '"App"."order"',
  },
  "t.array(t.text())": { sqlite: json, postgresql: "TEXT[]" },
  "t.array(t.dateTime({ withTimeZone: true, precision: 3 }))": {
    sqlite: json,
    postgresql: "TIMESTAMP(3) WITH TIME ZONE[]",
  },
  "t.array(t.integer(), 2)": {
    sqlite: json,
    postgresql: "INTEGER[][]",
    stored: { postgresql: { kind: "array", of: { kind: "integer" } } },
  },
  't.array(t.enum("Mood", ["ok"], { schema: "App" }))': {
    sqlite: json,
    postgresql: '"App"."Mood"[]',
  },
  't.array(t.domain("email"))': { sqlite: json, postgresql: "email[]" },
  "t.int4range()": { sqlite: bounds, postgresql: "INT4RANGE" },
  "t.int8range()": { sqlite: bounds, postgresql: "INT8RANGE" },
  "t.numrange()": { sqlite: bounds, postgresql: "NUMRANGE" },
  "t.daterange()": { sqlite: bounds, postgresql: "DATERANGE" },
  "t.tsrange()": { sqlite: bounds, postgresql: "TSRANGE" },
  "t.tstzrange()": { sqlite: bounds, postgresql: "TSTZRANGE" },
  "t.int4multirange()": { sqlite: json, postgresql: "INT4MULTIRANGE" },
  "t.int8multirange()": { sqlite: json, postgresql: "INT8MULTIRANGE" },
  "t.nummultirange()": { sqlite: json, postgresql: "NUMMULTIRANGE" },
  "t.datemultirange()": { sqlite: json, postgresql: "DATEMULTIRANGE" },
  "t.tsmultirange()": { sqlite: json, postgresql: "TSMULTIRANGE" },
  "t.tstzmultirange()": { sqlite: json, postgresql: "TSTZMULTIRANGE" },
  "t.inet()": { sqlite: address, postgresql: "INET" },
  "t.cidr()": { sqlite: address, postgresql: "CIDR" },
  "t.macaddr()": { sqlite: { use: "t.string(17)" }, postgresql: "MACADDR" },
  "t.macaddr8()": { sqlite: { use: "t.string(23)" }, postgresql: "MACADDR8" },
  "t.tsvector()": { sqlite: search, postgresql: "TSVECTOR" },
  "t.tsquery()": { sqlite: search, postgresql: "TSQUERY" },
  "t.oid()": { sqlite: { use: "t.bigInteger()" }, postgresql: "OID" },
  "t.regclass()": { sqlite: { use: "t.text()" }, postgresql: "REGCLASS" },
  "t.regconfig()": { sqlite: { use: "t.text()" }, postgresql: "REGCONFIG" },
  "t.geometry()": { sqlite: places, postgresql: "GEOMETRY", isUntried: true },
  't.geometry("PointZ", 4326)': {
    sqlite: places,
    postgresql: "GEOMETRY(PointZ, 4326)",
    isUntried: true,
  },
  "t.geography()": { sqlite: places, postgresql: "GEOGRAPHY", isUntried: true },
  't.geography("Point")': {
    sqlite: places,
    postgresql: "GEOGRAPHY(Point)",
    stored: { postgresql: { kind: "geography", shape: "Point", srid: 4326 } },
    isUntried: true,
  },
  't.custom("ltree")': { sqlite: "ltree", postgresql: "ltree" },
  't.custom("vector(3)")': { sqlite: "vector(3)", postgresql: "vector(3)", isUntried: true },
  't.custom("Int ARRAY[3]")': {
    sqlite: "Int ARRAY[3]",
    postgresql: "Int ARRAY[3]",
    stored: { postgresql: { kind: "array", of: { kind: "integer" } } },
  },
  't.custom("timestamptz( 3 )")': {
    sqlite: "timestamptz( 3 )",
    postgresql: "timestamptz( 3 )",
    stored: { postgresql: { kind: "dateTime", withTimeZone: true, precision: 3 } },
  },
  't.custom("bpchar")': { sqlite: "bpchar", postgresql: "bpchar" },
  "t.custom('\"char\"')": {
    sqlite: '"char"',
    postgresql: '"char"',
    stored: { sqlite: { kind: "char" } },
  },
  't.custom("EMAIL")': {
    sqlite: "EMAIL",
    postgresql: "EMAIL",
    stored: { postgresql: { kind: "domain", name: "email" } },
  },
  "price()": {
    sqlite: "INTEGER",
    postgresql: "NUMERIC(12, 2)",
    stored: {
      sqlite: { kind: "integer" },
      postgresql: { kind: "numeric", precision: 12, scale: 2 },
    },
  },
  "t.array(price())": {
    sqlite: json,
    postgresql: "NUMERIC(12, 2)[]",
    stored: {
      postgresql: { kind: "array", of: { kind: "numeric", precision: 12, scale: 2 } },
    },
  },
  "tags()": {
    sqlite: "JSON",
    postgresql: "NUMERIC(12, 2)[]",
    stored: {
      sqlite: { kind: "json" },
      postgresql: { kind: "array", of: { kind: "numeric", precision: 12, scale: 2 } },
    },
  },
};

/** The type that a source makes. */
function typeOf(code: string): ColumnType {
  const made: ColumnBuilder = new Function("t", "price", "tags", `return ${code}`)(t, price, tags);
  return made.draft.column.type;
}

const types = Object.entries(rows).map(([code, row]) => ({ code, type: typeOf(code), row }));

Deno.test("every type of t has its rows", () => {
  const kinds = new Set(types.map(({ type }) => type.kind));
  assert.deepEqual(Object.keys(t).filter((kind) => !kinds.has(kind as ColumnType["kind"])), []);
});

for (const { code, type, row } of types) {
  Deno.test(`${code} is plain data, and printed as it is written`, () => {
    assert.deepEqual(structuredClone(type), type);
    assert.equal(layOut(typeSource(type)), code);
  });

  Deno.test(`${code} has a name on each dialect, or is refused`, () => {
    assert.equal(typeName(postgresNames, type), row.postgresql);
    if (typeof row.sqlite === "string") {
      assert.equal(typeName(sqliteNames, type), row.sqlite);
    } else {
      const { kind } = type;
      assert.throws(() => typeName(sqliteNames, type), {
        code: "unsupported",
        message: `SQLite has no type for t.${kind}()`,
        hint: `Use ${row.sqlite.use}; defineType() makes a type that is another on each database.`,
      });
    }
  });
}

Deno.test("typeSource() names all that it needs", () => {
  for (
    const [code, imports] of [
      ["t.array(t.text())", { migrate: ["t"] }],
      ["price()", { "@app/types": ["price"] }],
      ["t.array(price())", { "migrate": ["t"], "@app/types": ["price"] }],
    ] as const
  ) {
    const found = [...importsOf([typeSource(typeOf(code))])]
      .map(([module, names]) => [module, [...names]]);
    assert.deepEqual(Object.fromEntries(found), imports);
  }
});

Deno.test("typeSource() takes as many lines as an enum needs", () => {
  const labels = Array.from({ length: 12 }, (_, at) => `label ${at}`);
  const type = t.enum("many", labels, { schema: "app" }).draft.column.type;
  const code = layOut(typeSource(type));
  assert.ok(code.split("\n").every((line) => line.length <= 80), code);
  assert.deepEqual(typeOf(code), type);
});

eachDatabase("a type of the user's own can number the rows", async (database) => {
  const id = defineType({
    name: "id",
    module: "@app/types",
    storage: { sqlite: t.integer(), postgresql: t.bigInteger() },
  });
  await runOnDatabase(database, "rows", (op) => {
    op.createTable("t", { id: id().primaryKey(), a: t.text() });
    op.bulkInsert("t", [{ a: "one" }, { a: "two" }]);
  });
  const connection = await database.connect();
  assert.deepEqual(await connection.query("SELECT id FROM t ORDER BY id"), [{ id: 1 }, { id: 2 }]);
});

Deno.test("a type of the user's own is refused where it has no storage", () => {
  const type = defineType({ name: "price", module: "@app/types", storage: { sqlite: "INTEGER" } });
  assert.throws(() => typeName(postgresNames, type().draft.column.type), {
    code: "unsupported",
    message: 'The type "price" has no storage for postgresql',
    hint: "defineType() gives it for sqlite.",
  });
});

/** What column types need that PostgreSQL has not of itself. */
const needs = [
  "CREATE EXTENSION citext",
  "CREATE EXTENSION hstore",
  "CREATE EXTENSION ltree",
  'CREATE SCHEMA "App"',
  "CREATE TYPE mood AS ENUM ('ok', 'it''s 😀')",
  `CREATE TYPE "App"."Mood" AS ENUM ('ok')`,
  "CREATE DOMAIN email AS text",
  'CREATE DOMAIN "App"."order" AS text',
];

/** The types of a table's columns, as its database has them. */
type TypesIn = (connection: Connection) => Promise<readonly FoundType[]>;

interface FoundType {
  readonly type: ColumnType;
  /** All that the database knows of it. */
  readonly text: string;
}

const typesInSqlite: TypesIn = async (connection) => {
  const query = (text: string, values?: readonly string[]) => connection.query(text, values);
  const { columns } = tableModel(await readStoredTable(query, { name: "t" }));
  const [stored] = await query("SELECT sql FROM sqlite_schema WHERE name = 't'");
  const texts = String(stored?.["sql"]).split("\n").slice(1, -1);
  return columns.map(({ type }, at) => ({
    type,
    text: texts[at]!.replace(/^ *\w+ |,$/g, "").replace(/\bc\d+\b/, "c"),
  }));
};

const typesInPostgres: TypesIn = async (connection) => {
  const named = await namedTypes(connection);
  const rows = await connection.query(
    `SELECT format_type(atttypid, atttypmod) AS text FROM pg_attribute
      WHERE attrelid = 't'::regclass AND attnum > 0 ORDER BY attnum`,
  );
  return rows.map(({ text }) => ({
    type: postgres.readType(String(text), named),
    text: String(text),
  }));
};

/** The enums and domains that are there; those of the schema "public" without it. */
async function namedTypes(connection: Connection): Promise<postgres.NamedTypes> {
  const rows = await connection.query(`
    SELECT format_type(t.oid, NULL) AS text, typname, nullif(nspname, 'public') AS schema, typtype::text,
           ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder) AS labels
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
     WHERE typtype IN ('e', 'd') AND nspname <> 'information_schema'`);
  return new Map(rows.map(({ text, typname, schema, typtype, labels }) => {
    const name = { name: String(typname), ...(schema !== null && { schema: String(schema) }) };
    return [
      String(text),
      typtype === "d"
        ? { kind: "domain", ...name }
        : { kind: "enum", ...name, labels: labels as string[] },
    ];
  }));
}

const typesIn: { readonly [Name in DialectName]: TypesIn } = {
  sqlite: typesInSqlite,
  postgresql: typesInPostgres,
};

/** What columns of these types are in a database. */
async function storedIn(
  { dialect, database, connect }: TestDatabase,
  types: readonly ColumnType[],
): Promise<readonly FoundType[]> {
  const connection = await connect();
  const columns = types.map((type, at) => ({ name: `c${at}`, type, nullable: true }));
  const table = { name: "t", columns, constraints: [], indexes: [] };
  await connection.begin();
  await connection.execute([
    ...dialect === "postgresql" ? needs.map((text) => ({ text })) : [],
    ...database.dialect.render([{ kind: "createTable", table }])
      .flatMap((each) => isLate(each) ? [] : [each]),
  ]);
  const found = await typesIn[dialect](connection);
  await connection.rollback();
  return found;
}

const named: postgres.NamedTypes = new Map([["email", { kind: "domain", name: "email" }]]);

const storedTypes: { readonly [Name in DialectName]: (type: ColumnType) => ColumnType } = {
  sqlite: sqlite.storedType,
  postgresql: (type) => postgres.storedType(type, named),
};

for (const dialect of dialectNames) {
  const storedType = storedTypes[dialect];
  const known = types.filter(({ row }) => dialect !== "sqlite" || typeof row.sqlite === "string");

  for (const { code, type, row } of known) {
    Deno.test(`storedType() says what ${code} comes to (${dialect})`, () => {
      const expected = row.stored?.[dialect] ?? type;
      assert.deepEqual(storedType(type), expected);
      assert.deepEqual(storedType(expected), expected);
    });
  }

  databaseTest(
    dialect,
    `storedType() says what each type comes to on the database (${dialect})`,
    async (database) => {
      const tried = known.filter(({ row }) => dialect === "sqlite" || !row.isUntried);
      const found = await storedIn(database, tried.map(({ type }) => type));
      for (const [at, { code, type }] of tried.entries()) {
        assert.deepEqual(found[at]!.type, storedType(type), code);
      }
    },
  );
}

const typeFrom = ({ draft }: ColumnBuilder): ColumnType => draft.column.type;
const perhaps = (min: number, max: number) =>
  fc.option(fc.integer({ min, max }), { nil: undefined });
const timeOptions = fc.record({ withTimeZone: fc.boolean(), precision: perhaps(0, 6) });

/** Types that both dialects have. */
const anyType: fc.Arbitrary<ColumnType> = fc.oneof(
  fc.constantFrom(...tried(({ row }) => typeof row.sqlite === "string")),
  fc.tuple(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 0, max: 3 }))
    .map(([precision, scale]) => typeFrom(t.numeric(precision, scale))),
  perhaps(1, 53).map((precision) => typeFrom(t.float(precision))),
  perhaps(1, 40).map((length) => typeFrom(t.string(length))),
  perhaps(1, 40).map((length) => typeFrom(t.char(length))),
  timeOptions.map((options) => typeFrom(t.time(options))),
  timeOptions.map((options) => typeFrom(t.dateTime(options))),
);

const postgresType: fc.Arbitrary<ColumnType> = fc.oneof(
  fc.constantFrom(...tried(({ row }) => typeof row.sqlite !== "string")),
  perhaps(1, 40).map((length) => typeFrom(t.bit(length))),
  perhaps(1, 40).map((length) => typeFrom(t.varbit(length))),
  fc.constantFrom(undefined, ...intervalFields).chain((fields) =>
    (fields?.endsWith("SECOND") === false ? fc.constant(undefined) : perhaps(0, 6))
      .map((precision) => typeFrom(t.interval({ fields, precision })))
  ),
);

const typesOn = {
  sqlite: anyType,
  postgresql: fc.oneof(anyType, postgresType).chain((type) =>
    fc.integer({ min: 0, max: 2 }).map((dimensions) =>
      dimensions === 0 ? type : typeFrom(t.array(column(type), dimensions))
    )
  ),
};

/** The types of rows that tests have a database for; SQL of the user's own means something else on each. */
function tried(isMeant: (each: typeof types[number]) => boolean): readonly ColumnType[] {
  return types.filter((each) => isMeant(each) && !each.row.isUntried && each.type.kind !== "custom")
    .map(({ type }) => type);
}

for (const dialect of dialectNames) {
  databaseTest(
    dialect,
    `storedType() is the same where the database can't tell types apart (${dialect})`,
    async (database) => {
      const property = fc.asyncProperty(
        fc.array(typesOn[dialect], { minLength: 2, maxLength: 60 }),
        async (types) => {
          const stored = types.map(storedTypes[dialect]);
          const found = await storedIn(database, types);
          assert.deepEqual(found.map(({ type }) => type), stored);
          for (const [at, { text }] of found.entries()) {
            const first = found.findIndex((other) => other.text === text);
            assert.equal(stored.findIndex((other) => isDeepStrictEqual(other, stored[at])), first);
          }
        },
      );
      await fc.assert(property, { numRuns: 20 });
    },
  );
}
