import { MigrateError } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import { type Expression, parseExpression } from "./expression.ts";
import { type Node, requireSound, type RevisionGraph } from "./graph.ts";
import { labelsByNode } from "./labels.ts";
import { branchOf } from "./lineage.ts";
import { lookUp } from "./names.ts";
import { listed } from "./problems.ts";
import { descend, go, type Spot, wholeWay } from "./relative.ts";
import type { Revision } from "./revision.ts";

/** What to say where one head is wanted and several are there. */
export type SeveralHeads = (expression: Expression) => string;

/**
 * The revisions that `text` stands for, as `show` and `edit` take it: none for "base" and in an empty
 * history, several for "heads".
 *
 * "-N" is N below every head. Throws "unknown-revision" where a part of it stands for nothing, for several,
 * or for a revision on another branch; "multiple-heads"; and "unreachable" where the history ends before
 * the steps do.
 */
export function resolve(graph: RevisionGraph, text: string): readonly Revision[] {
  return nodesFor(graph, parse(graph, text)).map((node) => node.revision);
}

/** The nodes that an expression stands for. Throws as `resolve` does. */
export function nodesFor(
  graph: RevisionGraph,
  expression: Expression,
  severalHeads: SeveralHeads = specifyTarget,
): readonly Node[] {
  const { text, branch, symbol, offset } = expression;
  if (offset === undefined) return nodesAt(graph, expression, severalHeads);
  if (symbol !== undefined) return nodesOf(spotFor(graph, expression));
  if (offset >= 0) throw cannotLocate(text, "it doesn't say what to count from");
  const heads = nodesAt(graph, { text, branch, symbol: "heads" });
  const spots = heads.map((head) => wholeWay(descend(head, -offset), expression));
  return [...new Set(spots.flatMap(nodesOf))];
}

/** Takes a revision argument apart, knowing the names in `graph`. */
export function parse(graph: RevisionGraph, text: string): Expression {
  return parseExpression(text, (name) => graph.byId.has(name) || graph.byLabel.has(name));
}

/** The nodes that an expression names, leaving its offset aside. Throws as `resolve` does. */
export function nodesAt(
  graph: RevisionGraph,
  expression: Expression,
  severalHeads: SeveralHeads = specifyTarget,
): readonly Node[] {
  const { symbol = "", branch } = expression;
  const isOn = onBranch(graph, branch);
  if (symbol === "base") return [];
  if (symbol !== "head" && symbol !== "heads") return [findNode(graph, symbol, branch)];
  if (symbol === "heads" && branch === undefined) return graph.realHeads;
  const heads = graph.heads.filter(isOn);
  if (symbol === "heads" || heads.length < 2) return heads;
  throw multipleHeads(graph, heads, severalHeads(expression));
}

/**
 * Where an expression with a symbol leads, its offset included. Throws as `resolve` does.
 *
 * On the way up the branch only says which way to go: what it starts from may lie on another one that joins
 * it.
 */
export function spotFor(graph: RevisionGraph, expression: Expression): Spot {
  const { branch, offset = 0 } = expression;
  const isOn = onBranch(graph, branch);
  const start = spotAt(graph, offset > 0 ? { ...expression, branch: undefined } : expression);
  return wholeWay(go(graph, start, { steps: offset, isOn }), expression);
}

/** The one place that an expression names, leaving its offset aside. Throws as `resolve` does. */
export function spotAt(
  graph: RevisionGraph,
  expression: Expression,
  severalHeads: SeveralHeads = specifyTarget,
): Spot {
  const [node, ...others] = nodesAt(graph, expression, severalHeads);
  if (node === undefined) return "base";
  if (others.length === 0) return node;
  throw multipleHeads(graph, [node, ...others], severalHeads(expression));
}

/** The node itself, and nothing for "base". */
export function nodesOf(spot: Spot): readonly Node[] {
  return spot === "base" ? [] : [spot];
}

/**
 * Whether a node is on the branch that `branch` names, before or after it by `down`; where it is undefined,
 * every node is.
 *
 * Throws "unknown-revision".
 */
export function onBranch(
  graph: RevisionGraph,
  branch: string | undefined,
): (node: Node) => boolean {
  if (branch === undefined) return () => true;
  const members = branchOf(findBranch(graph, branch));
  return (node) => members.has(node);
}

/**
 * The node that declares a branch label, or the revision that stands for the branch it is on. Throws
 * "unknown-revision".
 */
export function findBranch(graph: RevisionGraph, name: string): Node {
  const [found, ...others] = lookUp(name, graph.byId, graph.byLabel);
  if (found === undefined) {
    throw cannotLocate(name, "there is no such branch", didYouMean(name, graph.byLabel.keys()));
  }
  if (others.length > 0) throw ambiguous(name, [found, ...others]);
  return found;
}

/**
 * The node called `name`: by its id, by a label that it declares, or by how either begins, where no other
 * begins so.
 *
 * With `branch` it must be on the branch that this names. Throws "unknown-revision".
 */
export function findNode(graph: RevisionGraph, name: string, branch?: string): Node {
  const found = lookUp(name, graph.byId, graph.byLabel);
  if (found.length === 0) throw unknown(graph, name);
  const [node, ...others] = found.filter(onBranch(graph, branch));
  if (node === undefined) throw notOnBranch(graph, name, found, branch);
  if (others.length > 0) throw ambiguous(name, [node, ...others]);
  return node;
}

/** Alembic's sentence, which says neither why nor what else, and then the reason. */
export function cannotLocate(name: string, why: string, hint?: string): MigrateError {
  const message = `Can't locate revision identified by '${name}': ${why}`;
  return new MigrateError("unknown-revision", message, { hint });
}

function unknown({ byId, byLabel }: RevisionGraph, name: string): MigrateError {
  const names = [...byId.keys(), ...byLabel.keys(), "head", "heads", "base"];
  const steps = /^\d\d?$/.test(name) ? `Steps are written +${name} and -${name}` : undefined;
  const hint = didYouMean(name, names) ?? steps;
  return cannotLocate(name, "no revision or branch label begins so", hint);
}

function ambiguous(name: string, candidates: readonly Node[]): MigrateError {
  return cannotLocate(name, `it may be ${idsOf(candidates, "or")}`, "Type more of it");
}

function notOnBranch(
  graph: RevisionGraph,
  name: string,
  found: readonly Node[],
  branch = "",
): MigrateError {
  const labels = labelsByNode(graph);
  const on = [...new Set(found.flatMap((node) => labels.get(node) ?? []))];
  return cannotLocate(
    name,
    `revision ${idsOf(found)} is not a member of branch '${branch}'` +
      (on.length === 0 ? "" : ` but of '${on.join("', '")}'`),
    `To join the two: migrate merge ${branch} ${name}`,
  );
}

/** Alembic's sentence where one revision is wanted and several heads are there. */
export function specifyTarget({ text, branch }: Expression): string {
  const otherwise = branch === undefined
    ? `'<branchname>@${text}' to narrow to a specific head, or 'heads' for all heads`
    : `or '${branch}@heads' for all heads`;
  return `Multiple head revisions are present for given argument '${text}'; ` +
    `please specify a specific target revision, ${otherwise}`;
}

/** The error for several heads; where a broken file makes one of them, that throws its own. */
export function multipleHeads(
  graph: RevisionGraph,
  heads: readonly Node[],
  message: string,
): MigrateError {
  requireSound(graph, heads.map(({ id }) => id));
  return new MigrateError("multiple-heads", message, {
    hint: `The heads are ${idsOf(heads)}. To join them: migrate merge heads`,
  });
}

/** The ids of `nodes` in a sentence. */
export function idsOf(nodes: readonly Node[], joint?: "and" | "or"): string {
  return listed(nodes.map(({ id }) => id), joint);
}
