import type { Node, RevisionGraph } from "./graph.ts";
import { descendantsByDown } from "./lineage.ts";

/**
 * The branch labels of each revision, sorted: those it declares and those that spread to it.
 *
 * As Alembic does it, a label spreads to all that come after its revision by `down`. It spreads to those
 * before it as well, as long as the line down from the head has neither a fork (dependents count) nor a
 * merge point.
 */
export function labelsByNode(graph: RevisionGraph): ReadonlyMap<Node, readonly string[]> {
  const labels = new Map<Node, string[]>();
  for (const [label, node] of [...graph.byLabel].sort(byName)) {
    for (const member of membersOf(node)) labels.set(member, [...labels.get(member) ?? [], label]);
  }
  return labels;
}

function byName([one]: readonly [string, Node], [other]: readonly [string, Node]): number {
  return one < other ? -1 : 1;
}

/** The revisions that a label declared at `node` spreads to. */
export function membersOf(node: Node): ReadonlySet<Node> {
  const members = descendantsByDown([node]);
  if (![...members].every(isPlain)) return members;
  for (let [below] = node.down; below !== undefined && isPlain(below); [below] = below.down) {
    members.add(below);
  }
  return members;
}

/** Whether at most one revision comes right after it, and at most one right before it. */
function isPlain({ down, up, dependents }: Node): boolean {
  return down.length < 2 && new Set([...up, ...dependents]).size < 2;
}
