/*
 * How Node finds and reads users' files. The functions are those of `node:module`, `registerHooks`, and of `register`
 * for versions that don't have that: so they hand on what they get, be it a promise or not.
 */
import { readFileSync } from "node:fs";
import nodeModule from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** This package, whatever name it was installed under, or where. */
const own: ReadonlyMap<string, string> = new Map([
  ["migrate", new URL("../mod.js", import.meta.url).href],
  ["migrate/api", new URL("../api.js", import.meta.url).href],
]);

/** Gives users' files the very modules that the program runs on. */
export function resolve<Context, Result>(
  specifier: string,
  context: Context,
  next: (specifier: string, context: Context) => Result,
): Result | { readonly url: string; readonly shortCircuit: true } {
  const url = own.get(specifier);
  return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
}

/** Takes the types out of TypeScript files, where Node doesn't by itself. */
export function load<Context, Result>(
  url: string,
  context: Context,
  next: (url: string, context: Context) => Result,
) {
  if (process.features.typescript || !/^file:.*\.m?ts$/.test(url)) return next(url, context);
  const text = readFileSync(fileURLToPath(url), "utf8");
  return { format: "module", source: nodeModule.stripTypeScriptTypes(text), shortCircuit: true };
}
