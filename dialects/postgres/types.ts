import { type ColumnType, sized, type TimeShape, type TypeNames } from "../../core/schema/types.ts";

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

/** The type that makes PostgreSQL number the rows: of whole numbers there are no others. */
export function serialName({ kind }: ColumnType): string {
  return kind === "smallInteger" ? "SMALLSERIAL" : kind === "bigInteger" ? "BIGSERIAL" : "SERIAL";
}
