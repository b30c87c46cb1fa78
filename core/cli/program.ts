import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { CommandLine } from "./command_line.ts";
import { globalOptions, globalOptionsOf, groups } from "./commands.ts";
import type { Host } from "./context.ts";
import type { CommandDefinition, OptionDefinition } from "./definition.ts";
import { alone } from "./looking.ts";
import { parseAmount } from "./plain_arguments.ts";
import { unknownCommand, usageError } from "./usage.ts";

const epilogue = `
Examples:
  migrate init                              start a project in this folder
  migrate revision -m "add users"           write a new revision file
  migrate upgrade head                      run what the database lacks
  migrate downgrade -1                      undo the last revision
  migrate upgrade head --sql > change.sql   print the SQL instead of running it
  migrate                                   show where the project stands

Results go to stdout, the log to stderr. Exit code: 0 done, 1 failed, 2 wrong usage.
`;

/** What the parser prints to, and what it says of itself. */
type Surroundings = Pick<Host, "version" | "stdout">;

/**
 * Takes a command line apart; undefined where it asked for the help or the version, which are printed then.
 *
 * Throws "usage" for arguments that can't be understood.
 */
export function parseArguments(
  args: readonly string[],
  surroundings: Surroundings,
): CommandLine | undefined {
  let found: CommandLine | undefined;
  const program = buildProgram(surroundings, (line) => found = line);
  try {
    program.parse([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Where a command is missing, the parser would print the help.
    if (error.code !== "commander.help") return found;
    return { definition: alone, operands: [], before: program.opts(), behind: {} };
  }
  return found;
}

/** Prints what there is to know of the command line. */
export function printHelp(surroundings: Surroundings): void {
  buildProgram(surroundings, () => {}).outputHelp();
}

type Found = (line: CommandLine) => void;

function buildProgram({ version, stdout }: Surroundings, found: Found): Command {
  const program = new Command("migrate")
    .description("Database migrations for SQLite and PostgreSQL.")
    .usage("[options] COMMAND …")
    .version(`migrate ${version}`, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: () => undefined })
    .configureHelp({ subcommandTerm: (command) => termOf(command) })
    .enablePositionalOptions()
    .exitOverride((error) => ended(error))
    .addHelpText("after", epilogue);
  addOptions(program, globalOptions);
  for (const [heading, definitions] of groups) {
    program.commandsGroup(heading);
    for (const definition of definitions) addCommand(program, definition, found);
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
  if (error.exitCode === 0 || error.code === "commander.help") throw error;
  throw usageError(error.message, definition);
}

function addCommand(program: Command, definition: CommandDefinition, found: Found): void {
  const { usage, summary, details, examples, options = [] } = definition;
  const title = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  const command = program.command(usage)
    .summary(summary)
    .description([title, details].filter(Boolean).join("\n\n"))
    .addHelpText("after", examplesText(examples))
    .exitOverride((error) => ended(error, definition));
  addOptions(command, options);
  addOptions(command, globalOptionsOf(definition), "Global options:");
  command.action((...given: unknown[]) => {
    const operands = given.slice(0, -2).flat().filter((operand) => typeof operand === "string");
    found({ definition, operands, before: program.opts(), behind: command.opts() });
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

function addOptions(command: Command, options: readonly OptionDefinition[], group?: string): void {
  for (const { flags, summary, repeatable, numeric, conflicts } of options) {
    const option = new Option(flags, summary);
    if (conflicts) option.conflicts(conflicts);
    if (group) option.helpGroup(group);
    if (repeatable) option.argParser((value, before: readonly string[] = []) => [...before, value]);
    if (numeric) option.argParser(amount);
    command.addOption(option);
  }
}

function amount(text: string): number {
  const amount = parseAmount(text);
  if (amount !== undefined) return amount;
  throw new InvalidArgumentError("It must be a number, not below zero.");
}

function examplesText(examples: CommandDefinition["examples"]): string {
  const width = Math.max(...examples.map(([line]) => line.length)) + 3;
  const lines = examples.map(([line, what]) => `  ${line.padEnd(width)}${what}\n`);
  return `\nExamples:\n${lines.join("")}`;
}
