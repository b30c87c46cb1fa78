import type { Socket } from "node:net";
import { MigrateError } from "../../core/errors.ts";
import { codeOf, connectingError, fault, mayComeUp } from "./failure.ts";
import { filedPassword } from "./password_file.ts";
import type { Session } from "./session.ts";
import type { Address, PostgresSettings, SslMode, TargetSession } from "./settings.ts";
import { openSocket, requestCancel, type TlsWish } from "./socket.ts";

/** What a server says about itself. */
export interface ServerKind {
  readonly isStandby: boolean;
  readonly isReadOnly: boolean;
}

/** Names a session to a server that is asked to cancel what it does. */
export interface CancelKey {
  readonly pid: number;
  readonly secret: number;
}

/** Who logs in, and where. */
export interface Login extends PostgresSettings {
  readonly address: Address;
  /** Asks the server, over a connection of its own, to cancel what a session does. */
  readonly cancel: (key: CancelKey) => Promise<void>;
}

/** A session, and what its server is. */
export interface Started {
  readonly session: Session;
  readonly server: ServerKind;
}

/** Logs in over an open socket. Rejects with what the server or the system says, as it is. */
export type Start = (socket: Socket, login: Login) => Promise<Started>;

/**
 * A session with the first server, in the order of the URL, that answers and is of the kind wanted.
 *
 * Throws "connection": at once where a server refuses the login, else with what each of them met.
 */
export async function firstSession(settings: PostgresSettings, start: Start): Promise<Session> {
  const failures: MigrateError[] = [];
  const targets: readonly TargetSession[] = settings.target === "prefer-standby"
    ? ["standby", "any"]
    : [settings.target];
  for (const target of targets) {
    for (const address of settings.addresses) {
      try {
        return await sessionAt(address, { ...settings, target }, start);
      } catch (error) {
        // As libpq: a server that is down makes room for the next; one that refuses the login doesn't.
        if (!(error instanceof MigrateError && mayComeUp(error))) throw error;
        failures.push(error);
      }
    }
  }
  throw together(failures);
}

/** What each server met, with the hint and cause of the first. */
function together(failures: readonly MigrateError[]): MigrateError {
  const { where, hint, cause } = failures[0]!;
  const messages = new Set(failures.map(({ message }) => message));
  return new MigrateError("connection", [...messages].join("; "), { where, hint, cause });
}

/** What is tried with one server, and what then: libpq's table of `sslmode`. */
const tlsWishes: { readonly [mode in SslMode]: readonly [first: TlsWish, second?: TlsWish] } = {
  "disable": ["none"],
  "allow": ["none", "required"],
  "prefer": ["offered", "none"],
  "require": ["required"],
  "verify-ca": ["required"],
  "verify-full": ["required"],
};

async function sessionAt(
  address: Address,
  settings: PostgresSettings,
  start: Start,
): Promise<Session> {
  const password = settings.password ?? filedPassword({ ...settings, address });
  const login = { ...settings, address, password };
  const [first, second] = tlsWishes[settings.tls.mode];
  try {
    return await openSession({ ...login, wish: first }, start).catch((cause) => {
      if (second === undefined || !dependsOnTls(cause)) throw cause;
      return openSession({ ...login, wish: second }, start);
    });
  } catch (cause) {
    throw connectingError(cause, login);
  }
}

/** "28000" is what pg_hba.conf has for connections that are, or aren't, encrypted. */
function dependsOnTls(cause: unknown): boolean {
  return ["28000", "TlsFailure"].includes(codeOf(cause));
}

interface Attempt extends PostgresSettings {
  readonly address: Address;
  readonly wish: TlsWish;
}

async function openSession(attempt: Attempt, start: Start): Promise<Session> {
  const { address, tls, wish, connectTimeout, target } = attempt;
  const cancel = (key: CancelKey) =>
    withinTime(cancelTimeout, (signal) => requestCancel(address, key, { tls, wish, signal }));
  return await withinTime(connectTimeout, async (signal) => {
    const socket = await openSocket(address, { tls, wish, signal });
    const giveUp = () => socket.destroy(signal.reason);
    signal.addEventListener("abort", giveUp);
    try {
      const { session, server } = await start(socket, { ...attempt, cancel });
      if (fits(server, target)) return session;
      await session.end();
      throw fault("WrongServer", `it is ${kindOf(server)}, and the URL wants ${target}`);
    } catch (error) {
      socket.destroy();
      throw error;
    } finally {
      signal.removeEventListener("abort", giveUp);
    }
  });
}

const cancelTimeout = 5_000;

/** Does `work`, and tells it by the signal when its time is over. No milliseconds are no limit. */
async function withinTime<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const end = () => controller.abort(fault("TimeoutError", "no answer in time"));
  const timer = milliseconds > 0 ? setTimeout(end, milliseconds) : undefined;
  try {
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

function fits({ isStandby, isReadOnly }: ServerKind, target: TargetSession): boolean {
  switch (target) {
    case "any":
    case "prefer-standby":
      return true;
    case "read-write":
      return !isReadOnly;
    case "read-only":
      return isReadOnly;
    case "primary":
      return !isStandby;
    case "standby":
      return isStandby;
  }
}

function kindOf({ isStandby, isReadOnly }: ServerKind): string {
  return `${isStandby ? "a standby" : "a primary"}${isReadOnly ? ", read-only" : ""}`;
}
