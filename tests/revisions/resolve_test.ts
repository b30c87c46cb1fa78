import assert from "node:assert/strict";
import type { ErrorCode } from "../../core/errors.ts";
import { buildGraph } from "../../core/revisions/graph.ts";
import { dependencyFor, mergeParents, parentsOf } from "../../core/revisions/parents.ts";
import { resolve } from "../../core/revisions/resolve.ts";
import { historyOf, SAMPLE } from "./histories.ts";

const sample = buildGraph(SAMPLE);
const single = buildGraph(historyOf("aaaa1 (trunk)\nbbbb2 <- aaaa1\ncccc3 <- bbbb2"));
const empty = buildGraph([]);

const found: readonly (readonly [string, string])[] = [
  ["1a00aaaa0001", "1a00aaaa0001"],
  ["1d00dddd0006", "1d00dddd0006"],
  ["1b", "1b00bbbb0003"],
  ["billing", "2a00eeee0001"],
  ["bill", "2a00eeee0001"],
  ["heads", "1d00dddd0006 3a00ffff0001"],
  ["base", ""],
  ["core@base", ""],
  ["core@head", "1d00dddd0006"],
  ["billing@head", "2a00eeee0003"],
  ["bill@head", "2a00eeee0003"],
  ["2a00eeee0001@head", "2a00eeee0003"],
  ["billing@heads", "2a00eeee0003"],
  ["core@1d00dddd0005", "1d00dddd0005"],
  ["feat_b@1a00aaaa0002", "1a00aaaa0002"],
  ["core@1c00cccc0003", "1c00cccc0003"],
  ["billing@2a00eeee0003", "2a00eeee0003"],
  ["2a00eeee0003-2", "2a00eeee0001"],
  ["2a00eeee0001-1", ""],
  ["2a00eeee0001+1", "2a00eeee0002"],
  ["feat_b@1a00aaaa0002+1", "1b00bbbb0003"],
  ["core@base+2", "1a00aaaa0002"],
  ["billing@head-1", "2a00eeee0002"],
  ["billing@-1", "2a00eeee0002"],
  ["-1", "1d00dddd0005"],
];
for (const [text, expected] of found) {
  Deno.test(`resolve() takes ${text}`, () => {
    const names = resolve(sample, text).map(({ id }) => id);
    assert.equal(names.join(" "), expected);
  });
}

Deno.test("resolve() names a revision once that is below several heads", () => {
  const graph = buildGraph(historyOf("a\nb <- a\nc <- a"));
  assert.deepEqual(resolve(graph, "-1").map(({ id }) => id), ["a"]);
});

Deno.test("resolve() takes the one beginning that is on the branch", () => {
  const graph = buildGraph(historyOf("aaaa1 (one)\naaaa2 (two)"));
  assert.deepEqual(resolve(graph, "two@aaaa").map(({ id }) => id), ["aaaa2"]);
});

Deno.test("resolve() takes head where there is one, and nothing where there is none", () => {
  assert.deepEqual(resolve(single, "head").map(({ id }) => id), ["cccc3"]);
  assert.deepEqual(resolve(single, "head-2").map(({ id }) => id), ["aaaa1"]);
  assert.deepEqual(resolve(empty, "head"), []);
  assert.deepEqual(resolve(empty, "heads"), []);
});

Deno.test("resolve() takes a label for a label, whatever it is called", () => {
  const graph = buildGraph(historyOf("aaaa1 (v-2, a@b, head, +1)\nbbbb2 <- aaaa1"));
  for (
    const [text, expected] of [
      ["v-2", "aaaa1"],
      ["v-2@head", "bbbb2"],
      ["v-2+1", "bbbb2"],
      ["a@b", "aaaa1"],
      ["+1", "aaaa1"],
      ["head@head", "bbbb2"],
      ["head", "bbbb2"],
    ]
  ) {
    assert.deepEqual(resolve(graph, text!).map(({ id }) => id), [expected], text);
  }
});

Deno.test("resolve() matches names of three characters only as a whole", () => {
  const graph = buildGraph(historyOf("abc\nabcd"));
  assert.deepEqual(resolve(graph, "ab").map(({ id }) => id), ["abcd"]);
  assert.deepEqual(resolve(graph, "abc").map(({ id }) => id), ["abc"]);
});

/** What is typed, the code, the message and the hint. */
const refused: readonly (readonly [string, ErrorCode, RegExp, RegExp?])[] = [
  [
    "nowhere",
    "unknown-revision",
    /^Can't locate revision identified by 'nowhere': no revision or branch label begins so$/,
  ],
  ["7", "unknown-revision", /by '7': no revision/, /^Steps are written \+7 and -7$/],
  [
    "1a00aaaa0003",
    "unknown-revision",
    /^Can't locate revision identified by '1a00aaaa0003': no/,
    /Did you mean "1a00aaaa0001"\?/,
  ],
  ["haed", "unknown-revision", /^Can't locate revision identified by 'haed': no/, /"head"/],
  [
    "1c",
    "unknown-revision",
    /^Can't locate revision identified by '1c': it may be 1c00cccc0003 or 1c00cccc0004$/,
    /^Type more of it$/,
  ],
  [
    "biling@head",
    "unknown-revision",
    /^Can't locate revision identified by 'biling': there is no such branch$/,
    /Did you mean "billing"\?/,
  ],
  ["biling@base", "unknown-revision", /'biling': there is no such branch$/],
  ["1c@head", "unknown-revision", /'1c': it may be/],
  [
    "billing@1d00dddd0005",
    "unknown-revision",
    /^Can't locate revision identified by '1d00dddd0005': revision 1d00dddd0005 is not a member of branch 'billing' but of 'core', 'feat_b'$/,
    /migrate merge billing 1d00dddd0005/,
  ],
  [
    "head",
    "multiple-heads",
    /^Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads$/,
    /^The heads are 1d00dddd0006, 2a00eeee0003 and 3a00ffff0001. To join them: migrate merge heads$/,
  ],
  ["heads-1x", "unknown-revision", /'heads-1x'/],
  ["+1x", "unknown-revision", /'\+1x'/],
  ["1a00aaaa0001+1+1", "unknown-revision", /'1a00aaaa0001\+1'/],
  ["", "unknown-revision", /identified by ''/],
  ["core@", "unknown-revision", /identified by ''/],
  ["+1", "unknown-revision", /^Can't locate revision identified by '\+1': it doesn't say/],
  [
    "2a00eeee0001+9",
    "unreachable",
    /^Walked too far by '2a00eeee0001\+9': only 2 are above 2a00eeee0001$/,
  ],
  ["2a00eeee0001-2", "unreachable", /only 1 is below 2a00eeee0001$/],
  ["core@2a00eeee0001+1", "unreachable", /nothing is above 2a00eeee0001 on branch 'core'$/],
  [
    "1a00aaaa0002+1",
    "unknown-revision",
    /^Ambiguous walk: right above 1a00aaaa0002 are 1b00bbbb0003 and 1c00cccc0003$/,
    /<label>@\+1/,
  ],
  ["1d00dddd0005-1", "unknown-revision", /^Ambiguous walk: right below 1d00dddd0005 are 1b/],
  ["base+1", "unknown-revision", /^Ambiguous walk: right above base are 1a00aaaa0001, 2a/],
  ["base-1", "unreachable", /nothing is below base$/],
];
for (const [text, code, message, hint] of refused) {
  Deno.test(`resolve() refuses "${text}"`, () => {
    assert.throws(() => resolve(sample, text), hint ? { code, message, hint } : { code, message });
  });
}

Deno.test("resolve() names the broken file where that makes the second head", () => {
  const graph = buildGraph(historyOf("a\nb <- a\nstray <- gone"));
  assert.throws(() => resolve(graph, "head"), { code: "missing-revision" });
});

const parents: readonly (readonly [readonly string[], readonly string[]])[] = [
  [["billing@head"], ["2a00eeee0003"]],
  [["base"], []],
  [["heads"], ["1d00dddd0006", "3a00ffff0001"]],
  [["3a", "1d00dddd0006"], ["3a00ffff0001", "1d00dddd0006"]],
];
for (const [names, expected] of parents) {
  Deno.test(`parentsOf() takes ${names.join(" ")}`, () => {
    assert.deepEqual(parentsOf(sample, names), expected);
  });
}

Deno.test("parentsOf() needs --splice for what isn't a head, and each name once", () => {
  assert.throws(() => parentsOf(sample, ["1b00bbbb0003"]), {
    code: "usage",
    message:
      "Revision 1b00bbbb0003 is not a head revision; please specify --splice to create a new branch from this revision",
  });
  assert.deepEqual(parentsOf(sample, ["1b00bbbb0003"], { splice: true }), ["1b00bbbb0003"]);
  assert.throws(() => parentsOf(sample, ["3a00ffff0001", "reports"]), {
    code: "usage",
    message: "Duplicate head revisions specified",
  });
});

Deno.test("parentsOf() says in Alembic's words that there are several heads", () => {
  assert.throws(() => parentsOf(sample, ["head"]), {
    code: "multiple-heads",
    message:
      "Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.",
  });
});

Deno.test("mergeParents() takes every head, also one that another depends on", () => {
  assert.deepEqual(mergeParents(sample, ["heads"]), [
    "1d00dddd0006",
    "2a00eeee0003",
    "3a00ffff0001",
  ]);
  assert.deepEqual(mergeParents(sample, ["billing@head", "1d00dddd0006"]), [
    "2a00eeee0003",
    "1d00dddd0006",
  ]);
});

const dependencies: readonly (readonly [string, string])[] = [
  ["billing", "billing"],
  ["bill", "2a00eeee0001"],
  ["1b", "1b00bbbb0003"],
  ["core@head", "1d00dddd0006"],
];
for (const [name, expected] of dependencies) {
  Deno.test(`dependencyFor() writes ${name} as ${expected}`, () => {
    assert.equal(dependencyFor(sample, name), expected);
  });
}

Deno.test("dependencyFor() wants one revision", () => {
  assert.throws(() => dependencyFor(sample, "base"), { code: "unknown-revision" });
  assert.throws(() => dependencyFor(sample, "heads"), { code: "multiple-heads" });
});
