import { MigrateError } from "../errors.ts";
import { planDowngrade } from "../revisions/plan.ts";
import type { RunResult } from "../runner/run.ts";
import { completeGraph, type Project } from "./project.ts";
import { printScript, run, type RunOptions, splitRange } from "./run.ts";
import { rangeOnline } from "./upgrade.ts";

/**
 * Takes the database back to `destination`: an id, a symbol such as "base", or "-N".
 *
 * With `options.sql` writes the script instead; `destination` must then be a range, "start:end". Throws
 * "irreversible" before anything runs, and what `planDowngrade`, `run` and `printScript` throw.
 */
export async function downgrade(
  project: Project,
  destination: string,
  options: RunOptions = {},
): Promise<RunResult> {
  const { start, end } = splitRange(destination);
  const { sql } = options;
  if (start !== undefined && !sql) throw rangeOnline();
  if (start === undefined && sql) {
    throw new MigrateError("usage", "downgrade with --sql requires <fromrev>:<torev>");
  }
  const history = await project.history();
  const { graph } = history;
  const plan = (rows: readonly string[]) => {
    // A row that no file declares may be that of a file that can't be read: then that is what is wrong.
    if (rows.some((row) => !graph.byId.has(row))) completeGraph(history);
    return planDowngrade(graph, rows, end);
  };
  return sql
    ? await printScript(project, { graph, start: start!, plan }, { ...options, sql })
    : await run(project, plan, options);
}
