import { source, type SourceValue } from "../source.ts";
import type { ColumnType, PlainKind, TypeKind } from "./types.ts";

/** TypeScript source, and what the file that holds it must import. */
export interface PrintedType {
  readonly text: string;
  readonly imports: readonly TypeImport[];
}

/** `import { name } from "module"`; the module of a user's own type may be a file's URL. */
export interface TypeImport {
  readonly name: string;
  readonly module: string;
}

/** The call that begins a column of `type`: `t.string(255)`, or `price()` for a type of the user's own. */
export function printType(type: ColumnType): PrintedType {
  return { text: callText(type), imports: importsOf(type) };
}

function callText(type: ColumnType): string {
  if (type.kind === "defined") return `${type.name}()`;
  return `t.${type.kind}(${hasParameters(type) ? parameterText(type) : ""})`;
}

function importsOf(type: ColumnType): readonly TypeImport[] {
  if (type.kind === "defined") return [{ name: type.name, module: type.module }];
  const builders = { name: "t", module: "migrate" };
  const others = type.kind === "array" ? importsOf(type.of) : [];
  return [builders, ...others.filter(({ name, module }) => name !== "t" || module !== "migrate")];
}

type ParameterKind = Exclude<TypeKind, PlainKind | "defined">;

/** The source of each parameter that the builder of a kind takes; those that aren't given are undefined. */
const parameters: {
  readonly [K in ParameterKind]: (type: ColumnType<K>) => readonly (string | undefined)[];
} = {
  numeric: ({ precision, scale }) => [precision, scale].map(optional),
  float: ({ precision }) => [optional(precision)],
  string: ({ length }) => [optional(length)],
  char: ({ length }) => [optional(length)],
  time: ({ kind: _, ...shape }) => [options(shape)],
  dateTime: ({ kind: _, ...shape }) => [options(shape)],
  interval: ({ kind: _, ...shape }) => [options(shape)],
  bit: ({ length }) => [optional(length)],
  varbit: ({ length }) => [optional(length)],
  enum: ({ name, labels, schema }) => [source(name), source(labels), options({ schema })],
  domain: ({ name, schema }) => [source(name), options({ schema })],
  array: ({ of, dimensions }) => [callText(of), optional(dimensions)],
  geometry: ({ shape, srid }) => [shape, srid].map(optional),
  geography: ({ shape, srid }) => [shape, srid].map(optional),
  custom: ({ sql }) => [source(sql)],
};

function hasParameters(type: ColumnType): type is ColumnType<ParameterKind> {
  return type.kind in parameters;
}

function parameterText<K extends ParameterKind>(type: ColumnType<K>): string {
  return parameters[type.kind](type).filter((each) => each !== undefined).join(", ");
}

function optional(value: SourceValue | undefined): string | undefined {
  return value === undefined ? undefined : source(value);
}

/** Options are left away where none is given. */
function options(shape: { readonly [option: string]: SourceValue | undefined }) {
  return Object.values(shape).every((each) => each === undefined) ? undefined : source(shape);
}
