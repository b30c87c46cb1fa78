import {
  type ColumnType,
  given,
  type IntervalFields,
  intervalFields,
  type PlainKind,
  type SpatialShape,
  typeName,
} from "../../core/schema/types.ts";
import { storageType, typeNames } from "./types.ts";

/** The database's enums and domains by their names as `format_type(oid, NULL)` gives them. */
export type NamedTypes = ReadonlyMap<string, ColumnType>;

/**
 * The column type that a text stands for: what `format_type(atttypid, atttypmod)` gives, or what people write.
 *
 * What is none of PostgreSQL's own types, and none of `named`, is of kind "custom".
 */
export function readType(text: string, named: NamedTypes = new Map()): ColumnType {
  const { element, sql, type } = known.get(text) ?? learn(text);
  if (element !== undefined) return { kind: "array", of: readType(element, named) };
  return named.get(sql) ?? type;
}

/** What a text says. */
interface TypeText {
  /** Of an array: the type of its elements. */
  readonly element?: string;
  /** In one spelling. */
  readonly sql: string;
  /** What it is where nothing is named so. */
  readonly type: ColumnType;
}

/** A thousand tables have a dozen types among them. */
const known = new Map<string, TypeText>();

function learn(text: string): TypeText {
  // Of the dimensions and their sizes nothing is kept (documentation, "Arrays").
  const [, element] = ARRAY.exec(text.trim()) ?? [];
  const { name, parameters } = partsOf(text);
  const sql = parameters === undefined ? name : `${name}(${parameters.join(",")})`;
  const type = builtIn(synonyms.get(name) ?? name, parameters) ?? { kind: "custom", sql };
  const said = { element, sql, type };
  known.set(text, said);
  return said;
}

/**
 * The type that the catalog gives back for a column of `type`: two types are one to PostgreSQL where these are equal.
 *
 * `named` tells which names written as SQL are enums or domains.
 */
export function storedType(type: ColumnType, named?: NamedTypes): ColumnType {
  const stored = storageType(type);
  switch (stored.kind) {
    case "enum":
    case "domain":
      return stored;
    case "array": {
      const of = storedType(stored.of, named);
      return of.kind === "array" ? of : { kind: "array", of };
    }
    default:
      return readType(typeName(typeNames, stored), named);
  }
}

/** `integer[]`, `integer[3][3]`, `integer ARRAY[3]`. */
const ARRAY = /^(.+?)\s*(?:(?:\[\d*\]\s*)+|\barray(?:\s*\[\d*\])?)$/is;

/** `timestamp(3) with time zone`: parameters may stand in the midst of a name. */
const PARTS = /^([^()"]*)(?:\(([^()]*)\))?([^()"]*)$/s;

/** A name in one spelling, and what its parentheses hold. A name in quotes stays as it is. */
function partsOf(text: string): { readonly name: string; readonly parameters?: readonly string[] } {
  const [, before, inside, after] = PARTS.exec(text) ?? [];
  if (before === undefined) return { name: text.trim() };
  const name = `${before} ${after}`.trim().replace(/\s+/g, " ").toLowerCase();
  return inside === undefined
    ? { name }
    : { name, parameters: inside.split(",").map((each) => each.trim()) };
}

function builtIn(name: string, parameters?: readonly string[]): ColumnType | undefined {
  const kind = plainKinds.get(name);
  if (kind && !parameters) return { kind } as ColumnType<PlainKind>;
  if (name === "geometry" || name === "geography") return spatial(name, parameters);
  const sizes = parameters?.map(Number) ?? [];
  return sizes.some(Number.isNaN) ? undefined : sizedTypes.get(name)?.(...sizes);
}

/** Each type without sizes as `format_type` calls it. */
const plainNames: { readonly [K in Exclude<PlainKind, "guid" | "ulid">]: string } = {
  smallInteger: "smallint",
  integer: "integer",
  bigInteger: "bigint",
  real: "real",
  double: "double precision",
  money: "money",
  boolean: "boolean",
  text: "text",
  citext: "citext",
  date: "date",
  binary: "bytea",
  json: "json",
  jsonb: "jsonb",
  jsonpath: "jsonpath",
  hstore: "hstore",
  xml: "xml",
  uuid: "uuid",
  int4range: "int4range",
  int8range: "int8range",
  numrange: "numrange",
  daterange: "daterange",
  tsrange: "tsrange",
  tstzrange: "tstzrange",
  int4multirange: "int4multirange",
  int8multirange: "int8multirange",
  nummultirange: "nummultirange",
  datemultirange: "datemultirange",
  tsmultirange: "tsmultirange",
  tstzmultirange: "tstzmultirange",
  inet: "inet",
  cidr: "cidr",
  macaddr: "macaddr",
  macaddr8: "macaddr8",
  tsvector: "tsvector",
  tsquery: "tsquery",
  oid: "oid",
  regclass: "regclass",
  regconfig: "regconfig",
};

const plainKinds = new Map(Object.entries(plainNames).map(([kind, name]) => [name, kind]));

type Sized = (first?: number, second?: number) => ColumnType | undefined;

/** Each type that may say sizes, as `format_type` calls it. */
const sizedTypes: ReadonlyMap<string, Sized> = new Map<string, Sized>([
  ["numeric", (precision, scale = precision && 0) => ({
    kind: "numeric",
    ...given({ precision, scale }),
  })],
  ["float", (bits = 53) => ({ kind: bits > 24 ? "double" : "real" })],
  ["character varying", (length) => ({ kind: "string", ...given({ length }) })],
  ["character", (length = 1) => ({ kind: "char", length })],
  // Without a length it is of any, and no type here is like that.
  ["bpchar", (length) => length === undefined ? undefined : { kind: "char", length }],
  ["bit", (length = 1) => ({ kind: "bit", length })],
  ["bit varying", (length) => ({ kind: "varbit", ...given({ length }) })],
  ["time without time zone", (precision) => ({ kind: "time", ...given({ precision }) })],
  ["time with time zone", zoned("time")],
  ["timestamp without time zone", (precision) => ({ kind: "dateTime", ...given({ precision }) })],
  ["timestamp with time zone", zoned("dateTime")],
  ["interval", interval()],
  ...intervalFields.map((fields) =>
    [`interval ${fields.toLowerCase()}`, interval(fields)] as const
  ),
]);

function zoned(kind: "time" | "dateTime"): Sized {
  return (precision) => ({ kind, withTimeZone: true, ...given({ precision }) });
}

function interval(fields?: IntervalFields): Sized {
  return (precision) => ({ kind: "interval", ...given({ fields, precision }) });
}

/** Places on the globe are in the system 4326 where they name no other (PostGIS, `geography_typmod_in`). */
function spatial(
  kind: "geometry" | "geography",
  [shape, srid]: readonly string[] = [],
): ColumnType {
  const unsaid = kind === "geography" && shape !== undefined ? 4326 : undefined;
  return {
    kind,
    ...given({
      shape: shape as SpatialShape["shape"],
      srid: srid === undefined ? unsaid : Number(srid),
    }),
  };
}

/** Other words for types ("Data Types", table 8.1, and what `gram.y` takes), and the ones that `format_type` has. */
const synonyms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    smallint: ["int2", "smallserial", "serial2"],
    integer: ["int", "int4", "serial", "serial4"],
    bigint: ["int8", "bigserial", "serial8"],
    real: ["float4"],
    "double precision": ["float8"],
    numeric: ["decimal", "dec"],
    boolean: ["bool"],
    "character varying": ["varchar", "char varying", "nchar varying", "national character varying"],
    character: ["char", "nchar", "national character", "national char"],
    "bit varying": ["varbit"],
    "time without time zone": ["time"],
    "time with time zone": ["timetz"],
    "timestamp without time zone": ["timestamp"],
    "timestamp with time zone": ["timestamptz"],
  }).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
);
