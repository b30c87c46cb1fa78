import type { SqlValue } from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";
import { nameList, type OnTable, tableName, type Words } from "./standard.ts";

/** Rows for a table, as an operation has them. */
export interface RowsOnTable extends OnTable {
  readonly columns: readonly string[];
  /** Those of columns whose values they make a difference to. */
  readonly types?: { readonly [column: string]: ColumnType };
  readonly rows: readonly Row[];
  /** Whether many rows go into one statement; they do where undefined. */
  readonly multiinsert?: boolean;
}

type Row = readonly SqlValue[];

/** Long enough that parsing dominates, short enough that a statement stays readable and small. */
const rowsPerInsert = 500;

/** The rows that go into one statement each, of at most so many values. */
export function rowsTogether(
  { columns, rows, multiinsert = true }: RowsOnTable,
  mostValues = Infinity,
): readonly (readonly Row[])[] {
  const most = Math.max(1, Math.min(rowsPerInsert, Math.floor(mostValues / columns.length)));
  const count = multiinsert ? most : 1;
  return Array.from(
    { length: Math.ceil(rows.length / count) },
    (_, at) => rows.slice(at * count, (at + 1) * count),
  );
}

/** INSERT statements for rows of values: none for no rows. */
export function insertRows(operation: RowsOnTable, words: Words): readonly string[] {
  return rowsTogether(operation).map((rows) => insertText(operation, rows, words));
}

/** One INSERT statement for some of the rows. */
export function insertText(operation: RowsOnTable, rows: readonly Row[], words: Words): string {
  const { columns, types = {} } = operation;
  const typesInOrder = columns.map((column) => types[column]);
  return tuplesText(
    operation,
    rows.map((row) => row.map((value, at) => words.literal(value, typesInOrder[at])).join(", ")),
    words,
  );
}

/** `INSERT INTO t (a, b) VALUES (1, 2)`; several rows on lines of their own. */
export function tuplesText(
  { columns, ...on }: Pick<RowsOnTable, "columns" | "table" | "schema">,
  tuples: readonly string[],
  words: Words,
): string {
  const head = `INSERT INTO ${tableName(on, words)} (${nameList(columns, words)}) VALUES`;
  return tuples.length === 1
    ? `${head} (${tuples[0]})`
    : `${head}\n    (${tuples.join("),\n    (")})`;
}
