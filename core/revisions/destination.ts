import { MigrateError } from "../errors.ts";
import type { Expression } from "./expression.ts";
import type { Node, RevisionGraph } from "./graph.ts";
import { ancestors, openIn } from "./lineage.ts";
import { listed } from "./problems.ts";
import { climb, descend, didntProduce, type Spot, wholeWay } from "./relative.ts";
import {
  findBranch,
  idsOf,
  nodesAt,
  nodesOf,
  onBranch,
  parse,
  spotAt,
  spotFor,
} from "./resolve.ts";

/**
 * The nodes that an upgrade to `text` goes to, from a database at `rows`.
 *
 * Throws as `resolve` does; "unreachable" for steps down from the rows, "unknown-revision" for steps up
 * from several.
 */
export function upgradeTargets(
  graph: RevisionGraph,
  rows: readonly Node[],
  text: string,
): readonly Node[] {
  const expression = parse(graph, text);
  const { symbol, offset, branch } = expression;
  if (offset === undefined) return nodesAt(graph, expression);
  if (symbol !== undefined) return nodesOf(spotFor(graph, expression));
  if (offset <= 0) {
    throw new MigrateError("unreachable", didntProduce(offset), {
      hint: "An upgrade counts up: +N",
    });
  }
  const isOn = onBranch(graph, branch);
  const way = climb(graph, upgradeStart(rows, isOn), { steps: offset, isOn });
  return nodesOf(wholeWay(way, expression));
}

/**
 * Where "+N" counts from: the one row that is on the branch, or else the last that is applied there, or
 * else "base".
 *
 * Throws "unknown-revision" where there are several.
 */
export function upgradeStart(rows: readonly Node[], isOn: (node: Node) => boolean): Spot {
  const starts = lastOn(rows, isOn);
  if (starts.length > 1) {
    const message = "Ambiguous upgrade from multiple current revisions";
    throw new MigrateError("unknown-revision", `${message}: ${idsOf(starts)}`, {
      hint: `Name the branch: ${starts.map(({ id }) => `${id}@+1`).join(", ")}`,
    });
  }
  return starts[0] ?? "base";
}

function lastOn(rows: readonly Node[], isOn: (node: Node) => boolean): readonly Node[] {
  const found = rows.filter(isOn);
  if (found.length > 0) return found;
  const applied = [...ancestors(rows)].filter(isOn);
  const covered = new Set(applied.flatMap((node) => node.needs));
  return applied.filter((node) => !covered.has(node));
}

/** What a downgrade goes back to. */
export interface DowngradeTarget {
  readonly to: Spot;
  /** What is undone is on the way to this node, where several ways lead up from `to`. */
  readonly branch?: Node;
  /** Counted down from this revision until nothing was left: what else was applied must not go with it. */
  readonly from?: Node;
}

/**
 * What a downgrade to `text` goes back to, from a database at `rows`.
 *
 * Throws as `resolve` does; "unreachable" for steps up from the rows or more steps down than are applied;
 * "unknown-revision" for steps down from several rows.
 */
export function downgradeTarget(
  graph: RevisionGraph,
  rows: readonly Node[],
  text: string,
): DowngradeTarget {
  const expression = parse(graph, text);
  const { symbol, offset, branch } = expression;
  if (symbol === undefined) return belowRow(graph, rows, expression);
  const to = spotFor(graph, expression);
  if (branch !== undefined) return { to, branch: findBranch(graph, branch) };
  if (offset === undefined || to !== "base") return { to };
  const [from] = nodesOf(spotAt(graph, expression));
  return { to, from };
}

/**
 * "-N" counts from the one row that is on the branch, or else from the one head there that the rows imply.
 */
function belowRow(
  graph: RevisionGraph,
  rows: readonly Node[],
  expression: Expression,
): DowngradeTarget {
  const { branch, offset = 0 } = expression;
  const [start, ...others] = headsOn(rows, onBranch(graph, branch));
  if (offset >= 0 || start === undefined) {
    throw new MigrateError("unreachable", didntProduce(offset), {
      hint: offset >= 0 ? "A downgrade counts down: -N" : "Nothing is applied there",
    });
  }
  if (others.length > 0) throw ambiguousDowngrade(expression, [start, ...others]);
  const to = wholeWay(descend(start, -offset), expression);
  return { to, branch: branch === undefined ? start : findBranch(graph, branch) };
}

function headsOn(rows: readonly Node[], isOn: (node: Node) => boolean): readonly Node[] {
  const found = rows.filter(isOn);
  return found.length > 0 ? found : openIn(ancestors(rows)).filter(isOn);
}

function ambiguousDowngrade(
  { text, offset = 0 }: Expression,
  starts: readonly Node[],
): MigrateError {
  const message = `downgrade ${text} from multiple heads is ambiguous: ` +
    `the database is at ${idsOf(starts)}`;
  const choices = starts.map(({ id }) => `migrate downgrade ${id}@${offset}`);
  return new MigrateError("unknown-revision", message, {
    hint: `Name one: ${listed(choices, "or")}`,
  });
}
