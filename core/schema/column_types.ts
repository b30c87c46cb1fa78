import { type Names, requireKnown } from "../option_names.ts";
import { column, type ColumnBuilder } from "./column_builder.ts";
import { requireDistinctLabels } from "./labels.ts";
import {
  type ColumnType,
  given,
  type IntervalShape,
  type Shape,
  type SpatialShape,
  type TimeShape,
} from "./types.ts";

/** What a time of day may say. SQLite keeps each value as it is given, whatever this says. */
export type TimeOptions = TimeShape;

/** What a span of time may say. SQLite keeps each value as it is given, whatever this says. */
export type IntervalOptions = IntervalShape;

const timeNames: Names<TimeOptions> = { withTimeZone: true, precision: true };
const intervalNames: Names<IntervalOptions> = { fields: true, precision: true };
const schemaName = { schema: true } as const;

/** What is given of options that all are known. */
function known<Options extends object>(options: Options, names: Names<Options>): Options {
  requireKnown(options, names);
  return given(options);
}

/**
 * The column types, each beginning a column: `t.string(255).notNull()`.
 *
 * Those that a database has nothing for are refused there, with what to use in their place; `defineType()` makes one
 * that is another on each.
 */
export const t = {
  /** From -32768 to 32767. */
  smallInteger: (): ColumnBuilder => column({ kind: "smallInteger" }),
  /** 32 bits, 64 on SQLite. */
  integer: (): ColumnBuilder => column({ kind: "integer" }),
  /** 64 bits. */
  bigInteger: (): ColumnBuilder => column({ kind: "bigInteger" }),
  /** Exact decimal of `precision` digits, `scale` of them after the point. */
  numeric: (
    ...[precision, scale]: [precision?: undefined] | [precision: number, scale?: number]
  ): ColumnBuilder => column({ kind: "numeric", ...given({ precision, scale }) }),
  /** Binary floating point of 32 bits; of 64 on SQLite. */
  real: (): ColumnBuilder => column({ kind: "real" }),
  /** Binary floating point of at least `precision` bits; of 64 on SQLite. */
  float: (precision?: number): ColumnBuilder => column({ kind: "float", ...given({ precision }) }),
  /** Binary floating point of 64 bits. */
  double: (): ColumnBuilder => column({ kind: "double" }),
  /** An amount in the currency that the server is set to. PostgreSQL only. */
  money: (): ColumnBuilder => column({ kind: "money" }),
  boolean: (): ColumnBuilder => column({ kind: "boolean" }),
  /** Text of at most `length` characters, or of any length. */
  string: (length?: number): ColumnBuilder => column({ kind: "string", ...given({ length }) }),
  /** Text of exactly `length` characters. */
  char: (length?: number): ColumnBuilder => column({ kind: "char", ...given({ length }) }),
  text: (): ColumnBuilder => column({ kind: "text" }),
  /** Text that is compared without regard to case. PostgreSQL only, with the extension `citext`. */
  citext: (): ColumnBuilder => column({ kind: "citext" }),
  date: (): ColumnBuilder => column({ kind: "date" }),
  /** Time of day. */
  time: (options: TimeOptions = {}): ColumnBuilder =>
    column({ kind: "time", ...known(options, timeNames) }),
  /** Date and time of day. */
  dateTime: (options: TimeOptions = {}): ColumnBuilder =>
    column({ kind: "dateTime", ...known(options, timeNames) }),
  /** Span of time. */
  interval: (options: IntervalOptions = {}): ColumnBuilder =>
    column({ kind: "interval", ...known(options, intervalNames) }),
  /** Bytes. */
  binary: (): ColumnBuilder => column({ kind: "binary" }),
  /** Exactly `length` bits, or one. PostgreSQL only. */
  bit: (length?: number): ColumnBuilder => column({ kind: "bit", ...given({ length }) }),
  /** At most `length` bits, or any number of them. PostgreSQL only. */
  varbit: (length?: number): ColumnBuilder => column({ kind: "varbit", ...given({ length }) }),
  /** A default that is a string is JSON text: `"[]"` is an empty list, as `[]` is. */
  json: (): ColumnBuilder => column({ kind: "json" }),
  /** JSON in PostgreSQL's binary form; `JSON` on SQLite. */
  jsonb: (): ColumnBuilder => column({ kind: "jsonb" }),
  /** A path into JSON. PostgreSQL only. */
  jsonpath: (): ColumnBuilder => column({ kind: "jsonpath" }),
  /** Texts by their keys. PostgreSQL only, with the extension `hstore`. */
  hstore: (): ColumnBuilder => column({ kind: "hstore" }),
  /** PostgreSQL only. */
  xml: (): ColumnBuilder => column({ kind: "xml" }),
  /** A UUID: PostgreSQL's type, 32 hexadecimal digits on SQLite. */
  uuid: (): ColumnBuilder => column({ kind: "uuid" }),
  /** A UUID with its dashes: PostgreSQL's type, 36 characters on SQLite. */
  guid: (): ColumnBuilder => column({ kind: "guid" }),
  /** A ULID: 26 characters that sort by time of creation. */
  ulid: (): ColumnBuilder => column({ kind: "ulid" }),
  /**
   * One of some labels, which sort as they are written: `t.enum("mood", ["ok", "sad"])`.
   *
   * PostgreSQL has a type of this name, and several columns may be of it. SQLite has text and, behind the column, a
   * check of this name. Throws "operation" for a label that is there twice.
   */
  enum: (
    name: string,
    labels: readonly string[],
    options: { readonly schema?: string } = {},
  ): ColumnBuilder =>
    column(enumType({ kind: "enum", name, ...known(options, schemaName), labels })),
  /** A type with rules of its own, made by `CREATE DOMAIN`. PostgreSQL only. */
  domain: (name: string, options: { readonly schema?: string } = {}): ColumnBuilder =>
    column({ kind: "domain", name, ...known(options, schemaName) }),
  /**
   * A list of values of a type, of which only the type counts: `t.array(t.text())`. PostgreSQL only.
   *
   * PostgreSQL takes note of `dimensions`, and doesn't keep to them.
   */
  array: (of: ColumnBuilder, dimensions?: number): ColumnBuilder =>
    column(arrayType(of.draft.column.type, dimensions)),
  /** PostgreSQL only, as all ranges are. */
  int4range: (): ColumnBuilder => column({ kind: "int4range" }),
  int8range: (): ColumnBuilder => column({ kind: "int8range" }),
  numrange: (): ColumnBuilder => column({ kind: "numrange" }),
  daterange: (): ColumnBuilder => column({ kind: "daterange" }),
  /** Of moments without time zone. */
  tsrange: (): ColumnBuilder => column({ kind: "tsrange" }),
  /** Of moments with time zone. */
  tstzrange: (): ColumnBuilder => column({ kind: "tstzrange" }),
  /** Several ranges that don't touch. PostgreSQL only, since version 14, as all multiranges are. */
  int4multirange: (): ColumnBuilder => column({ kind: "int4multirange" }),
  int8multirange: (): ColumnBuilder => column({ kind: "int8multirange" }),
  nummultirange: (): ColumnBuilder => column({ kind: "nummultirange" }),
  datemultirange: (): ColumnBuilder => column({ kind: "datemultirange" }),
  tsmultirange: (): ColumnBuilder => column({ kind: "tsmultirange" }),
  tstzmultirange: (): ColumnBuilder => column({ kind: "tstzmultirange" }),
  /** Address of a host, and its network where that is said. PostgreSQL only. */
  inet: (): ColumnBuilder => column({ kind: "inet" }),
  /** Address of a network. PostgreSQL only. */
  cidr: (): ColumnBuilder => column({ kind: "cidr" }),
  /** Address of a network card, of 6 bytes. PostgreSQL only. */
  macaddr: (): ColumnBuilder => column({ kind: "macaddr" }),
  /** Address of a network card, of 8 bytes. PostgreSQL only. */
  macaddr8: (): ColumnBuilder => column({ kind: "macaddr8" }),
  /** Text made ready to be searched. PostgreSQL only. */
  tsvector: (): ColumnBuilder => column({ kind: "tsvector" }),
  /** What to search for. PostgreSQL only. */
  tsquery: (): ColumnBuilder => column({ kind: "tsquery" }),
  /** Number of an object in the catalog. PostgreSQL only. */
  oid: (): ColumnBuilder => column({ kind: "oid" }),
  /** A table, index, sequence or view, shown by its name. PostgreSQL only. */
  regclass: (): ColumnBuilder => column({ kind: "regclass" }),
  /** A configuration of text search, shown by its name. PostgreSQL only. */
  regconfig: (): ColumnBuilder => column({ kind: "regconfig" }),
  /** Places on a plane: `t.geometry("Point", 4326)`. PostgreSQL only, with the extension `postgis`. */
  geometry: (...[shape, srid]: SpatialParameters): ColumnBuilder =>
    column({ kind: "geometry", ...given({ shape, srid }) }),
  /** Places on the globe: `t.geography("Point")`. PostgreSQL only, with the extension `postgis`. */
  geography: (...[shape, srid]: SpatialParameters): ColumnBuilder =>
    column({ kind: "geography", ...given({ shape, srid }) }),
  /** A type that only the database knows, written as SQL: `t.custom("vector(3)")`. */
  custom: (sql: string): ColumnBuilder => column({ kind: "custom", sql }),
};

type SpatialParameters = [shape?: undefined] | [shape: Shape, srid?: SpatialShape["srid"]];

function enumType(type: ColumnType<"enum">): ColumnType {
  requireDistinctLabels(type.name, type.labels);
  return type;
}

function arrayType(of: ColumnType, dimensions?: number): ColumnType {
  if (of.kind !== "array") return { kind: "array", of, ...given({ dimensions }) };
  return { ...of, dimensions: (of.dimensions ?? 1) + (dimensions ?? 1) };
}
