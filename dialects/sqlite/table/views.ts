import { type CreateText, readText, type Span } from "./reader.ts";

/** A CREATE VIEW statement, and where in it stands what. */
export interface ViewText extends CreateText {
  /** The names of its columns; undefined where they are the query's. */
  readonly columns?: readonly string[];
  readonly query: Span;
}

/** Reads a CREATE VIEW statement as SQLite stores it. Throws "operation" for a text of another form. */
export function parseView(text: string): ViewText {
  const reader = readText(text);
  reader.expect("CREATE");
  reader.accept("TEMP") ?? reader.accept("TEMPORARY");
  reader.expect("VIEW");
  reader.accept("IF", "NOT", "EXISTS");
  const named = reader.qualifiedName();
  const columns: string[] = [];
  if (reader.accept("(")) {
    do columns.push(reader.name().value); while (reader.accept(","));
    reader.expect(")");
  }
  const { end: start } = reader.expect("AS");
  return {
    text,
    ...named,
    ...(columns.length > 0 && { columns }),
    query: { start, end: text.length },
  };
}
