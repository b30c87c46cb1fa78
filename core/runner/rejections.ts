import { AsyncLocalStorage } from "node:async_hooks";
import process from "node:process";

/** The reasons that one work has met so far. */
type Reasons = unknown[];

/** Works that are under way: several runs may be, side by side. */
const underWay = new Set<Reasons>();

/** Tells whose a promise is. */
const owner = new AsyncLocalStorage<Reasons>();

/** Denos before 2.9 have forgotten whose a promise was when they tell that it was rejected. */
const tellsOwner = !/^2\.[0-8]\./.test(process.versions["deno"] ?? "");

/**
 * Does `work`, which runs a user's code. A promise of its own that is rejected meanwhile and that nobody waits for, as
 * that of an async function called without `await`, fails the work instead of ending the program.
 *
 * Those of the program around it go their own way.
 */
export async function withRejections(work: () => Promise<void>): Promise<void> {
  const reasons: Reasons = [];
  if (underWay.size === 0) process.on("unhandledRejection", listen);
  underWay.add(reasons);
  try {
    await owner.run(reasons, work);
  } finally {
    // The events come when the promises that are settled by now have been dealt with.
    await new Promise((resolve) => setImmediate(resolve));
    underWay.delete(reasons);
    if (underWay.size === 0) process.off("unhandledRejection", listen);
  }
  if (reasons.length > 0) throw reasons[0];
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
