import { fromHex } from "../../core/hex.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import { jsonText } from "../json.ts";
import { arrayText, isList, valueText } from "./value_text.ts";
import { wholeNumber } from "./whole_number.ts";

/** How values of one type travel: from the server as text, and to it. Numbers are those of `pg_type.oid`. */
export interface ValueCodec {
  readonly oid: number;
  readonly parse: (text: string) => unknown;
  readonly serialize: (value: unknown) => string;
}

/** Each built-in type whose values aren't simply text, with the type of arrays of it. */
const types:
  readonly (readonly [oid: number, arrayOid: number, parse: (text: string) => unknown])[] = [
    [16, 1000, (text) => text === "t"], // bool
    [17, 1001, parseBytes], // bytea
    [18, 1002, asText], // "char"
    [19, 1003, asText], // name
    [20, 1016, wholeNumber], // int8
    [21, 1005, Number], // int2
    [23, 1007, Number], // int4
    [25, 1009, asText], // text
    [26, 1028, Number], // oid
    [114, 199, parseJson], // json
    [700, 1021, Number], // float4
    [701, 1022, Number], // float8
    [1042, 1014, asText], // bpchar
    [1043, 1015, asText], // varchar
    [1082, 1182, parseDate], // date
    [1114, 1115, parseDate], // timestamp
    [1184, 1185, parseDate], // timestamptz
    [1700, 1231, asText], // numeric: a number would cut its digits
    [2205, 2210, asText], // regclass
    [2206, 2211, asText], // regtype
    [2950, 2951, asText], // uuid
    [3802, 3807, parseJson], // jsonb
  ];

/** How the driver is to read and write values; a type that isn't here is text both ways. */
export const codecs: readonly ValueCodec[] = types.flatMap(([oid, arrayOid, parse]) => [
  { oid, parse, serialize: String },
  { oid: arrayOid, parse: (text) => parseArray(text, parse), serialize: listText },
]);

/** A list given as a parameter: JSON, unless the server says that an array is wanted. */
class List {
  constructor(readonly items: readonly SqlValue[]) {}

  toString(): string {
    return jsonText(this.items);
  }
}

/** Text, which a caller may have written as PostgreSQL writes arrays, stays. */
function listText(value: unknown): string {
  return value instanceof List ? arrayText(value.items) : String(value);
}

/** A parameter as the driver is to have it: text, or what becomes text once the server has named its type. */
export function parameter(value: SqlValue): null | string | List {
  if (value === null) return null;
  return isList(value) ? new List(value) : valueText(value);
}

/** An array's items, nested as it is. PostgreSQL writes bounds in front where they don't begin at 1. */
function parseArray(text: string, parse: (text: string) => unknown): unknown[] {
  const stack: unknown[][] = [[]];
  for (
    const [token] of text.replace(/^\[.*?\]=/, "").matchAll(/[{}]|"(?:\\.|[^"\\])*"|[^{},"]+/gs)
  ) {
    if (token === "{") stack.push([]);
    else if (token === "}") stack.at(-2)!.push(stack.pop());
    else stack.at(-1)!.push(parseItem(token, parse));
  }
  return stack[0]![0] as unknown[];
}

function parseItem(token: string, parse: (text: string) => unknown): unknown {
  if (token === "NULL") return null;
  return parse(token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/gs, "$1") : token);
}

function asText(text: string): string {
  return text;
}

/** A moment; text without a zone is taken as UTC. What a Date can't say (infinity, BC) stays text. */
function parseDate(text: string): Date | string {
  const [, day, time = "00:00:00", zone = "+00"] =
    /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d(?:\.\d+)?)([+-][\d:]+)?)?$/.exec(text) ?? [];
  if (day === undefined) return text;
  return new Date(Date.parse(`${day}T${time}Z`) - offsetOf(zone));
}

/** Milliseconds of `+05`, `-03:30` or, before zones were standardized, `-03:30:52`. */
function offsetOf(zone: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = zone.slice(1).split(":").map(Number);
  const milliseconds = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return zone.startsWith("-") ? -milliseconds : milliseconds;
}

/** Hexadecimal, or with octal escapes where the server's `bytea_output` says so. */
function parseBytes(text: string): Uint8Array {
  if (text.startsWith("\\x")) return fromHex(text.slice(2));
  const codes = text.match(/\\\d{3}|\\\\|[^\\]/g) ?? [];
  return Uint8Array.from(
    codes,
    (code) => /^\\\d/.test(code) ? parseInt(code.slice(1), 8) : code.charCodeAt(code.length - 1),
  );
}

/** JSON as data. Integers that a number would cut are bigints; looking for them costs time, and is rarely needed. */
function parseJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
    const isCut = typeof value === "number" && !Number.isSafeInteger(value);
    return isCut && /^-?\d+$/.test(context?.source ?? "") ? BigInt(context!.source!) : value;
  });
}
