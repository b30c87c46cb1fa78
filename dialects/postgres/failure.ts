import { messageOf, MigrateError, placed, type Where } from "../../core/errors.ts";
import { type Address, type PostgresSettings, socketPath } from "./settings.ts";

const database = "PostgreSQL";

/** Who was asked, and as whom. */
interface Login extends Pick<PostgresSettings, "user" | "password" | "database"> {
  readonly address: Address;
}

/** An address as it is shown. */
export function placeText({ host, port }: Address): string {
  if (host.startsWith("/")) return socketPath(host, port);
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

interface Fault {
  /** Undefined where what the server says can't be said better. */
  readonly problem?: string | ((login: Login) => string);
  readonly hint?: string;
  /** It may go away by itself: the server isn't up yet, or has just gone. */
  readonly passes?: boolean;
}

const notUp = "Is PostgreSQL running there?";
const untrusted: Fault = {
  problem: "its certificate can't be trusted",
  hint:
    "Name who signed it (sslrootcert=FILE), or encrypt without looking at it (sslmode=require).",
};

const otherHost: Fault = {
  problem: "its certificate is for another host",
  hint: "Name the host as the certificate does, or don't compare names (sslmode=verify-ca).",
};

/**
 * Why there is no connection, by the code that the system or the server gives (its "SQLSTATE").
 *
 * A database that doesn't exist may be about to be made, as a new server's is; a wrong password stays wrong.
 */
const faults: { readonly [code: string]: Fault | undefined } = {
  ECONNREFUSED: { problem: "connection refused", hint: notUp, passes: true },
  ENOENT: { problem: "there is no such socket", hint: notUp, passes: true },
  EACCES: { problem: "this user may not use the socket" },
  ENOTFOUND: { problem: "no such host", hint: "Is its name right?", passes: true },
  EAI_AGAIN: { problem: "the host's name can't be looked up", passes: true },
  EHOSTUNREACH: { problem: "the host can't be reached", passes: true },
  ENETUNREACH: { problem: "its network can't be reached", passes: true },
  ETIMEDOUT: { problem: "no answer", hint: notUp, passes: true },
  ECONNRESET: { problem: "the server closed the connection", hint: notUp, passes: true },
  EPIPE: { problem: "the server closed the connection", hint: notUp, passes: true },
  TimeoutError: { problem: "no answer in time", hint: notUp, passes: true },
  CONNECTION_CLOSED: { problem: "the server closed the connection", hint: notUp, passes: true },
  NotPostgres: { problem: "what listens there is not PostgreSQL", hint: "Is the port right?" },
  NoTls: {
    problem: "it offers no TLS, which the URL wants",
    hint: "Turn TLS on there, or write sslmode=disable.",
  },
  TlsFailure: { hint: "See the server's TLS settings, or write sslmode=disable." },
  WrongServer: { passes: true },
  "28P01": {
    problem: ({ user, password }) =>
      password
        ? `the password of user "${user}" is wrong, or there is no such user`
        : `user "${user}" needs a password`,
    hint:
      "It is taken from the URL (percent-encoded), $PGPASSWORD or a ~/.pgpass that nobody else may read.",
  },
  "28000": { hint: "If it asks for encryption, write sslmode=require; else see its pg_hba.conf." },
  "3D000": {
    problem: ({ database }) => `there is no database "${database}"`,
    hint: "Make it: CREATE DATABASE, or createdb.",
    passes: true,
  },
  "53300": { hint: "Close some connections, or raise max_connections.", passes: true },
  "57P01": { passes: true },
  "57P02": { passes: true },
  "57P03": { passes: true },
  "08P01": {
    hint: "A pooler may refuse settings in the URL: leave them away, or let it pass them.",
  },
  "42704": { hint: "The URL sets it: see its query." },
  "22023": { hint: "The URL sets it: see its query." },
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_HAS_EXPIRED: untrusted,
  CERT_NOT_YET_VALID: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: otherHost,
};

/** An error for `connectingError` to put into words; its name is a key of `faults`. */
export function fault(
  name:
    | "CONNECTION_CLOSED"
    | "NotPostgres"
    | "NoTls"
    | "TlsFailure"
    | "TimeoutError"
    | "WrongServer",
  message: string,
): Error {
  return Object.assign(new Error(message), { name });
}

/** Whether TLS failed because of the certificate that the server has shown. */
export function isCertificateFault(error: unknown): boolean {
  const known = faults[codeOf(error)];
  return known === untrusted || known === otherHost;
}

/** What is wrong where a server can't be reached or refuses the login: code "connection". */
export function connectingError(cause: unknown, login: Login): MigrateError {
  const at = `Can't connect to ${database} at ${placeText(login.address)}`;
  if (cause instanceof MigrateError) {
    const { code, message, where, hint } = cause;
    return new MigrateError(code, `${at}: ${message}`, { where, hint, cause: cause.cause });
  }
  const { problem = messageOf(cause), hint } = faults[codeOf(cause)] ?? certificateFault(cause) ??
    {};
  const said = typeof problem === "string" ? problem : problem(login);
  if (isServerError(cause)) {
    return new MigrateError("connection", `${at}: ${said}`, { hint, where: { database }, cause });
  }
  // The system's words ("connect ECONNREFUSED …") tell nothing that ours don't.
  const known = Object.assign(new Error(said, { cause }), { code: codeOf(cause) });
  return new MigrateError("connection", `${at}: ${said}`, { hint, cause: known });
}

/** Denos before 2.9 hand on, late and as it is, what their library for TLS says of a certificate. */
function certificateFault(error: unknown): Fault | undefined {
  const [, said] = /^invalid peer certificate: (.*)/.exec(messageOf(error)) ?? [];
  if (said === undefined) return undefined;
  return said.startsWith("certificate not valid for name") ? otherHost : untrusted;
}

/** Whether an error of `connect` may go away by itself: the server is starting, or can't be reached yet. */
export function mayComeUp({ code, cause }: MigrateError): boolean {
  return code === "connection" && faults[codeOf(cause)]?.passes === true;
}

/** An error in the middle of things, in the product's words. The product's own errors gain the place. */
export function statementError(error: unknown, where: Where): unknown {
  if (!isServerError(error)) return placed(error, where);
  const said = [error.message, error.detail].filter(Boolean).join(". ").replace(/\s*\n\s*/g, "; ");
  return new MigrateError("database", `${database} refused the statement: ${said}`, {
    where: { ...where, database },
    hint: hints.find(([said]) => said.test(error.message))?.[1] ?? error.hint,
    cause: error,
  });
}

/** What to do where the server doesn't say it, or less. */
const hints: readonly (readonly [said: RegExp, hint: string])[] = [
  [
    // What is deferred until the commit keeps its tables as they are.
    /pending trigger events/,
    'First op.execute("SET CONSTRAINTS ALL IMMEDIATE"), or change it in a revision of its own.',
  ],
  [
    /^permission denied |^must be (?:owner|superuser)/,
    "The role that connects may not do that: have it granted, or name one in the URL that may.",
  ],
  [/^schema ".*" does not exist/, "Make it first: CREATE SCHEMA"],
  [
    /due to lock timeout/,
    "Others use the table. Run the command again, or give it more time: lock_timeout in the URL.",
  ],
  [/due to statement timeout/, "statement_timeout=0 in the URL lifts the limit."],
  [
    /in a read-only transaction/,
    "Is the server a standby? Name the primary, or all with target_session_attrs=read-write in the URL.",
  ],
  [/^deadlock detected/, "Run the command again: it may get its turn before the others."],
  [
    /contains null values/,
    "Give these rows a value first. In a new column they get its default, or what fill says: { fill: 0 }.",
  ],
  [/is violated by some row/, "Change or delete the rows that don't meet its condition first."],
  [/used by a view or rule/, "Drop what reads it before, and make it again behind."],
];

/**
 * The connection is gone; `reason` is what the server or the system said last. Code "connection".
 *
 * The address is undefined for a connection that the program made itself.
 */
export function lostError(address: Address | undefined, reason: unknown): MigrateError {
  const at = address === undefined ? "" : ` at ${placeText(address)}`;
  const said = reason === undefined ? "" : `: ${messageOf(reason)}`;
  return new MigrateError(
    "connection",
    `The connection to ${database}${at} was lost${said}`,
    {
      hint: "What was not committed is rolled back. Run the command again.",
      cause: reason,
    },
  );
}

/** What the driver makes of an error message of the server (documentation, "Error and Notice Message Fields"). */
export interface ServerError extends Error {
  /** SQLSTATE: five digits or capitals. */
  readonly code: string;
  readonly severity: string;
  readonly detail?: string;
  readonly hint?: string;
  /** What the server was at, a line for each thing within another. */
  readonly where?: string;
}

/** Whether the server said it. */
export function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && "severity" in error && "code" in error;
}

/** What a fault is known by: the SQLSTATE or the system's code, else the error's name; "" where it has neither. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const code = "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : error.name;
}
