import { MigrateError } from "../errors.ts";
import { planUpgrade } from "../revisions/plan.ts";
import type { RunResult } from "../runner/run.ts";
import { completeGraph, type Project } from "./project.ts";
import { printScript, run, type RunOptions, splitRange } from "./run.ts";

/**
 * Brings the database up to `destination`: an id, a symbol such as "head", or "+N".
 *
 * With `options.sql` writes the script instead; `destination` may then be a range, "start:end". Throws what
 * `planUpgrade`, `run` and `printScript` throw.
 */
export async function upgrade(
  project: Project,
  destination: string,
  options: RunOptions = {},
): Promise<RunResult> {
  const { start, end } = splitRange(destination);
  if (start !== undefined && !options.sql) throw rangeOnline();
  const graph = completeGraph(await project.history());
  const plan = (rows: readonly string[]) => planUpgrade(graph, rows, end);
  const { sql } = options;
  return sql
    ? await printScript(project, { graph, start: start ?? "base", plan }, { ...options, sql })
    : await run(project, plan, options);
}

/** Only a script can say where it starts: a database is where it is. */
export function rangeOnline(): MigrateError {
  return new MigrateError("usage", "Range revision not allowed", {
    hint: "Name the destination alone, or add --sql to print the range as a script.",
  });
}
