import type { Renderers } from "../../../core/dialect.ts";
import { messageOf, MigrateError } from "../../../core/errors.ts";
import type { Operation } from "../../../core/operations/operation.ts";
import type { AddColumn, AlterColumn } from "../../../core/operations/table_shapes.ts";
import { defaultClause } from "../../../core/sql/clauses.ts";
import { renameColumn, tableName } from "../../../core/sql/standard.ts";
import { changeTable } from "../change_table.ts";
import { newColumn } from "../column_text.ts";
import { changesOf } from "../table_changes.ts";
import { type PlainWork, subjectOf } from "../table_work.ts";
import { words } from "../words.ts";
import { createIndex } from "./indexes.ts";

/** How operations on columns are said. */
export const columns = {
  addColumn: (operation) => [
    isLate(operation) ? changeTable(operation) : addColumn(operation),
    ...operation.indexes.map((index) => createIndex({ ...operation, index })),
  ],

  dropColumn: (operation) => [changeTable(operation)],

  alterColumn: (operation) => alterColumn(operation),
} satisfies Partial<Renderers>;

function addColumn(operation: Operation<"addColumn">): PlainWork {
  return {
    text: `ALTER TABLE ${tableName(operation, words)} ADD COLUMN ${newColumn(operation)}`,
    subject: subjectOf(operation),
    changes: (table) => changesOf(operation, table),
    explain: (error) => Promise.resolve(strictError(error)),
  };
}

/** The error with what to write where the table is STRICT, and knows no such type. */
function strictError(error: unknown): unknown {
  if (!(error instanceof MigrateError) || !/unknown datatype/.test(messageOf(error.cause))) {
    return error;
  }
  const { code, message, where, cause } = error;
  return new MigrateError(code, message, {
    where,
    cause,
    hint:
      'The table is STRICT: write t.integer(), t.real(), t.text(), t.binary() or t.custom("ANY").',
  });
}

/** Whether it depends on what the table is, or on its being made anew. */
function isLate(operation: AddColumn): boolean {
  const { ifNotExists, position, fill } = operation;
  return ifNotExists === true || position !== undefined || fill !== undefined ||
    needsNewTable(operation);
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
  const { to, column } = operation;
  return [
    ...changesOf(operation).length > 0 ? [changeTable(operation)] : [],
    ...to === undefined ? [] : [renameColumn({ ...operation, column, to }, words)],
  ];
}
