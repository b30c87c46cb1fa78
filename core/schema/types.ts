/** Each kind of column type with its parameters. A dialect has one line for each in its `types.ts`. */
interface Shapes {
  smallInteger: unknown;
  integer: unknown;
  bigInteger: unknown;
  /** Exact decimal. */
  numeric: { readonly precision?: number; readonly scale?: number };
  /** Binary floating point; `precision` in bits. */
  float: { readonly precision?: number };
  double: unknown;
  boolean: unknown;
  /** Text of at most `length` characters, or of any length. */
  string: { readonly length?: number };
  /** Text of exactly `length` characters. */
  char: { readonly length?: number };
  text: unknown;
  date: unknown;
  time: TimeShape;
  dateTime: TimeShape;
  interval: unknown;
  binary: unknown;
  json: unknown;
  jsonb: unknown;
  uuid: unknown;
  /** A UUID in whatever the dialect stores best, as applications' GUID types do. */
  guid: unknown;
  /** 26 characters that sort by time of creation. */
  ulid: unknown;
  /** SQL that is the same on every dialect used. */
  custom: { readonly sql: string };
}

/** What a type with a time of day may say. */
export interface TimeShape {
  readonly withTimeZone?: boolean;
  /** Digits of a second's fraction. */
  readonly precision?: number;
}

/** The kinds of column types. */
export type TypeKind = keyof Shapes;

/** A column type, as data: `{ kind: "string", length: 255 }`. */
export type ColumnType<K extends TypeKind = TypeKind> = {
  [P in K]: { readonly kind: P } & (unknown extends Shapes[P] ? object : Shapes[P]);
}[K];

/** A dialect's name for each kind of type. */
export type TypeNames = { readonly [K in TypeKind]: (type: ColumnType<K>) => string };

/** The name of `type`, by the dialect's table of them. */
export function typeName<K extends TypeKind>(names: TypeNames, type: ColumnType<K>): string {
  return names[type.kind](type);
}

/** `NUMERIC(10, 2)`; without sizes the bare name. */
export function sized(name: string, ...sizes: readonly (number | undefined)[]): string {
  const given = sizes.filter((size) => size !== undefined);
  return given.length === 0 ? name : `${name}(${given.join(", ")})`;
}
