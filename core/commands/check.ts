import type { Operation } from "../operations/operation.ts";
import { compareWithTarget } from "./comparison.ts";
import type { ReadOptions } from "./listing.ts";
import { completeGraph, type Project } from "./project.ts";

/**
 * What a new revision would have to do, in order: nothing where the database, or the history, is what the project's
 * target says.
 *
 * Throws what `compareWithTarget` throws.
 */
export async function check(
  project: Project,
  options: ReadOptions = {},
): Promise<readonly Operation[]> {
  const graph = completeGraph(await project.history());
  const { operations } = await compareWithTarget(project, graph, options);
  return operations;
}
