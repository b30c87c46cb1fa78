import { sized, type TypeNames } from "../../core/schema/types.ts";

/**
 * Each type as SQLite is told of it. SQLite keeps the words and takes an affinity from them
 * (https://www.sqlite.org/datatype3.html, section 3.1); they are the ones that SQLAlchemy writes.
 */
export const typeNames: TypeNames = {
  smallInteger: () => "SMALLINT",
  integer: () => "INTEGER",
  bigInteger: () => "BIGINT",
  numeric: ({ precision, scale }) => sized("NUMERIC", precision, scale),
  float: () => "FLOAT",
  double: () => "DOUBLE",
  boolean: () => "BOOLEAN",
  string: ({ length }) => sized("VARCHAR", length),
  char: ({ length }) => sized("CHAR", length),
  text: () => "TEXT",
  date: () => "DATE",
  time: () => "TIME",
  dateTime: () => "DATETIME",
  // Text, as Python's timedelta would be a moment; "INTERVAL" would have integer affinity ("INT").
  interval: () => "VARCHAR",
  binary: () => "BLOB",
  json: () => "JSON",
  jsonb: () => "JSON",
  uuid: () => "CHAR(32)",
  guid: () => "CHAR(36)",
  ulid: () => "VARCHAR(26)",
  custom: ({ sql }) => sql,
};

/** The one type by which SQLite numbers rows; it holds 64 bits (https://www.sqlite.org/lang_createtable.html#rowid). */
export const countingType = "INTEGER";
