import type { Placed } from "./clauses.ts";
import { endsInLineComment, joined } from "./layout.ts";
import { type ColumnText, parseTable, type TableText } from "./parse.ts";
import type { Span } from "./reader.ts";

/** What is to stand at a place of a table's text. */
export interface Edit extends Span {
  readonly text: string;
}

/** The table with edits made, in whichever order they are given; they don't overlap. */
export function edited(table: TableText, edits: readonly Edit[]): TableText {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits.toSorted((one, other) => one.start - other.start)) {
    pieces.push(table.text.slice(at, start), text);
    at = end;
  }
  pieces.push(table.text.slice(at));
  return parseTable(joined(parted(pieces)));
}

/** Pieces with a space between those that would become one token: `x NUMERIC(5)AS (1)` needs none as it is. */
function parted(pieces: readonly string[]): readonly string[] {
  const filled = pieces.filter((piece) => piece !== "");
  return filled.flatMap((piece, at) =>
    /[^\s(),]$/.test(filled[at - 1] ?? "") && /^[^\s(),]/.test(piece) ? [" ", piece] : [piece]
  );
}

/** Puts a clause behind a column's type, or its name where it has none. */
export function withClause(table: TableText, column: ColumnText, clause: string): TableText {
  const { end } = column.type ?? column.name;
  return edited(table, [{ start: end, end, text: ` ${clause}` }]);
}

/** Takes clauses of columns out, with the space before each. The comments between them stay. */
export function withoutClauses(table: TableText, clauses: readonly Placed[]): TableText {
  return edited(
    table,
    clauses.map(({ start, end }) => ({ start: endBefore(table.text, start), end, text: "" })),
  );
}

/** Where the text before a clause ends when the clause goes: a line comment keeps its line break. */
function endBefore(text: string, start: number): number {
  const before = text.slice(0, start).trimEnd();
  return endsInLineComment(before) ? start : before.length;
}
