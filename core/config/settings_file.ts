import { MigrateError, type Where } from "../errors.ts";
import { baseName, directoryOf, entriesOf, isDirectory, isFile, resolvePath } from "../paths.ts";
import type { UrlFrom } from "./config.ts";
import { fill, type Template, type Variables } from "./interpolate.ts";
import type { Node } from "./node.ts";
import { readYaml } from "./yaml.ts";

/** A database URL in a settings file, not filled yet. */
export interface UrlInSettings extends Template {
  readonly where: Where & { readonly file: string };
}

/**
 * The database URL that an application's own settings file (YAML or JSON) holds.
 *
 * `from.file` starts at `directory`; `application.yml` stands for `application-dev.yml` where the profile's variable
 * says "dev". Throws "config" where the file or the key is not there, and "unset-variable".
 */
export async function urlInSettings(
  from: UrlFrom,
  directory: string,
  variables: Variables,
): Promise<UrlInSettings> {
  const file = settingsFile(resolvePath(fill(from.file, variables), directory), from, variables);
  const key = fill(from.key, variables);
  const found = nodeAt(await readYaml(file), key.split("."));
  const where = { file, line: found?.line, key };
  if (typeof found?.value === "string") return { text: found.value, where };
  const problem = found === undefined ? "There is no" : "There is no text at";
  throw new MigrateError("config", `${problem} "${key}" in "${baseName(file)}"`, {
    where,
    hint: `"${from.key.where.key}" says that the database URL is there.`,
  });
}

/** `base`, or the file that stands beside it for the current profile. */
function settingsFile(
  base: string,
  { file: { where }, profileEnv }: UrlFrom,
  variables: Variables,
): string {
  const profile = profileEnv && variables(profileEnv);
  const [, stem = base, extension = ""] = /^(.+?)(\.[^./]+)?$/.exec(base) ?? [];
  const file = profile ? `${stem}-${profile}${extension}` : base;
  if (isFile(file)) return file;
  const missing = `There is no settings file "${baseName(file)}" in "${directoryOf(file)}"`;
  if (!profile) throw new MigrateError("config", missing, { where });
  throw new MigrateError("config", `${missing} for ${profileEnv}="${profile}"`, {
    where,
    hint: `Available profiles: ${profilesOf(stem, extension).join(", ") || "none"} ` +
      `(or unset ${profileEnv} to use ${baseName(base)})`,
  });
}

function profilesOf(stem: string, extension: string): readonly string[] {
  const folder = directoryOf(stem);
  const start = `${baseName(stem)}-`;
  if (!isDirectory(folder)) return [];
  return entriesOf(folder)
    .filter(({ name }) => name.startsWith(start) && name.endsWith(extension))
    .map(({ name }) => name.slice(start.length, name.length - extension.length))
    .sort();
}

function nodeAt(node: Node, path: readonly string[]): Node | undefined {
  let at: Node | undefined = node;
  for (const part of path) at = at?.value instanceof Map ? at.value.get(part) : undefined;
  return at;
}
