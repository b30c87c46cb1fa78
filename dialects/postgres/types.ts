import { storageOn } from "../../core/schema/define_type.ts";
import {
  type ColumnType,
  type IntervalShape,
  sized,
  type SpatialShape,
  type TimeShape,
  typeName,
  type TypeNames,
} from "../../core/schema/types.ts";
import { qualified } from "../../core/sql/standard.ts";
import { quote } from "./quote.ts";

/** Each type as PostgreSQL is told of it, in the words that SQLAlchemy writes. */
export const typeNames: TypeNames = {
  smallInteger: () => "SMALLINT",
  integer: () => "INTEGER",
  bigInteger: () => "BIGINT",
  numeric: ({ precision, scale }) => sized("NUMERIC", precision, scale),
  real: () => "REAL",
  float: ({ precision }) => sized("FLOAT", precision),
  double: () => "DOUBLE PRECISION",
  money: () => "MONEY",
  boolean: () => "BOOLEAN",
  string: ({ length }) => sized("VARCHAR", length),
  char: ({ length }) => sized("CHAR", length),
  text: () => "TEXT",
  citext: () => "CITEXT",
  date: () => "DATE",
  time: (type) => moment("TIME", type),
  dateTime: (type) => moment("TIMESTAMP", type),
  interval,
  binary: () => "BYTEA",
  bit: ({ length }) => sized("BIT", length),
  varbit: ({ length }) => sized("BIT VARYING", length),
  json: () => "JSON",
  jsonb: () => "JSONB",
  jsonpath: () => "JSONPATH",
  hstore: () => "HSTORE",
  xml: () => "XML",
  uuid: () => "UUID",
  guid: () => "UUID",
  ulid: () => "VARCHAR(26)",
  enum: (type) => qualified(type, { quote }),
  domain: (type) => qualified(type, { quote }),
  array: ({ of, dimensions = 1 }) => typeName(typeNames, of) + "[]".repeat(dimensions),
  int4range: () => "INT4RANGE",
  int8range: () => "INT8RANGE",
  numrange: () => "NUMRANGE",
  daterange: () => "DATERANGE",
  tsrange: () => "TSRANGE",
  tstzrange: () => "TSTZRANGE",
  int4multirange: () => "INT4MULTIRANGE",
  int8multirange: () => "INT8MULTIRANGE",
  nummultirange: () => "NUMMULTIRANGE",
  datemultirange: () => "DATEMULTIRANGE",
  tsmultirange: () => "TSMULTIRANGE",
  tstzmultirange: () => "TSTZMULTIRANGE",
  inet: () => "INET",
  cidr: () => "CIDR",
  macaddr: () => "MACADDR",
  macaddr8: () => "MACADDR8",
  tsvector: () => "TSVECTOR",
  tsquery: () => "TSQUERY",
  oid: () => "OID",
  regclass: () => "REGCLASS",
  regconfig: () => "REGCONFIG",
  geometry: (type) => spatial("GEOMETRY", type),
  geography: (type) => spatial("GEOGRAPHY", type),
  custom: ({ sql }) => sql,
  defined: (type) => typeName(typeNames, storageType(type)),
};

function moment(name: string, { precision, withTimeZone }: TimeShape): string {
  return `${sized(name, precision)} ${withTimeZone ? "WITH" : "WITHOUT"} TIME ZONE`;
}

function interval({ fields, precision }: IntervalShape): string {
  return sized(fields === undefined ? "INTERVAL" : `INTERVAL ${fields}`, precision);
}

function spatial(name: string, { shape, srid }: SpatialShape): string {
  return sized(name, shape, srid);
}

/** What PostgreSQL holds for a type: the type itself, unless it is of the user's own. */
export function storageType(type: ColumnType): ReturnType<typeof storageOn> {
  return storageOn("postgresql", type);
}

/** The type that makes PostgreSQL number the rows: of whole numbers there are no others. */
export function serialName(type: ColumnType): string {
  const { kind } = storageType(type);
  return kind === "smallInteger" ? "SMALLSERIAL" : kind === "bigInteger" ? "BIGSERIAL" : "SERIAL";
}
