import assert from "node:assert/strict";
import fc from "fast-check";
import type { CommandLine } from "../../core/cli/command_line.ts";
import { globalOptions, groups } from "../../core/cli/commands.ts";
import type { Output } from "../../core/cli/context.ts";
import { parsePlainArguments } from "../../core/cli/plain_arguments.ts";
import { parseArguments } from "../../core/cli/program.ts";
import { MigrateError } from "../../core/errors.ts";

const ignored: Output = {
  write: () => undefined,
  status: () => undefined,
  flush: () => undefined,
  isTerminal: false,
  colored: false,
};

/** What the whole parser finds; undefined where it prints the help instead, or refuses. */
function parseWhole(args: readonly string[]): CommandLine | undefined {
  try {
    return parseArguments(args, { version: "0", stdout: ignored });
  } catch (error) {
    if (error instanceof MigrateError && error.code === "usage") return undefined;
    throw error;
  }
}

/** What two parsers must agree on. What a "--no-…" turns off is on where nothing is said. */
function essence(line: CommandLine | undefined) {
  if (line === undefined) return undefined;
  const { definition, operands, before, behind } = line;
  return {
    command: definition.usage,
    operands,
    before: { color: true, ...before },
    behind: { color: true, verify: true, ...behind },
  };
}

const understood: readonly (readonly [line: string, operands: string[], flags: object])[] = [
  ["upgrade head", ["head"], {}],
  ["downgrade -1 --sql", ["-1"], { sql: true }],
  ["-c a.yaml -q upgrade head", ["head"], { config: "a.yaml", quiet: true }],
  ["upgrade --config a.yaml head --no-color", ["head"], { config: "a.yaml", color: false }],
  ["current -c", [], { checkHeads: true }],
  ["stamp a b --wait 1.5 -x k=v -x l", ["a", "b"], { wait: 1.5, x: ["k=v", "l"] }],
  ["revision -m -h --rev-id 1 --head a --head b", [], {
    message: "-h",
    revId: "1",
    head: ["a", "b"],
  }],
  ["init", [], {}],
  ["-q -n app", [], { quiet: true, name: "app" }],
];
for (const [line, operands, flags] of understood) {
  Deno.test(`parsePlainArguments() takes apart: ${line}`, () => {
    const found = parsePlainArguments(line.split(" "));
    assert.deepEqual(found?.operands, operands);
    assert.deepEqual({ ...found?.before, ...found?.behind }, flags);
  });
}

const left = [
  "",
  "upgarde head",
  "upgrade",
  "upgrade head head",
  "upgrade head --dry-rnu",
  "upgrade head --config=a.yaml",
  "upgrade head -ca.yaml",
  "upgrade -- head",
  "upgrade head --url",
  "upgrade head --wait soon",
  "upgrade head --wait -1",
  "heads --help",
  "--version",
  "help upgrade",
];
for (const line of left) {
  Deno.test(`parsePlainArguments() leaves to the whole parser: ${line}`, () => {
    assert.equal(parsePlainArguments(line.split(" ")), undefined);
  });
}

const definitions = groups.flatMap(([, commands]) => commands);
const options = [...globalOptions, ...definitions.flatMap(({ options = [] }) => options)];
const word = fc.constantFrom(
  ...definitions.map(({ usage }) => usage.split(" ")[0]!),
  ...options.flatMap(({ flags }) => flags.split(/,? /).filter((word) => word.startsWith("-"))),
  ...["head", "-1", "+2", "a:b", "5", "", "-", "--", "-h", "--help", "--url=x", "-qv", "help"],
);
const behind = fc.array(word, { maxLength: 4 });
const args = fc.oneof(
  fc.array(word, { maxLength: 6 }),
  // Most words at random say nothing: these name a command, and some of its own options.
  fc.constantFrom(...definitions).chain(({ usage, options = [] }) => {
    const own = options.map(({ flags }) => fc.constant(flags.split(/,? /).slice(0, 2)));
    const parts = fc.array(fc.oneof(fc.constant(["head"]), ...own), { maxLength: 4 });
    return fc.tuple(parts, behind).map(([parts, behind]) => [
      usage.split(" ")[0]!,
      ...parts.flat(),
      ...behind,
    ]);
  }),
);

Deno.test("parsePlainArguments() gives what the whole parser gives, or nothing", () => {
  fc.assert(
    fc.property(args, (args) => {
      const found = parsePlainArguments(args);
      if (found) assert.deepEqual(essence(found), essence(parseWhole(args)));
    }),
    { numRuns: 2000 },
  );
});
