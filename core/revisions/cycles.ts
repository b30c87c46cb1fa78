/** One node on the way down, and how many of its edges were followed. */
interface Visit<T> {
  readonly node: T;
  readonly edges: readonly T[];
  followed: number;
}

/**
 * Finds the edges that close a cycle and reports each with its cycle. Without them no cycle is left.
 *
 * `edges` gives what a node stands on. `report` may take the edge from `from` to `to` out of the lists that `edges`
 * gave; `path` leads down from `to` to `from`. Gives all nodes so ordered that each follows what it stands on.
 * Doesn't recurse: a history may be thousands of revisions deep.
 */
export function cutCycles<T>(
  nodes: readonly T[],
  edges: (node: T) => readonly T[],
  report: (from: T, to: T, path: readonly T[]) => void,
): readonly T[] {
  const state = new Map<T, "open" | "done">();
  const order: T[] = [];
  const closing: { readonly from: T; readonly to: T; readonly path: readonly T[] }[] = [];

  function descend(root: T): void {
    const path: Visit<T>[] = [];
    const enter = (node: T) => {
      state.set(node, "open");
      path.push({ node, edges: edges(node), followed: 0 });
    };
    enter(root);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.edges[visit.followed++];
      if (next === undefined) {
        path.pop();
        state.set(visit.node, "done");
        order.push(visit.node);
      } else if (!state.has(next)) {
        enter(next);
      } else if (state.get(next) === "open") {
        const opened = path.map(({ node }) => node);
        closing.push({ from: visit.node, to: next, path: opened.slice(opened.indexOf(next)) });
      }
    }
  }

  for (const node of nodes) {
    if (!state.has(node)) descend(node);
  }
  for (const { from, to, path } of closing) report(from, to, path);
  return order;
}
