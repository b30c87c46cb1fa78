import type { Column } from "../../../core/schema/model.ts";
import { type OnTable, tableName } from "../../../core/sql/standard.ts";
import { literal, quote } from "../quote.ts";
import { words } from "../words.ts";

/** COMMENT ON for a table and its columns, as far as they have one. */
export function comments(
  on: OnTable,
  { comment, columns }: { readonly comment?: string; readonly columns: readonly Column[] },
): readonly string[] {
  const table = tableName(on, words);
  const all = [
    { what: `TABLE ${table}`, comment },
    ...columns.map(({ name, comment }) => ({ what: `COLUMN ${table}.${quote(name)}`, comment })),
  ];
  return all.flatMap(({ what, comment }) =>
    comment === undefined ? [] : [`COMMENT ON ${what} IS ${literal(comment)}`]
  );
}
