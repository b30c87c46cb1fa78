import { MigrateError, type Where } from "../errors.ts";
import type { Environment } from "../hooks.ts";
import { directoryOf } from "../paths.ts";
import type { Config } from "./config.ts";
import { decidedUrl, environmentFile } from "./environment.ts";
import { fill, processVariables, type Template, type Variables } from "./interpolate.ts";
import { urlInSettings } from "./settings_file.ts";

/** A database URL, and what is needed to understand it. */
export interface DatabaseUrl {
  readonly url: string;
  /**
   * Absolute: where a relative path in the URL starts. What stands in a file starts where that file's paths start,
   * what comes from the command line, from code or from an environment variable at the working directory.
   */
  readonly directory: string;
  /** Where it was written, for errors. */
  readonly where: Where;
}

/** Where values come from that no file holds. */
export interface Surroundings {
  /** Absolute; this process's where undefined. */
  readonly workingDirectory?: string;
  /** This process's where undefined. */
  readonly variables?: Variables;
}

/** What may name the database besides the config. */
export interface UrlSources extends Surroundings {
  /** `--url`. */
  readonly flag?: string;
  /** `-x key=value`; "db" is a URL. */
  readonly x?: Readonly<Record<string, string>>;
  /** What `env.ts` exports. */
  readonly environment?: Environment;
}

/**
 * The URL of the database to work on, of the first that names one: `--url`, `-x db=URL`, `env.ts`, the config,
 * `$DATABASE_URL` (not where the config has several databases and none is chosen).
 *
 * Where the config points to an application's settings file, that is read. Throws "usage" for an empty `--url` or
 * `-x db=`, "unset-variable", and "config" where nothing names a URL, or what names it can't be understood.
 */
export async function databaseUrl(config: Config, sources: UrlSources = {}): Promise<DatabaseUrl> {
  const { flag, x = {}, environment = {}, variables = processVariables } = sources;
  const workingDirectory = sources.workingDirectory ?? Deno.cwd();
  const here = (url: string, where: Where) => ({ url, directory: workingDirectory, where });
  if (flag !== undefined) return here(notEmpty(flag, "--url"), {});
  if (x.db !== undefined) return here(notEmpty(x.db, "-x db"), {});
  const file = environmentFile(config.scriptLocation);
  const decided = await decidedUrl(environment, { x, database: config.database }, file);
  if (decided) return here(decided, { file, key: "url" });
  if (config.url) {
    return writtenUrl(config.url, config.directory, { variables, workingDirectory });
  }
  if (config.urlFrom) {
    const template = await urlInSettings(config.urlFrom, config.directory, variables);
    const directory = directoryOf(template.where.file);
    return writtenUrl(template, directory, { variables, workingDirectory });
  }
  // Where several databases have names, it may be that of any of them.
  const url = isUnchosen(config) ? undefined : variables("DATABASE_URL");
  if (url) return here(url, { key: "$DATABASE_URL" });
  throw noUrl(config);
}

/** The config's `scratch_url`; undefined where there is none. Throws "unset-variable", and "config" if it is empty. */
export function scratchUrl(
  { scratchUrl, directory }: Config,
  surroundings: Surroundings = {},
): DatabaseUrl | undefined {
  return scratchUrl && writtenUrl(scratchUrl, directory, surroundings);
}

/** A URL that a file holds. `directory` is where that file's paths start. Throws as `scratchUrl()` does. */
export function writtenUrl(
  template: Template,
  directory: string,
  surroundings: Surroundings,
): DatabaseUrl {
  const { variables = processVariables, workingDirectory = Deno.cwd() } = surroundings;
  const { text, where } = template;
  const url = fill(template, variables);
  if (url === "") throw new MigrateError("config", `"${where.key}" is empty`, { where });
  const [, variable] = /^\$\{([A-Za-z_]\w*)/.exec(text) ?? [];
  const isFromVariable = variable !== undefined && Boolean(variables(variable));
  return { url, directory: isFromVariable ? workingDirectory : directory, where };
}

function notEmpty(url: string, option: string): string {
  if (url !== "") return url;
  throw new MigrateError("usage", `The URL after ${option} is empty`);
}

/** Whether one of several databases is meant, and nothing says which. */
function isUnchosen({ databases, database }: Config): boolean {
  return databases.length > 0 && database === undefined;
}

function noUrl(config: Config): MigrateError {
  const { file, databases } = config;
  // Alembic reads it from an ini file alone.
  const key = file?.endsWith(".ini") ? "sqlalchemy.url" : "url";
  return new MigrateError("config", "Nothing names a database URL", {
    where: { file, key },
    hint: isUnchosen(config)
      ? `Choose a database with -n: ${databases.join(", ")}`
      : file === undefined
      ? "Give url or connection, or set DATABASE_URL."
      : file.endsWith(".toml")
      ? "Set DATABASE_URL, or give --url."
      : `Write "${key}" into the config file, set DATABASE_URL, or give --url.`,
  });
}
