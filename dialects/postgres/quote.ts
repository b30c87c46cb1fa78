import { MigrateError } from "../../core/errors.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import { jsonText } from "../json.ts";
import { checkText } from "../text.ts";
import { keywords } from "./keywords.ts";

/** PostgreSQL would cut what is longer, and take two names for one ("Lexical Structure", NAMEDATALEN). */
const mostBytes = 63;

/**
 * An identifier as PostgreSQL reads it back: as it is where it is lower-case, simple and no keyword, else in quotes.
 *
 * Throws "operation" for names that are empty or too long, the NUL character and broken Unicode.
 */
export function quote(name: string): string {
  if (/^[a-z_][a-z0-9_$]{0,62}$/.test(name) && !keywords.has(name)) return name;
  if (name === "") throw new MigrateError("operation", "PostgreSQL has no empty names");
  checkText(name, { nulAllowed: false });
  if (new TextEncoder().encode(name).length > mostBytes) {
    throw new MigrateError("operation", `The name "${name}" is too long for PostgreSQL`, {
      hint: `It has ${mostBytes} bytes for a name.`,
    });
  }
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A value as a literal that can't be anything but that value, whatever `standard_conforming_strings` says.
 *
 * Text, dates and JSON are plain strings, which take the type that the place asks for; dates are in UTC. Throws
 * "operation" for the NUL character, broken Unicode and invalid dates.
 */
export function literal(value: SqlValue): string {
  if (value === null) return "NULL";
  if (value instanceof Date) return textLiteral(dateText(value));
  if (value instanceof Uint8Array) return `E'\\\\x${value.toHex()}'::bytea`;
  switch (typeof value) {
    case "string":
      return textLiteral(value);
    case "number":
      return Number.isFinite(value) ? String(value) : `'${value}'::float8`;
    case "bigint":
    case "boolean":
      return String(value);
    default:
      return textLiteral(jsonText(value));
  }
}

/** A moment as PostgreSQL reads it into any of its date and time types; those without a zone keep the time of UTC. */
export function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) {
    throw new MigrateError("operation", "An invalid date can't be stored");
  }
  const [, afterYear = ""] = /\d(-.*)Z$/.exec(date.toISOString().replace("T", " ")) ?? [];
  const year = date.getUTCFullYear();
  const [digits, era] = year > 0 ? [year, ""] : [1 - year, " BC"];
  return `${String(digits).padStart(4, "0")}${afterYear}+00${era}`;
}

/** In a plain string a backslash means itself or escapes, as the server is set; in an E string it always escapes. */
function textLiteral(text: string): string {
  checkText(text, { nulAllowed: false });
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? `E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}
