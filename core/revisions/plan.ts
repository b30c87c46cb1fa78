import { MigrateError } from "../errors.ts";
import { type DowngradeTarget, downgradeTarget, upgradeTargets } from "./destination.ts";
import type { Expression } from "./expression.ts";
import { type Node, requireSound, type RevisionGraph } from "./graph.ts";
import { ancestors, ancestorsByDown, lineageOf } from "./lineage.ts";
import { reach } from "./reach.ts";
import { cannotLocate, findBranch, idsOf, nodesAt, parse } from "./resolve.ts";
import type { Revision } from "./revision.ts";
import { checkedRows, nodesOfRows, requireApart, requireRowsApart } from "./version_rows.ts";
import { newestFirst } from "./walk.ts";

/** One change to the version table's rows. */
export type RowChange =
  | { readonly kind: "insert"; readonly id: string }
  | { readonly kind: "delete"; readonly id: string }
  | { readonly kind: "update"; readonly from: string; readonly to: string };

/** What every step says. */
interface Move {
  /** Ids before and after, as in `Running upgrade X, Y -> M`: none for "base", and no dependencies. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** What it does to the version table's rows, in this order. */
  readonly rows: readonly RowChange[];
}

/** A revision to run. */
export interface RevisionStep extends Move {
  readonly kind: "upgrade" | "downgrade";
  readonly revision: Revision;
}

/** A change of the rows alone. */
export interface StampStep extends Move {
  readonly kind: "stamp";
}

/** One step of a plan. */
export type Step = RevisionStep | StampStep;

/**
 * The steps up from `current` to `destination`, in the order they run; none where all of it is applied.
 *
 * `current` holds the version table's rows, in any order. Throws "version-table" where the rows name what
 * no file declares, or one of them includes another; what `requireSound` throws where a broken file is
 * among what is applied or wanted; and "unknown-revision", "multiple-heads" or "unreachable" where
 * `destination` names no place to go to.
 */
export function planUpgrade(
  graph: RevisionGraph,
  current: readonly string[],
  destination: string,
): readonly RevisionStep[] {
  const rows = checkedRows(graph, current);
  const targets = upgradeTargets(graph, rows, destination);
  requireSound(graph, targets.map(({ id }) => id));
  requireApart(targets, {
    code: "unreachable",
    hint: (tips) => `The one brings the other with it: migrate upgrade ${tips}`,
  });
  const applied = ancestors(rows);
  const missing = (nodes: readonly Node[]) => nodes.filter((node) => !applied.has(node));
  const wanted = reach(missing(targets), (node) => missing(node.needs));
  const open = new Set(rows);
  return newestFirst(wanted).toReversed().map((node) => upgradeStep(node, open));
}

/** The steps that bring an empty database to `rows`, in the order they run. Throws as `planUpgrade` does. */
export function stepsTo(graph: RevisionGraph, rows: readonly string[]): readonly RevisionStep[] {
  const open = new Set<Node>();
  const nodes = checkedRows(graph, rows);
  return newestFirst(ancestors(nodes)).toReversed().map((node) => upgradeStep(node, open));
}

/** `rows` are those that the steps before leave, and become those that this one leaves. */
function upgradeStep(node: Node, rows: Set<Node>): RevisionStep {
  const replaced = node.needs.filter((below) => rows.delete(below));
  rows.add(node);
  return {
    kind: "upgrade",
    revision: node.revision,
    from: node.revision.down,
    to: [node.id],
    rows: replacing(replaced.map(({ id }) => id), node.id),
  };
}

/**
 * The steps down from `current` to `destination`, in the order they run: what is applied above it is
 * undone, and what stands on that, on whatever branch.
 *
 * `current` and the errors are as for `planUpgrade`; "unreachable" also where nothing is to be undone and
 * the database isn't at `destination`, and where counting down ends in "base" and would undo branches that
 * weren't named.
 */
export function planDowngrade(
  graph: RevisionGraph,
  current: readonly string[],
  destination: string,
): readonly RevisionStep[] {
  const rows = checkedRows(graph, current);
  const applied = ancestors(rows);
  const target = downgradeTarget(graph, rows, destination);
  const undone = standingOn(rootsAbove(graph, target), applied);
  requireNamed(destination, target, undone);
  if (undone.size === 0 && target.to !== "base" && !rows.includes(target.to)) {
    throw notBelow(destination, rows);
  }
  const above = countAbove(applied);
  return newestFirst(undone).map((node) => downgradeStep(node, above));
}

/** What is right above the target; where that is several, those on the way to the branch. */
function rootsAbove(graph: RevisionGraph, { to, branch }: DowngradeTarget): readonly Node[] {
  const roots = to === "base" ? graph.bases : to.up;
  if (branch === undefined || roots.length < 2) return roots;
  const line = ancestorsByDown([branch]);
  const chosen = roots.filter((root) => line.has(root));
  if (chosen.length > 0) return chosen;
  throw new MigrateError("unreachable", "Not a valid downgrade target from current heads", {
    hint: `Branch ${branch.id} doesn't go through ${idsOf(roots)}. Name a revision instead of it`,
  });
}

function standingOn(roots: readonly Node[], applied: ReadonlySet<Node>): Set<Node> {
  const within = (nodes: readonly Node[]) => nodes.filter((node) => applied.has(node));
  return reach(within(roots), (node) => within(node.neededBy));
}

/** Alembic takes one step below a base for "base" itself, and undoes every branch. */
function requireNamed(
  destination: string,
  { from }: DowngradeTarget,
  undone: ReadonlySet<Node>,
): void {
  if (from === undefined) return;
  const named = standingOn([...ancestorsByDown([from])], undone);
  if (named.size === undone.size) return;
  throw new MigrateError(
    "unreachable",
    `Downgrade to '${destination}' is ambiguous: below the first revision is the base of all branches`,
    {
      hint: `To undo that branch: migrate downgrade ${from.id}@base. ` +
        "To undo all: migrate downgrade base",
    },
  );
}

function notBelow(destination: string, rows: readonly Node[]): MigrateError {
  const where = rows.length === 0 ? "nothing is applied" : `the database is at ${idsOf(rows)}`;
  const message = `Destination ${destination} is not a valid downgrade target from current head(s)`;
  return new MigrateError("unreachable", `${message}: ${where}`);
}

/** For each applied node, how many applied ones stand right on it. */
function countAbove(applied: Iterable<Node>): Map<Node, number> {
  const above = new Map<Node, number>();
  for (const node of applied) {
    for (const below of node.needs) above.set(below, (above.get(below) ?? 0) + 1);
  }
  return above;
}

/** What nothing stands on any more becomes a row again. */
function downgradeStep(node: Node, above: Map<Node, number>): RevisionStep {
  const restored = node.needs.filter((below) => {
    const left = (above.get(below) ?? 0) - 1;
    above.set(below, left);
    return left === 0;
  });
  return {
    kind: "downgrade",
    revision: node.revision,
    from: [node.id],
    to: node.revision.down,
    rows: restoring(node.id, restored.map(({ id }) => id)),
  };
}

/** How to stamp. */
export interface StampOptions {
  /** Takes all rows away first, whatever they say. */
  readonly purge?: boolean;
}

/**
 * The steps that make the version table say `destinations` without running a revision.
 *
 * Each destination takes the place of the rows that come before or after it, through dependencies too;
 * other rows stay. "base" takes all rows away, "label@base" those before or after the revision with that
 * label. Throws as `planUpgrade` does, but mends rows of which one includes another; "unknown-revision" for
 * steps from elsewhere, as in "+1".
 */
export function planStamp(
  graph: RevisionGraph,
  current: readonly string[],
  destinations: readonly string[],
  { purge = false }: StampOptions = {},
): readonly StampStep[] {
  const expressions = destinations.map((text) => parse(graph, text));
  const targets = [...new Set(expressions.flatMap((each) => stampTargets(graph, each)))];
  requireSound(graph, [...targets.map(({ id }) => id), ...(purge ? [] : current)]);
  requireApart(targets, {
    code: "unreachable",
    hint: (tips) => `The one includes the other: migrate stamp ${tips}`,
  });
  const rows = new Set(purge ? [] : nodesOfRows(graph, current));
  const bases = expressions.filter(({ symbol }) => symbol === "base");
  const steps = [
    ...bases.flatMap(({ branch }) => stampBase(graph, rows, branch)),
    ...targets.flatMap((target) => stampTarget(target, rows)),
  ];
  requireRowsApart([...rows]);
  return purge ? purging(current, steps) : steps;
}

function stampTargets(graph: RevisionGraph, expression: Expression): readonly Node[] {
  const { text, offset } = expression;
  if (offset !== undefined) {
    throw cannotLocate(text.slice(text.indexOf("@") + 1), "stamp doesn't count from a revision");
  }
  const message = "Multiple heads are present; please specify a single target revision";
  return nodesAt(graph, expression, () => message);
}

function stampBase(graph: RevisionGraph, rows: Set<Node>, branch?: string): readonly StampStep[] {
  const lineage = branch === undefined ? rows : lineageOf(findBranch(graph, branch));
  const gone = [...rows].filter((row) => lineage.has(row));
  for (const row of gone) rows.delete(row);
  return gone.map(({ id }) => ({ kind: "stamp", from: [id], to: [], rows: [deleting(id)] }));
}

function stampTarget(target: Node, rows: Set<Node>): readonly StampStep[] {
  const isRow = rows.delete(target);
  const lineage = lineageOf(target);
  const from = [...rows].filter((row) => lineage.has(row));
  for (const row of from) rows.delete(row);
  rows.add(target);
  if (isRow && from.length === 0) return [];
  const ids = from.map(({ id }) => id);
  const changes = isRow ? ids.map(deleting) : replacing(ids, target.id);
  return [{ kind: "stamp", from: ids, to: [target.id], rows: changes }];
}

/** The same steps, the first of which takes all rows away. */
function purging(current: readonly string[], steps: readonly StampStep[]): readonly StampStep[] {
  const ids = [...new Set(current)].sort();
  const [first, ...others] = steps;
  if (ids.length === 0) return steps;
  const deletes = ids.map(deleting);
  return first === undefined
    ? [{ kind: "stamp", from: ids, to: [], rows: deletes }]
    : [{ ...first, rows: [...deletes, ...first.rows] }, ...others];
}

/** The changes that put one row in the place of others, which may be none. */
function replacing(from: readonly string[], to: string): readonly RowChange[] {
  const last = from.at(-1);
  if (last === undefined) return [{ kind: "insert", id: to }];
  return [...from.slice(0, -1).map(deleting), { kind: "update", from: last, to }];
}

/** The changes that put others, which may be none, in the place of one row. */
function restoring(from: string, to: readonly string[]): readonly RowChange[] {
  const last = to.at(-1);
  if (last === undefined) return [deleting(from)];
  const inserts = to.slice(0, -1).map((id): RowChange => ({ kind: "insert", id }));
  return [...inserts, { kind: "update", from, to: last }];
}

function deleting(id: string): RowChange {
  return { kind: "delete", id };
}
