/*
 * How Node finds and reads users' files. The functions are those of `node:module`, for `registerHooks` and, in versions
 * that don't have that, for `register`: what they hand on is a value there and a promise here.
 */
import { readFileSync } from "node:fs";
import nodeModule from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The package, which may be installed under another name, or elsewhere. */
const own = new URL("..", import.meta.url).href;
const libraries: ReadonlyMap<string, string> = new Map([
  ["migrate", `${own}mod.js`],
  ["migrate/api", `${own}api.js`],
]);

/** The URLs of files that the package imports, and of TypeScript files that those import. */
const users = new Set<string>();

interface Resolved {
  readonly url: string;
  readonly shortCircuit?: boolean;
}

interface ResolveContext {
  readonly parentURL?: string;
}

/** Gives users' files the very modules that the program runs on, and takes note of those files. */
export function resolve<Result extends Resolved | Promise<Resolved>>(
  specifier: string,
  context: ResolveContext,
  next: (specifier: string, context: ResolveContext) => Result,
): Result | Resolved | Promise<Resolved> {
  const library = libraries.get(specifier);
  if (library !== undefined) return { url: library, shortCircuit: true };
  const found = next(specifier, context);
  return found instanceof Promise
    ? found.then((resolved) => noted(resolved, context))
    : noted(found, context);
}

function noted<Result extends Resolved>(found: Result, { parentURL = "" }: ResolveContext): Result {
  const isFirst = parentURL.startsWith(own);
  const isHelper = users.has(parentURL) && found.url.endsWith(".ts");
  const isUsers = found.url.startsWith("file:") && !found.url.startsWith(own) &&
    !found.url.includes("/node_modules/");
  if (isUsers && (isFirst || isHelper)) users.add(found.url);
  return found;
}

interface LoadContext {
  readonly format?: string | null;
}

/**
 * Reads users' files as the ES modules that they are, whatever a `package.json` near them says; and takes the types
 * out of TypeScript, where Node doesn't by itself.
 */
export function load<Result>(
  url: string,
  context: LoadContext,
  next: (url: string, context: LoadContext) => Result,
) {
  if (!users.has(url)) return next(url, context);
  if (!url.endsWith(".ts")) return next(url, { ...context, format: "module" });
  if (process.features.typescript) return next(url, { ...context, format: "module-typescript" });
  const source = nodeModule.stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"));
  return { format: "module", source, shortCircuit: true };
}
