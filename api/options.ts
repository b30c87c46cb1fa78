import type { Candidate as RenameCandidate } from "../core/autogenerate/rename_candidates.ts";
import type { NewRevisionOptions } from "../core/commands/new_revision.ts";
import type { Progress } from "../core/commands/results.ts";
import type { SettingsInCode } from "../core/config/in_code.ts";
import type { OwnConnection } from "../dialects/registry.ts";

/**
 * Which project, and which database: by a config file, by settings in code, or both. Settings in code win.
 *
 * Where `config` names no file one is looked for as the command line does, unless `scriptLocation` is given: then no
 * file is read. Relative paths start at `workingDirectory`.
 */
export interface ProjectOptions extends SettingsInCode {
  /** The config file: `migrate.yaml` or `alembic.ini`. */
  readonly config?: string;
  /** One of the config's `databases`, or an ini file's section. */
  readonly name?: string;
  /** The database. It wins over `env.ts`, over the config and over `$DATABASE_URL`. */
  readonly url?: string;
  /** A connection of the program's own instead of a URL. It is used as it is, and not closed. */
  readonly connection?: OwnConnection;
  /** The schema to work in, with the version table in it; for a database that a URL names. */
  readonly schema?: string;
  /** What `env.ts` is told, as by `-x key=value`; `db` is a URL. */
  readonly x?: Readonly<Record<string, string>>;
  /** This process's where undefined. */
  readonly workingDirectory?: string;
}

/** How a database is waited for, and what is told meanwhile. */
export interface WaitOptions {
  /** Milliseconds to wait for a database that isn't up yet; 0 where undefined. */
  readonly wait?: number;
  /** Told what happens: each step before it runs, remarks of the database's, what is waited for. */
  readonly report?: (progress: Progress) => void;
  /** Stops it; what isn't committed is rolled back. */
  readonly signal?: AbortSignal;
}

/** How steps are run. */
export interface RunOptions extends WaitOptions {
  /** Finds the steps and runs none of them. */
  readonly dryRun?: boolean;
  /** Writes a script instead: nothing is run, and no database is connected to. */
  readonly sql?: boolean;
  /** A text that `env.ts` is told with each change. */
  readonly tag?: string;
  /** Milliseconds to wait for other runners; the config's `lock_timeout` where undefined. */
  readonly lockTimeout?: number;
}

/** How a stamp is made. */
export interface StampOptions extends RunOptions {
  /** Empties the version table first, whatever it holds. */
  readonly purge?: boolean;
}

/** What is asked of the history. */
export interface HistoryOptions extends WaitOptions {
  /** `[start]:[end]`, both included; everything where undefined. */
  readonly range?: string;
  /** Marks the revisions that the database is at. */
  readonly indicateCurrent?: boolean;
}

/** Which heads are wanted. */
export interface HeadsOptions {
  /** Leaves out those that another revision depends on. */
  readonly resolveDependencies?: boolean;
}

/** How it is looked where a database is. */
export interface CurrentOptions extends WaitOptions {
  /** Throws "not-at-head" unless all heads of the files are applied, and nothing else is. */
  readonly checkHeads?: boolean;
}

/** What a new revision says, and where it goes. */
export interface RevisionOptions extends NewRevisionOptions {
  /** The revisions that it comes after; the head where undefined. */
  readonly heads?: readonly string[];
}

/** How a revision is generated. */
export interface AutogenerateOptions extends RevisionOptions, Pick<WaitOptions, "wait" | "signal"> {
  /** Whether the operations are tried in scratch, both ways, before the file is written; true where undefined. */
  readonly verify?: boolean;
  /** Writes a file even where nothing differs. */
  readonly allowEmpty?: boolean;
  /** Throws "operation" where a table or a column would be dropped. */
  readonly failOnDrop?: boolean;
  /** What was renamed: "old:new" for a table, "table.old:table.new" for a column. */
  readonly renames?: readonly string[];
  /** Asked of each that looks so; where undefined it is dropped and made, and the file says so. */
  readonly isRenamed?: (candidate: RenameCandidate) => boolean | Promise<boolean>;
}

/** How a difference is told. */
export interface DiffOptions extends WaitOptions {
  /** As SQL, too. */
  readonly sql?: boolean;
  /** As operations of a revision, too. */
  readonly typescript?: boolean;
}

/** What starting up needs. */
export interface StartupOptions extends ProjectOptions, WaitOptions {
  /** Nothing is done, and the database isn't connected to, where it is false; true where undefined. */
  readonly enabled?: boolean;
  /** Where to go; "head" where undefined. */
  readonly revision?: string;
  /** Milliseconds to wait for other runners; the config's `lock_timeout` where undefined. */
  readonly lockTimeout?: number;
}

/** Which project and database a temporary one is made beside, and where it is to be. */
export interface TemporaryDatabaseOptions extends Omit<ProjectOptions, "connection" | "schema"> {
  /** "head" where undefined. */
  readonly revision?: string;
}
