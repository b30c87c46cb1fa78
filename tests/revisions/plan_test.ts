import assert from "node:assert/strict";
import type { ErrorCode } from "../../core/errors.ts";
import { buildGraph, type RevisionGraph } from "../../core/revisions/graph.ts";
import { planDowngrade, planStamp, planUpgrade, type Step } from "../../core/revisions/plan.ts";
import { currentHeads, pendingHeads, rowsAt, rowsFor } from "../../core/revisions/version_rows.ts";
import { rowsAfter } from "./by_definition.ts";
import { commands, historyOf } from "./histories.ts";

/** The history of `SAMPLE` with names that fit into tables. */
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

function planned(graph: RevisionGraph, rows: string, text: string): readonly Step[] {
  const [{ command, args, purge } = assert.fail()] = commands(text);
  if (command === "upgrade") return planUpgrade(graph, words(rows), args[0]!);
  if (command === "downgrade") return planDowngrade(graph, words(rows), args[0]!);
  return planStamp(graph, words(rows), args, { purge });
}

/** The plan as a table writes it: each step as `from -> to [rows after it]`. */
function told(graph: RevisionGraph, rows: string, text: string): readonly string[] {
  let after = words(rows).toSorted();
  return planned(graph, rows, text).map((step) => {
    after = [...rowsAfter(after, step)];
    return `${step.from.join(", ")} -> ${step.to.join(", ")} [${after.join(" ")}]`;
  });
}

/** The rows before, the command, its steps. */
const plans: readonly (readonly [string, string, readonly string[]])[] = [
  ["", "upgrade heads", [
    " -> c1 [c1]",
    "c1 -> c2 [c2]",
    "c2 -> d3 [d3]",
    "d3 -> d4 [d4]",
    " -> e1 [d4 e1]",
    "e1 -> e2 [d4 e2]",
    "e2 -> e3 [d4 e3]",
    " -> f1 [d4 f1]",
    "c2 -> b3 [b3 d4 f1]",
    "b3, d4 -> m5 [f1 m5]",
    "m5 -> m6 [f1 m6]",
  ]],
  ["m6 f1", "upgrade heads", []],
  ["m6 f1", "upgrade c1", []],
  ["m6 f1", "upgrade base", []],
  ["c1", "upgrade +1", ["c1 -> c2 [c2]"]],
  ["", "upgrade core@+2", [" -> c1 [c1]", "c1 -> c2 [c2]"]],
  ["c2", "upgrade feat_b@+1", ["c2 -> b3 [b3]"]],
  ["c2", "upgrade feat_b@head", [
    "c2 -> d3 [d3]",
    "d3 -> d4 [d4]",
    "c2 -> b3 [b3 d4]",
    "b3, d4 -> m5 [m5]",
    "m5 -> m6 [m6]",
  ]],
  ["", "upgrade e2", [" -> c1 [c1]", "c1 -> c2 [c2]", " -> e1 [c2 e1]", "e1 -> e2 [e2]"]],
  ["f1", "upgrade feat_b@+1", ["c2 -> b3 [b3 f1]"]],
  ["", "upgrade c1-1", []],
  ["", "upgrade e3-2", [" -> e1 [e1]"]],
  ["m6 f1", "downgrade b3", ["m6 -> m5 [f1 m5]", "m5 -> b3, d4 [b3 d4 f1]"]],
  ["m6 f1", "downgrade feat_b@c2", [
    "m6 -> m5 [f1 m5]",
    "m5 -> b3, d4 [b3 d4 f1]",
    "b3 -> c2 [d4 f1]",
  ]],
  ["m5 f1", "downgrade c2", [
    "m5 -> b3, d4 [b3 d4 f1]",
    "b3 -> c2 [d4 f1]",
    "d4 -> d3 [d3 f1]",
    "d3 -> c2 [f1]",
  ]],
  ["m5 f1", "downgrade billing@-1", ["f1 ->  [e3 m5]", "e3 -> e2 [e2 m5]"]],
  ["m6 f1", "downgrade m6@-1", ["m6 -> m5 [f1 m5]"]],
  ["m6", "downgrade -1", ["m6 -> m5 [m5]"]],
  ["m6 f1", "downgrade reports@base", ["f1 ->  [e3 m6]"]],
  ["f1", "downgrade billing@base", [
    "f1 ->  [e3]",
    "e3 -> e2 [e2]",
    "e2 -> e1 [c2 e1]",
    "e1 ->  [c2]",
  ]],
  ["f1", "downgrade base", [
    "f1 ->  [e3]",
    "e3 -> e2 [e2]",
    "e2 -> e1 [c2 e1]",
    "e1 ->  [c2]",
    "c2 -> c1 [c1]",
    "c1 ->  []",
  ]],
  ["e1", "downgrade -1", ["e1 ->  []"]],
  ["f1", "downgrade -1", ["f1 ->  [e3]"]],
  ["c1 c1", "upgrade +1", ["c1 -> c2 [c2]"]],
  ["c2", "downgrade c1-1", ["c2 -> c1 [c1]", "c1 ->  []"]],
  ["m6 f1", "downgrade m6", []],
  ["", "downgrade base", []],
  ["m6 f1", "downgrade core@head", []],
  ["", "stamp heads", [" -> m6 [m6]", " -> f1 [f1 m6]"]],
  ["m6 f1", "stamp heads", []],
  ["c2", "stamp m6", ["c2 -> m6 [m6]"]],
  ["b3 d4", "stamp m6", ["b3, d4 -> m6 [m6]"]],
  ["m6 f1", "stamp b3", ["m6 -> b3 [b3 f1]"]],
  ["m6 f1", "stamp c2", ["f1, m6 -> c2 [c2]"]],
  ["d4 f1", "stamp b3", [" -> b3 [b3 d4 f1]"]],
  ["m6", "stamp billing", [" -> e1 [e1 m6]"]],
  ["m6 f1", "stamp base", ["f1 ->  [m6]", "m6 ->  []"]],
  ["b3 d4 f1", "stamp feat_b@base", ["b3 ->  [d4 f1]"]],
  ["m6 e1", "stamp billing@base", ["e1 ->  [m6]"]],
  ["m6 f1", "stamp core@base", ["f1 ->  [m6]", "m6 ->  []"]],
  ["b3 d3 f1", "stamp core@d4", ["d3 -> d4 [b3 d4 f1]"]],
  ["d3 f1", "stamp f1 d4", ["d3 -> d4 [d4 f1]"]],
  ["m6", "stamp b3 d4", ["m6 -> b3 [b3]", " -> d4 [b3 d4]"]],
  ["m6 f1", "stamp base e1", ["f1 ->  [m6]", "m6 ->  []", " -> e1 [e1]"]],
  ["c1 c2", "stamp c2", ["c1 -> c2 [c2]"]],
  ["c1 c2", "stamp d3", ["c1, c2 -> d3 [d3]"]],
  ["c2", "stamp --purge c2", [" -> c2 [c2]"]],
  ["gone lost", "stamp --purge m6 f1", [" -> m6 [m6]", " -> f1 [f1 m6]"]],
  ["gone lost", "stamp --purge base", ["gone, lost ->  []"]],
  ["", "stamp --purge base", []],
];
for (const [rows, command, expected] of plans) {
  Deno.test(`plan() goes from [${rows}] by ${command}`, () => {
    assert.deepEqual(told(sample, rows, command), expected);
  });
}

/** The rows before, the command, the error. */
const refused: readonly (readonly [string, string, ErrorCode, RegExp, RegExp?])[] = [
  ["", "upgrade head", "multiple-heads", /given argument 'head'; /, /migrate merge heads/],
  ["", "upgrade nope", "unknown-revision", /^Can't locate revision identified by 'nope': /],
  ["", "upgrade nope@base", "unknown-revision", /no such branch$/],
  ["", "upgrade +1", "unknown-revision", /^Ambiguous walk: right above base are c1, e1 and f1$/],
  ["f1", "upgrade core@+1", "unknown-revision", /^Ambiguous walk: right above c2 are b3 and d3$/],
  [
    "e3",
    "upgrade billing@+1",
    "unreachable",
    /^Relative revision \+1 didn't produce 1 migrations: nothing/,
  ],
  ["c1", "upgrade core@+9", "unknown-revision", /^Ambiguous walk: right above c2/],
  [
    "d4",
    "upgrade +5",
    "unreachable",
    /^Relative revision \+5 didn't produce 5 migrations: only 2 are/,
  ],
  ["d4", "upgrade -1", "unreachable", /^Relative revision -1 didn't produce 1 migrations$/],
  ["d4", "upgrade base-1", "unreachable", /^Walked too far by 'base-1'/],
  [
    "b3 d4",
    "upgrade +1",
    "unknown-revision",
    /^Ambiguous upgrade from multiple current revisions: b3 and d4$/,
    /b3@\+1, d4@\+1/,
  ],
  [
    "m6 f1",
    "downgrade -1",
    "unknown-revision",
    /^downgrade -1 from multiple heads is ambiguous: the database is at f1 and m6$/,
    /migrate downgrade f1@-1 or migrate downgrade m6@-1$/,
  ],
  ["b3 d4", "downgrade core@-1", "unknown-revision", /the database is at b3 and d4$/],
  ["", "downgrade -1", "unreachable", /^Relative revision -1 didn't produce 1 migrations$/],
  [
    "c2",
    "downgrade -3",
    "unreachable",
    /^Relative revision -3 didn't produce 3 migrations: only 2/,
  ],
  ["c2", "downgrade billing@-1", "unreachable", /^Relative revision -1 didn't produce/],
  ["c2", "downgrade +1", "unreachable", /^Relative revision \+1 didn't produce 1 migrations$/],
  ["m6", "downgrade -2", "unknown-revision", /^Ambiguous walk: right below m5 are b3 and d4$/],
  ["c2", "downgrade c2-3", "unreachable", /^Walked too far by 'c2-3': only 2 are below c2$/],
  [
    "m6 f1",
    "downgrade e1-1",
    "unreachable",
    /^Downgrade to 'e1-1' is ambiguous/,
    /migrate downgrade e1@base. To undo all: migrate downgrade base$/,
  ],
  ["c2", "downgrade e2-2", "unreachable", /^Downgrade to 'e2-2' is ambiguous/],
  [
    "c2",
    "downgrade d4",
    "unreachable",
    /^Destination d4 is not a valid downgrade target from current head\(s\): the database is at c2$/,
  ],
  ["", "downgrade c1", "unreachable", /current head\(s\): nothing is applied$/],
  ["f1", "downgrade e3", "unreachable", /^Destination e3 is not a valid downgrade target/],
  [
    "m5",
    "downgrade core@c2",
    "unreachable",
    /^Not a valid downgrade target from current heads$/,
    /^Branch c1 doesn't go through b3 and d3/,
  ],
  ["m5 f1", "downgrade nope@base", "unknown-revision", /'nope': there is no such branch$/],
  ["m5 f1", "downgrade billing@d4", "unknown-revision", /not a member of branch 'billing' but of/],
  [
    "",
    "stamp head",
    "multiple-heads",
    /^Multiple heads are present; please specify a single target revision$/,
  ],
  ["", "stamp +1", "unknown-revision", /^Can't locate revision identified by '\+1': stamp/],
  ["", "stamp core@head-1", "unknown-revision", /^Can't locate revision identified by 'head-1'/],
  [
    "",
    "stamp c2 m6",
    "unreachable",
    /^Requested revision m6 overlaps with other requested revisions c2$/,
    /migrate stamp m6$/,
  ],
  ["c1 c2", "stamp e1", "version-table", /^Requested revision c2 overlaps with/],
  ...["upgrade heads", "downgrade base", "downgrade -1", "stamp c1"].map((command) =>
    [
      "gone",
      command,
      "version-table",
      /^Can't locate revision identified by 'gone': the database is at it, but no file here/,
      /migrate stamp --purge <revision>$/,
    ] as const
  ),
  ...["upgrade heads", "downgrade base"].map((command) =>
    [
      "c1 m6 d4",
      command,
      "version-table",
      /^Requested revision m6 overlaps with other requested revisions c1, d4$/,
      /migrate stamp --purge m6$/,
    ] as const
  ),
];
for (const [rows, command, code, message, hint] of refused) {
  Deno.test(`plan() refuses to go from [${rows}] by ${command}`, () => {
    const expected = hint ? { code, message, hint } : { code, message };
    assert.throws(() => planned(sample, rows, command), expected);
  });
}

Deno.test("plan() upgrades to several heads only where none includes another", () => {
  const graph = buildGraph(historyOf("a (x)\nb <- a\nc <- a: b"));
  assert.throws(() => planUpgrade(graph, [], "x@heads"), {
    code: "unreachable",
    message: "Requested revision c overlaps with other requested revisions b",
    hint: /migrate upgrade c$/,
  });
});

Deno.test("plan() updates the last of the rows it replaces, and restores all but the last by INSERT", () => {
  const rowsOf = (steps: readonly Step[]) => steps.flatMap((step) => step.rows);
  assert.deepEqual(rowsOf(planUpgrade(sample, ["d4", "b3"], "m5")), [
    { kind: "delete", id: "b3" },
    { kind: "update", from: "d4", to: "m5" },
  ]);
  assert.deepEqual(rowsOf(planDowngrade(sample, ["m5"], "b3")), [
    { kind: "insert", id: "b3" },
    { kind: "update", from: "m5", to: "d4" },
  ]);
});

Deno.test("plan() keeps the rows right where a revision stands on another and on one before it", () => {
  const graph = buildGraph(historyOf("a\nb <- a\nc <- b: a\nx"));
  assert.deepEqual(told(graph, "b x", "upgrade c"), ["b -> c [c x]"]);
  assert.deepEqual(told(graph, "c x", "downgrade b"), ["c -> b [b x]"]);
});

Deno.test("plan() merges an effective head with the head that depends on it", () => {
  const graph = buildGraph(historyOf("a\nb: a\nm <- a, b"));
  assert.deepEqual(told(graph, "", "upgrade head"), [" -> a [a]", " -> b [b]", "a, b -> m [m]"]);
  assert.deepEqual(told(graph, "m", "downgrade base"), ["m -> a, b [b]", "b ->  [a]", "a ->  []"]);
});

Deno.test("plan() works beside a broken file, and not through it", () => {
  const graph = buildGraph(historyOf("a\nb <- a\nbad <- gone\nc <- bad, b\nd <- b"));
  assert.deepEqual(told(graph, "", "upgrade d"), [" -> a [a]", "a -> b [b]", "b -> d [d]"]);
  assert.deepEqual(told(graph, "d", "downgrade -1"), ["d -> b [b]"]);
  const isMissing = { code: "missing-revision" };
  assert.throws(() => planUpgrade(graph, [], "c"), isMissing);
  assert.throws(() => planUpgrade(graph, [], "heads"), isMissing);
  assert.throws(() => planDowngrade(graph, ["c"], "-1"), isMissing);
  assert.throws(() => planStamp(graph, [], ["c"]), isMissing);
  assert.throws(() => planStamp(graph, ["c"], ["b"]), isMissing);
  assert.deepEqual(told(graph, "c", "stamp --purge b"), [" -> b [b]"]);
});

Deno.test("plan() says which revision a step runs", () => {
  const [step] = planUpgrade(sample, [], "c1");
  assert.equal(step!.revision, sample.byId.get("c1")!.revision);
});

Deno.test("rowsAt() leaves out what another includes", () => {
  assert.deepEqual(rowsAt(sample, ["m6", "c1", "f1", "e2", "m6"]), ["f1", "m6"]);
  assert.deepEqual(rowsAt(sample, []), []);
  assert.throws(() => rowsAt(sample, ["gone"]), { code: "unknown-revision" });
});

const starts: readonly (readonly [string, readonly string[]])[] = [
  ["base", []],
  ["heads", ["f1", "m6"]],
  ["core@head", ["m6"]],
  ["billing@head-1", ["e2"]],
];
for (const [text, expected] of starts) {
  Deno.test(`rowsFor() starts an offline script at ${text}`, () => {
    assert.deepEqual(rowsFor(sample, text), expected);
  });
}

/** Rows, the heads they imply, the heads that are not applied. */
const currents: readonly (readonly [string, string, string])[] = [
  ["", "", "m6 e3 f1"],
  ["m6 f1", "m6 e3 f1", ""],
  ["c2", "c2", "m6 e3 f1"],
  ["f1", "c2 e3 f1", "m6"],
  ["gone m6", "m6", "e3 f1"],
  ["c1 c2", "c2", "m6 e3 f1"],
];
for (const [rows, heads, pending] of currents) {
  Deno.test(`currentHeads() and pendingHeads() tell where [${rows}] is`, () => {
    assert.deepEqual(currentHeads(sample, words(rows)).map(({ id }) => id), words(heads));
    assert.deepEqual(pendingHeads(sample, words(rows)).map(({ id }) => id), words(pending));
  });
}
