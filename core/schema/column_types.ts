import { column, type ColumnBuilder } from "./column_builder.ts";

/** What a time of day may say. SQLite keeps each value as it is given, whatever this says. */
export interface TimeOptions {
  readonly withTimeZone?: boolean;
  /** Digits of a second's fraction. */
  readonly precision?: number;
}

/** The column types, each beginning a column: `t.string(255).notNull()`. */
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
  /** Binary floating point of at least `precision` bits; of 64 on SQLite. */
  float: (precision?: number): ColumnBuilder => column({ kind: "float", ...given({ precision }) }),
  /** Binary floating point of 64 bits. */
  double: (): ColumnBuilder => column({ kind: "double" }),
  boolean: (): ColumnBuilder => column({ kind: "boolean" }),
  /** Text of at most `length` characters, or of any length. */
  string: (length?: number): ColumnBuilder => column({ kind: "string", ...given({ length }) }),
  /** Text of exactly `length` characters. */
  char: (length?: number): ColumnBuilder => column({ kind: "char", ...given({ length }) }),
  text: (): ColumnBuilder => column({ kind: "text" }),
  date: (): ColumnBuilder => column({ kind: "date" }),
  /** Time of day. */
  time: (options: TimeOptions = {}): ColumnBuilder => column({ kind: "time", ...options }),
  /** Date and time of day. */
  dateTime: (options: TimeOptions = {}): ColumnBuilder => column({ kind: "dateTime", ...options }),
  interval: (): ColumnBuilder => column({ kind: "interval" }),
  /** Bytes. */
  binary: (): ColumnBuilder => column({ kind: "binary" }),
  json: (): ColumnBuilder => column({ kind: "json" }),
  /** JSON in PostgreSQL's binary form; `JSON` on SQLite. */
  jsonb: (): ColumnBuilder => column({ kind: "jsonb" }),
  /** A UUID: PostgreSQL's type, 32 hexadecimal digits on SQLite. */
  uuid: (): ColumnBuilder => column({ kind: "uuid" }),
  /** A UUID with its dashes: PostgreSQL's type, 36 characters on SQLite. */
  guid: (): ColumnBuilder => column({ kind: "guid" }),
  /** A ULID: 26 characters that sort by time of creation. */
  ulid: (): ColumnBuilder => column({ kind: "ulid" }),
  /** A type that only the database knows, written as SQL: `t.custom("vector(3)")`. */
  custom: (sql: string): ColumnBuilder => column({ kind: "custom", sql }),
};

/** Without the entries that are undefined, so that equal types are equal data. */
function given<T extends object>(entries: T): T {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== undefined),
  ) as T;
}
