import { environmentFile, withinHook } from "../config/environment.ts";
import { MigrateError } from "../errors.ts";
import type { Environment, VersionChange } from "../hooks.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { type Step, stepsTo } from "../revisions/plan.ts";
import { rowsFor } from "../revisions/version_rows.ts";
import { runOffline } from "../runner/offline.ts";
import { runOnline } from "../runner/online.ts";
import type { RunEvent, RunResult } from "../runner/run.ts";
import type { Project } from "./project.ts";

/** How steps are run; all of it is optional. */
export interface RunOptions {
  /** Takes a script's text instead: nothing is run, and no database is connected to. */
  readonly sql?: (text: string) => void;
  /** Finds the steps and runs none of them. */
  readonly dryRun?: boolean;
  /** Told of each step before it runs, and of waiting. */
  readonly report?: (event: RunEvent) => void;
  /** A text that `env.ts` is told with each change. */
  readonly tag?: string;
  /** Milliseconds to wait for other runners; the config's `lock_timeout` where undefined. */
  readonly lockTimeout?: number;
  /** Milliseconds to wait for a database that isn't up yet. */
  readonly wait?: number;
  /** Stops the run; what isn't committed is rolled back. */
  readonly signal?: AbortSignal;
}

/** The steps from the version table's rows to where a command goes. */
export type Plan = (rows: readonly string[]) => readonly Step[];

/** Runs a plan on the project's database. Throws what `runOnline` throws. */
export async function run(
  project: Project,
  plan: Plan,
  { report = () => undefined, ...options }: RunOptions,
): Promise<RunResult> {
  const { config } = project;
  const database = await project.database();
  const environment = await project.environment();
  return await runOnline({
    database,
    versionTable: project.versionTable(),
    namingConvention: environment.namingConvention ?? config.namingConvention,
    plan,
    report,
    dryRun: options.dryRun,
    transactionPerMigration: config.transactionPerMigration,
    lockTimeout: options.lockTimeout ?? (config.lockTimeout && config.lockTimeout * 1000),
    wait: options.wait,
    signal: options.signal,
    onVersionApply: versionHook(environment, {
      file: environmentFile(config.scriptLocation),
      facts: { schema: project.schema, tag: options.tag },
    }),
  });
}

/** What of a change is the same for all that a command runs. */
type KnownFacts = Pick<VersionChange, "schema" | "tag">;

/** The hook of `env.ts`, as the runner calls it; undefined where there is none. */
function versionHook(
  { onVersionApply }: Environment,
  { file, facts }: { readonly file: string; readonly facts: KnownFacts },
): ((step: Step, rows: readonly string[]) => Promise<void>) | undefined {
  if (onVersionApply === undefined) return undefined;
  return (step, rows) => {
    const change = { ...versionChange(step, rows), ...facts };
    return withinHook("onVersionApply", file, () => onVersionApply(change));
  };
}

function versionChange({ kind, from, to }: Step, rows: readonly string[]): VersionChange {
  return { direction: kind, before: from, after: to, heads: rows.toSorted() };
}

/**
 * Writes a plan as a script that starts at revision `start`: an id or symbol, "base" for an empty database.
 *
 * Throws what `runOffline` throws.
 */
export async function printScript(
  project: Project,
  { graph, start, plan }: { graph: RevisionGraph; start: string; plan: Plan },
  { sql: write, report = () => undefined }: RunOptions & { readonly sql: (text: string) => void },
): Promise<RunResult> {
  const rows = rowsFor(graph, start);
  const { dialect, opening } = await project.database();
  const { namingConvention } = await project.environment();
  return await runOffline({
    dialect,
    opening,
    versionTable: project.versionTable(),
    namingConvention: namingConvention ?? project.config.namingConvention,
    rows,
    history: () => stepsTo(graph, rows),
    steps: plan(rows),
    transactionPerMigration: project.config.transactionPerMigration,
    write,
    report,
  });
}

/** `start:end` cut in two; `start` is undefined where there is no colon. Throws "usage" for several. */
export function splitRange(range: string): { readonly start?: string; readonly end: string } {
  const [first = "", second, ...more] = range.split(":");
  if (second === undefined) return { end: first };
  if (more.length === 0) return { start: first || "base", end: second || "head" };
  throw new MigrateError("usage", `Can't read the range "${range}": it has several colons`);
}
