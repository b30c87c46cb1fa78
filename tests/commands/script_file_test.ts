import assert from "node:assert/strict";
import { isExpected, keepWildcards, parseScript, rewriteScript } from "../support/script_file.ts";

const script = `# A title

Files: sample
<!-- Databases: sqlite, postgresql -->

\`\`\`yaml migrate.yaml postgresql
url: $URL
\`\`\`

Prose.

\`\`\`console sqlite
$ one
! an error

=> 1
$ two \\
> more
\`\`\`
`;

Deno.test("parseScript() finds what a script says of itself, its files and its commands", () => {
  const { title, settings, steps } = parseScript(script);
  assert.equal(title, "A title");
  assert.deepEqual([...settings], [["files", ["sample"]], ["databases", ["sqlite", "postgresql"]]]);
  assert.deepEqual(steps, [
    { kind: "file", name: "migrate.yaml", text: "url: $URL\n", dialect: "postgresql" },
    {
      kind: "command",
      command: "one",
      dialect: "sqlite",
      expected: ["! an error", "", "=> 1"],
      line: 13,
    },
    { kind: "command", command: "two \\\nmore", dialect: "sqlite", expected: [], line: 18 },
  ]);
});

Deno.test("parseScript() refuses what it would pass over", () => {
  assert.throws(
    () => parseScript("# T\n\n```console\nno command\n```\n"),
    /line 4: .* begins with/,
  );
  assert.throws(() => parseScript("# T\n\n```console\n$ one\n"), /line 3: .* no end/);
});

Deno.test("rewriteScript() puts expectations behind their commands", () => {
  const rewritten = rewriteScript(script, new Map([[0, ["=> 2"]], [1, ["a", "b"]]]));
  assert.ok(rewritten.includes("$ one\n=> 2\n$ two \\\n> more\na\nb\n```\n"), rewritten);
  const commands = parseScript(rewritten).steps.filter((step) => step.kind === "command");
  assert.deepEqual(commands.map(({ expected }) => expected), [["=> 2"], ["a", "b"]]);
});

const expectations: readonly {
  readonly actual: readonly string[];
  readonly expected: readonly string[];
  readonly fits: boolean;
}[] = [
  { actual: [], expected: [], fits: true },
  { actual: ["a"], expected: [], fits: false },
  { actual: [], expected: ["a"], fits: false },
  { actual: ["a", "b"], expected: ["b", "a"], fits: false },
  { actual: ["! e", "o"], expected: ["o", "! e"], fits: true },
  { actual: ["o"], expected: ["! o"], fits: false },
  { actual: ["o", "=> 1"], expected: ["o"], fits: false },
  { actual: ["o", "=> 1"], expected: ["o", "=> 2"], fits: false },
  { actual: ["=> 1, changed"], expected: ["=> 1"], fits: false },
  { actual: ["a.c (x) [y]"], expected: ["a.c (x) [y]"], fits: true },
  { actual: ["abc"], expected: ["a.c"], fits: false },
  { actual: ["at 12:30 h"], expected: ["at [..] h"], fits: true },
  { actual: ["at 12:30 h"], expected: ["at [..] m"], fits: false },
  { actual: ["a", "b", "c", "d"], expected: ["a", "...", "d"], fits: true },
  { actual: ["a", "d"], expected: ["a", "...", "d"], fits: true },
  { actual: ["a", "b"], expected: ["a", "...", "d"], fits: false },
  { actual: ["! a", "b"], expected: ["...", "b"], fits: false },
  { actual: ["! a", "! b", "c"], expected: ["! ...", "c"], fits: true },
];

Deno.test("isExpected() compares line by line, by stream, and knows wildcards", () => {
  for (const { actual, expected, fits } of expectations) {
    assert.equal(isExpected(actual, expected), fits, JSON.stringify({ actual, expected }));
  }
});

Deno.test("keepWildcards() keeps the lines that still stand for what is there", () => {
  const expected = ["at [..] h", "b", "! id [..]"];
  assert.deepEqual(keepWildcards(["! id 7", "at 1 h", "c"], expected), [
    "! id [..]",
    "at [..] h",
    "c",
  ]);
});
