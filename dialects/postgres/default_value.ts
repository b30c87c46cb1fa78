import { fromHex } from "../../core/hex.ts";
import type { ServerDefault, SqlValue } from "../../core/schema/model.ts";
import { canNumber } from "../../core/schema/numbering.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { typeName } from "../../core/schema/types.ts";
import { type NamedTypes, readType } from "./read_type.ts";
import { typeNames } from "./types.ts";
import { wholeNumber } from "./whole_number.ts";

/** Text; `E'\\'` where nothing but backslashes is escaped. */
const TEXT = /E'(?<escaped>(?:[^'\\]|''|\\\\)*)'|B?'(?<plain>(?:[^']|'')*)'/.source;
const WORD = /\(?(?<word>-?[\d.]+(?:e[-+]?\d+)?|true|false|null)\)?/.source;
const CAST = /::(?<cast>(?:[^'"():]|"[^"]*")+)/.source;

/** A constant, as `pg_get_expr` or `literal` writes it: `'x'::text`, `'-1'::integer`, `(5)::bigint`, `true`. */
const CONSTANT = new RegExp(`^(?:${TEXT}|${WORD})(?:${CAST})?$`, "is");

/** What a constant is made of: its text, or the word that it is, and the type that it is said to be of. */
interface Constant {
  readonly text?: string;
  readonly word?: string;
  readonly cast?: ColumnType;
}

/**
 * The default that SQL gives a column of `type`, which is none of the user's own: of a constant, the literal that the
 * database says it so for; of NULL, undefined, which is the same as none.
 *
 * `named` tells which names are enums and domains.
 */
export function readDefault(
  sql: string,
  type: ColumnType,
  named?: NamedTypes,
): ServerDefault | undefined {
  const found = readConstant(sql, named);
  if (found?.word?.toLowerCase() === "null") return undefined;
  const value = found && literalOf(found, type);
  if (!found || value === undefined) return { kind: "expression", sql };
  if (isSaidSo(found, value, type)) return { kind: "literal", value };
  const isBare = found.text !== undefined && found.cast === undefined;
  return { kind: "expression", sql: isBare ? `${sql}::${sqlName(type)}` : sql };
}

/** As the database says it where it isn't asked for sizes. */
function sqlName(type: ColumnType): string {
  return typeName(typeNames, type).toLowerCase();
}

/** The literal that a default is the same as, in whichever way it is written: `5`, for `'5'::numeric`. */
export function plainDefault(given: ServerDefault, type: ColumnType): ServerDefault {
  const found = given.kind === "expression" ? readConstant(given.sql) : undefined;
  const value = found && literalOf(found, type);
  return value === undefined ? given : { kind: "literal", value };
}

function readConstant(sql: string, named?: NamedTypes): Constant | undefined {
  const found = CONSTANT.exec(sql)?.groups;
  if (!found) return undefined;
  const { escaped, plain, word, cast } = found;
  const text = (escaped?.replaceAll("\\\\", "\\") ?? plain)?.replaceAll("''", "'");
  return { text, word, ...cast !== undefined && { cast: readType(cast, named) } };
}

function literalOf({ cast, ...constant }: Constant, type: ColumnType): SqlValue | undefined {
  return cast === undefined || isLike(cast, type) ? valueOf(constant, type) : undefined;
}

/** Whether the database writes a literal in this way. */
function isSaidSo({ text, word, cast }: Constant, value: SqlValue, type: ColumnType): boolean {
  switch (familyOf(type)) {
    case "number":
      // Written with all zeros there, and by us with few.
      if (/\de[-+]\d/.test(String(value))) return true;
      if (word !== undefined) return cast === undefined && String(value) === word;
      // Numbers with a sign, and those that don't fit, are cast (ruleutils.c, get_const_expr).
      return cast === undefined
        ? type.kind === "integer" || type.kind === "numeric" && /\./.test(text ?? "")
        : String(value) === text && castOf(text) === cast.kind;
    case "text":
      return cast === undefined || cast.kind === type.kind || type.kind === "char";
    case "array":
      return cast === undefined || itemOf(cast) === itemOf(type);
    case "interval":
      return cast === undefined || sqlName(cast) === sqlName(type);
    default:
      return true;
  }
}

/** The type that the database gives a number that it writes in quotes; undefined for one that it doesn't. */
function castOf(text: string): ColumnType["kind"] | undefined {
  if (!/^-?\d+$/.test(text)) return text.startsWith("-") ? "numeric" : undefined;
  const number = BigInt(text);
  if (BigInt.asIntN(64, number) !== number) return "numeric";
  if (BigInt.asIntN(32, number) !== number) return "bigInteger";
  return number < 0n ? "integer" : undefined;
}

/** The kind of an array's items, whose sizes no default tells. */
function itemOf(type: ColumnType): string {
  return type.kind === "array" ? itemOf(type.of) : familyOf(type) + type.kind;
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
