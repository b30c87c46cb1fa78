// deno-lint-ignore-file no-console -- a test that can't run says so
import assert from "node:assert/strict";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import { buildGraph, type RevisionGraph } from "../../core/revisions/graph.ts";
import { history, type HistoryRange } from "../../core/revisions/history.ts";
import type { Revision } from "../../core/revisions/revision.ts";
import { findAlembic } from "../support/python.ts";
import { startAlembic } from "./alembic.ts";
import { historyOf, revisions } from "./histories.ts";

const NAME = "history() lists what Alembic lists, in its order";
const python = findAlembic();
if (python === undefined) console.log(`SKIPPED ${NAME}: no Python with alembic`);

const SEED = Number(Deno.env.get("ALEMBIC_SEED") ?? 1);
const HISTORIES = Number(Deno.env.get("ALEMBIC_HISTORIES") ?? 300);

/** A history, and ranges of it. */
interface Listing {
  readonly revisions: readonly Revision[];
  readonly ranges: readonly HistoryRange[];
}

Deno.test(NAME, { ignore: python === undefined }, async () => {
  const alembic = startAlembic(python!);
  const met = { listed: 0, refused: 0, crashed: 0 };
  try {
    for (
      const { revisions, ranges } of [
        OUTSIDE,
        ...fc.sample(listing, { seed: SEED, numRuns: HISTORIES }),
      ]
    ) {
      const graph = buildGraph(revisions);
      const { results } = await alembic.ask(revisions, ranges.map(toRun));
      for (const [index, range] of ranges.entries()) {
        const { status, revisions: theirs } = results[index]!;
        const what = JSON.stringify([range, revisions]);
        const ours = idsIn(graph, range);
        if (status === "ok") assert.deepEqual(ours, theirs, what);
        else if (status === "error") assert.equal(ours, undefined, what);
        met[status === "ok" ? "listed" : status === "error" ? "refused" : "crashed"]++;
      }
    }
  } finally {
    await alembic.close();
  }
  assert.ok(met.listed > met.refused && met.refused > met.crashed, JSON.stringify(met));
});

/** From a on, by down revisions: y is outside, and lies between d and c. */
const OUTSIDE: Listing = {
  revisions: historyOf("a\nb <- a\nc <- b\nx <- c\ny: x\nd <- a: y\ne <- c\nm <- d, e"),
  ranges: [{ start: "a" }, { start: "b" }, { start: "a", end: "m" }],
};

const listing: fc.Arbitrary<Listing> = revisions.chain((all) => {
  const id = fc.constantFrom(...all.map((each) => each.id));
  const labels = all.flatMap((each) => each.labels);
  const branch = labels.length === 0 ? id : fc.constantFrom(...labels);
  const on = (symbol: string) => branch.map((name) => `${name}@${symbol}`);
  const none = fc.constant(undefined);
  const range = fc.oneof(
    fc.record({ start: fc.oneof(id, id, none), end: fc.oneof(id, none, none, on("head")) }),
    // Where the end is left open, Alembic leaves out the heads that other branches depend on, and lists nothing.
    fc.record({ start: on("base"), end: fc.oneof(id, on("head")) }),
  );
  const ranges = fc.array(range, { minLength: 6, maxLength: 6 });
  return fc.record({ revisions: fc.constant(all), ranges });
});

function toRun({ start = "", end = "" }: HistoryRange) {
  return { command: "history", args: [start, end], rows: [], purge: false };
}

/** Undefined where the range is refused. */
function idsIn(graph: RevisionGraph, range: HistoryRange): readonly string[] | undefined {
  try {
    return history(graph, range).map(({ id }) => id);
  } catch (error) {
    if (error instanceof MigrateError) return undefined;
    throw error;
  }
}
