import { AsyncLocalStorage } from "node:async_hooks";
import process from "node:process";
import { MigrateError } from "../errors.ts";

/** The reasons that one work has met so far. */
type Reasons = unknown[];

/** Works that are under way: several runs may be, side by side. */
const underWay = new Set<Reasons>();

/** Tells whose a promise or a call is. */
const owner = new AsyncLocalStorage<Reasons>();

/** Denos before 2.9 have forgotten whose a promise was when they tell that it was rejected. */
const tellsOwner = !/^2\.[0-8]\./.test(process.versions["deno"] ?? "");

/**
 * Does `work`, which runs a user's code. What would end the program fails the work instead: a promise of its own that
 * is rejected meanwhile and that nobody waits for, as that of an async function called without `await`; and a call of
 * `Deno.exit` or `process.exit`, after which the program would seem to have done what it was asked for.
 *
 * The program around it goes its own way.
 */
export async function confined(work: () => Promise<void>): Promise<void> {
  const reasons: Reasons = [];
  if (underWay.size === 0) confine();
  underWay.add(reasons);
  try {
    await owner.run(reasons, work);
  } finally {
    // The events come when the promises that are settled by now have been dealt with.
    await new Promise((resolve) => setImmediate(resolve));
    underWay.delete(reasons);
    if (underWay.size === 0) release();
  }
  if (reasons.length > 0) throw reasons[0];
}

type Exit = (code?: number) => never;

const denosExit: Exit = Deno.exit;
/** What `process.exit` ends in, however it was imported. */
const processExit: Exit = Reflect.get(process, "reallyExit").bind(process);

function confine(): void {
  process.on("unhandledRejection", listen);
  Object.assign(Deno, { exit: unlessOwned(denosExit) });
  Object.assign(process, { reallyExit: unlessOwned(processExit) });
}

function release(): void {
  process.off("unhandledRejection", listen);
  Object.assign(Deno, { exit: denosExit });
  Object.assign(process, { reallyExit: processExit });
}

function listen(reason: unknown): void {
  const own = owner.getStore();
  const concerned = own === undefined && !tellsOwner
    ? [...underWay]
    : [...underWay].filter((reasons) => reasons === own);
  for (const reasons of concerned) reasons.push(reason);
  // Nobody else listens: what the runtime does then is for it to do.
  if (concerned.length === 0 && process.listenerCount("unhandledRejection") === 1) throw reason;
}

function unlessOwned(exit: Exit): Exit {
  return (code) => {
    if (owner.getStore() === undefined) return exit(code);
    throw new MigrateError("revision-threw", "A revision can't end the program in mid-run", {
      hint: "To stop the run, throw an error. To be done early, return.",
    });
  };
}
