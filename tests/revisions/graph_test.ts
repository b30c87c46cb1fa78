import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { buildGraph, type Node, requireSound } from "../../core/revisions/graph.ts";
import { labelsByNode } from "../../core/revisions/labels.ts";
import { newestFirst } from "../../core/revisions/walk.ts";
import { historyOf, revision, SAMPLE } from "./histories.ts";

const ids = (nodes: Iterable<Node>) => [...nodes].map(({ id }) => id);

Deno.test("buildGraph() finds heads, real heads, bases and what stands on what", () => {
  const graph = buildGraph(SAMPLE);
  assert.deepEqual(ids(graph.heads), ["1d00dddd0006", "2a00eeee0003", "3a00ffff0001"]);
  assert.deepEqual(ids(graph.realHeads), ["1d00dddd0006", "3a00ffff0001"]);
  assert.deepEqual(ids(graph.bases), ["1a00aaaa0001", "2a00eeee0001", "3a00ffff0001"]);
  const fork = graph.byId.get("1a00aaaa0002")!;
  assert.deepEqual(ids(fork.up), ["1b00bbbb0003", "1c00cccc0003"]);
  assert.deepEqual(ids(fork.dependents), ["2a00eeee0002"]);
  assert.deepEqual(ids(fork.neededBy), ["1b00bbbb0003", "1c00cccc0003", "2a00eeee0002"]);
  assert.deepEqual(ids(graph.byId.get("2a00eeee0002")!.needs), ["2a00eeee0001", "1a00aaaa0002"]);
  assert.deepEqual(ids([graph.byLabel.get("billing")!]), ["2a00eeee0001"]);
  assert.deepEqual(graph.problems, []);
});

const dependencies: readonly (readonly [string, string, readonly string[]])[] = [
  ["a whole id", "aaaa\nbbbb\nx: bbbb", ["bbbb"]],
  ["a label", "aaaa (lib)\nx: lib", ["aaaa"]],
  ["the beginning of an id", "aaaa1\nbbbb\nx: aaa", ["aaaa1"]],
  ["the beginning of a label", "aaaa (library)\nx: lib", ["aaaa"]],
  ["several, in the order written", "aaaa\nbbbb\nx: bbbb, aaaa", ["bbbb", "aaaa"]],
  ["one twice", "aaaa (lib)\nx: aaaa, lib", ["aaaa"]],
];
for (const [what, text, expected] of dependencies) {
  Deno.test(`buildGraph() resolves a dependency on ${what}`, () => {
    const graph = buildGraph(historyOf(text));
    assert.deepEqual(ids(graph.byId.get("x")!.dependencies), expected);
    assert.deepEqual(graph.problems, []);
  });
}

const repeated: readonly (readonly [string, string, readonly string[]])[] = [
  ["drops one that a revision further down has", "d\na: d\nb <- a\nc <- b: d", ["b"]],
  ["keeps one that another branch has", "d\na: d\nb\nc <- b: d", ["b", "d"]],
  ["keeps one that is a down revision further down", "d\na <- d\nc <- a: d", ["a", "d"]],
  ["names a revision once that is both", "d\nc <- d: d", ["d"]],
];
for (const [what, text, expected] of repeated) {
  Deno.test(`buildGraph() ${what}`, () => {
    assert.deepEqual(ids(buildGraph(historyOf(text)).byId.get("c")!.needs), expected);
  });
}

/** What is broken, the error, and the revisions that still can be relied on. */
const broken: readonly {
  readonly what: string;
  readonly text: string;
  readonly code: string;
  readonly message: RegExp;
  readonly taints: readonly string[];
  readonly sound: readonly string[];
}[] = [
  {
    what: "one id in two files",
    text: "a\nb <- a\nb <- a\nc <- b\nd <- a",
    code: "duplicate-revision",
    message: /^Revision b is present more than once: in \/versions\/b.ts and \/versions\/b.ts$/,
    taints: ["b"],
    sound: ["a", "d"],
  },
  {
    what: "one label on two revisions",
    text: "a\nb (core) <- a\nc (core) <- a\nd <- a",
    code: "duplicate-revision",
    message: /^Branch name 'core' in revision c already used by revision b$/,
    taints: ["c", "b"],
    sound: ["a", "d"],
  },
  {
    what: "a label that is an id",
    text: "a\nb (a)\nc",
    code: "duplicate-revision",
    message: /^Branch name 'a' in revision b already used by revision a$/,
    taints: ["b", "a"],
    sound: ["c"],
  },
  {
    what: "a missing down revision",
    text: "a\nb <- gone\nc <- b\nd <- a",
    code: "missing-revision",
    message: /^Revision gone referenced from b is not present$/,
    taints: ["b"],
    sound: ["a", "d"],
  },
  {
    what: "a missing dependency",
    text: "a\nb: gone\nc: b",
    code: "missing-revision",
    message: /^Revision gone referenced from b is not present$/,
    taints: ["b"],
    sound: ["a"],
  },
  {
    what: "an ambiguous dependency",
    text: "aaaa1\naaaa2\nb: aaaa",
    code: "unknown-revision",
    message: /^Revision b depends on 'aaaa', which may be aaaa1 or aaaa2$/,
    taints: ["b"],
    sound: ["aaaa1", "aaaa2"],
  },
  {
    what: "a revision that revises itself",
    text: "a\nb <- b\nc <- b",
    code: "cycle",
    message: /^Self-loop is detected in revisions \(b\)$/,
    taints: ["b"],
    sound: ["a"],
  },
  {
    what: "a revision that depends on itself",
    text: "a\nb (me) <- a: me",
    code: "cycle",
    message: /^Dependency self-loop is detected in revisions \(b\)$/,
    taints: ["b"],
    sound: ["a"],
  },
  {
    what: "a cycle with a way in and a way out",
    text: "a\nb <- a, d\nc <- b\nd <- c\ne <- d\nf <- a",
    code: "cycle",
    message: /^Cycle is detected in revisions \(b, c, d\)$/,
    taints: ["b", "c", "d"],
    sound: ["a", "f"],
  },
  {
    what: "a cycle of dependencies",
    text: "a: b\nb: c\nc: a\nd: a\ne",
    code: "cycle",
    message: /^Dependency cycle is detected in revisions \(a, b, c\)$/,
    taints: ["a", "b", "c"],
    sound: ["e"],
  },
  {
    what: "a cycle of a down revision and a dependency",
    text: "a: b\nb <- a\nc",
    code: "cycle",
    message: /^Dependency cycle is detected in revisions \(a, b\)$/,
    taints: ["a", "b"],
    sound: ["c"],
  },
  {
    what: "an id with a character that means something",
    text: "a\nb-c <- a",
    code: "revision-file",
    message: /^Character\(s\) '-' not allowed in revision identifier 'b-c'$/,
    taints: ["b-c"],
    sound: ["a"],
  },
  {
    what: "an id that the version table can't hold",
    text: `a\n${"x".repeat(33)} <- a`,
    code: "revision-file",
    message: /33/,
    taints: ["x".repeat(33)],
    sound: ["a"],
  },
];
for (const { what, text, code, message, taints, sound } of broken) {
  Deno.test(`buildGraph() tells of ${what}, and lets the rest work`, () => {
    const graph = buildGraph(historyOf(text));
    const [problem, ...others] = graph.problems;
    assert.deepEqual(others, []);
    assert.deepEqual([...problem!.revisions].sort(), [...taints].sort());
    assert.equal(problem!.error.code, code);
    assert.match(problem!.error.message, message);
    assert.ok(problem!.error.where.file?.startsWith("/versions/"));
    for (const { id } of graph.nodes) {
      const check = () => requireSound(graph, [id]);
      if (sound.includes(id)) check();
      else assert.throws(check, (error) => error === problem!.error);
    }
    assert.equal(newestFirst(graph.nodes).length, graph.nodes.length);
  });
}

Deno.test("buildGraph() takes no revision for a base whose down revision is missing", () => {
  const graph = buildGraph(historyOf("a <- gone\nb\nc <- c"));
  assert.deepEqual(ids(graph.bases), ["b"]);
});

Deno.test("requireSound() throws the first problem below any of the ids, and passes over unknown ones", () => {
  const graph = buildGraph(historyOf("a <- gone\nb <- lost\nc <- b\nd <- a, c"));
  const thrownBy = (...names: string[]) => {
    try {
      requireSound(graph, names);
    } catch (error) {
      assert.ok(error instanceof MigrateError);
      return error.message;
    }
  };
  assert.equal(thrownBy("c"), "Revision lost referenced from b is not present");
  assert.equal(thrownBy("d"), "Revision gone referenced from a is not present");
  assert.equal(thrownBy("nowhere"), undefined);
});

Deno.test("buildGraph() takes a line of 20000 revisions and a cycle as long", () => {
  const line = Array.from(
    { length: 20_000 },
    (_, i) => revision({ id: `r${i}`, down: [`r${i - 1}`] }),
  );
  const [first, ...rest] = line;
  const straight = buildGraph([{ ...first!, down: [] }, ...rest]);
  assert.deepEqual(straight.problems, []);
  assert.deepEqual(newestFirst(straight.nodes).at(-1)!.id, "r0");
  const ring = buildGraph([{ ...first!, down: ["r19999"] }, ...rest]);
  assert.equal(ring.problems[0]!.revisions.length, 20_000);
  assert.equal(newestFirst(ring.nodes).length, 20_000);
});

const labels: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ["to all after it", "a\nx <- a\nb (l) <- a\nc <- b\nd <- b", { b: "l", c: "l", d: "l" }],
  ["to both sides of a merge's end", "a\nb (l) <- a\nc (m) <- a\nd <- b, c", {
    b: "l",
    c: "m",
    d: "l m",
  }],
  ["down a line without forks", "a\nb <- a\nc (l) <- b\nd <- c", {
    a: "l",
    b: "l",
    c: "l",
    d: "l",
  }],
  ["down to the fork, and not onto it", "a\nx <- a\nb <- a\nc (l) <- b", { b: "l", c: "l" }],
  ["down to what another depends on, and not onto it", "a\nb <- a\nc (l) <- b\nx: a", {
    b: "l",
    c: "l",
  }],
  ["not down where a fork follows it", "a\nb (l) <- a\nc <- b\nd <- b", { b: "l", c: "l", d: "l" }],
  ["down to a merge, and not onto it", "a\nb\nm <- a, b\nc (l) <- m", { c: "l" }],
  ["not to what depends on it", "a (l)\nb: a", { a: "l" }],
];
for (const [what, text, expected] of labels) {
  Deno.test(`labelsByNode() spreads a label ${what}`, () => {
    const found = [...labelsByNode(buildGraph(historyOf(text)))]
      .map(([node, names]) => [node.id, names.join(" ")]);
    assert.deepEqual(Object.fromEntries(found.sort()), expected);
  });
}

const walks: readonly (readonly [string, string, string])[] = [
  ["the line of the head whose file is first", "b\na\nc <- a", "b c a"],
  ["a merge's first parent, then the others", "m <- a, b\na\nb", "m a b"],
  ["all branches before their fork", "a\nb <- a\nc <- b\nd <- a", "c b d a"],
  ["the line before the one that ended", "c <- e\ne\nb\na <- e", "c a b e"],
  ["what depends on a revision before it", "a\nb <- a\nc <- b\nx: a", "c b x a"],
];
for (const [what, text, expected] of walks) {
  Deno.test(`newestFirst() walks ${what}`, () => {
    assert.equal(ids(newestFirst(buildGraph(historyOf(text)).nodes)).join(" "), expected);
  });
}

Deno.test("newestFirst() walks the sample as Alembic does", () => {
  assert.deepEqual(ids(newestFirst(buildGraph(SAMPLE).nodes)), [
    "1d00dddd0006",
    "1d00dddd0005",
    "1b00bbbb0003",
    "3a00ffff0001",
    "2a00eeee0003",
    "2a00eeee0002",
    "2a00eeee0001",
    "1c00cccc0004",
    "1c00cccc0003",
    "1a00aaaa0002",
    "1a00aaaa0001",
  ]);
});
