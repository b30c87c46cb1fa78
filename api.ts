/**
 * Migrations from a program's own code: what a program imports from `"migrate/api"`.
 *
 * The commands as functions. They answer with data and throw `MigrateError`; they print nothing, listen to no signal
 * and never end the process. Inside of a server they may run as often as wanted, also side by side.
 *
 * @module
 */
import { ensureVersion as runEnsureVersion } from "./core/commands/ensure_version.ts";
import { downgrade as runDowngrade } from "./core/commands/downgrade.ts";
import * as listing from "./core/commands/listing.ts";
import * as newRevision from "./core/commands/new_revision.ts";
import { openProject, type Project, soundProject } from "./core/commands/project.ts";
import * as results from "./core/commands/results.ts";
import type { RunOptions as CommandOptions } from "./core/commands/run.ts";
import { inSchema } from "./core/commands/schemas.ts";
import { stamp as runStamp } from "./core/commands/stamp.ts";
import { temporaryDatabase as makeTemporaryDatabase } from "./core/commands/temporary_database.ts";
import { upgrade as runUpgrade } from "./core/commands/upgrade.ts";
import type { SettingsInCode } from "./core/config/in_code.ts";
import { MigrateError } from "./core/errors.ts";
import { resolvePath } from "./core/paths.ts";
import type { RunEvent, RunResult } from "./core/runner/run.ts";
import { didYouMean } from "./core/suggest.ts";
import settings from "./deno.json" with { type: "json" };
import { openDatabase, type OwnConnection, ownDatabase } from "./dialects/registry.ts";

export { MigrateError } from "./core/errors.ts";
export type { ErrorCode, ErrorDetails, Where } from "./core/errors.ts";
export type {
  CurrentData,
  NewRevisionData,
  Progress,
  RevisionData,
  RunData,
  StepData,
} from "./core/commands/results.ts";
export type { SettingsInCode } from "./core/config/in_code.ts";
export type { OwnConnection } from "./dialects/registry.ts";

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
  readonly report?: (progress: results.Progress) => void;
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

/** How it is looked where a database is. */
export interface CurrentOptions extends WaitOptions {
  /** Throws "not-at-head" unless all heads of the files are applied, and nothing else is. */
  readonly checkHeads?: boolean;
}

/** What a new revision says. */
export type NewRevisionOptions = newRevision.NewRevisionOptions;

/** What starting up needs. */
export interface StartupOptions extends ProjectOptions, WaitOptions {
  /** Nothing is done, and the database isn't connected to, where it is false; true where undefined. */
  readonly enabled?: boolean;
  /** Where to go; "head" where undefined. */
  readonly revision?: string;
  /** Milliseconds to wait for other runners; the config's `lock_timeout` where undefined. */
  readonly lockTimeout?: number;
}

/**
 * Brings the database up to a revision: an id or the beginning of one, "head", "heads", "+2", "label@head". With `sql`
 * it may be a range, "start:end".
 *
 * One runner at a time works on a database, the others wait and find what is left to do. What fails is rolled back to
 * the last commit.
 *
 * @example
 * ```ts
 * const { steps } = await upgrade({ config: "migrate.yaml" }, "head");
 * ```
 */
export async function upgrade(
  project: ProjectOptions = {},
  revision = "head",
  options: RunOptions = {},
): Promise<results.RunData> {
  return await run(project, options, (opened, how) => runUpgrade(opened, revision, how));
}

/**
 * Takes the database back to a revision, which stays: an id, "-1", "base". With `sql` it is a range, "start:end".
 *
 * Throws "irreversible" before anything runs where a revision has no way back.
 */
export async function downgrade(
  project: ProjectOptions,
  revision: string,
  options: RunOptions = {},
): Promise<results.RunData> {
  return await run(project, options, (opened, how) => runDowngrade(opened, revision, how));
}

/** What `upgrade` would run, without running it. */
export async function plan(
  project: ProjectOptions = {},
  revision = "head",
  options: WaitOptions = {},
): Promise<results.RunData> {
  return await upgrade(project, revision, { ...options, dryRun: true });
}

/** Says which revisions the database is at, and runs none. */
export async function stamp(
  project: ProjectOptions,
  revisions: string | readonly string[],
  { purge, ...options }: StampOptions = {},
): Promise<results.RunData> {
  const destinations = typeof revisions === "string" ? [revisions] : revisions;
  return await run(
    project,
    options,
    (opened, how) => runStamp(opened, destinations, { ...how, purge }),
  );
}

/** Creates the version table where it isn't there, and nothing else. */
export async function ensureVersion(
  project: ProjectOptions = {},
  options: RunOptions = {},
): Promise<results.RunData> {
  return await run(project, options, runEnsureVersion);
}

/**
 * Applies what is pending when a program starts, and returns what it did: `upgrade`, with a switch.
 *
 * Of replicas that start together one migrates, and the others wait for it. Throws as `upgrade` does: whether the
 * program starts all the same is its own decision.
 *
 * @example
 * ```ts
 * await migrateOnStartup({ config: "migrate.yaml", enabled: settings.migrate, wait: 60_000 });
 * ```
 */
export async function migrateOnStartup(options: StartupOptions = {}): Promise<results.RunData> {
  const { enabled = true, revision, wait, report, signal, lockTimeout, ...project } = options;
  if (!enabled) return { steps: [], rows: [] };
  return await upgrade(project, revision, { wait, report, signal, lockTimeout });
}

/** Where the database is. Never writes to it, and works whatever the rows of its version table say. */
export async function current(
  project: ProjectOptions = {},
  { checkHeads = false, ...options }: CurrentOptions = {},
): Promise<results.CurrentData> {
  const state = await listing.current(await soundProject(await open(project)), waiting(options));
  if (checkHeads) listing.requireAtHeads(state);
  return results.currentData(state);
}

/** The revisions, newest first. Connects only where the range or the options need the database. */
export async function history(
  project: ProjectOptions = {},
  options: HistoryOptions = {},
): Promise<readonly results.RevisionData[]> {
  const { range, indicateCurrent, ...others } = options;
  const how = { ...waiting(others), range, indicateCurrent };
  const found = await listing.history(await soundProject(await open(project)), how);
  return found.map(results.revisionData);
}

/** The revisions that nothing comes after; without those that others depend on where `resolveDependencies` is set. */
export async function heads(
  project: ProjectOptions = {},
  options: { readonly resolveDependencies?: boolean } = {},
): Promise<readonly results.RevisionData[]> {
  const found = await listing.heads(await soundProject(await open(project)), options);
  return found.map(results.revisionData);
}

/** The revisions that several come right after, newest first. */
export async function branches(
  project: ProjectOptions = {},
): Promise<readonly results.RevisionData[]> {
  const found = await listing.branches(await soundProject(await open(project)));
  return found.map(({ point }) => results.revisionData(point));
}

/** The revisions that a name stands for: an id or the beginning of one, "head", "current", … */
export async function show(
  project: ProjectOptions,
  revision: string,
  options: WaitOptions = {},
): Promise<readonly results.RevisionData[]> {
  const opened = await soundProject(await open(project));
  const found = await listing.namedRevisions(opened, revision, waiting(options));
  return found.map(results.revisionData);
}

/** Writes a new revision's file after `heads`, or after the head. */
export async function revision(
  project: ProjectOptions,
  { heads, ...options }: NewRevisionOptions & { readonly heads?: readonly string[] } = {},
): Promise<results.NewRevisionData> {
  return results.newRevisionData(await newRevision.revision(await open(project), heads, options));
}

/** Writes a revision that joins others: those named, or all heads where none is. */
export async function merge(
  project: ProjectOptions,
  revisions: readonly string[] = [],
  options: NewRevisionOptions = {},
): Promise<results.NewRevisionData> {
  return results.newRevisionData(await newRevision.merge(await open(project), revisions, options));
}

/** Which project and database a temporary one is made beside, and where it is to be. */
export interface TemporaryDatabaseOptions extends Omit<ProjectOptions, "connection" | "schema"> {
  /** "head" where undefined. */
  readonly revision?: string;
}

/** A database for a test. */
export interface TemporaryDatabase extends AsyncDisposable {
  readonly url: string;
  /** What leaving an `await using` block does. */
  drop(): Promise<void>;
}

/**
 * A temporary database at a revision, "head" where undefined: a copy of one that is migrated once, as long as the
 * project's files stay as they are.
 *
 * By a PostgreSQL URL it is made on that server, by a role that may create databases; by an SQLite URL (`sqlite://`
 * will do) in a folder for temporary files.
 *
 * @example
 * ```ts
 * await using database = await temporaryDatabase({ config: "migrate.yaml" });
 * const sql = postgres(database.url);
 * ```
 */
export async function temporaryDatabase(
  { revision = "head", ...project }: TemporaryDatabaseOptions = {},
): Promise<TemporaryDatabase> {
  const opened = await open(project);
  const { url, drop } = await makeTemporaryDatabase(opened, revision, settings.version);
  return { url, drop, [Symbol.asyncDispose]: drop };
}

async function run(
  options: ProjectOptions,
  { sql = false, dryRun, tag, lockTimeout, ...others }: RunOptions,
  work: (project: Project, how: CommandOptions) => Promise<RunResult>,
): Promise<results.RunData> {
  const script: string[] = [];
  const result = await work(await open(options), {
    ...waiting(others),
    sql: sql ? (text) => void script.push(text) : undefined,
    dryRun,
    tag,
    lockTimeout,
  });
  return sql ? { ...results.runData(result), sql: script.join("") } : results.runData(result);
}

function waiting({ wait, report, signal }: WaitOptions) {
  return {
    wait,
    signal,
    report: report && ((event: RunEvent) => report(results.progressOf(event))),
  };
}

async function open(options: ProjectOptions): Promise<Project> {
  checkNames(options);
  const { config, name, url, connection, schema, x, workingDirectory = ".", ...settings } = options;
  if (connection !== undefined && (url ?? schema) !== undefined) {
    throw new MigrateError("usage", "A connection was given, and a URL or schema besides", {
      hint: "The connection says where to work: set its search_path to work in another schema.",
    });
  }
  const project = await openProject({
    open: openDatabase,
    configFile: config,
    name,
    settings,
    database: connection && await ownDatabase(connection),
    url,
    x,
    workingDirectory: resolvePath(workingDirectory, Deno.cwd()),
  });
  return schema === undefined ? project : inSchema(project, schema);
}

const projectOptions: { readonly [K in keyof Required<ProjectOptions>]: true } = {
  config: true,
  name: true,
  url: true,
  connection: true,
  schema: true,
  x: true,
  workingDirectory: true,
  scriptLocation: true,
  versionLocations: true,
  recursiveVersionLocations: true,
  fileTemplate: true,
  truncateSlugLength: true,
  timezone: true,
  versionTable: true,
  versionTableSchema: true,
  transactionPerMigration: true,
  namingConvention: true,
};

/** A name with a slip in it must not leave a setting at its default. */
function checkNames(options: ProjectOptions): void {
  const known = Object.keys(projectOptions);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new MigrateError("usage", `A project has no option "${unknown}"`, {
    hint: didYouMean(unknown, known) ?? `The options are: ${known.join(", ")}`,
  });
}
