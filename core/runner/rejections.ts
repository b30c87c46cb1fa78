/**
 * Does `work`, which runs a user's code. A promise that is rejected meanwhile and that nobody waits for, as that of an
 * async function called without `await`, fails the work instead of ending the program.
 */
export async function withRejections(work: () => Promise<void>): Promise<void> {
  const reasons: unknown[] = [];
  function listen(event: PromiseRejectionEvent): void {
    event.preventDefault();
    reasons.push(event.reason);
  }
  addEventListener("unhandledrejection", listen);
  try {
    await work();
  } finally {
    // The events come when the promises that are settled by now have been dealt with.
    await new Promise((resolve) => setImmediate(resolve));
    removeEventListener("unhandledrejection", listen);
  }
  if (reasons.length > 0) throw reasons[0];
}
