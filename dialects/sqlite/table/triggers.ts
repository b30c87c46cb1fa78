import { type CreateText, readText, type TextReader } from "./reader.ts";

/** When a trigger runs, and where its name stands. */
export interface TriggerText extends CreateText {
  readonly event: "DELETE" | "INSERT" | "UPDATE";
  /** The columns of UPDATE OF; none where it is for all. */
  readonly columns: readonly string[];
}

/** Reads the head of a CREATE TRIGGER statement as SQLite stores it. Throws "operation" for a text of another form. */
export function parseTrigger(text: string): TriggerText {
  const reader = readText(text);
  reader.expect("CREATE");
  reader.accept("TEMP") ?? reader.accept("TEMPORARY");
  reader.expect("TRIGGER");
  reader.accept("IF", "NOT", "EXISTS");
  const named = reader.qualifiedName();
  reader.accept("BEFORE") ?? reader.accept("AFTER") ?? reader.accept("INSTEAD", "OF");
  return { text, ...named, ...readEvent(reader) };
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
