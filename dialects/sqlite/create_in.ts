import { quote } from "./quote.ts";
import type { CreateText } from "./table/reader.ts";

/** A CREATE statement for the database that a thing is in, which its stored text doesn't name. */
export function createIn(
  { text, name, schema: written }: CreateText,
  schema: string | undefined,
): string {
  if (schema === undefined || written) return text;
  return `${text.slice(0, name.start)}${quote(schema)}.${text.slice(name.start)}`;
}
