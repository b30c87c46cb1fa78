import { MigrateError } from "../../core/errors.ts";
import { toHex } from "../../core/hex.ts";
import { storageOn } from "../../core/schema/define_type.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { jsonText } from "../json.ts";

/** A value that isn't null. */
export type GivenValue = Exclude<SqlValue, null>;

/**
 * A value as the text that PostgreSQL reads it from, for a column of `type` where that is known.
 *
 * A string is that text already. Dates are in UTC; objects and lists are JSON where `type` doesn't want them otherwise.
 * Throws "operation" for invalid dates, and for what JSON can't say.
 */
export function valueText(value: GivenValue, type?: ColumnType): string {
  if (typeof value === "string") return value;
  if (isJson(type)) return jsonText(value);
  if (value instanceof Date) return momentText(value, type);
  if (value instanceof Uint8Array) return `\\x${toHex(value)}`;
  if (typeof value !== "object") return String(value);
  if (isList(value)) return type?.kind === "array" ? arrayText(value, type) : jsonText(value);
  return type?.kind === "hstore" ? hstoreText(value) : jsonText(value);
}

/** Whether a column of this type holds JSON. */
export function isJson(type?: ColumnType): boolean {
  return type?.kind === "json" || type?.kind === "jsonb";
}

/** An array as PostgreSQL writes it: `{1,"it, too",NULL}`. Lists in it are its further dimensions, but in one of JSON. */
export function arrayText(
  items: readonly SqlValue[],
  { of, dimensions = 1 }: { readonly of?: ColumnType; readonly dimensions?: number } = {},
): string {
  const type = of && storageOn("postgresql", of);
  const texts = items.map((item) => {
    if (item === null) return "NULL";
    if (!isList(item) || dimensions === 1 && isJson(type)) return arrayItem(valueText(item, type));
    return arrayText(item, { of: type, dimensions: dimensions - 1 });
  });
  return `{${texts.join(",")}}`;
}

/** Values of a type each as the text of an array, whose items they are. */
export function listText(values: readonly SqlValue[], type?: ColumnType): string {
  const texts = values.map((value) => value === null ? "NULL" : arrayItem(valueText(value, type)));
  return `{${texts.join(",")}}`;
}

/** Quoted where the server quotes it (`array_out`): what is read as it is needs none. */
function arrayItem(text: string): string {
  return text === "" || /^null$|[\s{},"\\]/i.test(text) ? inQuotes(text) : text;
}

/** An object as the extension `hstore` reads it: `"a"=>"1","b"=>NULL`. */
function hstoreText(value: { readonly [key: string]: SqlValue }): string {
  return Object.entries(value).map(([key, inner]) =>
    `${inQuotes(key)}=>${inner === null ? "NULL" : inQuotes(valueText(inner))}`
  ).join(",");
}

function inQuotes(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** A moment in UTC: all of it, or what a column's type holds of it. */
function momentText(date: Date, type?: ColumnType): string {
  if (Number.isNaN(date.getTime())) {
    throw new MigrateError("operation", "An invalid date can't be stored");
  }
  const [, monthAndDay = "", time = ""] = /\d(-\d\d-\d\d)T(.*)Z$/.exec(date.toISOString()) ?? [];
  const year = date.getUTCFullYear();
  const [digits, era] = year > 0 ? [year, ""] : [1 - year, " BC"];
  const day = String(digits).padStart(4, "0") + monthAndDay;
  if (type?.kind === "date") return day + era;
  const isZoned = type?.kind !== "time" && type?.kind !== "dateTime" || type.withTimeZone;
  const zone = isZoned ? "+00" : "";
  return type?.kind === "time" ? time + zone : `${day} ${time}${zone}${era}`;
}

/** Whether a value is a list: `Array.isArray` doesn't tell readonly arrays from objects. */
export function isList(value: SqlValue): value is readonly SqlValue[] {
  return Array.isArray(value);
}
