import { type CreateText, type Name, readText, type Span, type TextReader } from "./reader.ts";

/** What a trigger waits for, and where in its statement stands what. */
export interface TriggerText extends CreateText {
  readonly event: "DELETE" | "INSERT" | "UPDATE";
  /** The columns of UPDATE OF; none where it is for all. */
  readonly columns: readonly string[];
  /** What stands before ON, from BEFORE or the like. */
  readonly occasion: Span;
  /** The table or view that it is on. */
  readonly on: Name;
  /** What stands behind that. */
  readonly action: Span;
}

/** Reads a CREATE TRIGGER statement as SQLite stores it. Throws "operation" for a text of another form. */
export function parseTrigger(text: string): TriggerText {
  const reader = readText(text);
  reader.expect("CREATE");
  reader.accept("TEMP") ?? reader.accept("TEMPORARY");
  reader.expect("TRIGGER");
  reader.accept("IF", "NOT", "EXISTS");
  const named = reader.qualifiedName();
  const { start } = reader.peek();
  reader.accept("BEFORE") ?? reader.accept("AFTER") ?? reader.accept("INSTEAD", "OF");
  const event = readEvent(reader);
  const { end } = reader;
  reader.expect("ON");
  const on = reader.name();
  const action = { start: reader.peek().start, end: text.length };
  return { text, ...named, ...event, occasion: { start, end }, on, action };
}

function readEvent(reader: TextReader): Pick<TriggerText, "event" | "columns"> {
  if (reader.accept("DELETE")) return { event: "DELETE", columns: [] };
  if (reader.accept("INSERT")) return { event: "INSERT", columns: [] };
  reader.expect("UPDATE");
  const columns: string[] = [];
  if (reader.accept("OF")) {
    do columns.push(reader.name().value); while (reader.accept(","));
  }
  return { event: "UPDATE", columns };
}
