import { MigrateError, type Where } from "../errors.ts";
import { isDirectory, resolvePath } from "../paths.ts";
import { type NamingConvention, namingFault } from "../schema/naming_convention.ts";
import type { Config, PostWriteHookEntry, TargetEntry, UrlFrom } from "./config.ts";
import { fill, type Template, type Variables } from "./interpolate.ts";
import {
  amount,
  flag,
  oneOrMore,
  refuseUnknownKeys,
  type Section,
  subsection,
  subsections,
  text,
  textOrTexts,
  texts,
  variableName,
  whereIs,
} from "./section.ts";

/** What a config says that is not in its settings. */
export interface Origin {
  /** Absolute: where relative paths start. */
  readonly directory: string;
  readonly database?: string;
  readonly databases: readonly string[];
  readonly variables: Variables;
}

/**
 * The settings of one database as a `Config`, with the defaults of what isn't there.
 *
 * The caller has refused unknown keys of `section`; those of the sections in it are refused here. Throws "config"
 * for values of a wrong type and "unset-variable"; looks at the file system for version locations.
 */
export function configFrom(section: Section, origin: Origin): Config {
  const { directory, variables, ...names } = origin;
  const filled = (template: Template) => fill(template, variables);
  const path = text(section, "script_location");
  const scriptLocation = resolvePath(path ? filled(path) : "migrations", directory);
  const locations = (texts(section, "version_locations") ?? []).map(filled);
  const fileTemplate = text(section, "file_template");
  return {
    ...names,
    file: section.file,
    directory,
    scriptLocation,
    versionLocations: locations.length > 0
      ? locations.map((entry) => versionLocation(entry, scriptLocation, directory))
      : [resolvePath("versions", scriptLocation)],
    recursiveVersionLocations: flag(section, "recursive_version_locations", variables) ?? false,
    fileTemplate: fileTemplate ? filled(fileTemplate) : "%(rev)s_%(slug)s",
    truncateSlugLength:
      amount(section, "truncate_slug_length", { wanted: "a whole number", variables }) ?? 40,
    timezone: text(section, "timezone"),
    postWriteHooks: subsections(section, "post_write_hooks").map(readHook),
    ...readUrl(section),
    scratchUrl: text(section, "scratch_url"),
    versionTable: text(section, "version_table"),
    versionTableSchema: text(section, "version_table_schema"),
    transactionPerMigration: flag(section, "transaction_per_migration", variables) ?? false,
    lockTimeout: amount(section, "lock_timeout", { wanted: "a number of seconds", variables }),
    namingConvention: readNaming(subsection(section, "naming_convention"), variables),
    notes: [],
    target: oneOrMore(section, "target")?.map(readTarget),
  };
}

/**
 * A bare name such as "versions" is a folder of the script location, a path such as "billing/versions" starts at
 * `directory`, as other paths do. Where the folder is not there but at the other of the two places, it is meant.
 */
export function versionLocation(
  entry: string,
  scriptLocation: string,
  directory: string,
): string {
  const inScripts = resolvePath(entry, scriptLocation);
  const inDirectory = resolvePath(entry, directory);
  const [likely, other] = entry.includes("/") ? [inDirectory, inScripts] : [inScripts, inDirectory];
  return !isDirectory(likely) && isDirectory(other) ? other : likely;
}

function readNaming(
  section: Section | undefined,
  variables: Variables,
): NamingConvention | undefined {
  if (section === undefined) return undefined;
  const convention: { [key: string]: string } = {};
  for (const key of section.entries.keys()) {
    const template = text(section, key);
    if (template) convention[key] = fill(template, variables);
    const fault = namingFault(convention);
    if (fault) {
      throw new MigrateError("config", fault.problem, {
        where: whereIs(section, key),
        hint: fault.hint,
      });
    }
  }
  return convention;
}

function readUrl(section: Section): Pick<Config, "url" | "urlFrom"> {
  const url = text(section, "url");
  const from = subsection(section, "url_from");
  if (url && from) {
    throw new MigrateError("config", '"url" and "url_from" are both there', {
      where: whereIs(section, "url_from"),
      hint: "Keep one of them.",
    });
  }
  return { url, urlFrom: from && readUrlFrom(from) };
}

function readUrlFrom(section: Section): UrlFrom {
  refuseUnknownKeys(section, ["file", "profile_env", "key"]);
  return {
    file: required(section, "file"),
    profileEnv: variableName(section, "profile_env"),
    key: required(section, "key"),
  };
}

/** One hook, as a mapping has it. Throws "config" for unknown keys, and for one without a name. */
export function readHook(section: Section): PostWriteHookEntry {
  refuseUnknownKeys(section, [
    "name",
    "type",
    "executable",
    "module",
    "entrypoint",
    "options",
    "cwd",
  ]);
  return {
    name: required(section, "name").text,
    type: text(section, "type")?.text ?? "exec",
    runs: text(section, "executable") ?? text(section, "entrypoint") ?? text(section, "module"),
    options: textOrTexts(section, "options") ?? [],
    cwd: text(section, "cwd"),
    where: placeOf(section),
  };
}

function readTarget(section: Section): TargetEntry {
  refuseUnknownKeys(section, ["modules", "sql", "program", "url"]);
  const target: TargetEntry = {
    modules: texts(section, "modules") ?? [],
    sql: texts(section, "sql") ?? [],
    program: textOrTexts(section, "program"),
    url: text(section, "url"),
    where: placeOf(section),
  };
  const { modules, sql, program, url } = target;
  if (modules.length > 0 || sql.length > 0 || program || url) return target;
  throw new MigrateError("config", `"${section.key}" aims at nothing`, {
    where: placeOf(section),
    hint: "Name modules, sql, program or url.",
  });
}

function required(section: Section, key: string): Template {
  const value = text(section, key);
  if (value !== undefined) return value;
  throw new MigrateError("config", `"${section.key}" has no "${key}"`, { where: placeOf(section) });
}

function placeOf(section: Section): Where {
  const [first] = section.entries.values();
  return { file: section.file, line: first?.line, key: section.key };
}
