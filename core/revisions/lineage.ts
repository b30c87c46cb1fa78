import type { Node } from "./graph.ts";
import { reach } from "./reach.ts";

/** `nodes` and all that they stand on: what is applied in a database that is at `nodes`. */
export function ancestors(nodes: Iterable<Node>): Set<Node> {
  return reach(nodes, (node) => node.needs);
}

/** `nodes` and all that stands on them: what has to go before `nodes` can go. */
export function descendants(nodes: Iterable<Node>): Set<Node> {
  return reach(nodes, (node) => node.neededBy);
}

/** `nodes` and all before them by `down`: dependencies don't count. */
export function ancestorsByDown(nodes: Iterable<Node>): Set<Node> {
  return reach(nodes, (node) => node.down);
}

/** `nodes` and all after them by `down`: dependencies don't count. */
export function descendantsByDown(nodes: Iterable<Node>): Set<Node> {
  return reach(nodes, (node) => node.up);
}

/** What shares a branch with `node`: all before and after it by `down`, itself included. */
export function branchOf(node: Node): Set<Node> {
  return new Set([...ancestorsByDown([node]), ...descendantsByDown([node])]);
}

/** All before and after `node`, through dependencies too, itself included. */
export function lineageOf(node: Node): Set<Node> {
  return new Set([...ancestors([node]), ...descendants([node])]);
}

/** Those of `nodes` that no other of them stands on, directly or not; in the order given. */
export function tipsOf(nodes: readonly Node[]): readonly Node[] {
  const covered = ancestors(nodes.flatMap((node) => node.needs));
  return nodes.filter((node) => !covered.has(node));
}

/**
 * The heads of `applied`, in no particular order: those whose next revisions, by `down`, are not applied.
 */
export function openIn(applied: ReadonlySet<Node>): readonly Node[] {
  return [...applied].filter((node) => !node.up.some((next) => applied.has(next)));
}
