import { fromHex } from "../../core/hex.ts";
import type { ServerDefault, SqlValue } from "../../core/schema/model.ts";
import { canNumber } from "../../core/schema/numbering.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { type NamedTypes, readType } from "./read_type.ts";
import { wholeNumber } from "./whole_number.ts";

/** Text; `E'\\'` where nothing but backslashes is escaped. */
const TEXT = /E'(?<escaped>(?:[^'\\]|''|\\\\)*)'|B?'(?<plain>(?:[^']|'')*)'/.source;
const WORD = /\(?(?<word>-?[\d.]+(?:e[-+]?\d+)?|true|false|null)\)?/.source;
const CAST = /::(?<cast>(?:[^'"():]|"[^"]*")+)/.source;

/** A constant, as `pg_get_expr` or `literal` writes it: `'x'::text`, `'-1'::integer`, `(5)::bigint`, `true`. */
const CONSTANT = new RegExp(`^(?:${TEXT}|${WORD})(?:${CAST})?$`, "is");

/**
 * The default that SQL gives a column of `type`, which is none of the user's own: of a constant, the literal that it
 * stands for; of NULL, undefined, which is the same as none.
 *
 * `named` tells which names are enums and domains.
 */
export function readDefault(
  sql: string,
  type: ColumnType,
  named?: NamedTypes,
): ServerDefault | undefined {
  const found = CONSTANT.exec(sql)?.groups;
  if (!found) return { kind: "expression", sql };
  const { escaped, plain, word, cast } = found;
  if (word?.toLowerCase() === "null") return undefined;
  const text = (escaped?.replaceAll("\\\\", "\\") ?? plain)?.replaceAll("''", "'");
  const isPlain = cast === undefined || isLike(readType(cast, named), type);
  const value = isPlain ? valueOf({ text, word }, type) : undefined;
  return value === undefined ? { kind: "expression", sql } : { kind: "literal", value };
}

/** Whether a constant of one type is the same value in a column of the other one. */
function isLike(type: ColumnType, column: ColumnType): boolean {
  // What a domain stands for is built in, mostly.
  if (column.kind === "domain" && type.kind !== "custom") return true;
  return familyOf(type) === familyOf(column);
}

function familyOf(type: ColumnType): string {
  switch (type.kind) {
    case "smallInteger":
    case "integer":
    case "bigInteger":
    case "numeric":
    case "real":
    case "float":
    case "double":
      return "number";
    case "string":
    case "char":
    case "text":
      return "text";
    case "time":
    case "dateTime":
      return `${type.kind} ${type.withTimeZone ?? false}`;
    case "enum":
    case "domain":
      return `${type.schema}.${type.name}`;
    case "custom":
      return unsized[type.sql] ?? type.sql;
    default:
      return type.kind;
  }
}

/** Types without a length have names of their own (`format_type`). */
const unsized: { readonly [name: string]: string } = { bpchar: "text", '"bit"': "bit" };

/** The value of a constant in a column of a type; undefined where it isn't plain. */
function valueOf(
  { text, word }: { readonly text?: string; readonly word?: string },
  type: ColumnType,
): SqlValue | undefined {
  if (familyOf(type) === "number") return numberOf(text ?? word ?? "", type);
  if (type.kind === "boolean") return booleans.get((text ?? word ?? "").toLowerCase());
  if (type.kind === "binary" && text?.startsWith("\\x")) return fromHex(text.slice(2));
  return text;
}

const booleans = new Map([["true", true], ["false", false]]);

/** A number where that is all that the column holds, or the same digits; else a bigint or text. */
function numberOf(text: string, type: ColumnType): SqlValue | undefined {
  const number = Number(text);
  if (canNumber(type)) return /^-?\d+$/.test(text) ? wholeNumber(text) : undefined;
  const isBinary = type.kind === "real" || type.kind === "float" || type.kind === "double";
  const isExact = isBinary || String(number) === text;
  return Number.isFinite(number) && isExact ? number : text;
}
