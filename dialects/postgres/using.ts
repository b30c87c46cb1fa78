import { type ColumnType, type TypeKind, typeName } from "../../core/schema/types.ts";
import { quote } from "./quote.ts";
import { storageType, typeNames } from "./types.ts";

/**
 * Kinds of types that values change between when they are assigned (`pg_cast.castcontext` 'a' and 'i'); of those on
 * one line each to each.
 */
const families: readonly (readonly TypeKind[])[] = [
  ["smallInteger", "integer", "bigInteger", "numeric", "real", "float", "double", "money"],
  ["string", "char", "text", "citext"],
  ["date", "dateTime"],
  ["time", "interval"],
  ["json", "jsonb"],
  ["bit", "varbit"],
  ["inet", "cidr"],
  ["macaddr", "macaddr8"],
  ["oid", "regclass", "regconfig", "integer", "bigInteger"],
  ["geometry", "geography"],
];

/** One way only. */
const oneWay: readonly (readonly [before: TypeKind, after: TypeKind])[] = [["dateTime", "time"]];

const texts: ReadonlySet<TypeKind> = new Set(["string", "char", "text"]);

/**
 * The expression that turns a column's values into those of another type; undefined where the server does so by itself:
 * for what an assignment casts, and for all that becomes text.
 *
 * Values go by way of their text where there is no cast between the types, which is right for what is written alike.
 */
export function using(
  column: string,
  before: ColumnType,
  after: ColumnType,
): string | undefined {
  return cast(column, storageType(before), storageType(after));
}

function cast(column: string, before: ColumnType, after: ColumnType): string | undefined {
  if (isAssigned(before, after)) return undefined;
  const [from, to] = [quote(column), typeName(typeNames, after)];
  return texts.has(before.kind) || isCast(before, after)
    ? `${from}::${to}`
    : `${from}::TEXT::${to}`;
}

function isAssigned(before: ColumnType, after: ColumnType): boolean {
  if (before.kind === "array" && after.kind === "array") return isAssigned(before.of, after.of);
  if (texts.has(after.kind)) return true;
  if (before.kind === after.kind && isOneType(before, after)) return true;
  return families.some((kinds) => kinds.includes(before.kind) && kinds.includes(after.kind)) ||
    oneWay.some(([from, to]) => from === before.kind && to === after.kind);
}

/** Whether types of one kind differ in their parameters only. */
function isOneType({ kind }: ColumnType, after: ColumnType): boolean {
  const isNamed = kind === "enum" || kind === "domain" || kind === "custom" || kind === "array";
  return !isNamed && kind === after.kind;
}

/** Whether there is a cast that has to be asked for. */
function isCast({ kind: before }: ColumnType, { kind: after }: ColumnType): boolean {
  return before === "integer" && after === "boolean" || before === "boolean" && after === "integer";
}
