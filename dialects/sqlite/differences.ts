import type { Differences } from "../../core/dialect.ts";
import type { Column, Table } from "../../core/schema/model.ts";
import { loneKey } from "../../core/schema/numbering.ts";
import { isRowid } from "./render/tables.ts";

/** What makes one of its databases another: a table that is made anew can become anything. */
export const differences: Differences = {
  // A constraint without a name has none.
  defaultName: () => undefined,
  plainSql: (sql) => sql,
  plainDefault: (given) => given,
  isReplaced: () => false,
  using: () => undefined,
  refersAhead: true,
  readersHoldColumns: false,
  keysLeaveNotNull: false,
  // AUTOINCREMENT is a word behind the key.
  keysCount: true,
  isNeverNull: (column, table) => isRowid(column, table) || isPlainRowid(column, table),
  hasEnumTypes: false,
  keysAreIndexes: false,
};

/** Whether a column is the row's number, and gets its values from elsewhere: from another table, or by a default. */
function isPlainRowid(column: Column, table: Table): boolean {
  const { type, autoIncrement } = column;
  return loneKey(table) === column && type.kind === "integer" && autoIncrement !== false &&
    !table.withoutRowid;
}
