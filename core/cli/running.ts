import type { RunOptions } from "../commands/run.ts";
import type { RunResult } from "../runner/run.ts";
import { type Context, logEvents, milliseconds, stepText } from "./context.ts";
import { type CommandDefinition, type CommandFlags, type OptionDefinition } from "./definition.ts";

const sqlOption: OptionDefinition = {
  flags: "--sql",
  summary: "print the SQL instead of running it; the database isn't connected to",
};
const dryRunOption: OptionDefinition = {
  flags: "--dry-run",
  summary: "show which revisions would run, and run none",
};
const tagOption: OptionDefinition = {
  flags: "--tag <text>",
  summary: "a text that env.ts is told with each change",
};

/** How a command's steps are run and told of, by its flags. */
function runOptions(context: Context, { sql, dryRun, tag }: CommandFlags): RunOptions {
  const { host, flags } = context;
  return {
    sql: sql ? (text) => host.stdout.write(text) : undefined,
    dryRun,
    tag,
    wait: milliseconds(flags.wait),
    lockTimeout: milliseconds(flags.lockTimeout),
    signal: host.signal,
    report: logEvents(context),
  };
}

/** What a run did: nothing as text, where the log has told it already or the script is the result. */
function printRun(context: Context, result: RunResult, { sql, dryRun }: CommandFlags): void {
  if (sql) return;
  const lines = dryRun ? result.steps.map((step) => `Would run ${stepText(step)}`) : [];
  context.result({
    steps: result.steps.map(({ kind, from, to }) => ({ kind, from, to })),
    rows: result.rows.toSorted(),
  }, lines.join("\n"));
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
  options: [sqlOption, dryRunOption, tagOption],
  async run(context, [destination = ""], flags) {
    const { upgrade } = await import("../commands/upgrade.ts");
    const project = await context.project();
    printRun(context, await upgrade(project, destination, runOptions(context, flags)), flags);
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
  options: [sqlOption, dryRunOption, tagOption],
  async run(context, [destination = ""], flags) {
    const { downgrade } = await import("../commands/downgrade.ts");
    const project = await context.project();
    printRun(context, await downgrade(project, destination, runOptions(context, flags)), flags);
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
    tagOption,
    { flags: "--purge", summary: "empty the version table first" },
  ],
  async run(context, destinations, flags) {
    const { stamp } = await import("../commands/stamp.ts");
    const options = { ...runOptions(context, flags), purge: flags.purge };
    printRun(context, await stamp(await context.project(), destinations, options), flags);
  },
};

const ensureVersion: CommandDefinition = {
  usage: "ensure_version",
  summary: "create the version table if it isn't there",
  examples: [["migrate ensure_version", "and nothing else"]],
  options: [sqlOption],
  async run(context, _operands, flags) {
    const { ensureVersion } = await import("../commands/ensure_version.ts");
    const result = await ensureVersion(await context.project(), runOptions(context, flags));
    printRun(context, result, flags);
  },
};

/** The commands that bring a database to other revisions, or write where it is. */
export const running: readonly CommandDefinition[] = [
  upgrade,
  downgrade,
  stamp,
  ensureVersion,
];
