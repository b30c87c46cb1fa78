import type { TargetInput } from "../models/target.ts";
import { resolvePath } from "../paths.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import type { Config } from "./config.ts";
import { escape, processVariables, type Template } from "./interpolate.ts";
import { configFrom, versionLocation } from "./settings.ts";

/** Settings that code gives instead of a config file, or on top of one. Relative paths start at the working directory. */
export interface SettingsInCode {
  /** The folder of `env.ts`, of templates and, unless `versionLocations` says otherwise, of `versions/`. */
  readonly scriptLocation?: string;
  /** The folders of revision files: a bare name is a folder of the script location. */
  readonly versionLocations?: readonly string[];
  /** Whether subfolders of the version locations are read, too. */
  readonly recursiveVersionLocations?: boolean;
  /** The name of new files, with Alembic's tokens such as `%(rev)s`; without the extension. */
  readonly fileTemplate?: string;
  /** How long a message may be in a file name. */
  readonly truncateSlugLength?: number;
  /** The time zone of creation dates, as in "UTC" or "Europe/Vienna". */
  readonly timezone?: string;
  /** `alembic_version` where undefined. */
  readonly versionTable?: string;
  /** The database schema of the version table. */
  readonly versionTableSchema?: string;
  /** Whether each revision commits alone. */
  readonly transactionPerMigration?: boolean;
  /** How constraints and indexes are called that are given no name. */
  readonly namingConvention?: NamingConvention;
  /** What autogenerate aims at: what model files export, such as `[users, orders]`, or DDL as a text. */
  readonly target?: TargetInput;
}

/** What holds where there is no config file: the default of every setting. */
export function defaultConfig(workingDirectory: string): Config {
  const origin = { directory: workingDirectory, databases: [], variables: processVariables };
  const defaults = configFrom({ entries: new Map(), file: "", key: "" }, origin);
  return { ...defaults, file: undefined };
}

/** The config with what code says in place of what it said. */
export function withSettings(
  config: Config,
  settings: SettingsInCode,
  workingDirectory: string,
): Config {
  const { scriptLocation: location, versionLocations } = settings;
  const { timezone, versionTable, versionTableSchema } = settings;
  const scriptLocation = location === undefined
    ? config.scriptLocation
    : resolvePath(location, workingDirectory);
  const versions = versionLocations ?? (location === undefined ? undefined : ["versions"]);
  return {
    ...config,
    scriptLocation,
    versionLocations:
      versions?.map((entry) => versionLocation(entry, scriptLocation, workingDirectory)) ??
        config.versionLocations,
    recursiveVersionLocations: settings.recursiveVersionLocations ??
      config.recursiveVersionLocations,
    fileTemplate: settings.fileTemplate ?? config.fileTemplate,
    truncateSlugLength: settings.truncateSlugLength ?? config.truncateSlugLength,
    timezone: verbatim(timezone, "timezone") ?? config.timezone,
    versionTable: verbatim(versionTable, "versionTable") ?? config.versionTable,
    versionTableSchema: verbatim(versionTableSchema, "versionTableSchema") ??
      config.versionTableSchema,
    transactionPerMigration: settings.transactionPerMigration ?? config.transactionPerMigration,
    namingConvention: settings.namingConvention ?? config.namingConvention,
  };
}

/** A text of code's: what looks like a variable in it is none. */
function verbatim(text: string | undefined, key: string): Template | undefined {
  return text === undefined ? undefined : { text: escape(text), where: { key } };
}
