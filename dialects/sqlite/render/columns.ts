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
    explain: (error) => Promise.resolve(hinted(error, /unknown datatype/, strictHint)),
  };
}

const strictHint =
  'The table is STRICT: write t.integer(), t.real(), t.text(), t.binary() or t.custom("ANY").';

/** The error with what to do, where SQLite says such a thing. */
function hinted(error: unknown, said: RegExp, hint: string): unknown {
  if (!(error instanceof MigrateError) || !said.test(messageOf(error.cause))) return error;
  const { code, message, where, cause } = error;
  return new MigrateError(code, message, { where, cause, hint });
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
    ...to === undefined ? [] : [{
      text: renameColumn({ ...operation, column, to }, words),
      explain: (error: unknown) => Promise.resolve(hinted(error, lostKey, lostKeyHint)),
    }],
  ];
}

/** SQLite trips over itself: the new name is missing in one of the constraints. */
const lostKey =
  /error in table .* after rename: (?:expressions prohibited in PRIMARY KEY|no such column)/;
const lostKeyHint = "In a table WITHOUT ROWID the primary key can't be renamed while it is in a " +
  "unique constraint, too: drop that before, and make it again behind.";
