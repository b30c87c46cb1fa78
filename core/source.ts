import { MigrateError } from "./errors.ts";

/** Data that TypeScript has a literal for. */
export type SourceValue =
  | string
  | number
  | boolean
  | readonly SourceValue[]
  | { readonly [key: string]: SourceValue | undefined };

/** A value as TypeScript source, on one line and spaced as `deno fmt` does it. Keys without a value are left out. */
export function source(value: SourceValue): string {
  if (typeof value === "string") return stringSource(value);
  if (typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map(source).join(", ")}]`;
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : [`${keySource(key)}: ${source(inner)}`]
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** A string that is the same in JavaScript, JSON and TypeScript, and ends no comment that it stands in. */
export function stringSource(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")
    .replaceAll("*/", "*\\/");
}

function keySource(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : stringSource(key);
}

// `Array.isArray` doesn't tell readonly arrays from objects.
function isList(value: SourceValue): value is readonly SourceValue[] {
  return Array.isArray(value);
}

/** Throws "operation" for a name that no constant can be exported by. `what` tells whose it is, as a message begins. */
export function requireExportName(name: string, what: string): void {
  if (/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name)) return;
  throw new MigrateError("operation", `${what} can't be called "${name}"`, {
    hint: "Its name is that of the constant it is exported as.",
  });
}
