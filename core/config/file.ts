import { MigrateError } from "../errors.ts";
import { directoryOf, resolvePath } from "../paths.ts";
import type { Config } from "./config.ts";
import { processVariables, type Variables } from "./interpolate.ts";
import { settingKeys } from "./keys.ts";
import { locateConfig } from "./locate.ts";
import { refuseUnknownKeys, type Section, subsection, toSection } from "./section.ts";
import { configFrom } from "./settings.ts";
import { readYaml } from "./yaml.ts";

/** Which config is wanted; everything has the default of the command line. */
export interface ConfigRequest {
  /** What `-c` names: a `.yaml`, `.yml`, `.ini` or `.toml` file. */
  readonly file?: string;
  /** What `-n` names: one of `databases`, or the main section of an ini file. */
  readonly name?: string;
  /** Absolute; where relative paths on the command line start. */
  readonly workingDirectory?: string;
  readonly variables?: Variables;
}

/**
 * Finds and reads the config file.
 *
 * Throws "config" where there is none, and for what it can't be understood in, with file, line and key;
 * "usage" for an unknown name; "unset-variable" for a `${VAR}` in a value that every command needs.
 */
export async function readConfig(request: ConfigRequest = {}): Promise<Config> {
  const { name, variables = processVariables } = request;
  const workingDirectory = resolvePath(".", request.workingDirectory ?? Deno.cwd());
  const file = locateConfig(request.file, workingDirectory, variables);
  if (/\.(?:ini|toml)$/.test(file)) {
    // Not every project is one of Alembic's.
    const { readAlembicFiles } = await import("./alembic_files.ts");
    const { configFromAlembic } = await import("./alembic.ts");
    const files = await readAlembicFiles(file, workingDirectory);
    return configFromAlembic(files, { name, workingDirectory, variables });
  }
  if (/\.ya?ml$/.test(file)) {
    return configFromYaml(toSection(await readYaml(file), file), name, variables);
  }
  throw new MigrateError("config", `The config file "${file}" is neither YAML nor Alembic's`, {
    hint: "Give it a name that ends in .yaml, .yml, .ini or .toml.",
  });
}

function configFromYaml(top: Section, name: string | undefined, variables: Variables): Config {
  refuseUnknownKeys(top, [...settingKeys, "databases"]);
  const databases = databaseSections(top);
  const origin = { directory: directoryOf(top.file), databases: [...databases.keys()], variables };
  if (name === undefined) return configFrom(top, origin);
  const chosen = databases.get(name);
  if (chosen === undefined) throw unknownDatabase(name, origin.databases, top.file);
  return configFrom(overlay(chosen, top), { ...origin, database: name });
}

/** All are looked at, also those that aren't chosen: a slip shows before the section is needed. */
function databaseSections(top: Section): ReadonlyMap<string, Section> {
  const all = subsection(top, "databases");
  const sections = new Map<string, Section>();
  for (const [name, node] of all?.entries ?? []) {
    if (name === "all") throw reservedName(top.file, node.line);
    const section = toSection(node, top.file, `databases.${name}`);
    refuseUnknownKeys(section, settingKeys);
    sections.set(name, section);
  }
  return sections;
}

/** The section on top of the whole file. Either way to give a URL takes the place of both below. */
function overlay(section: Section, top: Section): Section {
  const entries = new Map(top.entries);
  if (section.entries.has("url") || section.entries.has("url_from")) {
    entries.delete("url");
    entries.delete("url_from");
  }
  return { ...section, base: { ...top, entries } };
}

function unknownDatabase(name: string, names: readonly string[], file: string): MigrateError {
  const hint = names.length > 0 ? `There are: ${names.join(", ")}` : 'Add it under "databases".';
  return new MigrateError("usage", `No database is called "${name}"`, { where: { file }, hint });
}

function reservedName(file: string, line: number): MigrateError {
  return new MigrateError("config", 'A database can\'t be called "all"', {
    where: { file, line, key: "databases.all" },
    hint: "On the command line, -n all means every one of them.",
  });
}
