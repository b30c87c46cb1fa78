import { MigrateError } from "../../core/errors.ts";
import { storageOn } from "../../core/schema/define_type.ts";
import {
  type ColumnType,
  sized,
  type TypeKind,
  typeName,
  type TypeNames,
} from "../../core/schema/types.ts";

const bounds = "two columns for its bounds";
const search = "t.text(), and a virtual table of FTS5 to search in";

/**
 * Each type as SQLite is told of it. SQLite keeps the words and takes an affinity from them
 * (https://www.sqlite.org/datatype3.html, section 3.1); they are the ones that SQLAlchemy writes. Those that it has
 * nothing for throw "unsupported".
 */
export const typeNames: TypeNames = {
  smallInteger: () => "SMALLINT",
  integer: () => "INTEGER",
  bigInteger: () => "BIGINT",
  numeric: ({ precision, scale }) => sized("NUMERIC", precision, scale),
  real: () => "REAL",
  float: () => "FLOAT",
  double: () => "DOUBLE",
  money: missing("t.numeric(19, 2)"),
  boolean: () => "BOOLEAN",
  string: ({ length }) => sized("VARCHAR", length),
  char: ({ length }) => sized("CHAR", length),
  text: () => "TEXT",
  citext: missing('t.text().collate("NOCASE")'),
  date: () => "DATE",
  time: () => "TIME",
  dateTime: () => "DATETIME",
  // Text, as Python's timedelta would be a moment; "INTERVAL" would have integer affinity ("INT").
  interval: () => "VARCHAR",
  binary: () => "BLOB",
  bit: missing("t.string() or t.binary()"),
  varbit: missing("t.string() or t.binary()"),
  json: () => "JSON",
  jsonb: () => "JSON",
  jsonpath: missing("t.text()"),
  hstore: missing("t.json()"),
  xml: missing("t.text()"),
  uuid: () => "CHAR(32)",
  guid: () => "CHAR(36)",
  ulid: () => "VARCHAR(26)",
  enum: ({ labels }) => sized("VARCHAR", Math.max(0, ...labels.map(lengthOf))),
  domain: missing("the type that it is made of, with check()"),
  array: missing("t.json()"),
  int4range: missing(bounds),
  int8range: missing(bounds),
  numrange: missing(bounds),
  daterange: missing(bounds),
  tsrange: missing(bounds),
  tstzrange: missing(bounds),
  int4multirange: missing("t.json()"),
  int8multirange: missing("t.json()"),
  nummultirange: missing("t.json()"),
  datemultirange: missing("t.json()"),
  tsmultirange: missing("t.json()"),
  tstzmultirange: missing("t.json()"),
  inet: missing("t.string(43)"),
  cidr: missing("t.string(43)"),
  macaddr: missing("t.string(17)"),
  macaddr8: missing("t.string(23)"),
  tsvector: missing(search),
  tsquery: missing(search),
  oid: missing("t.bigInteger()"),
  regclass: missing("t.text()"),
  regconfig: missing("t.text()"),
  geometry: missing("t.text() or t.binary()"),
  geography: missing("t.text() or t.binary()"),
  custom: ({ sql }) => sql,
  defined: (type) => typeName(typeNames, storageType(type)),
};

/** For a kind of type that SQLite has nothing for; `instead` is what to use in its place. */
function missing(instead: string): (type: ColumnType) => never {
  return ({ kind }) => {
    throw new MigrateError("unsupported", `SQLite has no type for t.${kind}()`, {
      hint: `Use ${instead}; defineType() makes a type that is another on each database.`,
    });
  };
}

/** In characters, as SQLAlchemy counts. */
function lengthOf(label: string): number {
  return [...label].length;
}

/** What SQLite holds for a type: the type itself, unless it is of the user's own. */
export function storageType(type: ColumnType): ReturnType<typeof storageOn> {
  return storageOn("sqlite", type);
}

/**
 * A type as its table is told of it. STRICT tables know six names (https://www.sqlite.org/stricttables.html): there it is
 * the one that holds its values.
 */
export function columnTypeName(type: ColumnType, isStrict: boolean): string {
  const name = typeName(typeNames, type);
  const { kind } = storageType(type);
  if (!isStrict || kind === "custom") return name;
  return strictNames[kind] ?? "TEXT";
}

const strictNames: Partial<Record<TypeKind, string>> = {
  smallInteger: "INTEGER",
  integer: "INTEGER",
  bigInteger: "INTEGER",
  boolean: "INTEGER",
  numeric: "REAL",
  real: "REAL",
  float: "REAL",
  double: "REAL",
  binary: "BLOB",
};

/** The one type by which SQLite numbers rows; it holds 64 bits (https://www.sqlite.org/lang_createtable.html#rowid). */
export const countingType = "INTEGER";
