import type { LockOptions } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";

/** What is waited for, and how long. */
export interface BusyWait extends LockOptions {
  /** Milliseconds. */
  readonly timeout: number;
  /** What is locked, for messages: the file's path. */
  readonly file: string;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

const shortestPause = 10;
const longestPause = 200;
const reportEvery = 5_000;

/**
 * Does `work`, again and again as long as another connection's lock is in its way.
 *
 * SQLite's own busy handler would block the whole program, signals and all; here it sleeps between tries, each time
 * somewhat longer, and not in step with others that wait. Throws "locked" after `timeout`, "interrupted" when the
 * signal says so, and whatever else `work` throws.
 */
export async function whileBusy<T>(work: () => T, wait: BusyWait): Promise<T> {
  const started = Date.now();
  let reported = -Infinity;
  for (let pause = shortestPause;; pause = Math.min(longestPause, pause * 1.5)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (wait.signal.aborted) throw new MigrateError("interrupted", "Stopped waiting for SQLite");
      const waited = Date.now() - started;
      if (waited >= wait.timeout) throw locked(wait, error);
      if (waited - reported >= reportEvery) {
        reported = waited;
        wait.onWait?.(`another connection that writes to "${wait.file}"`);
      }
      await sleep(Math.min(pause * (0.5 + Math.random()), wait.timeout - waited));
    }
  }
}

/** Whether SQLite says SQLITE_BUSY. The driver gives its number from some calls only, and its text from all. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("database is locked");
}

function locked({ file, timeout }: BusyWait, cause: unknown): MigrateError {
  return new MigrateError(
    "locked",
    `database is locked: another connection writes to "${file}", and did not end in ${
      timeout / 1000
    } s`,
    {
      cause,
      hint:
        "Let the other program finish, or stop it. To wait longer, add ?timeout=SECONDS to the URL.",
    },
  );
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
