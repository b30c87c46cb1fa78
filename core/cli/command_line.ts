import { MigrateError } from "../errors.ts";
import { type Context, createContext, type GlobalFlags, type Host } from "./context.ts";
import type { CommandDefinition, CommandFlags } from "./definition.ts";

/** A command line, taken apart. */
export interface CommandLine {
  readonly definition: CommandDefinition;
  readonly operands: readonly string[];
  /** The options before the command. */
  readonly before: GlobalFlags;
  /** The options behind it, its own and global ones. */
  readonly behind: CommandFlags & GlobalFlags;
}

type Work = (context: Context) => Promise<void>;

/** Runs the command that a command line names, for each database and schema meant. Throws what the command throws. */
export async function runCommand(line: CommandLine, host: Host): Promise<void> {
  const { definition, operands, before, behind } = line;
  const flags = mergedFlags(before, behind);
  checkSeveral(flags, behind);
  const work: Work = (context) => definition.run(context, operands, behind);
  const run = (context: Context) => runInSchemas(context, behind, work);
  if (flags.name !== "all") return await run(createContext(host, flags));
  const { forEveryDatabase } = await import("./databases.ts");
  // The schemas of one database after the other: each has as many connections as it may have.
  const jobs = behind.eachSchema === undefined ? flags.jobs ?? 1 : 1;
  const whole = createContext(host, { ...flags, name: undefined });
  await forEveryDatabase(whole, { jobs, work: run });
}

async function runInSchemas(context: Context, flags: CommandFlags, work: Work): Promise<void> {
  const { schema, eachSchema } = flags;
  if (schema === undefined && eachSchema === undefined) return await work(context);
  const { forEverySchema, inNamedSchema } = await import("./schemas.ts");
  if (schema !== undefined) return await work(inNamedSchema(context, schema));
  await forEverySchema(context, eachSchema!, work);
}

function checkSeveral({ jobs, name }: GlobalFlags, { eachSchema, sql }: CommandFlags): void {
  if (eachSchema !== undefined && sql) {
    throw new MigrateError("usage", "--each-schema asks the database, and --sql connects to none", {
      hint: "Print the script for one schema: --schema NAME --sql",
    });
  }
  if (jobs === undefined) return;
  if (name !== "all" && eachSchema === undefined) {
    throw new MigrateError("usage", "--jobs is for several databases or schemas", {
      hint: "With -n all or --each-schema it says how many are worked on at a time.",
    });
  }
  if (!Number.isInteger(jobs) || jobs === 0) {
    throw new MigrateError("usage", `--jobs is ${jobs}, and must be a whole number from 1`);
  }
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
