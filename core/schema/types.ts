/** Each kind of column type with its parameters. A dialect has one line for each in its `types.ts`. */
interface Shapes extends Record<RangeKind, unknown> {
  smallInteger: unknown;
  integer: unknown;
  bigInteger: unknown;
  /** Exact decimal. */
  numeric: { readonly precision?: number; readonly scale?: number };
  real: unknown;
  /** Binary floating point; `precision` in bits. */
  float: { readonly precision?: number };
  double: unknown;
  money: unknown;
  boolean: unknown;
  /** Text of at most `length` characters, or of any length. */
  string: LengthShape;
  /** Text of exactly `length` characters. */
  char: LengthShape;
  text: unknown;
  /** Text that is compared without regard to case. */
  citext: unknown;
  date: unknown;
  time: TimeShape;
  dateTime: TimeShape;
  interval: IntervalShape;
  binary: unknown;
  /** Exactly `length` bits. */
  bit: LengthShape;
  /** At most `length` bits, or any number of them. */
  varbit: LengthShape;
  json: unknown;
  jsonb: unknown;
  jsonpath: unknown;
  hstore: unknown;
  xml: unknown;
  uuid: unknown;
  /** A UUID in whatever the dialect stores best, as applications' GUID types do. */
  guid: unknown;
  /** 26 characters that sort by time of creation. */
  ulid: unknown;
  /** One of some labels, in their order. */
  enum: NamedShape & { readonly labels: readonly string[] };
  /** A type with rules of its own, which the database knows by name. */
  domain: NamedShape;
  /** Never an array of arrays: those are one, of more dimensions. */
  array: { readonly of: ColumnType; readonly dimensions?: number };
  inet: unknown;
  cidr: unknown;
  macaddr: unknown;
  macaddr8: unknown;
  tsvector: unknown;
  tsquery: unknown;
  oid: unknown;
  regclass: unknown;
  regconfig: unknown;
  geometry: SpatialShape;
  geography: SpatialShape;
  /** SQL that is the same on every dialect used. */
  custom: { readonly sql: string };
  /** A type of the user's own: what `module` exports as `name`. `storage` is by the dialect's name. */
  defined: {
    readonly name: string;
    readonly module: string;
    readonly storage: { readonly [dialect: string]: ColumnType };
  };
}

type RangeKind = `${"int4" | "int8" | "num" | "date" | "ts" | "tstz"}${"range" | "multirange"}`;

interface LengthShape {
  readonly length?: number;
}

interface NamedShape {
  readonly name: string;
  readonly schema?: string;
}

/** What a type with a time of day may say. */
export interface TimeShape {
  readonly withTimeZone?: boolean;
  /** Digits of a second's fraction. */
  readonly precision?: number;
}

/** What a span of time may say. */
export interface IntervalShape {
  /** The parts that are kept; all, where none are named. */
  readonly fields?: IntervalFields;
  /** Digits of a second's fraction. */
  readonly precision?: number;
}

/** The parts of a span of time that can be kept alone. */
export type IntervalFields = typeof intervalFields[number];

/** Every `IntervalFields`. */
export const intervalFields = [
  "YEAR",
  "MONTH",
  "DAY",
  "HOUR",
  "MINUTE",
  "SECOND",
  "YEAR TO MONTH",
  "DAY TO HOUR",
  "DAY TO MINUTE",
  "DAY TO SECOND",
  "HOUR TO MINUTE",
  "HOUR TO SECOND",
  "MINUTE TO SECOND",
] as const;

/** What a type of places may say. */
export interface SpatialShape {
  readonly shape?: Shape;
  /** Number of the system of coordinates. */
  readonly srid?: number;
}

/** What a place may be, as PostGIS spells it: "Geometry" is any, Z and M are further coordinates. */
export type Shape = `${
  | "Geometry"
  | "Point"
  | "LineString"
  | "Polygon"
  | "MultiPoint"
  | "MultiLineString"
  | "MultiPolygon"
  | "GeometryCollection"}${"" | "Z" | "M" | "ZM"}`;

/** The kinds of column types. */
export type TypeKind = keyof Shapes;

/** The kinds that have no parameters. */
export type PlainKind = {
  [K in TypeKind]: unknown extends Shapes[K] ? K : never;
}[TypeKind];

/** A column type, as data: `{ kind: "string", length: 255 }`. A parameter that isn't given is left out. */
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
export function sized(
  name: string,
  ...sizes: readonly (number | string | undefined)[]
): string {
  const given = sizes.filter((size) => size !== undefined);
  return given.length === 0 ? name : `${name}(${given.join(", ")})`;
}

/** Parameters without those that are undefined, so that equal types are equal data. */
export function given<T extends object>(parameters: T): T {
  const found: Partial<T> = {};
  // Called for each column: lists of entries would take most of the time.
  for (const key in parameters) if (parameters[key] !== undefined) found[key] = parameters[key];
  return found as T;
}
