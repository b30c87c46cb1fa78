/** A node that was come to. */
interface Visit<T> {
  readonly node: T;
  readonly edges: readonly T[];
  /** How many edges were followed. */
  followed: number;
  /** When it was come to, from 0. */
  readonly order: number;
  /** The earliest node still open that its edges lead to. */
  earliest: number;
  /** Whether its component isn't complete yet. */
  isOpen: boolean;
}

/**
 * `nodes` in groups, so ordered that each comes after all its edges lead to. Nodes that lead to each other,
 * and thus to themselves, share a group: where there is no cycle, each has one of its own.
 *
 * Tarjan's strongly connected components, without recursion: a history may be thousands of revisions deep.
 */
export function components<T>(
  nodes: readonly T[],
  edges: (node: T) => readonly T[],
): readonly (readonly T[])[] {
  const visits = new Map<T, Visit<T>>();
  const open: Visit<T>[] = [];
  const groups: T[][] = [];

  function enter(node: T): Visit<T> {
    const order = visits.size;
    const visit = { node, edges: edges(node), followed: 0, order, earliest: order, isOpen: true };
    visits.set(node, visit);
    open.push(visit);
    return visit;
  }

  function leave(visit: Visit<T>): void {
    if (visit.earliest < visit.order) return;
    const group: T[] = [];
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      member.isOpen = false;
      group.push(member.node);
      if (member === visit) break;
    }
    groups.push(group);
  }

  for (const root of nodes) {
    const path = visits.has(root) ? [] : [enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.edges[visit.followed++];
      const known = next === undefined ? undefined : visits.get(next);
      if (next === undefined) {
        path.pop();
        leave(visit);
        const before = path.at(-1);
        if (before) before.earliest = Math.min(before.earliest, visit.earliest);
      } else if (known === undefined) {
        path.push(enter(next));
      } else if (known.isOpen) {
        visit.earliest = Math.min(visit.earliest, known.order);
      }
    }
  }
  return groups;
}
