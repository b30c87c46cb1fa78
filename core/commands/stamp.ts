import { MigrateError } from "../errors.ts";
import { planStamp } from "../revisions/plan.ts";
import type { RunResult } from "../runner/run.ts";
import { completeGraph, type Project } from "./project.ts";
import { rangeOnline } from "./upgrade.ts";
import { printScript, run, type RunOptions, splitRange } from "./run.ts";

/** How a stamp is made. */
export interface StampOptions extends RunOptions {
  /** Empties the version table first, whatever it holds. */
  readonly purge?: boolean;
}

/**
 * Sets the version table's rows as if the database had been brought to these revisions; runs no revision.
 *
 * With `options.sql` writes the script instead; a destination may then be a range, "start:end", all with the
 * same start. Throws "usage", and what `planStamp`, `run` and `printScript` throw.
 */
export async function stamp(
  project: Project,
  destinations: readonly string[],
  { purge = false, ...options }: StampOptions = {},
): Promise<RunResult> {
  const { sql } = options;
  if (purge && sql) throw new MigrateError("usage", "Can't use --purge with --sql mode");
  const graph = completeGraph(await project.history());
  const ranges = destinations.map(splitRange);
  if (!sql) {
    if (ranges.some(({ start }) => start !== undefined)) throw rangeOnline();
    return await run(project, (rows) => planStamp(graph, rows, destinations, { purge }), options);
  }
  const [start = "base", ...others] = new Set(ranges.flatMap((range) => range.start ?? []));
  if (others.length > 0) {
    throw new MigrateError(
      "usage",
      "Stamp operation with --sql only supports a single starting revision at a time",
    );
  }
  const ends = ranges.map(({ end }) => end);
  const plan = (rows: readonly string[]) => planStamp(graph, rows, ends, { purge });
  return await printScript(project, { graph, start, plan }, { ...options, sql });
}
