// deno-lint-ignore-file no-console -- a test that can't run says so
import assert from "node:assert/strict";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import { buildGraph, type RevisionGraph } from "../../core/revisions/graph.ts";
import { labelsByNode } from "../../core/revisions/labels.ts";
import { planDowngrade, planStamp, planUpgrade, type Step } from "../../core/revisions/plan.ts";
import { currentHeads } from "../../core/revisions/version_rows.ts";
import { type AlembicReply, type AlembicResult, type AlembicRun, startAlembic } from "./alembic.ts";
import { findAlembic } from "../support/python.ts";
import { defined, rowsAfter } from "./by_definition.ts";
import { type Command, commands, historyOf, SAMPLE, type Scenario, scenario } from "./histories.ts";

const NAME = "plan() does what Alembic does";
const python = findAlembic();
if (python === undefined) console.log(`SKIPPED ${NAME}: no Python with alembic`);

const SEED = Number(Deno.env.get("ALEMBIC_SEED") ?? 1);
const HISTORIES = Number(Deno.env.get("ALEMBIC_HISTORIES") ?? 300);

Deno.test(NAME, { ignore: python === undefined }, async () => {
  const alembic = startAlembic(python!);
  const met = new Map<string, number>();
  try {
    const random = fc.sample(scenario, { seed: SEED, numRuns: HISTORIES });
    for (const each of [...EVERY_DIFFERENCE, ...random]) {
      const graph = buildGraph(each.revisions);
      const outcomes = outcomesOf(graph, each);
      const runs = outcomes.map(({ command, before }) => ({ ...command, rows: before }));
      const currents = outcomes.map(({ before }) => runCurrent(before));
      const reply = await alembic.ask(each.revisions, [...runs, ...currents]);
      compareFacts(graph, reply);
      outcomes.forEach((outcome, index) => {
        const because = compare(each, outcome, reply.results[index]!);
        met.set(because, (met.get(because) ?? 0) + 1);
        const current = currentHeads(graph, outcome.before).map(({ id }) => id).sort();
        assert.deepEqual(current, reply.results[runs.length + index]!.revisions);
      });
    }
  } finally {
    await alembic.close();
  }
  // A difference that never shows is one that we no longer make, or a test that no longer tests.
  for (const { because } of DIFFERENCES) assert.ok(met.has(because), `never met: ${because}`);
  assert.ok(met.get("the same")! > met.size);
});

/** Scenarios that meet each known difference, whatever chance brings. */
const EVERY_DIFFERENCE: readonly Scenario[] = [
  {
    revisions: SAMPLE,
    commands: commands(`
      upgrade 1a00aaaa0001-1
      upgrade heads
      upgrade +1x
      downgrade -1
      downgrade 2a00eeee0001-1
      downgrade nope@base
      downgrade 1b00bbbb0003
      downgrade billing@head
      stamp core@1c00cccc0003
      stamp heads
    `),
  },
  {
    revisions: historyOf("a\nb <- a\nc <- b: a\nx"),
    commands: commands("upgrade heads\ndowngrade b"),
  },
];

/** What our plan made of one command. */
interface Outcome {
  readonly command: Command;
  readonly before: readonly string[];
  readonly steps: readonly Step[];
  /** The rows after each step. */
  readonly after: readonly (readonly string[])[];
  readonly error?: MigrateError;
}

function outcomesOf(graph: RevisionGraph, scenario: Scenario): readonly Outcome[] {
  let before: readonly string[] = [];
  return scenario.commands.map((command) => {
    const outcome = outcomeOf(graph, before, command);
    before = outcome.after.at(-1) ?? before;
    return outcome;
  });
}

function outcomeOf(graph: RevisionGraph, before: readonly string[], command: Command): Outcome {
  try {
    const steps = planned(graph, before, command);
    let rows = before;
    const after = steps.map((step) => rows = rowsAfter(rows, step));
    return { command, before, steps, after };
  } catch (error) {
    if (!(error instanceof MigrateError)) throw error;
    return { command, before, steps: [], after: [], error };
  }
}

function planned(
  graph: RevisionGraph,
  rows: readonly string[],
  { command, args, purge }: Command,
): readonly Step[] {
  const [destination = ""] = args;
  if (command === "upgrade") return planUpgrade(graph, rows, destination);
  if (command === "downgrade") return planDowngrade(graph, rows, destination);
  return planStamp(graph, rows, args, { purge });
}

function runCurrent(rows: readonly string[]): AlembicRun {
  return { command: "current", args: [], purge: false, rows };
}

function compareFacts(graph: RevisionGraph, { broken, facts }: AlembicReply): void {
  assert.equal(broken, undefined);
  const ids = (nodes: RevisionGraph["nodes"]) => nodes.map(({ id }) => id);
  assert.deepEqual(ids(graph.heads), facts.heads);
  assert.deepEqual(ids(graph.realHeads), facts.realHeads);
  assert.deepEqual(ids(graph.bases), facts.bases);
  const labels = labelsByNode(graph);
  for (const node of graph.nodes) assert.deepEqual(labels.get(node) ?? [], facts.labels[node.id]);
}

/** Throws where the two differ for no known reason; gives the reason, or "the same". */
function compare({ revisions }: Scenario, ours: Outcome, theirs: AlembicResult): string {
  const { rowsOf, before } = defined(revisions);
  const isSound = (rows: readonly string[]) => rowsOf(before(rows)).length === rows.length;
  const pair = { ...ours, destination: ours.command.args[0]!, theirs, isSound };
  const difference = differenceOf(pair);
  if (difference === undefined) return "the same";
  const known = DIFFERENCES.find(({ applies }) => applies(pair));
  if (known !== undefined) return known.because;
  throw new Error(`${difference}: ${JSON.stringify([pair, revisions])}`);
}

/** What differs: the outcome, what was run and in which order, the rows, or the beginning of the error. */
function differenceOf({ command, before, steps, after, error, theirs }: Pair): string | undefined {
  const isStamp = command.command === "stamp";
  if (error === undefined && !isStamp && theirs.steps !== undefined) {
    const ran = steps.map((step) => step.kind === "stamp" ? [] : [step.kind, step.revision.id]);
    // Alembic may break afterwards, when it writes the rows.
    assert.deepEqual(ran, theirs.steps, JSON.stringify(command));
  }
  if (theirs.status !== (error === undefined ? "ok" : "error")) return "status";
  if (error !== undefined) {
    const sameWords = error.code === "multiple-heads" || theirs.message.includes("overlaps") ||
      error.message.startsWith(theirs.message);
    return sameWords ? undefined : "message";
  }
  const rows = isStamp ? [after.at(-1) ?? before] : after;
  const theirRows = isStamp ? [theirs.rows] : theirs.after;
  return JSON.stringify(rows) === JSON.stringify(theirRows) ? undefined : "rows";
}

/** What a difference is judged by. */
interface Pair extends Outcome {
  readonly destination: string;
  readonly theirs: AlembicResult;
  /** Whether no row includes another. */
  isSound(rows: readonly string[]): boolean;
}

/** Where we differ on purpose; the first that applies counts. */
const DIFFERENCES: readonly {
  readonly because: string;
  applies(pair: Pair): boolean;
}[] = [
  {
    because: "text after a relative revision is an error",
    applies: ({ command }) => command.args.includes("+1x"),
  },
  {
    because: "Alembic ends with a traceback",
    applies: ({ theirs }) => theirs.status === "crash",
  },
  {
    because: "Alembic leaves rows of which one includes another",
    applies: ({ theirs, isSound, command }) =>
      command.args.length === 1 && theirs.status === "ok" && !theirs.after.every(isSound),
  },
  {
    because: "counting down from several rows is an error that shows the choices",
    applies: ({ command, destination, before, error }) =>
      command.command === "downgrade" && /^-\d+$/.test(destination) && before.length > 1 &&
      error?.message.includes("from multiple heads is ambiguous") === true,
  },
  {
    because: "counting down below a base never undoes other branches",
    applies: ({ command, destination, error }) =>
      command.command === "downgrade" && /^\w+-\d+$/.test(destination) &&
      error?.message.includes("below the first revision") === true,
  },
  {
    because: "a downgrade looks whether the branch exists, and the revision is on it",
    applies: ({ command, destination, error }) =>
      command.command === "downgrade" && destination.includes("@") &&
      error?.code === "unknown-revision",
  },
  {
    because: "a downgrade takes label@head for the head of that branch",
    applies: ({ command, destination }) =>
      command.command === "downgrade" && /@heads?([+-]\d+)?$/.test(destination),
  },
  {
    because: "stamping several never takes a row away that none of them includes",
    applies: ({ command }) =>
      command.command === "stamp" && (command.args.length > 1 || /heads$/.test(command.args[0]!)),
  },
  {
    because: "stamp label@revision leaves the rows of the branch that aren't before or after it",
    applies: ({ command, destination, theirs, after, before }) =>
      command.command === "stamp" && /@(?!base)/.test(destination) && theirs.status === "ok" &&
      theirs.rows.every((row) => (after.at(-1) ?? before).includes(row)),
  },
];
