import type { TargetSource } from "../models/target.ts";
import { resolvePath } from "../paths.ts";
import type { Config, TargetEntry } from "./config.ts";
import { fill, processVariables, type Template } from "./interpolate.ts";
import { shellWords } from "./shell_words.ts";
import { type Surroundings, writtenUrl } from "./url.ts";

/**
 * What the config aims at, in the order written; undefined where it says nothing.
 *
 * Throws "unset-variable", and "config" for an empty URL. Looks at no file.
 */
export function targetSources(
  { target, directory }: Config,
  surroundings: Surroundings = {},
): readonly TargetSource[] | undefined {
  const { variables = processVariables } = surroundings;
  const filled = (template: Template) => fill(template, variables);
  const path = (template: Template) => resolvePath(filled(template), directory);
  return target?.map(({ modules, sql, program, url, where }) => ({
    modules: modules.map(path),
    sql: sql.map(path),
    ...(program && { program: command(program, filled, directory) }),
    ...(url && { url: writtenUrl(url, directory, surroundings) }),
    where,
  }));
}

/** A list is taken as it is, a text is cut as a shell would. A path to the program starts at the config's folder. */
function command(
  written: NonNullable<TargetEntry["program"]>,
  filled: (template: Template) => string,
  directory: string,
): readonly string[] {
  const words = "text" in written ? shellWords(filled(written)) : written.map(filled);
  return words.map((word, at) =>
    at === 0 && word.includes("/") ? resolvePath(word, directory) : word
  );
}
