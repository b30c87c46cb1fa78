import type { Node } from "./graph.ts";

/** A node that is to be walked, or that lies between two such. */
interface Stop {
  readonly node: Node;
  /** What lies between only says what comes first: no line goes there. */
  readonly isBetween: boolean;
  /** How many of those that stand on it are still to come. */
  waiting: number;
  isWalked: boolean;
  /** The line that has come down to here. */
  line?: Line;
  /** Kept from one question to the next: what is above can only become less. */
  search?: Search;
}

/** One of the ways down that are open; they are chained in the order in which they were opened. */
interface Line {
  at: Stop;
  before?: Line;
  after?: Line;
}

/** The open lines, from the first to the last. */
interface Lines {
  first?: Line;
  last?: Line;
}

/** A search upwards, as far as it was needed. */
interface Search {
  readonly found: Set<Stop>;
  /** What was found and not yet searched from. */
  readonly open: Stop[];
  /** The line found last. */
  line?: Line;
}

/**
 * `nodes` newest first, each before all it stands on, in the order in which Alembic walks them.
 *
 * A line is opened at each node that nothing else here stands on, in the order of the files. The walk goes
 * down its line. Where another line still leads to the next node, it leaves its own for the first that
 * does. At a node that stands on several, the line goes on at the first of them, and for each other a line
 * is opened behind the rest. At the end of a line the walk falls back to the line before it.
 *
 * `between` must hold whatever lies between two of `nodes` and is none of them.
 */
export function newestFirst(
  nodes: Iterable<Node>,
  between: Iterable<Node> = [],
): readonly Node[] {
  const stops = stopsAt(nodes, between);
  const lines = linesFrom(stops);
  const walked: Node[] = [];
  let line = lines.first;
  while (line !== undefined) {
    const stop = line.at;
    if (stop.waiting > 0) {
      line = firstAbove(stop, lines, stops);
    } else {
      walked.push(stop.node);
      line = goOn(line, leave(stop, stops), lines);
    }
  }
  return walked;
}

type Stops = ReadonlyMap<Node, Stop>;

function stopsAt(nodes: Iterable<Node>, between: Iterable<Node>): Stops {
  const stops = new Map<Node, Stop>();
  for (const node of nodes) {
    stops.set(node, { node, isBetween: false, waiting: 0, isWalked: false });
  }
  for (const node of between) {
    stops.set(node, { node, isBetween: true, waiting: 0, isWalked: false });
  }
  for (const { node } of stops.values()) {
    for (const needed of node.needs) {
      const below = stops.get(needed);
      if (below !== undefined) below.waiting++;
    }
  }
  return stops;
}

function linesFrom(stops: Stops): Lines {
  const isMet = (node: Node) => stops.get(node)?.isBetween === false;
  const tips = [...stops.values()].filter(({ isBetween, node }) =>
    !isBetween && !node.neededBy.some(isMet)
  );
  const lines: Lines = {};
  for (const tip of tips.sort((one, other) => one.node.index - other.node.index)) {
    openLine(tip, lines);
  }
  return lines;
}

/** Takes `stop` out of the walk; gives what it stands on and no line has come to yet. */
function leave(stop: Stop, stops: Stops): readonly Stop[] {
  const passed = [stop];
  for (let at = passed.pop(); at !== undefined; at = passed.pop()) {
    at.isWalked = true;
    for (const below of stopsBelow(at, stops)) {
      below.waiting--;
      if (below.isBetween && below.waiting === 0) passed.push(below);
    }
  }
  return stopsBelow(stop, stops).filter(({ isBetween, line }) => !isBetween && line === undefined);
}

function stopsBelow({ node }: Stop, stops: Stops): readonly Stop[] {
  return node.needs.flatMap((below) => stops.get(below) ?? []);
}

/** Moves `line` down to the first of `next`, or ends it where there is none; gives the line to walk on. */
function goOn(line: Line, [next, ...others]: readonly Stop[], lines: Lines): Line | undefined {
  if (next === undefined) return closeLine(line, lines);
  line.at = next;
  next.line = line;
  for (const other of others) openLine(other, lines);
  return line;
}

function openLine(at: Stop, lines: Lines): void {
  const line: Line = { at, before: lines.last };
  at.line = line;
  if (lines.last === undefined) lines.first = line;
  else lines.last.after = line;
  lines.last = line;
}

/** Takes `line` out of the chain; gives the line before it, or else the first. */
function closeLine({ before, after }: Line, lines: Lines): Line | undefined {
  if (before === undefined) lines.first = after;
  else before.after = after;
  if (after === undefined) lines.last = before;
  else after.before = before;
  return before ?? lines.first;
}

/**
 * The first of the lines that lead to `stop` from above.
 *
 * A line that doesn't lead there never will, nor will those that are opened on its way: so it is enough to
 * look from the one found last, also where that has ended since.
 */
function firstAbove(stop: Stop, lines: Lines, stops: Stops): Line | undefined {
  const search = stop.search ??= { found: new Set([stop]), open: [stop] };
  let line = search.line ?? lines.first;
  while (line !== undefined && !(line !== stop.line && isAbove(line.at, search, stops))) {
    line = line.after;
  }
  search.line = line;
  return line;
}

/**
 * Whether `stop` is still to come, and above the one that is searched from; searches on until that is
 * known.
 */
function isAbove(stop: Stop, { found, open }: Search, stops: Stops): boolean {
  if (stop.isWalked) return false;
  while (open.length > 0 && !found.has(stop)) {
    for (const node of open.pop()!.node.neededBy) {
      const above = stops.get(node);
      if (above === undefined || above.isWalked || found.has(above)) continue;
      found.add(above);
      open.push(above);
    }
  }
  return found.has(stop);
}
