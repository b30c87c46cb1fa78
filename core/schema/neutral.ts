import { columnsOfConstraint } from "./constraint_columns.ts";
import type { Column, SqlValue, Table } from "./model.ts";
import type { ColumnType } from "./types.ts";

/** Values that say nothing, for the kinds of types that have one. */
const neutral: { readonly [kind: string]: SqlValue } = {
  smallInteger: 0,
  integer: 0,
  bigInteger: 0,
  numeric: 0,
  real: 0,
  float: 0,
  double: 0,
  money: 0,
  boolean: false,
  string: "",
  text: "",
  citext: "",
  date: "1970-01-01",
  time: "00:00:00",
  dateTime: "1970-01-01 00:00:00",
  interval: "0",
  json: {},
  jsonb: {},
  hstore: "",
  uuid: "00000000-0000-0000-0000-000000000000",
  guid: "00000000-0000-0000-0000-000000000000",
  ulid: "00000000000000000000000000",
  binary: new Uint8Array(),
  tsvector: "",
  inet: "0.0.0.0",
  int4range: "empty",
  int8range: "empty",
  numrange: "empty",
  daterange: "empty",
  tsrange: "empty",
  tstzrange: "empty",
};

/** The same for types that are known by their words alone: SQLite takes any. */
const byWords: readonly (readonly [words: RegExp, value: SqlValue])[] = [
  [/^(?:tiny|medium|unsigned big )?int(?:eger)?[248]?$/i, 0],
  [/^(?:decimal|number|double precision)\b/i, 0],
  [/^(?:n?(?:var)?char|n?clob|character(?: varying)?)\b/i, ""],
  [/^timestamp\b/i, "1970-01-01 00:00:00"],
];

/**
 * What the rows of a table have in a new column that refuses NULL and doesn't say what they have: 0, "", false, the
 * first label.
 *
 * Undefined where the column says it, where its type has no such value, and where rows must differ in it, or refer to
 * others.
 */
export function fillFor(
  column: Column,
  { constraints, indexes }: Pick<Table, "constraints" | "indexes">,
): SqlValue | undefined {
  const { name, nullable, generated, identity, autoIncrement } = column;
  if (nullable || column.default || generated || identity || autoIncrement) return undefined;
  const isKey =
    constraints.some((each) => each.kind !== "check" && columnsOfConstraint(each).includes(name)) ||
    indexes.some(({ unique, keys }) => unique && keys.some((key) => key.column === name));
  return isKey ? undefined : neutralValue(column.type);
}

function neutralValue(type: ColumnType): SqlValue | undefined {
  if (type.kind === "enum") return type.labels[0];
  if (type.kind === "array") return [];
  if (type.kind === "char") return "".padEnd(type.length ?? 1, " ");
  if (type.kind === "custom") return byWords.find(([words]) => words.test(type.sql))?.[1];
  return neutral[type.kind];
}
