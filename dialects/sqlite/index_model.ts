import type { Index, IndexKey } from "../../core/schema/model.ts";
import type { StoredObject } from "./stored_table.ts";
import { builtIn, type ColumnsByName } from "./own_names.ts";
import { type IndexKeyText, type IndexText, parseIndex } from "./table/indexes.ts";
import { withoutParentheses } from "./table/parentheses.ts";
import { textAt } from "./table/parse.ts";
import { folded, isName, piecesOf, unquoted } from "./table/reader.ts";

/**
 * The index that a stored text describes, in a table of these columns: what is SQLite's default is left out, also a
 * collation that the column has anyway.
 */
export function indexModel({ name, sql }: StoredObject, columns: ColumnsByName): Index {
  const index = parseIndex(sql);
  return {
    name,
    keys: index.keys.map((key) => keyModel(index, key, columns)),
    ...(index.unique && { unique: true }),
    ...(index.where && { where: withoutParentheses(textAt(index, index.where)) }),
  };
}

function keyModel(index: IndexText, key: IndexKeyText, columns: ColumnsByName): IndexKey {
  const expression = withoutParentheses(textAt(index, key.expression));
  const column = columns.get(folded(key.column ?? nameAlone(expression) ?? ""));
  const collation = key.collation && builtIn(key.collation);
  const isUsual = collation === (column?.collation ?? "BINARY");
  return {
    ...(column ? { column: column.name } : { expression }),
    ...(collation !== undefined && !(column && isUsual) && { collation }),
    ...(key.order === "DESC" && { order: "DESC" }),
  };
}

/** The name that is all of an expression: parentheses around it make it no expression. */
function nameAlone(sql: string): string | undefined {
  const [only, ...more] = piecesOf(sql);
  return more.length === 0 && only && isName(only) ? unquoted(sql) : undefined;
}
