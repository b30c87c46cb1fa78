import { MigrateError, type Where } from "../errors.ts";
import { directoryOf, isAbsolute, isDirectory, resolvePath } from "../paths.ts";
import { fill, type Variables } from "./interpolate.ts";
import { isList, type Section, text, texts, whereIs } from "./section.ts";

/** What the paths in the settings of a project of Alembic's depend on. */
export interface PathRules {
  readonly main: Section;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly variables: Variables;
}

/** The script location, absolute. Throws "config" where none is named. */
export function scriptLocation(rules: PathRules): string {
  const { main, variables } = rules;
  const template = text(main, "script_location");
  if (template !== undefined) return toPath(fill(template, variables), rules, template.where);
  throw new MigrateError("config", "No 'script_location' key found in configuration.", {
    where: { file: main.file, key: `${main.key}.script_location` },
  });
}

/** The version locations, absolute; none where the file names none. */
export function versionLocations(rules: PathRules): readonly string[] {
  const separators = ["path_separator", "version_path_separator"];
  const where = whereIs(rules.main, "version_locations");
  return split(rules, "version_locations", { separators, fallback: /, *| +/ })
    .map((entry) => toPath(entry, rules, where));
}

/** Relative paths start at the working directory, or at the file's folder where only that has them. */
function toPath(entry: string, rules: PathRules, where: Where): string {
  if (!isAbsolute(entry) && entry.includes(":")) return toPackagePath(entry, rules, where);
  const paths = [rules.workingDirectory, directoryOf(where.file ?? rules.main.file)]
    .map((start) => resolvePath(entry, start));
  return paths.find(isDirectory) ?? paths[0]!;
}

/** `package.inner:folder`, looked for where Python would look in the project itself. */
function toPackagePath(entry: string, rules: PathRules, where: Where): string {
  const [name = "", ...folders] = entry.split(":");
  const path = [name.replaceAll(".", "/"), ...folders].join("/");
  const roots = [
    rules.workingDirectory,
    ...split(rules, "prepend_sys_path", { separators: ["path_separator"], fallback: /, *| +|:/ })
      .map((root) => resolvePath(root, rules.workingDirectory)),
  ];
  const found = roots.map((root) => resolvePath(path, root)).find(isDirectory);
  if (found !== undefined) return found;
  const places = [...new Set(roots)].join(", ");
  throw new MigrateError("config", `Can't find the folder "${path}" of the package "${name}"`, {
    where,
    hint: `Looked in ${places}. Write the folder's path instead of "${entry}".`,
  });
}

/** A list of paths; text is cut as the first of `separators` that is there says, else by Alembic's older rule. */
function split(
  rules: PathRules,
  key: string,
  { separators, fallback }: { readonly separators: readonly string[]; readonly fallback: RegExp },
): readonly string[] {
  const { main, variables } = rules;
  if (isList(main, key)) return texts(main, key)!.map((each) => fill(each, variables));
  const template = text(main, key);
  if (template === undefined) return [];
  const named = separators.find((name) => text(main, name) !== undefined);
  const separator = named === undefined ? fallback : separatorOf(rules, named);
  return fill(template, variables).split(separator).map((part) => part.trim()).filter(Boolean);
}

function separatorOf({ main, variables }: PathRules, key: string): string {
  const template = text(main, key);
  const value = template ? fill(template, variables) : "os";
  switch (value) {
    case "os":
      return Deno.build.os === "windows" ? ";" : ":";
    case "space":
      return " ";
    case "newline":
      return "\n";
    case ":":
    case ";":
      return value;
  }
  throw new MigrateError(
    "config",
    `'${value}' is not a valid value for ${key}; expected 'space', 'newline', 'os', ':', ';'`,
    { where: whereIs(main, key) },
  );
}
