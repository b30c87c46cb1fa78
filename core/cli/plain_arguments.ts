import type { CommandLine } from "./command_line.ts";
import { globalOptions, globalOptionsOf, groups } from "./commands.ts";
import type { GlobalFlags } from "./context.ts";
import type { CommandDefinition, CommandFlags, OptionDefinition } from "./definition.ts";
import { alone } from "./looking.ts";

/*
 * Nearly all command lines are plainly right. They are read here, at once: to load what knows all that may be typed,
 * what is wrong with it and how to help takes as long as to start an empty program.
 */

/**
 * A command line whose options are whole words, and their values the next ones; undefined for any other.
 *
 * What it gives is what `program.ts` gives. What is wrong or asks for help is undefined too: `program.ts` answers that.
 */
export function parsePlainArguments(args: readonly string[]): CommandLine | undefined {
  const before = readWords([...args], globalOptions, 1);
  if (before?.operands.length === 0) {
    return { definition: alone, operands: [], before: before.flags, behind: {} };
  }
  const definition = before && commandNamed(before.operands[0]);
  if (!definition) return undefined;
  const options = [...definition.options ?? [], ...globalOptionsOf(definition)];
  const behind = readWords(before.rest, options);
  if (!behind || !takes(definition, behind.operands.length)) return undefined;
  return { definition, operands: behind.operands, before: before.flags, behind: behind.flags };
}

function commandNamed(name: string | undefined): CommandDefinition | undefined {
  const commands = groups.flatMap(([, commands]) => commands);
  return commands.find(({ usage }) => usage.split(" ")[0] === name);
}

/** Whether a command takes so many operands. */
function takes({ usage }: CommandDefinition, count: number): boolean {
  const [, ...operands] = usage.split(" ");
  const least = operands.filter((operand) => operand.startsWith("<")).length;
  const most = operands.some((operand) => operand.includes("...")) ? Infinity : operands.length;
  return least <= count && count <= most;
}

/** What words say. */
interface Words {
  readonly flags: CommandFlags & GlobalFlags;
  readonly operands: readonly string[];
  readonly rest: string[];
}

/** Takes words off `rest` until there are `mostOperands` among them. */
function readWords(
  rest: string[],
  options: readonly OptionDefinition[],
  mostOperands = Infinity,
): Words | undefined {
  const flags: Record<string, unknown> = {};
  const operands: string[] = [];
  while (rest.length > 0 && operands.length < mostOperands) {
    const word = rest.shift()!;
    if (!word.startsWith("-") || /^-\d+$/.test(word)) {
      operands.push(word);
      continue;
    }
    const option = options.find(({ flags }) => flags.split(/,? /).includes(word));
    if (option === undefined) return undefined;
    const name = flagName(option);
    flags[name] = readValue(option, flags[name], rest);
    if (flags[name] === undefined) return undefined;
  }
  const conflicts = options.some((option) =>
    option.conflicts !== undefined && flagName(option) in flags && option.conflicts in flags
  );
  return conflicts ? undefined : { flags, operands, rest };
}

/** `--rev-id` is `revId`, `--no-color` is `color`, `-x` is `x`. */
function flagName({ flags }: OptionDefinition): string {
  const [, name = ""] = /(?:--(?:no-)?|^-)([\w-]+)(?: <.*)?$/.exec(flags) ?? [];
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** An option's value, which is taken off `rest`; undefined where it is missing or wrong. */
function readValue(
  { flags, numeric, repeatable }: OptionDefinition,
  before: unknown,
  rest: string[],
): unknown {
  if (!flags.endsWith(">")) return !flags.includes("--no-");
  const text = rest.shift();
  if (text === undefined) return undefined;
  if (repeatable) return Array.isArray(before) ? [...before, text] : [text];
  return numeric ? parseAmount(text) : text;
}

/** A number that is not below zero; undefined for any other text. */
export function parseAmount(text: string): number | undefined {
  const amount = Number(text);
  return text.trim() !== "" && amount >= 0 && Number.isFinite(amount) ? amount : undefined;
}
