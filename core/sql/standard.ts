import type { SqlValue } from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";

/** How a dialect writes the words that SQL is made of. */
export interface Words {
  quote(name: string): string;
  /** A value as a literal; `type` is that of the column that it is for, where it is known. */
  literal(value: SqlValue, type?: ColumnType): string;
  /** An expression of the user's, as it may stand after DEFAULT. */
  defaultExpression(sql: string): string;
}

type Quoting = Pick<Words, "quote">;

/** `schema.table`, quoted where it must be. */
export function qualified(
  { name, schema }: { readonly name: string; readonly schema?: string },
  { quote }: Quoting,
): string {
  return schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
}

/** `a, b`, quoted where they must be. */
export function nameList(names: readonly string[], { quote }: Quoting): string {
  return names.map(quote).join(", ");
}

/** A table, as an operation on it names it. */
export interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

/** What names this table in an operation on it. */
export function onTable(
  { name, schema }: { readonly name: string; readonly schema?: string },
): OnTable {
  return { table: name, schema };
}

/** The table that an operation names, as SQL does. */
export function tableName({ table, schema }: OnTable, words: Quoting): string {
  return qualified({ name: table, schema }, words);
}

/** `DROP TABLE IF EXISTS t CASCADE`. */
export function dropTable(
  { ifExists, cascade, ...on }: OnTable & {
    readonly ifExists?: boolean;
    readonly cascade?: boolean;
  },
  words: Words,
): string {
  const end = cascade ? " CASCADE" : "";
  return `DROP TABLE ${ifExists ? "IF EXISTS " : ""}${tableName(on, words)}${end}`;
}

/** `ALTER TABLE t RENAME TO u`. */
export function renameTable(
  { to, ...on }: OnTable & { readonly to: string },
  words: Words,
): string {
  return `ALTER TABLE ${tableName(on, words)} RENAME TO ${words.quote(to)}`;
}

/** `ALTER TABLE t RENAME COLUMN a TO b`. */
export function renameColumn(
  { column, to, ...on }: OnTable & { readonly column: string; readonly to: string },
  words: Words,
): string {
  const { quote } = words;
  return `ALTER TABLE ${tableName(on, words)} RENAME COLUMN ${quote(column)} TO ${quote(to)}`;
}
