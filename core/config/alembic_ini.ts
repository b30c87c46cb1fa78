import { MigrateError } from "../errors.ts";
import { directoryOf } from "../paths.ts";
import { type PathRules, scriptLocation, versionLocations } from "./alembic_paths.ts";
import type { Config, PostWriteHookEntry } from "./config.ts";
import { type Ini, parseIni, readOption } from "./ini.ts";
import { escape, fill, type Variables } from "./interpolate.ts";
import type { Node } from "./node.ts";
import { type Section, text } from "./section.ts";
import { configFrom } from "./settings.ts";

/** What decides how an ini file is read. */
export interface IniRequest {
  /** The main section; "alembic" where undefined. */
  readonly name?: string;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly variables: Variables;
}

/** What is read of the main section; the rest is Python's, or the application's own. */
const mainKeys = [
  // as in Alembic
  "script_location",
  "version_locations",
  "path_separator",
  "version_path_separator",
  "prepend_sys_path",
  "recursive_version_locations",
  "file_template",
  "truncate_slug_length",
  "timezone",
  "sqlalchemy.url",
  "databases",
  // as in migrate.yaml: Alembic has these in env.py
  "scratch_url",
  "version_table",
  "version_table_schema",
  "transaction_per_migration",
  "lock_timeout",
];

/** What `alembic init` writes: no URL that anybody means. */
const placeholderUrl = "driver://user:pass@localhost/dbname";

/**
 * The text of an `alembic.ini` as a `Config`.
 *
 * Relative paths start at the working directory, as in Alembic, or at the file's folder where only that has them.
 * Throws "usage" for a main section that is not there, and "config" with file, line and key for what can't be
 * understood.
 */
export function configFromIni(source: string, file: string, request: IniRequest): Config {
  const { name, workingDirectory, variables } = request;
  const ini = withHere(parseIni(source, file));
  const main = sectionOf(ini, name ?? "alembic", mainKeys);
  if (!ini.sections.has(main.key)) throw noMainSection(ini, main.key);
  const databases = text(main, "databases");
  const url = text(main, "sqlalchemy.url");
  return {
    ...configFrom(withAbsolutePaths({ main, workingDirectory, variables }), {
      directory: workingDirectory,
      database: name,
      databases: databases ? words(fill(databases, variables)) : [],
      variables,
    }),
    url: url?.text === placeholderUrl ? undefined : url,
    postWriteHooks: readHooks(ini),
  };
}

/** `%(here)s` is the file's folder, in every section. */
function withHere(ini: Ini): Ini {
  const here = { value: directoryOf(ini.file).replaceAll("%", "%%"), line: 1 };
  return { ...ini, defaults: new Map([...ini.defaults, ["here", here]]) };
}

function sectionOf(ini: Ini, name: string, keys: readonly string[]): Section {
  const entries = new Map<string, Node>();
  for (const key of keys) {
    const node = readOption(ini, name, key);
    if (node !== undefined) entries.set(key, node);
  }
  return { entries, file: ini.file, key: name };
}

function withAbsolutePaths(rules: PathRules): Section {
  const entries = new Map(rules.main.entries);
  const toNode = (path: string): Node => ({ value: escape(path), line: 1 });
  entries.set("script_location", toNode(scriptLocation(rules)));
  entries.set("version_locations", { value: versionLocations(rules).map(toNode), line: 1 });
  return { ...rules.main, entries };
}

function readHooks(ini: Ini): readonly PostWriteHookEntry[] {
  const section = "post_write_hooks";
  const names = words(text(sectionOf(ini, section, ["hooks"]), "hooks")?.text ?? "");
  return names.map((name) => {
    const keys = ["type", "executable", "entrypoint", "module", "options", "cwd"];
    const options = sectionOf(ini, section, keys.map((key) => `${name}.${key}`));
    const option = (key: string) => text(options, `${name}.${key}`);
    return {
      name,
      type: option("type")?.text ?? "exec",
      runs: option("executable") ?? option("entrypoint") ?? option("module"),
      options: option("options") ?? [],
      cwd: option("cwd"),
      where: { file: ini.file, key: `${section}.${name}` },
    };
  });
}

/** Names apart by commas or spaces. */
function words(list: string): readonly string[] {
  return list.split(/[\s,]+/).filter(Boolean);
}

function noMainSection(ini: Ini, name: string): MigrateError {
  const mains = [...ini.sections].filter(([, options]) => options.has("script_location"));
  return new MigrateError(
    "usage",
    `No config file '${ini.file}' found, or file has no '[${name}]' section`,
    {
      where: { file: ini.file },
      hint: mains.length === 0
        ? "Add the section, with script_location in it."
        : `Sections with a script_location: ${mains.map(([main]) => main).join(", ")}`,
    },
  );
}
