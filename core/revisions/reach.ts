/** `from` and all that `edges` lead to from there, step by step. */
export function reach<T>(from: Iterable<T>, edges: (node: T) => readonly T[]): Set<T> {
  const reached = new Set(from);
  const open = [...reached];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const next of edges(node)) {
      if (!reached.has(next)) {
        reached.add(next);
        open.push(next);
      }
    }
  }
  return reached;
}
