import type { Connection, Database, Notice } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import { untilAborted } from "./interrupt.ts";
import type { RunEvent } from "./run.ts";

/** How to wait for a database. */
export interface Waiting {
  readonly database: Database;
  /** Milliseconds; nothing waits where it is undefined. */
  readonly wait?: number;
  readonly report: (event: RunEvent) => void;
  readonly signal?: AbortSignal;
}

/** Between two tries, in milliseconds. */
const PAUSE = 500;

/**
 * A connection to the database, tried again until `wait` is over where it isn't up yet.
 *
 * Throws "connection", with what the last try met, and "interrupted".
 */
export async function connectWhenUp(waiting: Waiting): Promise<Connection> {
  const { database, wait = 0, report, signal } = waiting;
  const end = Date.now() + wait;
  let told = "";
  const onNotice = (notice: Notice) => report({ kind: "notice", notice });
  while (true) {
    let connecting: Promise<Connection> | undefined;
    try {
      return await untilAborted(signal, () => connecting = database.connect({ onNotice }));
    } catch (error) {
      // A connection that comes after all has nobody else to close it.
      if (signal?.aborted) connecting?.then((late) => late.close(), () => undefined);
      if (!(error instanceof MigrateError && database.dialect.mayComeUp(error))) throw error;
      const left = end - Date.now();
      if (left <= 0) throw advised(error, wait);
      if (error.message !== told) report({ kind: "down", why: error.message });
      told = error.message;
      const pause = Math.min(PAUSE, left);
      await untilAborted(signal, () => new Promise((resolve) => setTimeout(resolve, pause)));
    }
  }
}

/** The same error, whose hint says that one can wait, or for how long nothing came up. */
function advised(error: MigrateError, wait: number): MigrateError {
  const { code, message, where, hint, cause } = error;
  const advice = wait === 0
    ? "To wait until it is there: --wait SECONDS"
    : `It isn't there after ${wait / 1000} s of waiting`;
  const said = [hint, advice].filter(Boolean).join(" ");
  const wiser = new MigrateError(code, message, { where, hint: said, cause });
  wiser.stack = error.stack;
  return wiser;
}
