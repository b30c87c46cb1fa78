import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { type Context, createContext, type GlobalFlags, type Host } from "./context.ts";
import type { CommandDefinition, OptionDefinition } from "./definition.ts";
import { forEveryDatabase } from "./every_database.ts";
import { looking } from "./looking.ts";
import { running } from "./running.ts";
import { noCommand, unknownCommand, usageError } from "./usage.ts";
import { writing } from "./writing.ts";

/** The commands, under the headings of the help. */
const groups: readonly (readonly [heading: string, commands: readonly CommandDefinition[]])[] = [
  ["Commands that write files:", writing],
  ["Commands that change the database:", running],
  ["Commands that only look:", looking],
];

const globalOptions: readonly OptionDefinition[] = [
  { flags: "-c, --config <file>", summary: "the config file" },
  {
    flags: "-n, --name <name>",
    summary: "which of the config's databases (all of them: all), or section of an ini file",
  },
  {
    flags: "-x <key=value>",
    summary: "a value for env.ts; db=URL names the database",
    repeatable: true,
  },
  { flags: "--url <url>", summary: "the database, instead of the config's" },
  { flags: "--wait <seconds>", summary: "wait for a database that isn't up yet", numeric: true },
  { flags: "--lock-timeout <seconds>", summary: "wait so long for other runners", numeric: true },
  { flags: "--json", summary: "print results, and errors, as JSON" },
  { flags: "-q, --quiet", summary: "print errors only" },
  { flags: "--raiseerr", summary: "print an error's stack too" },
  { flags: "--no-color", summary: "print without colours, as NO_COLOR does" },
];

const epilogue = `
Examples:
  migrate init                              start a project in this folder
  migrate revision -m "add users"           write a new revision file
  migrate upgrade head                      run what the database lacks
  migrate downgrade -1                      undo the last revision
  migrate upgrade head --sql > change.sql   print the SQL instead of running it

Results go to stdout, the log to stderr. Exit code: 0 done, 1 failed, 2 wrong usage.
`;

/**
 * Parses a command line and runs the command that it names.
 *
 * Throws "usage" for arguments that can't be understood, and what the command throws.
 */
export async function runProgram(args: readonly string[], host: Host): Promise<void> {
  const program = buildProgram(host);
  if (args.length === 0) host.stderr.write(program.helpInformation());
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    // Help and version, which are printed by now, end so.
    if (!(error instanceof CommanderError)) throw error;
  }
}

function buildProgram(host: Host): Command {
  const program = new Command("migrate")
    .description("Database migrations for SQLite and PostgreSQL.")
    .usage("[options] COMMAND …")
    .version(`migrate ${host.version}`, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .configureOutput({ writeOut: (text) => host.stdout.write(text), writeErr: () => undefined })
    .configureHelp({ subcommandTerm: (command) => termOf(command) })
    .enablePositionalOptions()
    .exitOverride((error) => ended(error))
    .addHelpText("after", epilogue);
  addOptions(program, globalOptions);
  for (const [heading, definitions] of groups) {
    program.commandsGroup(heading);
    for (const definition of definitions) addCommand(program, definition, host);
  }
  addHelpCommand(program);
  return program;
}

/** A command and its operands, without "[options]": all have some. */
function termOf(command: Command): string {
  return `${command.name()} ${command.usage().replace("[options]", "").trim()}`.trim();
}

/** The parser wants to end the program: what it has against the arguments becomes the product's own error. */
function ended(error: CommanderError, definition?: CommandDefinition): never {
  if (error.exitCode === 0) throw error;
  // Where a command is missing, the parser would print the help.
  throw error.code === "commander.help" ? noCommand() : usageError(error.message, definition);
}

function addCommand(program: Command, definition: CommandDefinition, host: Host): void {
  const { usage, summary, details, examples, options = [] } = definition;
  const title = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  const command = program.command(usage)
    .summary(summary)
    .description([title, details].filter(Boolean).join("\n\n"))
    .addHelpText("after", examplesText(examples))
    .exitOverride((error) => ended(error, definition));
  addOptions(command, options);
  // A command's own letter wins: `current -c` is --check-heads, as in Alembic.
  const taken = new Set(command.options.flatMap(({ short }) => short ?? []));
  addOptions(
    command,
    globalOptions.map((option) => withoutTaken(option, taken)),
    "Global options:",
  );
  command.action(async (...given: unknown[]) => {
    const operands = given.slice(0, -2).flat().filter((operand) => typeof operand === "string");
    const flags = mergedFlags(program.opts(), command.opts());
    const run = (context: Context) => definition.run(context, operands, command.opts());
    await (flags.name === "all"
      ? forEveryDatabase(host, flags, run)
      : run(createContext(host, flags)));
  });
}

function addHelpCommand(program: Command): void {
  program.command("help [command]").summary("print the help of a command").helpGroup("Help:")
    .action((name?: string) => {
      const command = program.commands.find((each) => each.name() === name);
      if (name !== undefined && !command) throw unknownCommand(name, namesOf(program));
      (command ?? program).outputHelp();
    });
}

function namesOf({ commands }: Command): readonly string[] {
  return commands.map((command) => command.name());
}

function withoutTaken(option: OptionDefinition, taken: ReadonlySet<string>): OptionDefinition {
  const [short, long] = option.flags.split(", ");
  return long && taken.has(short!) ? { ...option, flags: long } : option;
}

function addOptions(command: Command, options: readonly OptionDefinition[], group?: string): void {
  for (const { flags, summary, repeatable, numeric, conflicts } of options) {
    const option = new Option(flags, summary);
    if (conflicts) option.conflicts(conflicts);
    if (group) option.helpGroup(group);
    if (repeatable) option.argParser((value, before: readonly string[] = []) => [...before, value]);
    if (numeric) option.argParser(parseAmount);
    command.addOption(option);
  }
}

function parseAmount(text: string): number {
  const amount = Number(text);
  if (text.trim() !== "" && amount >= 0 && Number.isFinite(amount)) return amount;
  throw new InvalidArgumentError("It must be a number, not below zero.");
}

/** Options may stand before the command and behind it; those that repeat add up. */
function mergedFlags(before: GlobalFlags, behind: GlobalFlags): GlobalFlags {
  const x = [...before.x ?? [], ...behind.x ?? []];
  return {
    ...before,
    ...behind,
    ...(x.length > 0 ? { x } : {}),
    color: before.color !== false && behind.color !== false,
  };
}

function examplesText(examples: CommandDefinition["examples"]): string {
  const width = Math.max(...examples.map(([line]) => line.length)) + 3;
  const lines = examples.map(([line, what]) => `  ${line.padEnd(width)}${what}\n`);
  return `\nExamples:\n${lines.join("")}`;
}
