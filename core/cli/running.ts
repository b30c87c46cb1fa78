import type { Project } from "../commands/project.ts";
import { runData } from "../commands/results.ts";
import type { RunOptions } from "../commands/run.ts";
import type { RunResult } from "../runner/run.ts";
import { type Context, milliseconds } from "./context.ts";
import {
  type CommandDefinition,
  type CommandFlags,
  type OptionDefinition,
  schemaOptions,
} from "./definition.ts";
import { eventTeller, stepText } from "./events.ts";

const sqlOption: OptionDefinition = {
  flags: "--sql",
  summary: "print the SQL instead of running it; the database isn't connected to",
};
const dryRunOption: OptionDefinition = {
  flags: "--dry-run",
  summary: "show which revisions would run, and run none",
  conflicts: "sql",
};
const tagOption: OptionDefinition = {
  flags: "--tag <text>",
  summary: "a text that env.ts is told with each change",
};

/** What a command does to a project. */
type Work = (project: Project, options: RunOptions) => Promise<RunResult>;

/** Has a command's steps run, or written as a script, and tells what was done. */
async function runAndTell(context: Context, work: Work, commandFlags: CommandFlags): Promise<void> {
  const { host, flags } = context;
  const { sql: isScript, dryRun, tag } = commandFlags;
  const script: string[] = [];
  const write = flags.json ? (text: string) => void script.push(text) : context.script;
  const teller = eventTeller(context);
  try {
    const result = await work(await context.project(), {
      sql: isScript ? write : undefined,
      dryRun,
      tag,
      wait: milliseconds(flags.wait),
      lockTimeout: milliseconds(flags.lockTimeout),
      signal: host.signal,
      report: teller.report,
    });
    teller.done();
    const data = runData(result);
    if (isScript) context.result({ ...data, sql: script.join("") }, "");
    else context.result(data, runText(result, context, dryRun));
  } finally {
    teller.end();
  }
}

/** What was or would be done, where the log doesn't say it. */
function runText(result: RunResult, { label }: Context, dryRun: boolean | undefined): string {
  if (dryRun && label?.schema === undefined) return dryRunText(result);
  return label ? summaryText(result, dryRun) : "";
}

function dryRunText({ steps }: RunResult): string {
  return steps.map((step) => `Would run ${stepText(step)}`).join("\n");
}

/** A run in one line, for one of several. */
function summaryText({ steps: { length }, rows }: RunResult, dryRun: boolean | undefined): string {
  const place = rows.toSorted().join(", ") || "<base>";
  const steps = `${length} step${length === 1 ? "" : "s"}`;
  if (length === 0) return `nothing to do, at ${place}`;
  return dryRun ? `would run ${steps}, to ${place}` : `ran ${steps}, now at ${place}`;
}

/** `runAndTell` for a command that goes somewhere, and says so where the database is there already. */
async function goAndTell(context: Context, work: Work, commandFlags: CommandFlags): Promise<void> {
  await runAndTell(context, async (project, options) => {
    const result = await work(project, options);
    if (result.steps.length === 0 && !context.label) {
      context.log("INFO", nothingToDo(result, commandFlags));
    }
    return result;
  }, commandFlags);
}

function nothingToDo({ rows }: RunResult, { sql }: CommandFlags): string {
  if (rows.length === 0) return "Nothing to do: no revision is applied";
  const ids = rows.toSorted().join(", ");
  return `Nothing to do: the ${sql ? "range starts" : "database is"} at ${ids}`;
}

const upgrade: CommandDefinition = {
  usage: "upgrade <revision>",
  summary: "bring the database up to a revision",
  details:
    "A revision is an id or the beginning of one, head, heads, +2, label@head, … With --sql also start:end.",
  examples: [
    ["migrate upgrade head", "run all that the database lacks"],
    ["migrate upgrade heads", "the same where there are several heads"],
    ["migrate upgrade +1", "run the next revision"],
    ["migrate upgrade ae10:head --sql", "print the SQL from ae10 to the head"],
    ["migrate upgrade head --wait 60", "wait up to a minute for the server to come up"],
  ],
  options: [sqlOption, dryRunOption, ...schemaOptions, tagOption],
  async run(context, [destination = ""], flags) {
    const { upgrade } = await import("../commands/upgrade.ts");
    await goAndTell(context, (project, how) => upgrade(project, destination, how), flags);
  },
};

const downgrade: CommandDefinition = {
  usage: "downgrade <revision>",
  summary: "take the database back to a revision",
  details:
    "The revision itself stays; base is the empty database. With --sql a range, start:end, is needed.",
  examples: [
    ["migrate downgrade -1", "undo the last revision"],
    ["migrate downgrade ae10", "undo all that came after ae10"],
    ["migrate downgrade base", "undo everything"],
    ["migrate downgrade head:ae10 --sql", "print the SQL that undoes it"],
  ],
  options: [sqlOption, dryRunOption, ...schemaOptions, tagOption],
  async run(context, [destination = ""], flags) {
    const { downgrade } = await import("../commands/downgrade.ts");
    await goAndTell(context, (project, how) => downgrade(project, destination, how), flags);
  },
};

const stamp: CommandDefinition = {
  usage: "stamp <revisions...>",
  summary: "say which revisions the database is at, and run none",
  examples: [
    ["migrate stamp head", "take over a database that has all tables already"],
    ["migrate stamp --purge ae10", "mend a version table, whatever it says"],
    ["migrate stamp base", "forget that anything was run"],
  ],
  options: [
    sqlOption,
    ...schemaOptions,
    tagOption,
    { flags: "--purge", summary: "empty the version table first" },
  ],
  async run(context, destinations, flags) {
    const { stamp } = await import("../commands/stamp.ts");
    const { purge } = flags;
    await goAndTell(
      context,
      (project, how) => stamp(project, destinations, { ...how, purge }),
      flags,
    );
  },
};

const ensureVersion: CommandDefinition = {
  usage: "ensure_version",
  summary: "create the version table if it isn't there",
  examples: [["migrate ensure_version", "and nothing else"]],
  options: [sqlOption, ...schemaOptions],
  async run(context, _operands, flags) {
    const { ensureVersion } = await import("../commands/ensure_version.ts");
    await runAndTell(context, ensureVersion, flags);
  },
};

/** The commands that bring a database to other revisions, or write where it is. */
export const running: readonly CommandDefinition[] = [
  upgrade,
  downgrade,
  stamp,
  ensureVersion,
];
