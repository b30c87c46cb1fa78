import type { Column, ServerDefault, SqlValue } from "../../../core/schema/model.ts";
import type { ColumnType, TypeKind } from "../../../core/schema/types.ts";
import type { DialectName } from "../../../dialects/url.ts";
import { inSql } from "../fuzz.ts";
import type { Random } from "./choices.ts";

/** What random columns are made of. */
interface ColumnKind {
  /** A value for each number: another one for another number, unless `repeats` is set. */
  value(n: number): SqlValue;
  readonly repeats?: boolean;
  /** Has no order, so that no key or index can be on it. */
  readonly unordered?: boolean;
  /** What can be done with it in expressions. */
  readonly family?: "number" | "text";
  /** Types that hold its values, and give them back as they were, on each dialect. */
  readonly wider?: Partial<Record<DialectName, readonly ColumnType[]>>;
  /** Expressions that are a default of it. */
  readonly defaults?: readonly string[];
}

const whole = {
  value: (n: number) => n,
  family: "number",
  defaults: ["1 + 2", "-(3 + 4)"],
} as const;
const textual = {
  value: (n: number) => `it's "${n}" \\ 😀`,
  family: "text",
  defaults: ["'a' || 'b'", "lower('A)')"],
} as const;
const [numeric, bigInteger, integer, text] = (["numeric", "bigInteger", "integer", "text"] as const)
  .map((kind): ColumnType => ({ kind }));

const kinds: Partial<Record<TypeKind, ColumnKind>> = {
  smallInteger: {
    ...whole,
    wider: {
      sqlite: [integer!, bigInteger!, numeric!, text!],
      postgresql: [integer!, bigInteger!, numeric!],
    },
  },
  integer: {
    ...whole,
    wider: { sqlite: [bigInteger!, numeric!, text!], postgresql: [bigInteger!, numeric!] },
  },
  bigInteger: { ...whole, wider: { sqlite: [integer!, text!], postgresql: [numeric!] } },
  numeric: { ...whole, value: (n) => `${n}.5` },
  double: { ...whole, value: (n) => n + 0.25 },
  boolean: { value: (n) => n % 2 === 0, repeats: true, wider: { sqlite: [integer!] } },
  string: {
    ...textual,
    wider: {
      sqlite: [text!, { kind: "string", length: 80 }],
      postgresql: [text!, { kind: "string", length: 80 }, { kind: "string" }],
    },
  },
  text: {
    ...textual,
    wider: {
      sqlite: [{ kind: "string", length: 99 }],
      postgresql: [{ kind: "string", length: 99 }],
    },
  },
  date: {
    value: (n) => `2026-01-${String(n + 10)}`,
    defaults: ["CURRENT_DATE"],
    wider: { sqlite: [text!, { kind: "dateTime" }], postgresql: [{ kind: "dateTime" }] },
  },
  dateTime: {
    value: (n) => `2026-01-${String(n + 10)} 12:30:00`,
    defaults: ["CURRENT_TIMESTAMP"],
    wider: { sqlite: [text!] },
  },
  time: { value: (n) => `10:${String(n + 10)}:00`, wider: { sqlite: [text!] } },
  interval: { value: (n) => `${n + 2} days` },
  binary: { value: (n) => new Uint8Array([n, 39, 0, 255]) },
  json: { value: (n) => ({ "it's": [n] }), unordered: true },
  // PostgreSQL writes it in its own way, but for the simplest.
  jsonb: { value: (n) => [n] },
  uuid: { value: (n) => `00000000-0000-4000-8000-0000000000${String(n + 10)}` },
  ulid: { value: (n) => `01J000000000000000000000${String(n + 10)}` },
  enum: { value: () => null, repeats: true },
  array: { value: (n) => [n, n + 1] },
  inet: { value: (n) => `10.0.0.${n}` },
  int4range: { value: (n) => `[${n},${n + 1})` },
};

const common: readonly ColumnType[] = [
  integer!,
  text!,
  bigInteger!,
  { kind: "smallInteger" },
  { kind: "numeric", precision: 10, scale: 2 },
  { kind: "double" },
  { kind: "boolean" },
  { kind: "string", length: 50 },
  { kind: "date" },
  { kind: "dateTime" },
  { kind: "time" },
  { kind: "interval" },
  { kind: "binary" },
  { kind: "json" },
  { kind: "uuid" },
  { kind: "ulid" },
];

const types: Readonly<Record<DialectName, readonly ColumnType[]>> = {
  sqlite: [...common, { kind: "enum", name: "mood", labels: ["used: it's", '"', ";"] }],
  postgresql: [
    ...common,
    { kind: "jsonb" },
    { kind: "dateTime", withTimeZone: true },
    { kind: "array", of: integer! },
    { kind: "inet" },
    { kind: "int4range" },
  ],
};

/** A type of columns, one of `more` among them. */
export function typeFor(
  dialect: DialectName,
  random: Random,
  more: readonly ColumnType[] = [],
): ColumnType {
  return random.pick([...types[dialect], ...more, ...more])!;
}

function kindOf({ kind }: ColumnType): ColumnKind {
  return kinds[kind]!;
}

/** A value of a type: another one for another number below 50, unless it `repeats`. */
export function valueFor(type: ColumnType, n: number): SqlValue {
  if (type.kind === "enum") return usedLabel(type);
  const value = kindOf(type).value(n);
  return type.kind === "dateTime" && type.withTimeZone ? `${value}+00` : value;
}

/** The label that rows and defaults have: others may go. */
function usedLabel({ labels }: ColumnType<"enum">): string {
  return labels.find((label) => label.startsWith("used"))!;
}

/** Whether a type's values are text that is sorted. */
export function isText(type: ColumnType): boolean {
  return kindOf(type).family === "text";
}

/** Whether a value may be in several rows. */
export function repeats({ type }: Column): boolean {
  return kindOf(type).repeats ?? false;
}

/** Whether keys and indexes can be on a column. */
export function isOrdered({ type }: Column): boolean {
  return !kindOf(type).unordered;
}

/** The types that hold a column's values, too, and give them back as they were. */
export function widerTypes({ type }: Column, dialect: DialectName): readonly ColumnType[] {
  if (type.kind === "enum" && dialect === "sqlite") {
    return [{ ...type, labels: [...type.labels, "; --"] }];
  }
  return kindOf(type).wider?.[dialect] ?? [];
}

/** A default that a column of a type can have. */
export function defaultFor(type: ColumnType, random: Random): ServerDefault {
  const { defaults } = kindOf(type);
  const sql = random.once(2) ? random.pick(defaults ?? []) : undefined;
  return sql === undefined
    ? { kind: "literal", value: valueFor(type, random.below(9)) }
    : { kind: "expression", sql };
}

/** An expression of a column that is of its type. */
export function expressionOf({ name, type }: Column, random: Random): string | undefined {
  const { family } = kindOf(type);
  if (family === undefined) return undefined;
  return family === "text"
    ? random.pick([`lower(${inSql(name)})`, `substr(${inSql(name)}, 1, 5)`])
    : random.pick([`${inSql(name)} + 1`, `abs(${inSql(name)})`]);
}

/** A condition that every value meets. */
export function conditionOn({ name, type }: Column, random: Random): string {
  const { family } = kindOf(type);
  const conditions: readonly [string, ...string[]] = [
    `${inSql(name)} IS NULL OR ${inSql(name)} IS NOT NULL`,
    ...family === "text" ? [`${inSql(name)} <> 'never; --'`, `length(${inSql(name)}) < 200`] : [],
    ...family === "number" ? [`${inSql(name)} > -1000`, `(${inSql(name)}) + 1 <> -5`] : [],
  ];
  return random.pick(conditions);
}
