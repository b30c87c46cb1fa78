import { call, optional, type Source, value } from "./source.ts";
import type { ColumnType, PlainKind, TypeKind } from "./types.ts";

/** The call that begins a column of `type`: `t.string(255)`, or `price()` for a type of the user's own. */
export function typeSource(type: ColumnType): Source {
  return { kind: "type", type, source: typeCall(type) };
}

function typeCall(type: ColumnType): Source {
  if (type.kind === "defined") return call(type.name, [], type.module);
  return call(`t.${type.kind}`, hasParameters(type) ? parametersOf(type) : [], "migrate");
}

type ParameterKind = Exclude<TypeKind, PlainKind | "defined">;

/** What the builder of each kind takes, as far as it is given. */
const parameters: {
  readonly [K in ParameterKind]: (type: ColumnType<K>) => readonly Source[];
} = {
  numeric: ({ precision, scale }) => given(precision, scale),
  float: ({ precision }) => given(precision),
  string: ({ length }) => given(length),
  char: ({ length }) => given(length),
  time: ({ kind: _, ...options }) => optional(options),
  dateTime: ({ kind: _, ...options }) => optional(options),
  interval: ({ kind: _, ...options }) => optional(options),
  bit: ({ length }) => given(length),
  varbit: ({ length }) => given(length),
  enum: ({ name, labels, schema }) => [value(name), value(labels), ...optional({ schema })],
  domain: ({ name, schema }) => [value(name), ...optional({ schema })],
  array: ({ of, dimensions }) => [typeSource(of), ...given(dimensions)],
  geometry: ({ shape, srid }) => given(shape, srid),
  geography: ({ shape, srid }) => given(shape, srid),
  custom: ({ sql }) => [value(sql)],
};

function hasParameters(type: ColumnType): type is ColumnType<ParameterKind> {
  return type.kind in parameters;
}

function parametersOf<K extends ParameterKind>(type: ColumnType<K>): readonly Source[] {
  return parameters[type.kind](type);
}

function given(...values: readonly (string | number | undefined)[]): readonly Source[] {
  return values.filter((each) => each !== undefined).map(value);
}
