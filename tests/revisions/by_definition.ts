import type { Step } from "../../core/revisions/plan.ts";
import type { Revision } from "../../core/revisions/revision.ts";

/** A history as sets, each worked out anew from its definition: slow, and plain enough to be believed. */
export interface Definition {
  readonly ids: readonly string[];
  /** What must be applied right before a revision: its down revisions and its dependencies. */
  below(id: string): readonly string[];
  /** These and all before them. */
  before(ids: Iterable<string>): Set<string>;
  /** These and all after them. */
  after(ids: Iterable<string>): Set<string>;
  /** The revisions that name it as their down revision. */
  children(id: string): readonly string[];
  /** Those of a set that no other in the set comes after: the rows of a database where the set is applied. */
  rowsOf(applied: ReadonlySet<string>): readonly string[];
}

/** Takes whole ids and labels as dependencies. */
export function defined(revisions: readonly Revision[]): Definition {
  const ids = revisions.map(({ id }) => id);
  const idOf = (name: string) =>
    ids.includes(name) ? name : revisions.find(({ labels }) => labels.includes(name))!.id;
  const find = (id: string) => revisions.find((each) => each.id === id)!;
  const below = (id: string) => [...find(id).down, ...find(id).dependsOn.map(idOf)];
  const grown = (from: Iterable<string>, next: (id: string) => readonly string[]) => {
    const all = new Set(from);
    let size = -1;
    while (size !== all.size) {
      size = all.size;
      for (const id of [...all]) for (const other of next(id)) all.add(other);
    }
    return all;
  };
  const above = (id: string) => ids.filter((other) => below(other).includes(id));
  return {
    ids,
    below,
    before: (from) => grown(from, below),
    after: (from) => grown(from, above),
    children: (id) => ids.filter((other) => find(other).down.includes(id)),
    rowsOf: (applied) =>
      [...applied].filter((id) => !above(id).some((other) => applied.has(other))).sort(),
  };
}

/** The rows after a step. Throws where the step doesn't fit them, as a database would. */
export function rowsAfter(rows: readonly string[], step: Step): readonly string[] {
  const after = new Set(rows);
  for (const change of step.rows) {
    const gone = change.kind === "insert"
      ? undefined
      : change.kind === "delete"
      ? change.id
      : change.from;
    const added = change.kind === "delete"
      ? undefined
      : change.kind === "insert"
      ? change.id
      : change.to;
    if (gone !== undefined && !after.delete(gone)) throw new Error(`no row ${gone}`);
    if (added !== undefined && after.has(added)) throw new Error(`two rows ${added}`);
    if (added !== undefined) after.add(added);
  }
  return [...after].sort();
}
