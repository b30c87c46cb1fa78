import assert from "node:assert/strict";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import { buildGraph, type RevisionGraph } from "../../core/revisions/graph.ts";
import { planDowngrade, planStamp, planUpgrade, type Step } from "../../core/revisions/plan.ts";
import { newestFirst } from "../../core/revisions/walk.ts";
import { defined, type Definition, rowsAfter } from "./by_definition.ts";
import { type Command, revisions, scenario } from "./histories.ts";

Deno.test("plan() leaves, after every step of any command, the rows that the definition says", () => {
  fc.assert(
    fc.property(scenario, ({ revisions, commands }) => {
      const graph = buildGraph(revisions);
      const definition = defined(revisions);
      let rows: readonly string[] = [];
      for (const command of commands) {
        const steps = planned(graph, rows, command);
        rows = steps?.reduce((before, step) => checked(definition, before, step), rows) ?? rows;
      }
    }),
    { numRuns: 300 },
  );
});

/** The plan, or undefined where the command is refused. */
function planned(
  graph: RevisionGraph,
  rows: readonly string[],
  { command, args, purge }: Command,
): readonly Step[] | undefined {
  const [destination = ""] = args;
  try {
    if (command === "upgrade") return planUpgrade(graph, rows, destination);
    if (command === "downgrade") return planDowngrade(graph, rows, destination);
    return planStamp(graph, rows, args, { purge });
  } catch (error) {
    if (error instanceof MigrateError) return undefined;
    throw error;
  }
}

/** The rows after the step, which may run where the rows before it are. */
function checked(
  definition: Definition,
  before: readonly string[],
  step: Step,
): readonly string[] {
  const rows = rowsAfter(before, step);
  if (step.kind === "stamp") {
    assert.deepEqual(rows, definition.rowsOf(definition.before(rows)));
    return rows;
  }
  const { id } = step.revision;
  const applied = definition.before(before);
  assert.equal(applied.has(id), step.kind === "downgrade");
  if (step.kind === "upgrade") {
    assert.ok(definition.below(id).every((below) => applied.has(below)), `${id} came too early`);
    applied.add(id);
  } else {
    applied.delete(id);
    assert.ok(
      ![...applied].some((above) => definition.below(above).includes(id)),
      `${id} too early`,
    );
  }
  assert.deepEqual(rows, definition.rowsOf(applied));
  return rows;
}

const place = fc.record({ revisions, at: fc.array(fc.nat(), { maxLength: 3 }), to: fc.nat() });

Deno.test("plan() runs exactly what the definition says", () => {
  fc.assert(
    fc.property(place, ({ revisions, at, to }) => {
      const definition = defined(revisions);
      const { ids, before, after, children, rowsOf } = definition;
      const graph = buildGraph(revisions);
      const applied = before(at.map((index) => ids[index % ids.length]!));
      const rows = rowsOf(applied);
      const target = ids[to % ids.length]!;
      const bases = ids.filter((id) => revisions.find((each) => each.id === id)!.down.length === 0);
      const line = beforeByDown(revisions, target);
      const ran = (steps: readonly Step[]) =>
        new Set(steps.flatMap((step) => step.kind === "stamp" ? [] : [step.revision.id]));
      const undone = (roots: readonly string[]) => after(roots).intersection(applied);

      assert.deepEqual(ran(planUpgrade(graph, rows, target)), before([target]).difference(applied));
      assert.deepEqual(ran(planUpgrade(graph, rows, "heads")), new Set(ids).difference(applied));
      assert.deepEqual(ran(planDowngrade(graph, rows, "base")), applied);
      assert.deepEqual(
        ran(planDowngrade(graph, rows, `${target}@base`)),
        undone(bases.filter((base) => bases.length === 1 || line.has(base))),
      );
      const above = undone(children(target));
      if (above.size > 0 || rows.includes(target)) {
        assert.deepEqual(ran(planDowngrade(graph, rows, target)), above);
      } else {
        assert.throws(() => planDowngrade(graph, rows, target), { code: "unreachable" });
      }
      const kin = before([target]).union(after([target]));
      assert.deepEqual(
        planStamp(graph, rows, [target]).reduce(rowsAfter, rows),
        [...rows.filter((row) => !kin.has(row)), target].sort(),
      );
    }),
    { numRuns: 300 },
  );
});

function beforeByDown(
  revisions: Parameters<typeof defined>[0],
  target: string,
): ReadonlySet<string> {
  return defined(revisions.map((each) => ({ ...each, dependsOn: [] }))).before([target]);
}

Deno.test("newestFirst() gives all, each before what it stands on", () => {
  fc.assert(
    fc.property(revisions, (all) => {
      const { below } = defined(all);
      const order = newestFirst(buildGraph(all).nodes).map(({ id }) => id);
      assert.deepEqual(order.toSorted(), all.map(({ id }) => id).sort());
      for (const [index, id] of order.entries()) {
        assert.ok(below(id).every((other) => order.indexOf(other) > index), `${id} came too late`);
      }
    }),
    { numRuns: 200 },
  );
});
