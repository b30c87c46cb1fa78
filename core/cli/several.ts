import { MigrateError } from "../errors.ts";
import type { Context } from "./context.ts";
import { errorData, errorText } from "./report.ts";

/** What a command is done for. */
export interface Several {
  /** What each of them is. */
  readonly what: "database" | "schema";
  readonly names: readonly string[];
  /** How many are worked on at a time. */
  readonly jobs: number;
}

/** Takes a command's result, as a context does. */
export type TakeResult = Context["result"];

/** What became of one of them. A command may give a result and fail, too. */
interface Outcome {
  readonly data?: unknown;
  readonly text?: string;
  readonly error?: unknown;
}

/**
 * Does `work` for each of several, then tells of them in the order of their names: with `--json` one object, else a
 * line each, or some lines.
 *
 * Throws "partly-failed" where some failed; the others are done then, and each error is told. But "usage" and
 * "interrupted" are thrown as they are: those that have not begun don't begin.
 */
export async function forSeveral(
  context: Context,
  several: Several,
  work: (name: string, result: TakeResult) => Promise<void>,
): Promise<void> {
  const { names, jobs } = several;
  const found = new Map<string, Outcome>();
  const rest = names.values();
  let ending: unknown;
  async function workOn(): Promise<void> {
    for (const name of rest) {
      const outcome = await outcomeOf((result) => work(name, result));
      if (endsAll(outcome.error)) ending ??= outcome.error;
      else found.set(name, outcome);
      if (ending !== undefined) return;
      showProgress(context, several, found.size);
    }
  }
  await Promise.all(Array.from({ length: jobs }, workOn));
  context.host.stderr.status("");
  if (found.size > 0) tellResults(context, names, found);
  const failed = tellErrors(context, several, found);
  if (ending !== undefined) {
    const done = found.size - failed;
    if (done > 0) context.log("INFO", `Done for ${done} of ${counted(several)}`);
    throw ending;
  }
  if (failed > 0) throw partlyFailed(several, failed);
  context.log("INFO", `Done for ${counted(several)}`);
}

async function outcomeOf(work: (result: TakeResult) => Promise<void>): Promise<Outcome> {
  let outcome: Outcome = {};
  try {
    await work((data, text) => outcome = { data, text });
  } catch (error) {
    outcome = { ...outcome, error };
  }
  return outcome;
}

/** Whether an error is one for all that are still to come. */
function endsAll(error: unknown): boolean {
  return error instanceof MigrateError && ["usage", "interrupted"].includes(error.code);
}

/** On a terminal. Databases, which are few, tell of each step instead. */
function showProgress({ host, flags }: Context, { what, names }: Several, done: number): void {
  if (what === "database" || flags.json || flags.quiet) return;
  host.stderr.status(`${done} of ${names.length} schemas are done`);
}

function tellResults(
  context: Context,
  names: readonly string[],
  found: ReadonlyMap<string, Outcome>,
): void {
  const known = names.filter((name) => found.has(name));
  const data = known.map((name) => [name, outcomeData(found.get(name)!)]);
  const text = known.map((name) => outcomeText(name, found.get(name)!)).join("");
  context.result(Object.fromEntries(data), text);
}

function outcomeData({ data, error }: Outcome): unknown {
  return data ?? (error === undefined ? null : errorData(error));
}

function outcomeText(name: string, { text = "", error }: Outcome): string {
  const said = text.trimEnd();
  const below = said && `\n${said}`;
  if (error !== undefined) return `${name}: FAILED${below}\n`;
  return `${name}:${said.includes("\n") ? below : said && ` ${said}`}\n`;
}

/** Tells each error once, with all that have met it, and gives how many have. */
function tellErrors(
  context: Context,
  { what, names }: Several,
  found: ReadonlyMap<string, Outcome>,
): number {
  const style = { directory: context.host.workingDirectory };
  const failed = names.filter((name) => found.get(name)?.error !== undefined);
  const error = (name: string) => found.get(name)!.error;
  for (const [, same] of Map.groupBy(failed, (name) => errorText(error(name), style))) {
    context.fail(error(same[0]!), { [`${what}s`]: same }, listed(same));
  }
  return failed.length;
}

/** How many names a line of the log may hold. */
const mostNames = 10;

function listed(names: readonly string[]): string {
  const more = names.length - mostNames;
  return names.slice(0, mostNames).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function partlyFailed(several: Several, failed: number): MigrateError {
  const done = several.names.length - failed;
  return new MigrateError(
    "partly-failed",
    `${failed} of ${counted(several)} failed, ${done} ${done === 1 ? "is" : "are"} done`,
    { hint: "What is done stays done: mend the cause, and run the command again." },
  );
}

/** `1 database`, `500 schemas` */
function counted({ what, names: { length } }: Several): string {
  return `${length} ${what}${length === 1 ? "" : "s"}`;
}
