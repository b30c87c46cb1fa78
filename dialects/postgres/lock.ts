import type { LockOptions, Row } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { Session } from "./session.ts";

/** What taking a lock needs. */
export interface LockWait extends LockOptions {
  readonly begin: () => Promise<void>;
  readonly query: (text: string) => Promise<readonly Row[]>;
  readonly rollback: () => Promise<void>;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/*
 * A pooler may give each transaction another session. So nothing is left to a session that is to last: the lock is that
 * of a transaction (pg_advisory_xact_lock), and while it is to last for longer, another transaction has a second lock,
 * by which who gets the first one sees that it isn't its turn.
 */

const shortestPause = 50;
const longestPause = 1_000;
const reportEvery = 5_000;

/**
 * Begins a transaction that has the lock for `key`, and waits for it where somebody else has it.
 *
 * It asks again and again instead of blocking in the server: a statement that waits holds a snapshot, and would wait
 * for the holder's CREATE INDEX CONCURRENTLY while that waits for the snapshot. The lock ends with its session, so a
 * holder is alive, and without `timeout` there is no limit. Throws "locked", and "interrupted" when the signal says so.
 */
export async function beginLocked(key: string, wait: LockWait): Promise<void> {
  const started = Date.now();
  let reported = -Infinity;
  for (let pause = shortestPause;; pause = Math.min(longestPause, pause * 1.5)) {
    await wait.begin();
    const [answer] = await wait.query(tryText(key));
    if (answer?.["taken"] === true) return;
    const waited = Date.now() - started;
    const left = (wait.timeout ?? Infinity) - waited;
    const isDue = left <= 0 || waited - reported >= reportEvery;
    const holder = isDue ? await holderOf(key, wait.query) : "";
    await wait.rollback();
    if (wait.signal.aborted) {
      throw new MigrateError("interrupted", "Stopped waiting for another migration");
    }
    if (left <= 0) throw locked(holder, waited);
    if (isDue) {
      reported = waited;
      wait.onWait?.(holder);
    }
    const milliseconds = Math.min(pause * (0.5 + Math.random()), left);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
}

/** Takes the first lock for the transaction, and looks whether somebody has the second. */
function tryText(key: string): string {
  const second = heldId(key);
  return `SELECT CASE WHEN NOT pg_try_advisory_xact_lock(${lockId(key)}) THEN false
    WHEN pg_try_advisory_lock(${second}) THEN pg_advisory_unlock(${second}) ELSE false END AS taken`;
}

/** A lock that is had on, whatever becomes of the transaction that took it. */
export interface HeldLock {
  readonly isOpen: boolean;
  /** Lets go of it. */
  end(): Promise<void>;
}

/** Holds the lock in a transaction of a session of its own, for one who has it in a transaction. */
export async function holdApart(key: string, session: Session): Promise<HeldLock> {
  // Its transaction is as long as it takes, and nobody does anything in it.
  await session.send(`BEGIN;
    SELECT set_config(name, '0', true) FROM pg_settings
     WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout');
    SELECT pg_advisory_xact_lock(${heldId(key)})`);
  return session;
}

/** Holds the lock in the session that has it in a transaction, where there is no other to be had. */
export async function holdHere(key: string, session: Session): Promise<HeldLock> {
  await session.send(`SELECT pg_advisory_lock(${heldId(key)})`);
  return {
    get isOpen() {
      return session.isOpen;
    },
    end: async () => void await session.send(`SELECT pg_advisory_unlock(${heldId(key)})`),
  };
}

function heldId(key: string): bigint {
  return lockId(`held:${key}`);
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

async function holderOf(name: string, query: LockWait["query"]): Promise<string> {
  const [first, second] = [lockId(name), heldId(name)].map((id) => {
    const key = BigInt.asUintN(64, id);
    return `(${key >> 32n}, ${key & 0xffffffffn})`;
  });
  // As `pg_locks` shows a lock with one key of 64 bits. Other roles' sessions are shown in part.
  const [holder] = await query(`SELECT l.pid, a.application_name AS program,
    host(a.client_addr) AS address, to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS OF') AS since
  FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (l.classid, l.objid) IN (${first}, ${second}) AND l.pid <> pg_backend_pid()`);
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
