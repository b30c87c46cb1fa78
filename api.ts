/**
 * Migrations from a program's own code: what a program imports from `"migrate/api"`.
 *
 * The commands as functions. They answer with data and throw `MigrateError`; they print nothing, listen to no signal
 * and never end the process. Inside of a server they may run as often as wanted, also side by side.
 *
 * @module
 */
import { open } from "./api/project.ts";
import type {
  CurrentOptions,
  HeadsOptions,
  HistoryOptions,
  ProjectOptions,
  RevisionOptions,
  RunOptions,
  StampOptions,
  StartupOptions,
  TemporaryDatabaseOptions,
  WaitOptions,
} from "./api/options.ts";
import { downgrade as runDowngrade } from "./core/commands/downgrade.ts";
import { ensureVersion as runEnsureVersion } from "./core/commands/ensure_version.ts";
import * as listing from "./core/commands/listing.ts";
import * as files from "./core/commands/new_revision.ts";
import type { NewRevisionOptions } from "./core/commands/new_revision.ts";
import { type Project, soundProject } from "./core/commands/project.ts";
import * as results from "./core/commands/results.ts";
import type {
  CurrentData,
  NewRevisionData,
  RevisionData,
  RunData,
} from "./core/commands/results.ts";
import type { RunOptions as CommandOptions } from "./core/commands/run.ts";
import { stamp as runStamp } from "./core/commands/stamp.ts";
import { temporaryDatabase as makeTemporaryDatabase } from "./core/commands/temporary_database.ts";
import { upgrade as runUpgrade } from "./core/commands/upgrade.ts";
import type { RunEvent, RunResult } from "./core/runner/run.ts";
import settings from "./deno.json" with { type: "json" };

export { MigrateError } from "./core/errors.ts";
export type { ErrorCode, ErrorDetails, Where } from "./core/errors.ts";
export type * from "./api/options.ts";
export type { NewRevisionOptions } from "./core/commands/new_revision.ts";
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
): Promise<RunData> {
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
): Promise<RunData> {
  return await run(project, options, (opened, how) => runDowngrade(opened, revision, how));
}

/** What `upgrade` would run, without running it. */
export async function plan(
  project: ProjectOptions = {},
  revision = "head",
  options: WaitOptions = {},
): Promise<RunData> {
  return await upgrade(project, revision, { ...options, dryRun: true });
}

/** Says which revisions the database is at, and runs none. */
export async function stamp(
  project: ProjectOptions,
  revisions: string | readonly string[],
  options: StampOptions = {},
): Promise<RunData> {
  const { purge, ...others } = options;
  const destinations = typeof revisions === "string" ? [revisions] : revisions;
  return await run(
    project,
    others,
    (opened, how) => runStamp(opened, destinations, { ...how, purge }),
  );
}

/** Creates the version table where it isn't there, and nothing else. */
export async function ensureVersion(
  project: ProjectOptions = {},
  options: RunOptions = {},
): Promise<RunData> {
  return await run(project, options, runEnsureVersion);
}

/**
 * Applies what is pending when a program starts, and returns what it did: `upgrade`, with a switch.
 *
 * Of replicas that start together one migrates, and the others wait for it. Where `enabled` is false the database isn't
 * asked, and there are neither steps nor rows. Throws as `upgrade` does: whether the program starts all the same is its
 * own decision.
 *
 * @example
 * ```ts
 * await migrateOnStartup({ config: "migrate.yaml", enabled: settings.migrate, wait: 60_000 });
 * ```
 */
export async function migrateOnStartup(options: StartupOptions = {}): Promise<RunData> {
  const { enabled = true, revision, wait, report, signal, lockTimeout, ...project } = options;
  if (!enabled) return { steps: [], rows: [] };
  return await upgrade(project, revision, { wait, report, signal, lockTimeout });
}

/** Where the database is. Never writes to it, and works whatever the rows of its version table say. */
export async function current(
  project: ProjectOptions = {},
  options: CurrentOptions = {},
): Promise<CurrentData> {
  const { checkHeads = false, ...others } = options;
  const state = await listing.current(await soundProject(await open(project)), waiting(others));
  if (checkHeads) listing.requireAtHeads(state);
  return results.currentData(state);
}

/** The revisions, newest first. Connects only where the range or the options need the database. */
export async function history(
  project: ProjectOptions = {},
  options: HistoryOptions = {},
): Promise<readonly RevisionData[]> {
  const { range, indicateCurrent, ...others } = options;
  const how = { ...waiting(others), range, indicateCurrent };
  const found = await listing.history(await soundProject(await open(project)), how);
  return found.map(results.revisionData);
}

/** The revisions that nothing comes after. */
export async function heads(
  project: ProjectOptions = {},
  options: HeadsOptions = {},
): Promise<readonly RevisionData[]> {
  const found = await listing.heads(await soundProject(await open(project)), options);
  return found.map(results.revisionData);
}

/** The revisions that several come right after, newest first. */
export async function branches(
  project: ProjectOptions = {},
): Promise<readonly RevisionData[]> {
  const found = await listing.branches(await soundProject(await open(project)));
  return found.map(({ point }) => results.revisionData(point));
}

/** The revisions that a name stands for: an id or the beginning of one, "head", "current", … */
export async function show(
  project: ProjectOptions,
  revision: string,
  options: WaitOptions = {},
): Promise<readonly RevisionData[]> {
  const opened = await soundProject(await open(project));
  const found = await listing.namedRevisions(opened, revision, waiting(options));
  return found.map(results.revisionData);
}

/** Writes a new revision's file after `heads`, or after the head. */
export async function revision(
  project: ProjectOptions,
  options: RevisionOptions = {},
): Promise<NewRevisionData> {
  const { heads, ...others } = options;
  return results.newRevisionData(await files.revision(await open(project), heads, others));
}

/** Writes a revision that joins others: those named, or all heads where none is. */
export async function merge(
  project: ProjectOptions,
  revisions: readonly string[] = [],
  options: NewRevisionOptions = {},
): Promise<NewRevisionData> {
  return results.newRevisionData(await files.merge(await open(project), revisions, options));
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
  options: TemporaryDatabaseOptions = {},
): Promise<TemporaryDatabase> {
  const { revision = "head", ...project } = options;
  const opened = await open(project);
  const { url, drop } = await makeTemporaryDatabase(opened, revision, settings.version);
  return { url, drop, [Symbol.asyncDispose]: drop };
}

async function run(
  options: ProjectOptions,
  { sql = false, dryRun, tag, lockTimeout, ...others }: RunOptions,
  work: (project: Project, how: CommandOptions) => Promise<RunResult>,
): Promise<RunData> {
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
