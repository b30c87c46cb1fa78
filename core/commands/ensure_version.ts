import type { RunResult } from "../runner/run.ts";
import type { Project } from "./project.ts";
import { printScript, run, type RunOptions } from "./run.ts";

/** Creates the version table where it isn't there, and nothing else. With `options.sql` writes the script. */
export async function ensureVersion(
  project: Project,
  options: RunOptions = {},
): Promise<RunResult> {
  const { sql } = options;
  const plan = () => [];
  if (!sql) return await run(project, plan, options);
  const { graph } = await project.history();
  return await printScript(project, { graph, start: "base", plan }, { ...options, sql });
}
