import { type Context, createContext, type GlobalFlags, type Host } from "./context.ts";
import type { CommandDefinition, CommandFlags } from "./definition.ts";
import { forEveryDatabase } from "./every_database.ts";

/** A command line, taken apart. */
export interface CommandLine {
  readonly definition: CommandDefinition;
  readonly operands: readonly string[];
  /** The options before the command. */
  readonly before: GlobalFlags;
  /** The options behind it, its own and global ones. */
  readonly behind: CommandFlags & GlobalFlags;
}

/** Runs the command that a command line names. Throws what the command throws. */
export async function runCommand(line: CommandLine, host: Host): Promise<void> {
  const { definition, operands, before, behind } = line;
  const flags = mergedFlags(before, behind);
  const run = (context: Context) => definition.run(context, operands, behind);
  await (flags.name === "all"
    ? forEveryDatabase(host, flags, run)
    : run(createContext(host, flags)));
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
