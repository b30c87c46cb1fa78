import { AsyncLocalStorage } from "node:async_hooks";

/** The reasons that one work has met so far. */
type Reasons = unknown[];

/** Works that are under way: several runs may be, side by side. */
const underWay = new Set<Reasons>();

/** Tells whose a promise is. */
const owner = new AsyncLocalStorage<Reasons>();

/**
 * Does `work`, which runs a user's code. A promise that is rejected meanwhile and that nobody waits for, as that of an
 * async function called without `await`, fails the work instead of ending the program.
 */
export async function withRejections(work: () => Promise<void>): Promise<void> {
  const reasons: Reasons = [];
  if (underWay.size === 0) addEventListener("unhandledrejection", listen);
  underWay.add(reasons);
  try {
    await owner.run(reasons, work);
  } finally {
    // The events come when the promises that are settled by now have been dealt with.
    await new Promise((resolve) => setImmediate(resolve));
    underWay.delete(reasons);
    if (underWay.size === 0) removeEventListener("unhandledrejection", listen);
  }
  if (reasons.length > 0) throw reasons[0];
}

/** Where the runtime doesn't say whose promise it was, as Deno 2.6 doesn't, it may have been anybody's. */
function listen(event: PromiseRejectionEvent): void {
  event.preventDefault();
  const own = owner.getStore();
  for (const reasons of own && underWay.has(own) ? [own] : underWay) reasons.push(event.reason);
}
