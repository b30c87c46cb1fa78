import type { TableName } from "../dialect.ts";
import type { MigrateError, Where } from "../errors.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import { fill, processVariables, type Template, type Variables } from "./interpolate.ts";

/**
 * What a config file says about one database. Paths are absolute.
 *
 * A `Template` is a text whose `${VAR}`s are filled when a command needs it: `databaseUrl()`, `scratchUrl()`,
 * `targetSources()`, `postWriteHooks()`, `versionTable()` and `timeZone()` give the finished values.
 */
export interface Config {
  /** The file itself; undefined where code gives the settings. */
  readonly file?: string;
  /** Where relative paths in it start: its folder, or for an ini file the working directory. */
  readonly directory: string;
  /** The name that chose among `databases`, or the ini file's main section; undefined without one. */
  readonly database?: string;
  /** The names there are to choose from, in the order written. */
  readonly databases: readonly string[];

  readonly scriptLocation: string;
  /** At least one; none need exist. */
  readonly versionLocations: readonly string[];
  readonly recursiveVersionLocations: boolean;
  /** With Alembic's tokens, such as `%(rev)s` and `%(month).2d`; without the extension. */
  readonly fileTemplate: string;
  readonly truncateSlugLength: number;
  readonly timezone?: Template;
  readonly postWriteHooks: readonly PostWriteHookEntry[];

  /** At most one of `url` and `urlFrom`. */
  readonly url?: Template;
  readonly urlFrom?: UrlFrom;
  readonly scratchUrl?: Template;
  readonly versionTable?: Template;
  readonly versionTableSchema?: Template;
  readonly transactionPerMigration: boolean;
  /** How constraints and indexes are called that are given no name. */
  readonly namingConvention?: NamingConvention;
  /** How long to wait for another runner, in seconds; undefined leaves it to the dialect. */
  readonly lockTimeout?: number;

  /** What autogenerate aims at, part by part; undefined where the file says nothing. */
  readonly target?: readonly TargetEntry[];

  /** What can't be honoured of what the project says to Alembic, each with what to do instead. */
  readonly notes: readonly MigrateError[];
}

/** A URL that an application's own settings file holds. */
export interface UrlFrom {
  /** The settings file; with a profile set, `application.yml` stands for `application-<profile>.yml`. */
  readonly file: Template;
  /** The environment variable that holds the profile. */
  readonly profileEnv?: string;
  /** Dotted path of the URL in that file. */
  readonly key: Template;
}

/** A program to run on each new revision file. */
export interface PostWriteHookEntry {
  readonly name: string;
  /** Alembic's word for how it is run. */
  readonly type: string;
  /** What `type` runs: a program, or the name of a Python entry point or module. */
  readonly runs?: Template;
  /** Its arguments as a shell would split them, or one by one. */
  readonly options: Template | readonly Template[];
  readonly cwd?: Template;
  /** It stands in Alembic's own config: it is left out where only Python can run it. */
  readonly isAlembics?: boolean;
  readonly where: Where;
}

/** A part of what autogenerate aims at. */
export interface TargetEntry {
  readonly modules: readonly Template[];
  readonly sql: readonly Template[];
  /** A command line, or a program with its arguments one by one. */
  readonly program?: Template | readonly Template[];
  readonly url?: Template;
  readonly where: Where;
}

/** The version table's name. Throws "unset-variable". */
export function versionTable(config: Config, variables: Variables = processVariables): TableName {
  return {
    name: config.versionTable ? fill(config.versionTable, variables) : "alembic_version",
    schema: config.versionTableSchema && fill(config.versionTableSchema, variables),
  };
}
