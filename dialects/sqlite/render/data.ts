import type { Renderers, Statement } from "../../../core/dialect.ts";
import type { SqlValue } from "../../../core/schema/model.ts";
import { sqlOn } from "../../../core/operations/invoke.ts";
import { splitSql } from "../../../core/sql/split.ts";
import {
  insertText,
  type RowsOnTable,
  rowsTogether,
  tuplesText,
} from "../../../core/sql/insert.ts";
import { bindAll } from "../bind.ts";
import { storedValue } from "../quote.ts";
import { rules } from "../rules.ts";
import { words } from "../words.ts";

/** How rows are written, and SQL of the user's own. */
export const data = {
  execute: ({ sql, parameters }) =>
    parameters ? bindAll(sql, parameters) : splitSql(sql, rules).map(({ text }) => text),

  invoke: (operation) => splitSql(sqlOn("sqlite", operation), rules).map(({ text }) => text),

  bulkInsert: (operation) => boundInserts(operation),
} satisfies Partial<Renderers>;

/** SQLITE_MAX_VARIABLE_NUMBER, where nobody has chosen another (https://www.sqlite.org/limits.html). */
const mostValues = 32_766;

/** Values travel apart from the text: SQLite is told the same text again and again, and reads it once. */
function boundInserts(operation: RowsOnTable): readonly Statement[] {
  const { columns, types = {} } = operation;
  const typesInOrder = columns.map((column) => types[column]);
  const tuple = columns.map(() => "?").join(", ");
  const texts = new Map<number, string>();
  return rowsTogether(operation, mostValues).map((rows) => {
    const text = texts.get(rows.length) ?? tuplesText(operation, rows.map(() => tuple), words);
    texts.set(rows.length, text);
    const values = new Array<SqlValue>(rows.length * columns.length);
    let next = 0;
    for (const row of rows) {
      for (let at = 0; at < row.length; at++) {
        values[next++] = storedValue(row[at]!, typesInOrder[at]);
      }
    }
    return {
      text,
      values,
      inlined: () => insertText(operation, rows, words),
    };
  });
}
