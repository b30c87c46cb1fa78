import type { Node, RevisionGraph } from "./graph.ts";
import { labelsByNode } from "./labels.ts";
import type { Revision } from "./revision.ts";
import { newestFirst } from "./walk.ts";

/** What `history`, `heads`, `branches`, `show` and `current` tell of a revision. */
export interface RevisionFacts {
  readonly revision: Revision;
  /** The branch labels that it declares or that spread to it, sorted. */
  readonly labels: readonly string[];
  /** The ids of the revisions that name it as their down revision, sorted. */
  readonly children: readonly string[];
  /** The ids of what it depends on, in the order written; `revision.dependsOn` has it as written. */
  readonly dependencies: readonly string[];
  /** Nothing names it as its down revision. */
  readonly isHead: boolean;
  /** It is a head, and another revision depends on it. */
  readonly isEffectiveHead: boolean;
  /** Several revisions name it as their down revision. */
  readonly isBranchPoint: boolean;
  /** It has several down revisions. */
  readonly isMergePoint: boolean;
}

/** The facts about `revisions`, in their order. Revisions that the graph doesn't hold are left out. */
export function describe(
  graph: RevisionGraph,
  revisions: readonly Revision[],
): readonly RevisionFacts[] {
  const labels = labelsByNode(graph);
  const nodes = revisions.flatMap(({ id }) => graph.byId.get(id) ?? []);
  return nodes.map((node) => factsOf(node, labels.get(node) ?? []));
}

function factsOf(node: Node, labels: readonly string[]): RevisionFacts {
  const { revision, up, dependencies, dependents } = node;
  return {
    revision,
    labels,
    children: up.map(({ id }) => id).sort(),
    dependencies: dependencies.map(({ id }) => id),
    isHead: up.length === 0,
    isEffectiveHead: up.length === 0 && dependents.length > 0,
    isBranchPoint: up.length > 1,
    isMergePoint: revision.down.length > 1,
  };
}

/** The branch points, newest first. */
export function branchPoints(graph: RevisionGraph): readonly Revision[] {
  return newestFirst(graph.nodes).filter((node) => node.up.length > 1).map((node) => node.revision);
}
