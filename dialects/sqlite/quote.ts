import { MigrateError } from "../../core/errors.ts";
import { toHex } from "../../core/hex.ts";
import { storageOn } from "../../core/schema/define_type.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import type { ColumnType, TypeKind } from "../../core/schema/types.ts";
import { jsonText } from "../json.ts";
import { checkText } from "../text.ts";
import { keywords } from "./keywords.ts";

/**
 * An identifier as SQLite reads it back: as it is where it is lower-case, simple and no keyword, else in quotes.
 *
 * Throws "operation" for the NUL character, which ends SQLite's text, and for broken Unicode.
 */
export function quote(name: string): string {
  if (/^[a-z_][a-z0-9_$]*$/.test(name) && !keywords.has(name)) return name;
  checkText(name, { nulAllowed: false });
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A value as a literal that can't be anything but that value: booleans are 1 and 0, dates and JSON are text, as
 * SQLAlchemy stores them in a column of `type`, where that is known.
 *
 * Throws "operation" for what SQLite can't hold: NaN, integers of more than 64 bits, broken Unicode, invalid dates.
 */
export function literal(value: SqlValue, type?: ColumnType): string {
  const stored = storedValue(value, type);
  if (stored === null) return "NULL";
  if (typeof stored === "string") return textLiteral(stored);
  if (stored instanceof Uint8Array) return `x'${toHex(stored)}'`;
  // SQLite has no word for infinity; a number too large for a double is read as it.
  if (stored === Infinity) return "9e999";
  if (stored === -Infinity) return "-9e999";
  return String(stored);
}

/** A value as SQLite stores it: what `literal()` writes and what is bound to a placeholder. Throws as `literal()`. */
export function storedValue(
  value: SqlValue,
  type?: ColumnType,
): null | string | number | bigint | Uint8Array {
  if (value === null) return null;
  const kind = type && storageOn("sqlite", type).kind;
  // A string is JSON text already.
  if ((kind === "json" || kind === "jsonb") && typeof value !== "string") return jsonText(value);
  if (kind === "uuid" && typeof value === "string") return uuidText(value);
  switch (typeof value) {
    case "string":
      checkText(value, { nulAllowed: true });
      return value;
    case "boolean":
      return value ? 1n : 0n;
    case "bigint":
      return checkedInteger(value);
    case "number":
      // A driver binds every number as REAL, which a column without numeric affinity would store as 1.0.
      return Number.isSafeInteger(value) ? BigInt(value) : checkedReal(value);
    default:
      if (value instanceof Uint8Array) return value;
      return value instanceof Date ? dateText(value, kind) : jsonText(value);
  }
}

/** Characters that don't survive in a script: SQLite's parser ends at a NUL, its shell drops a CR before a line feed. */
const lostCharacters = ["\0", "\r"];

function textLiteral(text: string): string {
  const lost = lostCharacters.filter((character) => text.includes(character));
  const written = lost.reduce((sql, character) => named(character, text, sql), quoted(text));
  return lost.length === 0 ? written : `(${written})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** SQL without a character: `text`, which it comes from, has nothing that looks like what stands in for it. */
function named(character: string, text: string, sql: string): string {
  const code = character.charCodeAt(0);
  let standIn = `{${code}}`;
  for (let count = 1; text.includes(standIn); count++) standIn = `{${code}.${count}}`;
  return `replace(${sql.replaceAll(character, standIn)}, '${standIn}', char(${code}))`;
}

/** As SQLAlchemy stores a UUID: its digits without the dashes. Other text stays. */
function uuidText(text: string): string {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
    ? text.replaceAll("-", "").toLowerCase()
    : text;
}

/** As SQLAlchemy stores a datetime, a date or a time: in UTC, with six digits of a second's fraction. */
function dateText(date: Date, kind?: TypeKind): string {
  if (Number.isNaN(date.getTime())) throw unstorable("an invalid date");
  // Neither SQLite's functions nor SQLAlchemy read years of other than four digits.
  const text = date.toISOString();
  if (!/^\d{4}-/.test(text)) throw unstorable(`the date ${text}`);
  const [day, time] = text.replace("Z", "000").split("T");
  return kind === "date" ? `${day}` : kind === "time" ? `${time}` : `${day} ${time}`;
}

function checkedInteger(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw unstorable(`the integer ${value}`);
  return value;
}

function checkedReal(value: number): number {
  if (Number.isNaN(value)) throw unstorable("NaN");
  return value;
}

function unstorable(what: string): MigrateError {
  return new MigrateError("operation", `SQLite can't store ${what}`, {
    hint: "Give it as text, or null where it is missing.",
  });
}
