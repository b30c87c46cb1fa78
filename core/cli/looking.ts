import type { Project } from "../commands/project.ts";
import type { Context } from "./context.ts";
import { readOptions } from "./read_options.ts";
import {
  type CommandDefinition,
  schemaOption,
  schemaOptions,
  verboseOption,
} from "./definition.ts";

/** The project, after a warning for each file that the answer can't hold. */
async function warnedProject(context: Context): Promise<Project> {
  const project = await context.project();
  const history = await project.history();
  const problems = [...history.unreadable, ...history.graph.problems.map(({ error }) => error)];
  for (const error of problems) context.warn(error);
  for (const warning of history.warnings) context.log("WARN", warning);
  return { ...project, history: () => Promise.resolve(history) };
}

const status: CommandDefinition = {
  usage: "status",
  summary: "show where the project stands",
  details: "And which command is likely the next. In a project, migrate alone does the same.",
  examples: [
    ["migrate", "the database, the files, and the next command"],
    ["migrate -n all", "of each of the config's databases"],
  ],
  options: [schemaOption],
  run: showStatus,
};

/** `migrate` without a command. Where nothing says that there is a project, it prints the help. */
export const alone: CommandDefinition = {
  ...status,
  async run(context) {
    const { host, flags } = context;
    const { configAbove, findConfig } = await import("../config/locate.ts");
    const isAsked = flags.config ?? flags.name ?? flags.url ?? flags.json;
    const isInProject = findConfig(undefined, host.workingDirectory) ??
      configAbove(host.workingDirectory);
    if (isAsked !== undefined || isInProject !== undefined) return await showStatus(context);
    const { printHelp } = await import("./program.ts");
    printHelp(host);
    host.stdout.write("No project is here: migrate init starts one.\n");
  },
};

async function showStatus(context: Context): Promise<void> {
  const { host, flags } = context;
  const { databases, url, urlFrom } = (await context.project()).config;
  const named = flags.name ?? flags.url ?? url ?? urlFrom;
  if (databases.length > 0 && named === undefined) {
    const { forEveryDatabase } = await import("./databases.ts");
    return await forEveryDatabase(context, { jobs: 1, work: showStatus });
  }
  const project = await warnedProject(context);
  const { status } = await import("../commands/status.ts");
  const { statusData, statusText } = await import("./status.ts");
  const found = await status(project, readOptions(context));
  const view = { directory: host.workingDirectory, flags };
  context.result(statusData(found, view), statusText(found, view));
}

const history: CommandDefinition = {
  usage: "history",
  summary: "list the revisions, newest first",
  details: "A range is [start]:[end], both included: -3: is the last three and what they stand on.",
  examples: [
    ["migrate history", "all of them"],
    ["migrate history -i", "with a mark at where the database is"],
    ["migrate history -r current:", "what upgrade would run, and where the database is"],
    ["migrate history -r-3:current", "the last three that were run"],
  ],
  options: [
    { flags: "-r, --rev-range <range>", summary: "the part to list: [start]:[end]" },
    { flags: "-i, --indicate-current", summary: "mark the revisions that the database is at" },
    schemaOption,
    verboseOption,
  ],
  async run(context, _operands, { revRange: range, indicateCurrent, verbose = false }) {
    const { history } = await import("../commands/listing.ts");
    const { revisionData } = await import("../commands/results.ts");
    const { historyText } = await import("./listing.ts");
    const options = { ...readOptions(context), range, indicateCurrent };
    const found = await history(await warnedProject(context), options);
    context.result(found.map(revisionData), historyText(found, { verbose }));
  },
};

const heads: CommandDefinition = {
  usage: "heads",
  summary: "list the revisions that nothing comes after",
  examples: [["migrate heads", "several of them want a merge"]],
  options: [
    verboseOption,
    {
      flags: "--resolve-dependencies",
      summary: "without those that another revision depends on",
    },
  ],
  async run(context, _operands, { resolveDependencies, verbose = false }) {
    const { heads } = await import("../commands/listing.ts");
    const { revisionData } = await import("../commands/results.ts");
    const { headsText } = await import("./listing.ts");
    const found = await heads(await warnedProject(context), { resolveDependencies });
    context.result(found.map(revisionData), headsText(found, { verbose }));
  },
};

const branches: CommandDefinition = {
  usage: "branches",
  summary: "list the revisions that several come after",
  examples: [["migrate branches -v", "with all that is known of each"]],
  options: [verboseOption],
  async run(context, _operands, { verbose = false }) {
    const { branches } = await import("../commands/listing.ts");
    const { revisionData } = await import("../commands/results.ts");
    const { branchesText } = await import("./listing.ts");
    const found = await branches(await warnedProject(context));
    const data = found.map(({ point }) => revisionData(point));
    context.result(data, branchesText(found, { verbose }));
  },
};

const show: CommandDefinition = {
  usage: "show <revision>",
  summary: "show all that is known of a revision",
  examples: [
    ["migrate show head", "the newest"],
    ["migrate show ae10", "by the beginning of its id"],
    ["migrate show current", "the one that the database is at"],
  ],
  options: [schemaOption],
  async run(context, [name = ""]) {
    const { namedRevisions } = await import("../commands/listing.ts");
    const { revisionData } = await import("../commands/results.ts");
    const { showText } = await import("./listing.ts");
    const found = await namedRevisions(await warnedProject(context), name, readOptions(context));
    context.result(found.map(revisionData), showText(found));
  },
};

const current: CommandDefinition = {
  usage: "current",
  summary: "show which revisions the database is at",
  examples: [
    ["migrate current", "the database's heads"],
    ["migrate current --check-heads", "fail unless it is at all heads of the files"],
  ],
  options: [
    verboseOption,
    { flags: "-c, --check-heads", summary: "fail unless the database is at all heads" },
    ...schemaOptions,
  ],
  async run(context, _operands, { verbose = false, checkHeads = false }) {
    const { current, requireAtHeads } = await import("../commands/listing.ts");
    const { currentData } = await import("../commands/results.ts");
    const { currentText } = await import("./listing.ts");
    const state = await current(await warnedProject(context), readOptions(context));
    if (checkHeads) requireAtHeads(state);
    context.result(currentData(state), currentText(state, { verbose }));
  },
};

const check: CommandDefinition = {
  usage: "check",
  summary: "tell whether a new revision would have something to do",
  details: "Exit code 1 where it would: by the config's target, and the database or the history.",
  examples: [["migrate check", "for CI: no model may change without a revision"]],
  options: [...schemaOptions],
  async run(context) {
    const { runCheck } = await import("./comparing.ts");
    await runCheck(context);
  },
};

const diff: CommandDefinition = {
  usage: "diff <before> <after>",
  summary: "tell what makes one database, history or model another",
  details:
    "Each is model (the config's target), database, history, history@REVISION, a URL, a .sql file or a model " +
    "file. Without an option it lists what differs.",
  examples: [
    ["migrate diff database model", "what check would tell"],
    ["migrate diff history database", "what somebody changed by hand"],
    ["migrate diff history@ae10 history --sql", "all that came since, as SQL"],
    ["migrate diff postgresql://staging/app database --ts", "as operations of a revision"],
  ],
  options: [
    { flags: "--sql", summary: "print SQL", conflicts: "ts" },
    { flags: "--ts", summary: "print the operations as a revision has them" },
  ],
  async run(context, [before = "", after = ""], flags) {
    const { runDiff } = await import("./comparing.ts");
    await runDiff(context, { before, after }, flags);
  },
};

/** The commands that only tell. */
export const looking: readonly CommandDefinition[] = [
  status,
  current,
  history,
  heads,
  branches,
  show,
  check,
  diff,
];
