import { inSchema, openSchemas } from "../commands/schemas.ts";
import { type Context, createContext, milliseconds } from "./context.ts";
import { eventTeller } from "./events.ts";
import { forSeveral } from "./several.ts";

/** How many schemas are worked on at a time, each on a connection of its own, where `--jobs` doesn't say. */
const usualJobs = 4;

/** The context for one schema: what `--schema` means. */
export function inNamedSchema(context: Context, schema: string): Context {
  return { ...context, project: async () => inSchema(await context.project(), schema) };
}

/**
 * Does a command's work for every schema that a pattern stands for, some at a time, on connections that are used again:
 * what `--each-schema` means.
 *
 * Throws what `forSeveral` and `openSchemas` throw.
 */
export async function forEverySchema(
  context: Context,
  pattern: string,
  work: (context: Context) => Promise<void>,
): Promise<void> {
  const { host, flags } = context;
  await using schemas = await openSchemas(await context.project(), pattern, {
    wait: milliseconds(flags.wait),
    signal: host.signal,
    report: eventTeller(context).report,
  });
  const { warn, log } = toldOnce(context);
  const several = { what: "schema", names: schemas.names, jobs: flags.jobs ?? usualJobs } as const;
  await forSeveral(context, several, (name, result) => {
    const own = createContext(host, flags, { ...context.label, schema: name });
    return work({
      ...own,
      result,
      warn,
      log: (level, line) => level === "WARN" ? log(level, line) : own.log(level, line),
      project: () => Promise.resolve(schemas.in(name)),
    });
  });
}

/** The history is the same for all, and so is what is wrong with it. */
function toldOnce({ warn, log }: Context): Pick<Context, "warn" | "log"> {
  const told = new Set<unknown>();
  const isNew = (what: unknown) => !told.has(what) && told.add(what);
  return {
    warn(error) {
      if (isNew(error)) warn(error);
    },
    log(level, line) {
      if (isNew(line)) log(level, line);
    },
  };
}
