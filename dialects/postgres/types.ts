import {
  type ColumnType,
  sized,
  type TimeShape,
  type TypeKind,
  type TypeNames,
} from "../../core/schema/types.ts";

/** Each type as PostgreSQL is told of it, in the words that SQLAlchemy writes. */
export const typeNames: TypeNames = {
  smallInteger: () => "SMALLINT",
  integer: () => "INTEGER",
  bigInteger: () => "BIGINT",
  numeric: ({ precision, scale }) => sized("NUMERIC", precision, scale),
  float: ({ precision }) => sized("FLOAT", precision),
  double: () => "DOUBLE PRECISION",
  boolean: () => "BOOLEAN",
  string: ({ length }) => sized("VARCHAR", length),
  char: ({ length }) => sized("CHAR", length),
  text: () => "TEXT",
  date: () => "DATE",
  time: (type) => moment("TIME", type),
  dateTime: (type) => moment("TIMESTAMP", type),
  interval: () => "INTERVAL",
  binary: () => "BYTEA",
  json: () => "JSON",
  jsonb: () => "JSONB",
  uuid: () => "UUID",
  guid: () => "UUID",
  ulid: () => "VARCHAR(26)",
  custom: ({ sql }) => sql,
};

function moment(name: string, { precision, withTimeZone }: TimeShape): string {
  return `${sized(name, precision)} ${withTimeZone ? "WITH" : "WITHOUT"} TIME ZONE`;
}

const serials: { readonly [K in TypeKind]?: string } = {
  smallInteger: "SMALLSERIAL",
  integer: "SERIAL",
  bigInteger: "BIGSERIAL",
};

/** The type that makes PostgreSQL number the rows; undefined for types that can't be numbers. */
export function serialName(type: ColumnType): string | undefined {
  return serials[type.kind];
}
