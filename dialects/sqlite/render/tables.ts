import type { Renderers } from "../../../core/dialect.ts";
import type { CreateTable } from "../../../core/operations/table_shapes.ts";
import type { Column, Table } from "../../../core/schema/model.ts";
import { isNumbered, loneKey } from "../../../core/schema/numbering.ts";
import { clauseList, constraintClause, inlineConstraint } from "../../../core/sql/clauses.ts";
import { dropTable, onTable, qualified, renameTable } from "../../../core/sql/standard.ts";
import { columnText } from "../column_text.ts";
import { changeTable } from "../change_table.ts";
import { asConstraint, noCascade, requireForm, requireTable } from "../limits.ts";
import { words } from "../words.ts";
import { createIndex } from "./indexes.ts";

/** How operations on whole tables are said. */
export const tables = {
  createTable: ({ table, ifNotExists }) => [
    createTable({ table, ifNotExists }),
    ...table.indexes.map((index) => createIndex({ ...onTable(table), index, ifNotExists })),
  ],

  dropTable(operation) {
    if (operation.cascade) throw noCascade();
    return [dropTable(operation, words)];
  },

  renameTable: (operation) => [renameTable(operation, words)],

  alterTable(operation) {
    requireForm(operation.form, operation.table);
    return [changeTable(operation)];
  },

  // There is no place for comments.
  createTableComment: () => [],
  dropTableComment: () => [],
} satisfies Partial<Renderers>;

/**
 * The primary key that must stand behind its column, undefined for others: with AUTOINCREMENT, which stands there
 * (https://www.sqlite.org/autoinc.html), and with DESC, which there makes a column of what else would be the rowid.
 */
function inlineKey(
  table: Table,
): { readonly column: Column; readonly clause: string } | undefined {
  const column = loneKey(table);
  const key = table.constraints.find(({ kind }) => kind === "primaryKey");
  if (!column || key?.kind !== "primaryKey") return undefined;
  const { sorting, ...unsorted } = key;
  if (isCounter(column)) {
    return { column, clause: `${inlineConstraint(unsorted, words)} AUTOINCREMENT` };
  }
  const { order, collation } = sorting?.[column.name] ?? {};
  const isPlain = order !== "DESC" || collation !== undefined || isRowid(column, table);
  return isPlain ? undefined : { column, clause: inlineConstraint(key, words) };
}

/** Whether no number of the column's comes twice. */
function isCounter({ autoIncrement, identity }: Column): boolean {
  return autoIncrement === true || identity !== undefined;
}

/** Whether a column is another name of the row's number (https://www.sqlite.org/lang_createtable.html#rowid). */
export function isRowid(column: Column, table: Table): boolean {
  return isCounter(column) || !table.withoutRowid && isNumbered(column, table);
}

/** `CREATE TABLE t (…)`. */
export function createTable({ table, ifNotExists }: CreateTable): string {
  requireTable(table);
  const { strict: isStrict = false } = table;
  const constraints = table.constraints.map((each) => asConstraint(each, table.schema));
  const inline = inlineKey(table);
  const clauses = [
    ...table.columns.map((column) => {
      const text = columnText(column, { isNumbered: isRowid(column, table), isStrict });
      return column === inline?.column ? `${text} ${inline.clause}` : text;
    }),
    ...constraints.filter((each) => !(inline && each.kind === "primaryKey"))
      .map((each) => constraintClause(each, words)),
  ];
  const options = [...isStrict ? ["STRICT"] : [], ...table.withoutRowid ? ["WITHOUT ROWID"] : []];
  return [
    `CREATE TABLE ${ifNotExists ? "IF NOT EXISTS " : ""}${qualified(table, words)} `,
    clauseList(clauses),
    options.length === 0 ? "" : ` ${options.join(", ")}`,
  ].join("");
}
