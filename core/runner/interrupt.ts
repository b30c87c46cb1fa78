import { MigrateError } from "../errors.ts";

/**
 * Does `work`; throws "interrupted" as soon as the signal says so, whatever becomes of the work: what a user's code
 * waits for, nobody can end.
 */
export async function untilAborted<T>(
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (signal === undefined) return await work();
  if (signal.aborted) throw interrupted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(interrupted());
  signal.addEventListener("abort", stop);
  try {
    return await Promise.race([promise, work()]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function interrupted(): MigrateError {
  return new MigrateError("interrupted", "Interrupted: what was not committed is rolled back");
}
