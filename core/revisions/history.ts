import { MigrateError } from "../errors.ts";
import { upgradeStart } from "./destination.ts";
import type { Expression } from "./expression.ts";
import type { Node, RevisionGraph } from "./graph.ts";
import { membersOf } from "./labels.ts";
import { ancestors, descendants, descendantsByDown } from "./lineage.ts";
import { climb, descend, didntProduce, go, type Spot } from "./relative.ts";
import { nodesAt, nodesOf, onBranch, parse } from "./resolve.ts";
import type { Revision } from "./revision.ts";
import { nodesOfRows } from "./version_rows.ts";
import { newestFirst } from "./walk.ts";

/** A part of the history, as in `start:end`. An end that is undefined is left open. */
export interface HistoryRange {
  readonly start?: string;
  readonly end?: string;
}

/** Takes `start:end` apart. Throws "usage". */
export function parseRange(text: string): HistoryRange {
  const ends = text.trim().split(":");
  if (ends.length === 2) return { start: ends[0] || undefined, end: ends[1] || undefined };
  throw new MigrateError("usage", "History range requires [start]:[end], [start]:, or :[end]");
}

/** Whether the range says "current", so that the version table has to be read. */
export function namesCurrent(graph: RevisionGraph, { start, end }: HistoryRange): boolean {
  return [start, end].some((text) => text !== undefined && parse(graph, text).symbol === "current");
}

/**
 * The revisions of a range, both ends included, newest first; all of them where no range is given.
 *
 * "current" stands for `current`, the version table's rows; "+N" as the end counts from the start, "-N" as
 * the start from the end, and both stop where the history does. A start on a branch, as in "label@base",
 * keeps to the ends that carry the label. Throws as `resolve` does; "version-table" where a row is needed that no file
 * declares; "unreachable" where the start doesn't come before the end; "usage" where each end would count
 * from the other.
 */
export function history(
  graph: RevisionGraph,
  range: HistoryRange = {},
  current: readonly string[] = [],
): readonly Revision[] {
  const rows = namesCurrent(graph, range) ? nodesOfRows(graph, current) : [];
  const { starts, ends } = endsOf(graph, range, rows);
  const lower = starts.flatMap(nodesOf);
  const upper = ends.flatMap(nodesOf);
  const included = ancestors(upper);
  if (!lower.every((node) => included.has(node))) throw notInLine(range);
  const openBelow = lower.length < starts.length || lower.length === 0;
  return between(included, lower, openBelow).map((node) => node.revision);
}

/** Where a range starts and ends. An end that counts from the other one is found last. */
function endsOf(
  graph: RevisionGraph,
  range: HistoryRange,
  rows: readonly Node[],
): { readonly starts: readonly Spot[]; readonly ends: readonly Spot[] } {
  const start = parse(graph, range.start ?? "base");
  const isMember = memberOf(graph, start.branch);
  const kept = (spots: readonly Spot[]) =>
    spots.filter((spot) => spot === "base" || isMember(spot));
  const open = start.branch === undefined ? "heads" : `${start.branch}@heads`;
  const end = parse(graph, range.end ?? open);
  if (start.symbol === undefined && end.symbol === undefined) throw bothRelative(range);
  if (start.symbol === undefined) {
    const ends = kept(spotsAt(graph, end, rows));
    return { starts: ends.map((spot) => below(spot, start)), ends };
  }
  const starts = spotsAt(graph, start, rows);
  const ends = end.symbol === undefined
    ? [above(graph, starts.flatMap(nodesOf), end)]
    : spotsAt(graph, end, rows);
  return { starts, ends: kept(ends) };
}

/** Whether a node carries the label that names the branch; what else names one stands for the line that it is on. */
function memberOf(graph: RevisionGraph, branch: string | undefined): (node: Node) => boolean {
  const labelled = branch === undefined ? undefined : graph.byLabel.get(branch);
  if (labelled === undefined) return onBranch(graph, branch);
  const members = membersOf(labelled);
  return (node) => members.has(node);
}

function spotsAt(
  graph: RevisionGraph,
  expression: Expression,
  rows: readonly Node[],
): readonly Spot[] {
  const { symbol, branch, offset: steps } = expression;
  const isOn = onBranch(graph, branch);
  const nodes = symbol === "current" ? rows.filter(isOn) : nodesAt(graph, expression);
  if (steps === undefined) return nodes;
  const spots: readonly Spot[] = nodes.length === 0 ? ["base"] : nodes;
  return spots.map((spot) => go(graph, spot, { steps, isOn }).end);
}

function below(end: Spot, { offset = 0 }: Expression): Spot {
  if (offset < 0) return descend(end, -offset).end;
  throw new MigrateError("unreachable", didntProduce(offset), {
    hint: "A range's start counts down from its end: -N",
  });
}

function above(
  graph: RevisionGraph,
  starts: readonly Node[],
  { offset = 0, branch }: Expression,
): Spot {
  if (offset <= 0) {
    throw new MigrateError("unreachable", didntProduce(offset), {
      hint: "A range's end counts up from its start: +N",
    });
  }
  const isOn = onBranch(graph, branch);
  return climb(graph, upgradeStart(starts, isOn), { steps: offset, isOn }).end;
}

/**
 * What is included and not below `lower`. Where the start is closed, only what comes after it by `down`.
 */
function between(
  included: ReadonlySet<Node>,
  lower: readonly Node[],
  openBelow: boolean,
): readonly Node[] {
  if (lower.length === 0) return newestFirst(included);
  const before = ancestors(lower);
  const after = descendantsByDown(lower);
  const wanted = new Set(lower);
  for (const node of included) {
    if (!before.has(node) && (openBelow || after.has(node))) wanted.add(node);
  }
  // A dependency may lead out of the range and back into it.
  const above = descendants(wanted);
  const outside = [...ancestors(wanted)].filter((node) => above.has(node) && !wanted.has(node));
  return newestFirst(wanted, outside);
}

function bothRelative({ start, end }: HistoryRange): MigrateError {
  return new MigrateError("usage", `Can't read the range "${start}:${end}": both ends count`, {
    hint: "Name one of them: -3:current, current:+3",
  });
}

function notInLine({ start = "base", end = "heads" }: HistoryRange): MigrateError {
  return new MigrateError(
    "unreachable",
    `Requested range ${start}:${end} does not refer to ancestor/descendant revisions ` +
      "along the same branch",
  );
}
