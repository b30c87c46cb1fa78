import type { Column, Constraint, Identity, ServerDefault } from "../../../core/schema/model.ts";
import { canNumber } from "../../../core/schema/numbering.ts";
import type { ColumnType, TypeKind } from "../../../core/schema/types.ts";
import { type NamedTypes, readType } from "../read_type.ts";
import { namedConstraint, ownConstraint } from "./constraints.ts";
import { notPlain, type PlainReader } from "./reader.ts";

/** A column, with the constraints that stand behind it. */
export interface ColumnDraft {
  readonly column: Column;
  readonly constraints: readonly Constraint[];
}

/** Reads a column's definition. Throws where it isn't plain. */
export function readColumn(reader: PlainReader, named: NamedTypes): ColumnDraft {
  const name = reader.name();
  const text = typeText(reader);
  const isSerial = SERIAL.test(text);
  const type = plainType(text, named);
  const constraints: Constraint[] = [];
  let nullable = !isSerial;
  let given: ServerDefault | undefined;
  let identity: Identity | undefined;
  while (!isEnd(reader)) {
    if (reader.accept("NOT", "NULL")) nullable = false;
    else if (reader.accept("NULL")) nullable = !isSerial;
    else if (reader.accept("DEFAULT")) given = readDefaultOf(reader, type);
    else if (reader.accept("GENERATED")) identity = readIdentity(reader);
    else {
      constraints.push(namedConstraint(reader, () => ownConstraint(reader, name)));
    }
  }
  const isCounted = isSerial || identity !== undefined;
  if (isCounted && (given !== undefined || isSerial && identity) || identity && !canNumber(type)) {
    throw notPlain;
  }
  return {
    column: {
      name,
      type,
      nullable: nullable && !identity,
      ...given && { default: given },
      ...identity && { identity },
      // Nothing but what says so numbers rows.
      ...!identity && canNumber(type) && { autoIncrement: isSerial },
    },
    constraints,
  };
}

const SERIAL = /^(?:small|big)?serial\d?$/i;

/** What ends a type's name. */
const BEHIND_TYPE = new Set(
  ["CONSTRAINT", "NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "GENERATED"],
);

function isEnd(reader: PlainReader): boolean {
  const { kind, word } = reader.peek();
  return kind === "end" || word === "," || word === ")";
}

/** The text of a type: all until something else begins. */
function typeText(reader: PlainReader): string {
  const { start } = reader.peek();
  let end = start;
  while (!isEnd(reader) && !BEHIND_TYPE.has(reader.peek().word)) {
    if (reader.peek().word === "(") reader.parenthesized();
    else reader.take();
    end = reader.end;
  }
  return reader.text.slice(start, end);
}

/** Types that extensions bring. */
const EXTENSIONS: ReadonlySet<TypeKind> = new Set(["citext", "hstore", "geometry", "geography"]);

function plainType(text: string, named: NamedTypes): ColumnType {
  const type = readType(text, named);
  const inner = type.kind === "array" ? type.of : type;
  const isKnown = inner.kind !== "custom" && inner.kind !== "array" && !EXTENSIONS.has(inner.kind);
  const isEmpty = "length" in inner && inner.length !== undefined && inner.length < 1;
  if (!isKnown || isEmpty || precisionOf(inner) > most(inner)) throw notPlain;
  return type;
}

function precisionOf(type: ColumnType): number {
  return "precision" in type ? type.precision ?? 0 : 0;
}

/** How many digits a type may ask for: those of a second's fraction, mostly. */
function most({ kind }: ColumnType): number {
  return kind === "numeric" ? 1000 : 6;
}

function readIdentity(reader: PlainReader): Identity {
  const always = reader.accept("ALWAYS");
  if (!always) reader.expect("BY", "DEFAULT");
  reader.expect("AS", "IDENTITY");
  return { always };
}

/** A constant, or one of a few functions; of NULL undefined. */
function readDefaultOf(reader: PlainReader, type: ColumnType): ServerDefault | undefined {
  if (reader.accept("NULL")) return undefined;
  const { start } = reader.peek();
  if (!reader.accept("-")) reader.accept("+");
  const first = reader.take();
  const isCall = reader.accept("(", ")");
  const sql = reader.text.slice(start, reader.end);
  if (first.kind === "word" && (FUNCTIONS.get(sql.toLowerCase())?.has(type.kind) ?? false)) {
    return { kind: "expression", sql: isCall ? sql.toLowerCase() : sql.toUpperCase() };
  }
  if (isCall || !isConstant(sql, type)) throw notPlain;
  return { kind: "expression", sql };
}

const moments = new Set<TypeKind>(["dateTime"]);

/** What may be called, for columns of which kinds. */
const FUNCTIONS: ReadonlyMap<string, ReadonlySet<TypeKind>> = new Map([
  ["now()", moments],
  ["current_timestamp", moments],
  ["localtimestamp", moments],
  ["current_date", new Set<TypeKind>(["date"])],
  ["gen_random_uuid()", new Set<TypeKind>(["uuid"])],
]);

/** The least and the most that numbers of a type can be. */
const LIMITS: { readonly [K in TypeKind]?: bigint } = {
  smallInteger: 2n ** 15n,
  integer: 2n ** 31n,
  bigInteger: 2n ** 63n,
};

/** Whether SQL is a constant that a column keeps as it is written. */
function isConstant(sql: string, type: ColumnType): boolean {
  const text = /^'((?:[^']|'')*)'$/.exec(sql)?.[1]?.replaceAll("''", "'");
  switch (type.kind) {
    case "smallInteger":
    case "integer":
    case "bigInteger":
      return /^-?\d+$/.test(sql) && BigInt(sql) < LIMITS[type.kind]! &&
        -BigInt(sql) < LIMITS[type.kind]!;
    case "numeric":
      return /^-?\d{1,9}(?:\.\d{1,9})?$/.test(sql);
    case "real":
    case "double":
      return /^-?\d{1,6}(?:\.[1-9])?$/.test(sql);
    case "boolean":
      return /^(?:true|false)$/i.test(sql);
    case "string":
    case "text":
      return text !== undefined && !/[\\\n\r]/.test(text) &&
        (type.kind === "text" || text.length <= (type.length ?? text.length));
    case "json":
      return text !== undefined && /^(?:\{\}|\[\])$/.test(text);
    case "jsonb":
      return text !== undefined && /^(?:\{\}|\[\])$/.test(text);
    case "enum":
      return text !== undefined && type.labels.includes(text);
    default:
      return false;
  }
}
