import { folded, isName, piecesOf, unquoted } from "./reader.ts";

/**
 * Words that are operators in an expression and can't be a name without quotes. Others of SQLite's keywords can, and
 * are taken for one where a column is called so.
 */
const OPERATORS: ReadonlySet<string> = new Set(
  `AND AS BETWEEN CASE COLLATE DISTINCT ELSE ESCAPE EXISTS FROM GROUP IN IS ISNULL NOT NOTNULL NULL
ON OR ORDER SELECT THEN WHEN WHERE`.split(/\s/),
);

/** Whether an expression names a column. Text in single quotes is a string, and a word before `(` a function. */
export function mentionsColumn(expression: string, column: string): boolean {
  const wanted = folded(column);
  const pieces = piecesOf(expression);
  return pieces.some(({ kind, word, start, end }, index) => {
    if (kind !== "word" && kind !== "identifier") return false;
    if (folded(unquoted(expression.slice(start, end))) !== wanted) return false;
    return kind === "identifier" || !OPERATORS.has(word) && pieces[index + 1]?.word !== "(";
  });
}

/** Everything in a statement that may be a name, as SQLite compares them. */
export function namesIn(sql: string): ReadonlySet<string> {
  const names = piecesOf(sql).filter(isName)
    .map(({ start, end }) => folded(unquoted(sql.slice(start, end))));
  return new Set(names);
}

/** Whether an expression names its columns as `table.column`, and so can't be moved to a table of another name. */
export function qualifiesBy(expression: string, table: string): boolean {
  const wanted = folded(table);
  const pieces = piecesOf(expression);
  return pieces.some(({ start, end }, index) =>
    pieces[index + 1]?.word === "." && folded(unquoted(expression.slice(start, end))) === wanted
  );
}
