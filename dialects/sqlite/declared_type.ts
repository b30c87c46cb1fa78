import { type ColumnType, typeName } from "../../core/schema/types.ts";
import { declaredType, parseTable } from "./table/parse.ts";
import { storageType, typeNames } from "./types.ts";

/** `NUMERIC(10, 2)` */
const TYPE = /^(\w+)(?:\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?$/;

/**
 * The column type that a declared type stands for: the first whose name it is, in whichever case, else one of just these
 * words.
 */
export function columnType(declared: string): ColumnType {
  const known = types.get(declared);
  if (known) return known;
  const type = readType(declared);
  types.set(declared, type);
  return type;
}

/** Those that were read: tables by the thousand have few of them. */
const types = new Map<string, ColumnType>();

function readType(declared: string): ColumnType {
  const [, , first, second] = TYPE.exec(declared) ?? [];
  const sizes = [first, second].map((size) => size === undefined ? undefined : Number(size));
  const isSame = (type: ColumnType) => spelled(typeName(typeNames, type)) === spelled(declared);
  return candidates(...sizes).find(isSame) ?? { kind: "custom", sql: declared };
}

/**
 * The type that a table's text gives back for a column of `type`: two types are one to SQLite where these are equal.
 *
 * Enums stay, by the check behind the column; see `enum_check.ts`.
 */
export function storedType(type: ColumnType): ColumnType {
  const stored = storageType(type);
  if (stored.kind === "enum") return { kind: "enum", name: stored.name, labels: stored.labels };
  const table = parseTable(`CREATE TABLE t (c ${typeName(typeNames, stored)})`);
  return columnType(declaredType(table, table.columns[0]!));
}

/** The types that some application may have meant, the likeliest of those with one name first. */
function candidates(first?: number, second?: number): readonly ColumnType[] {
  const length = first === undefined ? {} : { length: first };
  const precision = first === undefined ? {} : { precision: first };
  const scale = second === undefined ? {} : { scale: second };
  return [
    { kind: "integer" },
    { kind: "string", ...length },
    { kind: "text" },
    { kind: "boolean" },
    { kind: "dateTime" },
    { kind: "date" },
    { kind: "time" },
    { kind: "numeric", ...precision, ...scale },
    { kind: "float" },
    { kind: "real" },
    { kind: "double" },
    { kind: "bigInteger" },
    { kind: "smallInteger" },
    { kind: "json" },
    { kind: "binary" },
    { kind: "char", ...length },
  ];
}

function spelled(type: string): string {
  return type.replace(/\s+/g, "").toUpperCase();
}
