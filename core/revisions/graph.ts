import { components } from "./cycles.ts";
import { lookUp } from "./names.ts";
import type { Problem } from "./problems.ts";
import {
  ambiguousDependency,
  cycle,
  duplicateLabel,
  duplicateRevision,
  illegalId,
  missingDependency,
  missingDown,
} from "./problems.ts";
import { reach } from "./reach.ts";
import type { Revision } from "./revision.ts";
import { revisionIdFault } from "./revision_id.ts";

/** A revision in its place: what it stands on, and what stands on it. No list holds a node twice. */
export interface Node {
  readonly id: string;
  readonly revision: Revision;
  /** Its place among the files sorted by name, from 0. */
  readonly index: number;
  /** The revisions right before it, in the order written. */
  readonly down: readonly Node[];
  /** The revisions that name it as their down revision, in the order of the files. */
  readonly up: readonly Node[];
  /** What `dependsOn` names, in the order written. */
  readonly dependencies: readonly Node[];
  /** The revisions whose `dependsOn` names it, in the order of the files. */
  readonly dependents: readonly Node[];
  /** `down`, then those dependencies that no revision further down depends on already. */
  readonly needs: readonly Node[];
  /** The other way round: the revisions whose `needs` hold it. */
  readonly neededBy: readonly Node[];
}

/** The history as a graph. It never holds a cycle: the edges of one are left out, and are a problem. */
export interface RevisionGraph {
  /** Every revision, in the order of the files. So are all lists here. */
  readonly nodes: readonly Node[];
  readonly byId: ReadonlyMap<string, Node>;
  /** Each branch label, with the revision that declares it. */
  readonly byLabel: ReadonlyMap<string, Node>;
  /** No `down` names them. */
  readonly heads: readonly Node[];
  /** The heads that nothing depends on either: the rows of a database where everything is applied. */
  readonly realHeads: readonly Node[];
  /** They name no down revision. */
  readonly bases: readonly Node[];
  /** What is broken in the files, and which revisions can't be relied on because of it. */
  readonly problems: readonly Problem[];
}

/** A node while the graph is being built. */
interface Draft extends Node {
  down: Draft[];
  up: Draft[];
  dependencies: Draft[];
  dependents: Draft[];
  needs: Draft[];
  neededBy: Draft[];
}

/** Most lists stay empty or get one node: they share this one, and take no room for more. */
const NONE: Draft[] = [];

/**
 * The graph of `revisions`, which come in the order of a scan sorted by file name.
 *
 * Throws nothing: what is broken is told by `problems`, and `requireSound` throws it where it matters.
 * Takes time in proportion to the revisions and the edges between them.
 */
export function buildGraph(revisions: readonly Revision[]): RevisionGraph {
  const problems: Problem[] = [];
  const byId = placeRevisions(revisions, problems);
  const nodes = [...byId.values()];
  const byLabel = placeLabels(nodes, byId, problems);
  linkDown(nodes, byId, problems);
  linkDependencies(nodes, byId, byLabel, problems);
  const order = cutEdges(nodes, problems);
  linkBack(nodes);
  linkNeeds(nodes, order);
  const heads = nodes.filter((node) => node.up.length === 0);
  return {
    nodes,
    byId,
    byLabel,
    heads,
    realHeads: heads.filter((node) => node.dependents.length === 0),
    bases: nodes.filter((node) => node.revision.down.length === 0),
    problems,
  };
}

/**
 * Throws the first problem of the graph that touches `ids` or anything they stand on.
 *
 * Ids that the graph doesn't hold are passed over. The error's code is that of the problem:
 * "missing-revision", "duplicate-revision", "cycle", "unknown-revision" or "revision-file".
 */
export function requireSound(graph: RevisionGraph, ids: Iterable<string>): void {
  if (graph.problems.length === 0) return;
  const nodes = [...ids].flatMap((id) => graph.byId.get(id) ?? []);
  const needed = new Set<string>();
  for (const { id } of reach(nodes, (node) => node.needs)) needed.add(id);
  const found = graph.problems.find(({ revisions }) => revisions.some((id) => needed.has(id)));
  if (found !== undefined) throw found.error;
}

/** Where two files declare one id, the first stands for both. */
function placeRevisions(
  revisions: readonly Revision[],
  problems: Problem[],
): Map<string, Draft> {
  const byId = new Map<string, Draft>();
  const copies = new Map<string, Revision[]>();
  for (const revision of revisions) {
    const first = byId.get(revision.id);
    if (first === undefined) {
      const fault = revisionIdFault(revision.id);
      if (fault !== undefined) problems.push(illegalId(revision, fault));
      byId.set(revision.id, draft(revision, byId.size));
    } else {
      const declared = copies.get(revision.id);
      if (declared === undefined) copies.set(revision.id, [first.revision, revision]);
      else declared.push(revision);
    }
  }
  for (const declared of copies.values()) problems.push(duplicateRevision(declared));
  return byId;
}

function draft(revision: Revision, index: number): Draft {
  return {
    id: revision.id,
    revision,
    index,
    down: NONE,
    up: NONE,
    dependencies: NONE,
    dependents: NONE,
    needs: NONE,
    neededBy: NONE,
  };
}

function placeLabels(
  nodes: readonly Draft[],
  byId: ReadonlyMap<string, Draft>,
  problems: Problem[],
): Map<string, Draft> {
  const byLabel = new Map<string, Draft>();
  for (const node of nodes) {
    for (const label of node.revision.labels) {
      const owner = byLabel.get(label) ?? byId.get(label);
      if (owner === undefined) byLabel.set(label, node);
      else if (byLabel.get(label) !== node) {
        problems.push(duplicateLabel(label, node.revision, owner.revision));
      }
    }
  }
  return byLabel;
}

function linkDown(
  nodes: readonly Draft[],
  byId: ReadonlyMap<string, Draft>,
  problems: Problem[],
): void {
  for (const node of nodes) {
    for (const id of node.revision.down) {
      const found = byId.get(id);
      if (found === undefined) problems.push(missingDown(id, node.revision));
      else node.down = including(found, node.down);
    }
  }
}

function linkDependencies(
  nodes: readonly Draft[],
  byId: ReadonlyMap<string, Draft>,
  byLabel: ReadonlyMap<string, Draft>,
  problems: Problem[],
): void {
  for (const node of nodes) {
    for (const name of node.revision.dependsOn) {
      const [found, ...others] = lookUp(name, byId, byLabel);
      if (found === undefined) {
        problems.push(missingDependency(name, node.revision));
      } else if (others.length > 0) {
        const ids = [found, ...others].map(({ id }) => id);
        problems.push(ambiguousDependency(name, node.revision, ids));
      } else node.dependencies = including(found, node.dependencies);
    }
  }
}

/**
 * Leaves out the edges that make cycles. Gives the nodes so ordered that each follows what it stands on.
 */
function cutEdges(nodes: readonly Draft[], problems: Problem[]): readonly Draft[] {
  if (nodes.every(followsItsNeeds)) return nodes;
  const down = (node: Draft) => node.down;
  const both = (node: Draft) =>
    node.dependencies.length === 0 ? node.down : [...node.down, ...node.dependencies];
  const groups = components(nodes, both);
  if (ringsAmong(groups, both).length === 0) return groups.flat();
  for (const ring of ringsAmong(components(nodes, down), down)) {
    problems.push(cycle("Cycle", ring.map((node) => node.revision)));
    const members = new Set(ring);
    for (const node of ring) node.down = node.down.filter((below) => !members.has(below));
  }
  for (const ring of ringsAmong(components(nodes, both), both)) {
    problems.push(cycle("Dependency cycle", ring.map((node) => node.revision)));
    const members = new Set(ring);
    for (const node of ring) {
      node.dependencies = node.dependencies.filter((below) => !members.has(below));
    }
  }
  return components(nodes, both).flat();
}

function ringsAmong(
  groups: readonly (readonly Draft[])[],
  edges: (node: Draft) => readonly Draft[],
): readonly (readonly Draft[])[] {
  return groups.filter(([node, ...others]) =>
    others.length > 0 || (node !== undefined && edges(node).includes(node))
  );
}

/** Files whose names start with their date are in order already. */
function followsItsNeeds({ index, down, dependencies }: Draft): boolean {
  return down.every((below) => below.index < index) &&
    dependencies.every((below) => below.index < index);
}

function linkBack(nodes: readonly Draft[]): void {
  for (const node of nodes) {
    for (const below of node.down) below.up = adding(node, below.up);
    for (const below of node.dependencies) below.dependents = adding(node, below.dependents);
  }
}

/** Where no dependencies are, `needs` is `down` and `neededBy` is `up`: most nodes pay nothing for them. */
function linkNeeds(nodes: readonly Draft[], order: readonly Draft[]): void {
  const repeated = repeatedDependencies(nodes, order);
  for (const node of nodes) {
    node.needs = node.dependencies.length === 0 ? node.down : [
      ...new Set([...node.down, ...node.dependencies.filter((it) => !repeated.get(it)?.has(node))]),
    ];
    node.neededBy = node.dependents.length === 0 ? node.up : [
      ...new Set([...node.up, ...node.dependents.filter((it) => !repeated.get(node)?.has(it))]),
    ];
  }
}

/**
 * For each node: the dependents that come, by `down`, after another dependent of it.
 *
 * Alembic drops such a dependency when it walks, because the revision further down has seen to it. The
 * search goes up from all dependents at once and stops at the last of them, so only nodes that several
 * depend on cost anything.
 */
function repeatedDependencies(
  nodes: readonly Draft[],
  order: readonly Draft[],
): Map<Draft, Set<Draft>> {
  const shared = nodes.filter((node) => node.dependents.length > 1);
  const repeated = new Map<Draft, Set<Draft>>();
  if (shared.length === 0) return repeated;
  const rank = new Map<Node, number>(order.map((node, index) => [node, index]));
  const rankOf = (node: Node) => rank.get(node) ?? 0;
  for (const node of shared) {
    const last = node.dependents.reduce((rank, it) => Math.max(rank, rankOf(it)), 0);
    const upTo = (above: Node) => above.up.filter((next) => rankOf(next) <= last);
    const above = reach(node.dependents.flatMap(upTo), upTo);
    repeated.set(node, new Set(node.dependents.filter((dependent) => above.has(dependent))));
  }
  return repeated;
}

/** The list with `node` at its end; the same list, once it is the node's own. */
function adding(node: Draft, list: Draft[]): Draft[] {
  if (list === NONE) return [node];
  list.push(node);
  return list;
}

function including(node: Draft, list: Draft[]): Draft[] {
  return list.includes(node) ? list : adding(node, list);
}
