import type { LockOptions, Row } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";

/** What taking a lock needs. */
export interface LockWait extends LockOptions {
  /** Runs one statement outside of any transaction. */
  readonly query: (text: string) => Promise<readonly Row[]>;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

const shortestPause = 50;
const longestPause = 1_000;
const reportEvery = 5_000;

/**
 * Takes the session's advisory lock for `key`, and waits for it where another session has it.
 *
 * It asks again and again instead of blocking in the server: a statement that waits holds a snapshot, and would wait
 * for the holder's CREATE INDEX CONCURRENTLY while that waits for the snapshot. The lock ends with its session, so a
 * holder is alive, and without `timeout` there is no limit. Throws "locked", and "interrupted" when the signal says so.
 */
export async function takeLock(key: string, wait: LockWait): Promise<void> {
  const id = lockId(key);
  const started = Date.now();
  let reported = -Infinity;
  for (let pause = shortestPause;; pause = Math.min(longestPause, pause * 1.5)) {
    const [answer] = await wait.query(`SELECT pg_try_advisory_lock(${id}) AS taken`);
    if (answer?.["taken"] === true) return;
    if (wait.signal.aborted) {
      throw new MigrateError("interrupted", "Stopped waiting for another migration");
    }
    const waited = Date.now() - started;
    const left = (wait.timeout ?? Infinity) - waited;
    if (left <= 0 || waited - reported >= reportEvery) {
      reported = waited;
      const holder = await holderOf(id, wait.query);
      if (left <= 0) throw locked(holder, waited);
      wait.onWait?.(holder);
    }
    const milliseconds = Math.min(pause * (0.5 + Math.random()), left);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
}

/** Lets go of the lock: a pooler may keep the session, and the lock with it, when the connection ends. */
export function releaseText(key: string): string {
  return `SELECT pg_advisory_unlock(${lockId(key)})`;
}

/**
 * The number that stands for a key: 64 bits of FNV-1a over its UTF-8, the same in all versions of the product. Locks
 * are a database's own: databases need no numbers of theirs.
 */
export function lockId(key: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(`migrate:${key}`)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return BigInt.asIntN(64, hash);
}

async function holderOf(id: bigint, query: LockWait["query"]): Promise<string> {
  const key = BigInt.asUintN(64, id);
  // As `pg_locks` shows a lock with one key of 64 bits. Other roles' sessions are shown in part.
  const [holder] = await query(`SELECT l.pid, a.application_name AS program,
    host(a.client_addr) AS address, to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS OF') AS since
  FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND l.classid = ${key >> 32n} AND l.objid = ${key & 0xffffffffn}`);
  return holder === undefined ? "another migration that has just ended" : describe(holder);
}

function describe({ pid, program, address, since }: Row): string {
  return [
    `process ${pid}`,
    program && `(${program})`,
    address && `from ${address}`,
    since && `connected since ${since}`,
  ].filter(Boolean).join(" ");
}

function locked(holder: string, waited: number): MigrateError {
  return new MigrateError(
    "locked",
    `Another migration is running: ${holder} holds the lock, and did not end in ${
      (waited / 1000).toFixed(1)
    } s`,
    { hint: "Let it finish, or end it: SELECT pg_terminate_backend(PID)" },
  );
}
