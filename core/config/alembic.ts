import { MigrateError } from "../errors.ts";
import { type AlembicFiles, sectionOf } from "./alembic_files.ts";
import { alembicHooks } from "./alembic_hooks.ts";
import { alembicKeys } from "./alembic_keys.ts";
import { keyNotes } from "./alembic_notes.ts";
import { type PathRules, scriptLocation, versionLocations } from "./alembic_paths.ts";
import type { Config } from "./config.ts";
import { envPyNotes } from "./env_py.ts";
import { escape, fill, type Variables } from "./interpolate.ts";
import type { Node } from "./node.ts";
import { type Section, text, texts, words } from "./section.ts";
import { configFrom } from "./settings.ts";

/** What decides how a project of Alembic's is read. */
export interface AlembicRequest {
  /** The ini file's main section; "alembic" where undefined. */
  readonly name?: string;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly variables: Variables;
}

/** What `alembic init` writes, with a number where there are several databases: no URL that anybody means. */
const placeholderUrl = /^driver:\/\/user:pass@localhost\/dbname\d*$/;

/**
 * The settings of a project of Alembic's as a `Config`. What its ini file says wins over its `pyproject.toml`; a section
 * that `databases` names stands on top of the main one.
 *
 * Relative paths start at the working directory, as in Alembic, or at the file's folder where only that has them.
 * Throws "usage" for a main section that is not there, and "config" with file, line and key for what can't be
 * understood.
 */
export function configFromAlembic(files: AlembicFiles, request: AlembicRequest): Config {
  const { name, workingDirectory, variables } = request;
  const main = mainSection(files, request);
  const url = text(main, "sqlalchemy.url");
  const config = configFrom(withAbsolutePaths({ main, workingDirectory, variables }), {
    directory: workingDirectory,
    database: name,
    databases: databasesIn(main, variables),
    variables,
  });
  return {
    ...config,
    url: url && placeholderUrl.test(url.text) ? undefined : url,
    postWriteHooks: alembicHooks(files),
    notes: [
      ...keyNotes(files, name ?? "alembic"),
      ...envPyNotes(config.scriptLocation, (key) => text(main, key) !== undefined),
    ],
  };
}

function mainSection(files: AlembicFiles, { name, variables }: AlembicRequest): Section {
  const { ini, toml } = files;
  const usual = ini?.sections.has("alembic")
    ? { ...sectionOf(ini, "alembic", alembicKeys), base: toml }
    : toml;
  if (usual && (name === undefined || name === "alembic")) return usual;
  if (name === undefined || !ini?.sections.has(name)) throw noMainSection(files, name ?? "alembic");
  const isOfUsual = usual !== undefined && databasesIn(usual, variables).includes(name);
  return { ...sectionOf(ini, name, alembicKeys), base: isOfUsual ? usual : toml };
}

function databasesIn(main: Section, variables: Variables): readonly string[] {
  return (texts(main, "databases") ?? []).flatMap((list) => words(fill(list, variables)));
}

function withAbsolutePaths(rules: PathRules): Section {
  const entries = new Map(rules.main.entries);
  const toNode = (path: string): Node => ({ value: escape(path), line: 1 });
  entries.set("script_location", toNode(scriptLocation(rules)));
  entries.set("version_locations", { value: versionLocations(rules).map(toNode), line: 1 });
  // They are written in a form of their own.
  entries.set("post_write_hooks", { value: null, line: 1 });
  return { ...rules.main, entries };
}

function noMainSection({ ini, toml }: AlembicFiles, name: string): MigrateError {
  const mains = [...ini?.sections ?? []].filter(([, options]) => options.has("script_location"));
  const file = ini?.file ?? toml?.file;
  return new MigrateError(
    "usage",
    `No config file '${file}' found, or file has no '[${name}]' section`,
    {
      where: { file },
      hint: mains.length === 0
        ? "Add the section, with script_location in it."
        : `Sections with a script_location: ${mains.map(([main]) => main).join(", ")}`,
    },
  );
}
