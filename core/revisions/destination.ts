import { MigrateError } from "../errors.ts";
import type { Expression } from "./expression.ts";
import type { Node, RevisionGraph } from "./graph.ts";
import { ancestors, branchOf, openIn } from "./lineage.ts";
import { listed } from "./problems.ts";
import { climb, descend, didntProduce, type Spot, wholeWay } from "./relative.ts";
import { findBranch, idsOf, nodesAt, nodesOf, parse, spotAt, spotFor } from "./resolve.ts";

/**
 * The nodes that an upgrade to `text` goes to, from a database at `rows`.
 *
 * Throws as `resolve` does; "unreachable" for steps down from the rows, "unknown-revision" for steps up from several.
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
  if (offset <= 0) throw new MigrateError("unreachable", didntProduce(offset));
  const on = branch === undefined ? undefined : findBranch(graph, branch);
  const start = upgradeStart(rows, on);
  const members = on && branchOf(on);
  return nodesOf(wholeWay(climb(graph, start, { steps: offset, branch: members }), expression));
}

/**
 * Where "+N" counts from: the one row; with `branch` the one row on it, or else the last applied there, or else "base".
 *
 * Throws "unknown-revision" where there are several.
 */
export function upgradeStart(rows: readonly Node[], branch?: Node): Spot {
  const starts = branch === undefined ? rows : appliedOn(branchOf(branch), rows);
  if (starts.length > 1) {
    const message = "Ambiguous upgrade from multiple current revisions";
    throw new MigrateError("unknown-revision", `${message}: ${idsOf(starts)}`, {
      hint: `Name the branch: ${starts.map(({ id }) => `${id}@+1`).join(", ")}`,
    });
  }
  return starts[0] ?? "base";
}

function appliedOn(branch: ReadonlySet<Node>, rows: readonly Node[]): readonly Node[] {
  const found = rows.filter((row) => branch.has(row));
  if (found.length > 0) return found;
  const applied = [...ancestors(rows)].filter((node) => branch.has(node));
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
  const on = branch === undefined ? undefined : findBranch(graph, branch);
  if (symbol === undefined) return belowRow(rows, expression, on);
  const to = spotFor(graph, expression);
  const counted = offset !== undefined && to === "base" && on === undefined;
  return { to, branch: on, from: counted ? nodesOf(spotAt(graph, expression))[0] : undefined };
}

/** "-N" counts from the one row; with a branch from the one row on it, or else from what the rows imply there. */
function belowRow(
  rows: readonly Node[],
  expression: Expression,
  branch: Node | undefined,
): DowngradeTarget {
  const { offset = 0 } = expression;
  const [start, ...others] = branch === undefined ? rows : headsOn(branchOf(branch), rows);
  if (offset >= 0 || start === undefined) {
    throw new MigrateError("unreachable", didntProduce(offset), {
      hint: offset >= 0 ? "A downgrade counts down: -N" : "Nothing is applied there",
    });
  }
  if (others.length > 0) throw ambiguousDowngrade(expression, [start, ...others]);
  return { to: wholeWay(descend(start, -offset), expression), branch: branch ?? start };
}

function headsOn(branch: ReadonlySet<Node>, rows: readonly Node[]): readonly Node[] {
  const found = rows.filter((row) => branch.has(row));
  return found.length > 0 ? found : openIn(ancestors(rows)).filter((head) => branch.has(head));
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
