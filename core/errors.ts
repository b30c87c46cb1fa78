/** What went wrong, for programs and tests. The message is for people. */
export type ErrorCode =
  /** The command line or a function's argument is not of the accepted form. */
  | "usage"
  /** The config file is missing, unreadable or not of the accepted form. */
  | "config"
  /** A `${VAR}` without default is not set. */
  | "unset-variable"
  /** A file or folder is missing, unreadable or can't be written. */
  | "file"
  /** A revision file is not of the accepted form, or throws when it is imported. */
  | "revision-file"
  /** A revision names a parent or dependency that no file declares. */
  | "missing-revision"
  /** Two files declare the same revision, or two revisions the same branch label. */
  | "duplicate-revision"
  /** Revisions that come, directly or not, before themselves. */
  | "cycle"
  /** A name that stands for no revision, or for several. */
  | "unknown-revision"
  /** One revision is wanted and several heads are there. */
  | "multiple-heads"
  /** A schema that the database doesn't have, or a pattern that none of its schemas matches. */
  | "unknown-schema"
  /** The revisions named can't be reached from where the database is. */
  | "unreachable"
  /** The version table holds rows that don't go together, or other rows than expected. */
  | "version-table"
  /** The database is not at the revision that the command asks for. */
  | "not-at-head"
  /** A downgrade would pass a revision that has no way back. */
  | "irreversible"
  /** A revision's own code threw. */
  | "revision-threw"
  /** The operation can't be done on this dialect, or not in this mode. */
  | "unsupported"
  /** An operation contradicts itself or the table it names. */
  | "operation"
  /** What autogenerate aims at can't be read, contradicts itself or holds no table. */
  | "target"
  /** The database URL can't be understood. */
  | "url"
  /** The database can't be reached or refuses the login. */
  | "connection"
  /** The database refused a statement. */
  | "database"
  /** Another process holds the lock. */
  | "locked"
  /** A program that was started (editor, hook, DDL printer) failed. */
  | "program"
  /** Of several databases or schemas some failed, and the others are done. */
  | "partly-failed"
  /** The run was interrupted by a signal. */
  | "interrupted";

/** Where it went wrong: each fact is known at another level, and added there by `within()`. */
export interface Where {
  /** Absolute path. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** Dotted path of a config key. */
  readonly key?: string;
  readonly revision?: string;
  /** Kind of the operation, such as "createTable", or the name of one of the user's own. */
  readonly operation?: string;
  /** The SQL that the database refused. */
  readonly sql?: string;
  /** Which of the statements sent together, from 0. */
  readonly statement?: number;
  /** Who speaks in `cause`, such as "PostgreSQL". */
  readonly database?: string;
}

/** Everything about an error but its code and message. */
export interface ErrorDetails {
  readonly where?: Where;
  /** What to do or type. */
  readonly hint?: string;
  /** What the database, the file system or the user's code said. */
  readonly cause?: unknown;
}

/** The one error that the product throws on purpose; any other is a defect, or comes from a user's file. */
export class MigrateError extends Error {
  override readonly name = "MigrateError";
  readonly code: ErrorCode;
  readonly where: Where;
  readonly hint?: string;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.where = details.where ?? {};
    this.hint = details.hint;
  }
}

/** A place, or how to find it: for places that take work to tell. */
export type WhereOrHow = Where | (() => Where);

/**
 * Runs `work`; a `MigrateError` out of it gains the facts of `where` that it doesn't have yet.
 *
 * Other errors pass unchanged: only the level that knows their meaning can name them.
 */
export async function within<T>(where: WhereOrHow, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw placed(error, where);
  }
}

/** `within()` for work that doesn't wait. */
export function withinSync<T>(where: WhereOrHow, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw placed(error, where);
  }
}

/** The same error with the facts of `where` that it lacks; other errors as they are. */
export function placed(error: unknown, where: WhereOrHow): unknown {
  if (!(error instanceof MigrateError)) return error;
  const wider = new MigrateError(error.code, error.message, {
    where: { ...(typeof where === "function" ? where() : where), ...error.where },
    hint: error.hint,
    cause: error.cause,
  });
  wider.stack = error.stack;
  return wider;
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
