import type { Renderers } from "../../../core/dialect.ts";
import type { AddColumn, AlterColumn, Operation } from "../../../core/operations/operation.ts";
import { defaultClause } from "../../../core/sql/clauses.ts";
import { renameColumn, tableName } from "../../../core/sql/standard.ts";
import { changeTable } from "../change_table.ts";
import { newColumn } from "../column_text.ts";
import { words } from "../words.ts";
import { createIndex } from "./indexes.ts";

/** How operations on columns are said. */
export const columns = {
  addColumn: (operation) => [
    needsNewTable(operation) ? changeTable(operation) : addColumn(operation),
    ...operation.indexes.map((index) => createIndex({ ...operation, index })),
  ],

  dropColumn: (operation) => [changeTable(operation)],

  alterColumn: (operation) => alterColumn(operation),
} satisfies Partial<Renderers>;

function addColumn(operation: AddColumn): string {
  return `ALTER TABLE ${tableName(operation, words)} ADD COLUMN ${newColumn(operation)}`;
}

/** Whether ADD COLUMN takes no such column (https://www.sqlite.org/lang_altertable.html, section 4). */
function needsNewTable({ column, constraints }: AddColumn): boolean {
  const { default: value, type, generated, nullable } = column;
  const text = value ? defaultClause({ value, type }, words) : "NULL";
  const lacksValue = !nullable && !generated && /^null$/i.test(text);
  return constraints.some(({ kind }) => kind === "unique") || generated?.stored === true ||
    isComputed(text) || lacksValue;
}

/** Whether what stands after DEFAULT is an expression: some texts have no literal of one piece either. */
function isComputed(text: string): boolean {
  return /^(?:\(|\w+\(|current_)/i.test(text);
}

/** A new name alone needs no new table, and SQLite then changes it wherever it is used. */
function alterColumn(operation: AlterColumn & Operation<"alterColumn">) {
  const { to, column, type, nullable, default: value } = operation;
  const changes = type !== undefined || nullable !== undefined || value !== undefined;
  return [
    ...changes ? [changeTable(operation)] : [],
    ...to === undefined ? [] : [renameColumn({ ...operation, column, to }, words)],
  ];
}
