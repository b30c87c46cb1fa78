import assert from "node:assert/strict";
import { buildGraph } from "../../core/revisions/graph.ts";
import { history } from "../../core/revisions/history.ts";
import { planDowngrade, planUpgrade, type RevisionStep } from "../../core/revisions/plan.ts";
import { branches } from "../../scripts/bench/histories.ts";
import { revision } from "./histories.ts";

const count = 10_000;

for (const width of [1, 200]) {
  const revisions = branches(count, width).map(({ id, down }) => revision({ id, down }));
  const graph = buildGraph(revisions);
  const form = width === 1 ? "a line" : `${width} branches`;

  Deno.test(`${count} revisions in ${form} are planned up and down, parents first`, () => {
    assert.deepEqual(graph.problems, []);
    const up = planUpgrade(graph, [], "heads");
    assert.deepEqual(idsIn(up), new Set(revisions.map(({ id }) => id)));
    assert.deepEqual(orphans(up), []);
    const rows = graph.realHeads.map(({ id }) => id);
    const down = planDowngrade(graph, rows, "base");
    assert.deepEqual(idsIn(down), idsIn(up));
    assert.deepEqual(orphans(down.toReversed()), []);
  });

  Deno.test(`${count} revisions in ${form} are listed`, () => {
    assert.equal(history(graph).length, count);
  });
}

function idsIn(steps: readonly RevisionStep[]): ReadonlySet<string> {
  return new Set(steps.map(({ revision }) => revision.id));
}

/** The revisions that come before one of their parents. */
function orphans(steps: readonly RevisionStep[]): readonly string[] {
  const seen = new Set<string>();
  return steps.filter(({ revision }) => {
    seen.add(revision.id);
    return !revision.down.every((parent) => seen.has(parent));
  }).map(({ revision }) => revision.id);
}
