import { MigrateError } from "../errors.ts";
import type { Node, RevisionGraph } from "./graph.ts";
import { cannotLocate, multipleHeads, nodesFor, parse, specifyTarget } from "./resolve.ts";

/** How the parents of a new revision are chosen. */
export interface ParentOptions {
  /** Whether a parent may have a next revision already, so that the new one opens a branch. */
  readonly splice?: boolean;
}

/**
 * The ids of the down revisions of a new revision, from the names given with `--head`: none for "base" or
 * in an empty history.
 *
 * Throws "usage" where a revision is named twice, or isn't a head and `splice` isn't set; "multiple-heads"
 * for "head" where there are several; and what `resolve` throws.
 */
export function parentsOf(
  graph: RevisionGraph,
  names: readonly string[],
  options: ParentOptions = {},
): readonly string[] {
  const nodes = names.flatMap((name) => nodesFor(graph, parse(graph, name), specifyHead));
  return checkedParents(nodes, options);
}

/**
 * The same for a merge. Here "heads" is every head, also one that another revision depends on: after the
 * merge there is one.
 */
export function mergeParents(
  graph: RevisionGraph,
  names: readonly string[],
  options: ParentOptions = {},
): readonly string[] {
  const nodes = names.flatMap((name) =>
    name === "heads" ? graph.heads : nodesFor(graph, parse(graph, name), specifyHead)
  );
  return checkedParents(nodes, options);
}

/**
 * What a new revision's `dependsOn` says for `name`: a label as it is, anything else as a whole id.
 *
 * Throws as `resolve` does; "unknown-revision" also for "base".
 */
export function dependencyFor(graph: RevisionGraph, name: string): string {
  if (graph.byLabel.has(name)) return name;
  const expression = parse(graph, name);
  const [node, ...others] = nodesFor(graph, expression);
  if (node === undefined) throw cannotLocate(name, "there is no revision to depend on");
  if (others.length > 0) throw multipleHeads(graph, [node, ...others], specifyTarget(expression));
  return node.id;
}

function checkedParents(
  nodes: readonly Node[],
  { splice = false }: ParentOptions,
): readonly string[] {
  if (new Set(nodes).size < nodes.length) {
    throw new MigrateError("usage", "Duplicate head revisions specified");
  }
  const inner = splice ? undefined : nodes.find((node) => node.up.length > 0);
  if (inner !== undefined) {
    throw new MigrateError(
      "usage",
      `Revision ${inner.id} is not a head revision; please specify --splice to create a new ` +
        "branch from this revision",
    );
  }
  return nodes.map(({ id }) => id);
}

function specifyHead(): string {
  return "Multiple heads are present; please specify the head revision on which the new revision " +
    "should be based, or perform a merge.";
}
