import { MigrateError } from "../../core/errors.ts";
import { storageOn } from "../../core/schema/define_type.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { checkText } from "../text.ts";
import { keywords } from "./keywords.ts";
import { isJson, valueText } from "./value_text.ts";

/** In bytes. PostgreSQL would cut what is longer, and take two names for one ("Lexical Structure", NAMEDATALEN). */
export const longestName = 63;

/**
 * An identifier as PostgreSQL reads it back: as it is where it is lower-case, simple and no keyword, else in quotes.
 *
 * Throws "operation" for names that are empty or too long, the NUL character and broken Unicode.
 */
export function quote(name: string): string {
  if (/^[a-z_][a-z0-9_$]{0,62}$/.test(name) && !keywords.has(name)) return name;
  if (name === "") throw new MigrateError("operation", "PostgreSQL has no empty names");
  checkText(name, { nulAllowed: false });
  if (new TextEncoder().encode(name).length > longestName) {
    throw new MigrateError("operation", `The name "${name}" is too long for PostgreSQL`, {
      hint: `It has ${longestName} bytes for a name.`,
    });
  }
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A value as a literal that can't be anything but that value, whatever `standard_conforming_strings` says; `type` is that
 * of the column that it is for, where it is known.
 *
 * Text, dates, JSON and arrays are plain strings, which take the type that the place asks for; dates are in UTC. Throws
 * "operation" for the NUL character, broken Unicode and invalid dates.
 */
export function literal(value: SqlValue, type?: ColumnType): string {
  if (value === null) return "NULL";
  const stored = type && storageOn("postgresql", type);
  if (!isJson(stored)) {
    if (value instanceof Uint8Array) return `${textLiteral(valueText(value))}::bytea`;
    if (typeof value === "bigint" || typeof value === "boolean") return String(value);
    if (typeof value === "number") {
      return Number.isFinite(value) ? String(value) : `'${value}'::float8`;
    }
  }
  return textLiteral(valueText(value, stored));
}

/** In a plain string a backslash means itself or escapes, as the server is set; in an E string it always escapes. */
function textLiteral(text: string): string {
  checkText(text, { nulAllowed: false });
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? `E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}
