import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { MigrateError } from "../errors.ts";
import { createContext, type GlobalFlags, type Host } from "./context.ts";
import type { CommandDefinition, OptionDefinition } from "./definition.ts";
import { looking } from "./looking.ts";
import { running } from "./running.ts";
import { writing } from "./writing.ts";

const globalOptions: readonly OptionDefinition[] = [
  { flags: "-c, --config <file>", summary: "the config file" },
  {
    flags: "-n, --name <name>",
    summary: "which of the config's databases, or section of an ini file",
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
  if (args.length === 0) return program.outputHelp();
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error);
  }
}

function buildProgram(host: Host): Command {
  const program = new Command("migrate")
    .description("Database migrations for SQLite and PostgreSQL.")
    .usage("[options] COMMAND …")
    .version(`migrate ${host.version}`, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .configureOutput({ writeOut: (text) => host.stdout.write(text), writeErr: () => undefined })
    .enablePositionalOptions()
    .exitOverride()
    .addHelpText("after", epilogue);
  addOptions(program, globalOptions);
  for (const definition of [...running, ...looking, ...writing]) {
    addCommand(program, definition as CommandDefinition, host);
  }
  return program;
}

function addCommand(program: Command, definition: CommandDefinition, host: Host): void {
  const { usage, summary, details, examples, options = [] } = definition;
  const command = program.command(usage)
    .summary(summary)
    .description(
      [`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`, details].filter(Boolean).join(
        "\n\n",
      ),
    )
    .addHelpText("after", examplesText(examples));
  addOptions(command, options);
  // A command's own letter wins: `current -c` is --check-heads, as in Alembic.
  const taken = new Set(command.options.flatMap(({ short }) => short ?? []));
  addOptions(
    command,
    globalOptions.map((option) => withoutTaken(option, taken)),
    "Global options:",
  );
  command.action(async (...given: unknown[]) => {
    const operands = given.slice(0, -2).flat().filter((operand) =>
      operand !== undefined
    ) as string[];
    const flags = mergedFlags(program.opts(), command.opts());
    await definition.run(createContext(host, flags), operands, command.opts());
  });
}

function withoutTaken(option: OptionDefinition, taken: ReadonlySet<string>): OptionDefinition {
  const [short, long] = option.flags.split(", ");
  return long && taken.has(short!) ? { ...option, flags: long } : option;
}

function addOptions(command: Command, options: readonly OptionDefinition[], group?: string): void {
  for (const { flags, summary, repeatable, numeric } of options) {
    const option = new Option(flags, summary);
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

/** The parser's error in the product's own form: its second line is a suggestion. */
function usageError({ message }: CommanderError): MigrateError {
  const [first = "", ...more] = message.replace(/^error: /, "").split("\n");
  const suggestion = more.join(" ").replace(/^\((.*)\)$/, "$1");
  return new MigrateError("usage", first.charAt(0).toUpperCase() + first.slice(1), {
    hint: suggestion || "See migrate --help, or migrate COMMAND --help.",
  });
}
