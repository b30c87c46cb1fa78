import { DatabaseSync } from "node:sqlite";
import type { Connection, LockOptions, Row, Statement, TableName } from "../../core/dialect.ts";
import { messageOf, MigrateError, type Where } from "../../core/errors.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import { splitSql } from "../../core/sql/split.ts";
import { checkExpected, noVersionTable } from "../expect.ts";
import type { DatabaseUrl } from "../url.ts";
import { isThere, openingError, statementError } from "./failure.ts";
import { whileBusy } from "./lock.ts";
import { quote, storedValue } from "./quote.ts";
import { rules } from "./rules.ts";
import { type SqliteSettings, sqliteSettings } from "./settings.ts";

/**
 * Opens a connection to the SQLite database that a URL names. Throws "url", and "connection" where the file can't be.
 *
 * A file that isn't there reads like an empty database; the first call that may write makes it. Foreign keys are
 * enforced only where the URL says `foreign_keys=on`: off is how SQLite and Python's driver begin, and what revisions
 * written for Alembic expect. A word in double quotes that names no column is a string, as in nearly every build of
 * SQLite: tables that were made so could not be rebuilt otherwise.
 */
export async function connect(url: DatabaseUrl): Promise<Connection> {
  const connection = new SqliteConnection(sqliteSettings(url));
  // What is wrong with the file is said here, before anything is done.
  await connection.query("SELECT 1");
  return connection;
}

/** What is used of the driver's `DatabaseSync`: versions of it differ in the rest. */
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

/** What is used of the driver's `StatementSync`. */
export interface SqliteStatement {
  run(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): Record<string, unknown>[];
  setReadBigInts(enabled: boolean): void;
}

type SqliteValue = null | string | number | bigint | Uint8Array;

/** A connection that opens its database when it is needed, unless it is given one that is open. */
export class SqliteConnection implements Connection {
  readonly #settings: SqliteSettings;
  readonly #cancelled = new AbortController();
  #database?: SqliteDatabase;
  /** Stands in for a file that isn't there. */
  #empty?: SqliteDatabase;
  #changes?: SqliteStatement;
  #waiting: LockOptions = {};
  #lastTurn = Date.now();

  constructor(settings: SqliteSettings, database?: SqliteDatabase) {
    this.#settings = settings;
    this.#database = database;
  }

  async execute(statements: readonly Statement[]): Promise<void> {
    const database = await this.#writable();
    const prepare = lastPrepared(database);
    for (const [index, statement] of statements.entries()) {
      const where = { sql: statement.text, statement: index };
      await this.#run(where, () => executeOne(database, statement, prepare));
      if (statement.expect) checkExpected(statement, this.#countChanges(database));
    }
  }

  async query(text: string, values: readonly SqlValue[] = []): Promise<readonly Row[]> {
    checkOneStatement(text);
    const bound = values.map((value) => storedValue(value));
    const database = await this.#readable();
    return await this.#run({ sql: text }, () => {
      const prepared = database.prepare(text);
      prepared.setReadBigInts(true);
      return prepared.all(...bound).map(plainRow);
    });
  }

  async begin(): Promise<void> {
    const database = await this.#writable();
    // IMMEDIATE takes the write lock at once: a transaction that first reads could later find that it can't write.
    await this.#run({ sql: "BEGIN IMMEDIATE" }, () => database.exec("BEGIN IMMEDIATE"));
  }

  async commit(): Promise<void> {
    const database = await this.#writable();
    await this.#run({ sql: "COMMIT" }, () => database.exec("COMMIT"));
  }

  async rollback(): Promise<void> {
    const database = this.#database;
    if (!database || !isInTransaction(database)) return;
    await this.#whileBusy({ sql: "ROLLBACK" }, () => database.exec("ROLLBACK"));
  }

  /** Only sets how long `begin` waits: SQLite itself lets in one writer at a time. */
  lock(_key: string, options: LockOptions): Promise<void> {
    this.#waiting = options;
    return Promise.resolve();
  }

  async versionRows({ name, schema }: TableName): Promise<readonly string[] | undefined> {
    const prefix = schema === undefined ? "" : `${quote(schema)}.`;
    const found = await this.query(
      `SELECT 1 FROM ${prefix}sqlite_schema WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE`,
      [name],
    );
    if (found.length === 0) return undefined;
    const table = `${prefix}${quote(name)}`;
    const rows = await this.query(`SELECT version_num FROM ${table}`).catch((error) => {
      throw messageOf(error).endsWith("no such column: version_num")
        ? noVersionTable(table)
        : error;
    });
    return rows.map((row) => String(row["version_num"]));
  }

  /** Ends a wait for another connection, and lets no further statement begin. One that runs can't be stopped. */
  cancel(): void {
    this.#cancelled.abort();
  }

  close(): Promise<void> {
    this.cancel();
    // SQLite rolls back what a closed connection has open.
    for (const each of [this.#database, this.#empty]) each?.close();
    this.#database = this.#empty = undefined;
    return Promise.resolve();
  }

  async #writable(): Promise<SqliteDatabase> {
    return this.#database ??= await this.#run({}, () => open(this.#settings));
  }

  async #readable(): Promise<SqliteDatabase> {
    const { file, mustExist } = this.#settings;
    const missing = this.#database === undefined && file !== undefined && !mustExist &&
      !isThere({ ...this.#settings, file });
    return missing ? this.#empty ??= openEmpty() : await this.#writable();
  }

  /** How many rows the last statement changed; `exec` doesn't tell. */
  #countChanges(database: SqliteDatabase): number {
    this.#changes ??= database.prepare("SELECT changes() AS count");
    return Number(this.#changes.all()[0]?.["count"]);
  }

  /** Does what may write or read, unless the connection was cancelled. */
  async #run<T>(where: Where, work: () => T): Promise<T> {
    if (Date.now() - this.#lastTurn > turnEvery) await this.#takeTurn();
    if (this.#cancelled.signal.aborted) throw new MigrateError("interrupted", "Stopped in between");
    return await this.#whileBusy(where, work);
  }

  /** SQLite's calls come back when they are done, so nothing else would happen: signals wait for a turn of the loop. */
  async #takeTurn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    this.#lastTurn = Date.now();
  }

  /** Waits for other connections' locks, and says what is wrong in the product's words. */
  async #whileBusy<T>(where: Where, work: () => T): Promise<T> {
    try {
      return await whileBusy(work, {
        file: this.#settings.location,
        timeout: this.#waiting.timeout ?? this.#settings.busyTimeout,
        onWait: this.#waiting.onWait,
        signal: this.#cancelled.signal,
      });
    } catch (error) {
      throw statementError(error, this.#settings, where);
    }
  }
}

/** Whether a transaction is open. SQLite refuses to begin a second one; to begin a first takes no lock yet. */
export function isInTransaction(database: SqliteDatabase): boolean {
  try {
    database.exec("BEGIN");
  } catch (error) {
    if (messageOf(error).startsWith("cannot start a transaction within")) return true;
    throw error;
  }
  database.exec("ROLLBACK");
  return false;
}

/** Milliseconds: what a user who interrupts doesn't notice. */
const turnEvery = 50;

function open(settings: SqliteSettings): DatabaseSync {
  const { location, file, mustExist, readOnly, pragmas } = settings;
  if (mustExist && file !== undefined && !isThere({ ...settings, file })) {
    throw openingError(settings, undefined);
  }
  const database = new DatabaseSync(location, { ...options, readOnly });
  try {
    for (const [name, value] of pragmas) database.exec(`PRAGMA ${name} = ${value}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite's own defaults where the driver's differ, and no waiting inside of SQLite: see `lock.ts`. */
const options = {
  enableForeignKeyConstraints: false,
  enableDoubleQuotedStringLiterals: true,
  defensive: false,
  timeout: 0,
};

/** An empty database to read from. Writing to it would lose what is written, and is refused. */
function openEmpty(): DatabaseSync {
  const database = new DatabaseSync(":memory:", options);
  database.exec("PRAGMA query_only = ON");
  return database;
}

/** `exec` takes a fifth of the time of preparing a statement to run it once, but binds no values. */
function executeOne(
  database: SqliteDatabase,
  { text, values = [] }: Statement,
  prepare: (text: string) => SqliteStatement,
): void {
  if (values.length === 0) database.exec(text);
  else prepare(text).run(...values.map((value) => storedValue(value)));
}

/** Prepares statements, and keeps the last: rows that are inserted one by one have one text. */
function lastPrepared(database: SqliteDatabase): (text: string) => SqliteStatement {
  let last: { readonly text: string; readonly prepared: SqliteStatement } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, prepared: database.prepare(text) };
    return last.prepared;
  };
}

/** The driver would run the first statement of a text and drop the others, and crash where there is none. */
function checkOneStatement(text: string): void {
  const count = splitSql(text, rules).length;
  if (count === 1) return;
  throw new MigrateError("operation", `query() runs one statement, and this text holds ${count}`, {
    where: { sql: text },
    hint: "execute() runs several.",
  });
}

/** A row as a plain object. Integers come as bigints, so that none is cut; those that a number can hold become one. */
function plainRow(row: Record<string, unknown>): Row {
  const plain: Row = {};
  for (const [name, value] of Object.entries(row)) plain[name] = plainValue(value);
  return plain;
}

function plainValue(value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
