import { MigrateError } from "../errors.ts";
import { type Node, requireSound, type RevisionGraph } from "./graph.ts";
import { ancestors, openIn, tipsOf } from "./lineage.ts";
import { findNode, resolve } from "./resolve.ts";
import type { Revision } from "./revision.ts";

/**
 * The nodes of a version table's rows, sorted by id and without repeats.
 *
 * Throws "version-table" for a row that no file declares.
 */
export function nodesOfRows(graph: RevisionGraph, rows: readonly string[]): readonly Node[] {
  const ids = [...new Set(rows)].sort();
  return ids.map((id) => {
    const node = graph.byId.get(id);
    if (node === undefined) throw notInCheckout(id);
    return node;
  });
}

/**
 * `nodesOfRows` for rows that a plan can start from.
 *
 * Throws "version-table" as well where one row includes another, and what `requireSound` throws.
 */
export function checkedRows(graph: RevisionGraph, rows: readonly string[]): readonly Node[] {
  const nodes = nodesOfRows(graph, rows);
  requireSound(graph, rows);
  requireRowsApart(nodes);
  return nodes;
}

/** Throws "version-table" where one row includes another. */
export function requireRowsApart(rows: readonly Node[]): void {
  requireApart(rows, {
    code: "version-table",
    hint: (tips) => `Say where the database is: migrate stamp --purge ${tips}`,
  });
}

/**
 * Throws, with Alembic's sentence, where one of `nodes` includes others. `hint` learns the ids that are
 * enough.
 */
export function requireApart(
  nodes: readonly Node[],
  { code, hint }: {
    readonly code: "version-table" | "unreachable";
    readonly hint: (tips: string) => string;
  },
): void {
  const tips = tipsOf(nodes);
  if (tips.length === nodes.length) return;
  for (const tip of tips) {
    const included = ancestors(tip.needs);
    const others = nodes.filter((node) => included.has(node)).map(({ id }) => id);
    if (others.length === 0) continue;
    const message = `Requested revision ${tip.id} overlaps with other requested revisions ` +
      others.join(", ");
    throw new MigrateError(code, message, { hint: hint(tips.map(({ id }) => id).join(" ")) });
  }
}

/**
 * The rows, sorted, of a database where `ids` and all they stand on are applied: `ids` without those that
 * another of them includes. Throws "unknown-revision".
 */
export function rowsAt(graph: RevisionGraph, ids: readonly string[]): readonly string[] {
  const nodes = new Set(ids.map((id) => findNode(graph, id)));
  return tipsOf([...nodes]).map(({ id }) => id).sort();
}

/**
 * The rows that a database would have at `text`: where an offline script starts, as in `start:end`. Throws
 * as `resolve` does.
 */
export function rowsFor(graph: RevisionGraph, text: string): readonly string[] {
  return rowsAt(graph, resolve(graph, text).map(({ id }) => id));
}

/**
 * The heads of what is applied in a database with these rows, as `current` shows them: the rows, and those
 * that a row implies by a dependency. In the order of the files. Rows that no file declares are passed
 * over.
 */
export function currentHeads(graph: RevisionGraph, rows: readonly string[]): readonly Revision[] {
  const heads = new Set(openIn(appliedBy(graph, rows)));
  return graph.nodes.filter((node) => heads.has(node)).map((node) => node.revision);
}

/** The heads of the files that are not applied in a database with these rows, in the order of the files. */
export function pendingHeads(graph: RevisionGraph, rows: readonly string[]): readonly Revision[] {
  const applied = appliedBy(graph, rows);
  return graph.heads.filter((head) => !applied.has(head)).map((head) => head.revision);
}

/** The revisions that are not applied in a database with these rows, in the order of the files. */
export function pendingRevisions(
  graph: RevisionGraph,
  rows: readonly string[],
): readonly Revision[] {
  const applied = appliedBy(graph, rows);
  return graph.nodes.filter((node) => !applied.has(node)).map(({ revision }) => revision);
}

function appliedBy({ byId }: RevisionGraph, rows: readonly string[]): ReadonlySet<Node> {
  return ancestors(rows.flatMap((id) => byId.get(id) ?? []));
}

function notInCheckout(id: string): MigrateError {
  const message = `Can't locate revision identified by '${id}': the database is at it, ` +
    "but no file here declares it";
  return new MigrateError("version-table", message, {
    hint: "Get the branch that has its file, or say where the database is: " +
      "migrate stamp --purge <revision>",
  });
}
