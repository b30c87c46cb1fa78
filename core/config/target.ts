import { resolvePath } from "../paths.ts";
import type { Config } from "./config.ts";
import { fill, processVariables, type Template } from "./interpolate.ts";
import { type DatabaseUrl, type Surroundings, writtenUrl } from "./url.ts";

/** What autogenerate aims at: all of it together. */
export interface TargetSources {
  /** Absolute glob patterns of TypeScript files. */
  readonly modules: readonly string[];
  /** Absolute glob patterns of DDL files. */
  readonly sql: readonly string[];
  /** A program that prints DDL, with its arguments; to be run in the config's `directory`. */
  readonly program?: readonly string[];
  readonly url?: DatabaseUrl;
}

/**
 * The config's target; undefined where it says nothing.
 *
 * Throws "unset-variable", and "config" for an empty URL. Looks at no file.
 */
export function targetSources(
  { target, directory }: Config,
  surroundings: Surroundings = {},
): TargetSources | undefined {
  const { variables = processVariables } = surroundings;
  const filled = (template: Template) => fill(template, variables);
  const path = (template: Template) => resolvePath(filled(template), directory);
  return target && {
    modules: target.modules.map(path),
    sql: target.sql.map(path),
    program: target.program?.map(filled),
    url: target.url && writtenUrl(target.url, directory, surroundings),
  };
}
