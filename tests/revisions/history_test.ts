import assert from "node:assert/strict";
import type { ErrorCode } from "../../core/errors.ts";
import { buildGraph } from "../../core/revisions/graph.ts";
import { history, namesCurrent, parseRange } from "../../core/revisions/history.ts";
import { branchPoints, describe } from "../../core/revisions/listing.ts";
import { historyOf, SAMPLE } from "./histories.ts";

const sample = buildGraph(historyOf(`
  c1 (core)
  c2 <- c1
  b3 (feat_b) <- c2
  d3 <- c2
  d4 <- d3
  m5 <- b3, d4
  m6 <- m5
  e1 (billing)
  e2 <- e1: c2
  e3 <- e2
  f1 (reports): e3
`));

function words(text: string): readonly string[] {
  return text.split(" ").filter((word) => word !== "");
}

/** The range, the version table's rows, what is listed. */
const ranges: readonly (readonly [string, string, string])[] = [
  [":", "", "m6 m5 b3 f1 e3 e2 e1 d4 d3 c2 c1"],
  ["base:heads", "", "m6 m5 b3 f1 e3 e2 e1 d4 d3 c2 c1"],
  [":e2", "", "e2 e1 c2 c1"],
  ["d3:m5", "", "m5 d4 d3"],
  ["c2:", "", "m6 m5 b3 d4 d3 c2"],
  ["d4:d4", "", "d4"],
  ["m6:", "", "m6"],
  ["billing@base:", "", "e3 e2 e1 c2 c1"],
  ["billing@e2:", "", "e3 e2"],
  ["billing@base:reports@head", "", ""],
  [":core@head", "", "m6 m5 b3 d4 d3 c2 c1"],
  ["d3:d3+1", "", "d4 d3"],
  ["d3:d3+9", "", "m6 m5 d4 d3"],
  ["d4-1:m6-1", "", "m5 d4 d3"],
  [":c2-9", "", ""],
  ["c1:+1", "", "c2 c1"],
  ["d3:+9", "", "m6 m5 d4 d3"],
  [":billing@+1", "", "e1"],
  ["-1:d4", "", "d4 d3"],
  ["-9:d4", "", "d4 d3 c2 c1"],
  ["-1:", "", "m6 m5 f1 e3 e2 e1"],
  ["billing@-1:", "", "e3 e2"],
  ["current:", "d3", "m6 m5 d4 d3"],
  [":current", "d3", "d3 c2 c1"],
  [":current", "b3 e2", "b3 e2 e1 c2 c1"],
  [":current", "", ""],
  ["current:", "", "m6 m5 b3 f1 e3 e2 e1 d4 d3 c2 c1"],
  ["current:current", "d3", "d3"],
  ["current:+1", "d3", "d4 d3"],
  ["current-1:current+1", "d3", "d4 d3 c2"],
  ["-1:current", "d4", "d4 d3"],
  ["-3:current", "d3 e2", "d3 e2 e1 c2 c1"],
  [":core@current", "d3 e3", "d3 c2 c1"],
];
for (const [range, rows, expected] of ranges) {
  Deno.test(`history() lists ${range} at [${rows}]`, () => {
    const listed = history(sample, parseRange(range), words(rows));
    assert.equal(listed.map(({ id }) => id).join(" "), expected);
  });
}

const refused: readonly (readonly [string, string, ErrorCode, RegExp])[] = [
  [
    "m6:d4",
    "",
    "unreachable",
    /^Requested range m6:d4 does not refer to ancestor\/descendant revisions along the same branch$/,
  ],
  ["b3:d4", "", "unreachable", /^Requested range b3:d4 does/],
  ["f1:m6", "", "unreachable", /^Requested range f1:m6 does/],
  [":head", "", "multiple-heads", /'head'/],
  ["nope:", "", "unknown-revision", /'nope'/],
  ["nope@base:", "", "unknown-revision", /'nope'/],
  [":-1", "", "unreachable", /^Relative revision -1 didn't produce 1 migrations$/],
  ["+1:", "", "unreachable", /^Relative revision \+1 didn't produce 1 migrations$/],
  ["-1:+1", "", "usage", /^Can't read the range "-1:\+1": both ends count$/],
  ["c2:+1", "", "unknown-revision", /^Ambiguous walk: right above c2 are b3 and d3$/],
  ["current:+1", "b3 d4", "unknown-revision", /^Ambiguous upgrade from multiple current/],
  ["current:", "gone", "version-table", /'gone': the database is at it/],
];
for (const [range, rows, code, message] of refused) {
  Deno.test(`history() refuses ${range} at [${rows}]`, () => {
    assert.throws(() => history(sample, parseRange(range), words(rows)), { code, message });
  });
}

Deno.test("history() reads rows only where current is named", () => {
  assert.equal(history(sample, {}, ["gone"]).length, 11);
  assert.equal(namesCurrent(sample, parseRange("-3:current")), true);
  assert.equal(namesCurrent(sample, parseRange("core@current:")), true);
  assert.equal(namesCurrent(sample, parseRange("-3:")), false);
});

Deno.test("history() keeps the order where a dependency leads out of the range and back into it", () => {
  // y is outside, because it doesn't come after a by down revisions: c still has to come below d.
  const graph = buildGraph(historyOf("a\nc <- a\nd <- a: y\ny: c"));
  assert.deepEqual(history(graph, { start: "a" }).map(({ id }) => id), ["d", "c", "a"]);
});

for (const text of ["c1", "", "a:b:c"]) {
  Deno.test(`parseRange() refuses "${text}"`, () => {
    assert.throws(() => parseRange(text), {
      code: "usage",
      message: "History range requires [start]:[end], [start]:, or :[end]",
    });
  });
}

Deno.test("describe() gives the facts that are listed, in the order asked for", () => {
  const graph = buildGraph(SAMPLE);
  const facts = describe(graph, history(graph)).map((each) => [
    each.revision.id,
    each.labels.join(),
    [
      each.isHead && "head",
      each.isEffectiveHead && "effective",
      each.isBranchPoint && "branchpoint",
      each.isMergePoint && "mergepoint",
    ].filter(Boolean).join(" "),
    each.children.join(),
    each.dependencies.join(),
  ]);
  assert.deepEqual(facts, [
    ["1d00dddd0006", "core,feat_b", "head", "", ""],
    ["1d00dddd0005", "core,feat_b", "mergepoint", "1d00dddd0006", ""],
    ["1b00bbbb0003", "core,feat_b", "", "1d00dddd0005", ""],
    ["3a00ffff0001", "reports", "head", "", "2a00eeee0003"],
    ["2a00eeee0003", "billing", "head effective", "", ""],
    ["2a00eeee0002", "billing", "", "2a00eeee0003", "1a00aaaa0002"],
    ["2a00eeee0001", "billing", "", "2a00eeee0002", ""],
    ["1c00cccc0004", "core", "", "1d00dddd0005", ""],
    ["1c00cccc0003", "core", "", "1c00cccc0004", ""],
    ["1a00aaaa0002", "core", "branchpoint", "1b00bbbb0003,1c00cccc0003", ""],
    ["1a00aaaa0001", "core", "", "1a00aaaa0002", ""],
  ]);
});

Deno.test("describe() tells of a merge point also where one of its down revisions is missing", () => {
  const graph = buildGraph(historyOf("a\nm <- a, gone"));
  const [, merge] = describe(graph, graph.nodes.map(({ revision }) => revision));
  assert.equal(merge!.isMergePoint, true);
});

Deno.test("branchPoints() gives them newest first", () => {
  const graph = buildGraph(historyOf("a\nb <- a\nc <- a\nd <- c\ne <- c"));
  assert.deepEqual(branchPoints(graph).map(({ id }) => id), ["c", "a"]);
});
