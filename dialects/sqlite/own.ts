import type { Connection, Database } from "../../core/dialect.ts";
import { messageOf, MigrateError } from "../../core/errors.ts";
import { takeTurn } from "../turns.ts";
import { isInTransaction, SqliteConnection, type SqliteDatabase } from "./connect.ts";
import { dialect } from "./dialect.ts";
import { withScratch } from "./scratch.ts";
import type { SqliteSettings } from "./settings.ts";

/** The database that a program has open, to be used as it is. */
export function ownDatabase(database: SqliteDatabase): Database {
  return {
    dialect,
    displayUrl: settings.location,
    withScratch,
    connect: () => ownConnection(database),
  };
}

/** What a URL would say; pragmas are the program's affair. */
const settings: SqliteSettings = {
  location: "the program's own SQLite database",
  mustExist: false,
  readOnly: false,
  pragmas: [],
  busyTimeout: 30_000,
};

/**
 * A connection over a database that is open, once all that use it so have closed theirs. Closing it leaves the
 * database open.
 *
 * Where a transaction is open, all is done in it, and nothing is committed.
 */
async function ownConnection(database: SqliteDatabase): Promise<Connection> {
  const endTurn = await takeTurn(database);
  try {
    return new OwnConnection(database, endTurn);
  } catch (cause) {
    endTurn();
    const message = `The SQLite database given can't be used: ${messageOf(cause)}`;
    throw new MigrateError("connection", message, { cause });
  }
}

class OwnConnection extends SqliteConnection {
  readonly isNested: boolean;
  readonly #database: SqliteDatabase;
  readonly #endTurn: () => void;
  /** Whether there is a savepoint to go back to. */
  #isSaved = false;

  constructor(database: SqliteDatabase, endTurn: () => void) {
    super(settings, database);
    this.#database = database;
    this.#endTurn = endTurn;
    this.isNested = isInTransaction(database);
  }

  override async begin(): Promise<void> {
    if (!this.isNested) return await super.begin();
    await this.execute([{ text: "SAVEPOINT migrate" }]);
    this.#isSaved = true;
  }

  override async commit(): Promise<void> {
    if (!this.isNested) return await super.commit();
    await this.execute([{ text: "RELEASE migrate" }]);
    this.#isSaved = false;
  }

  override async rollback(): Promise<void> {
    if (!this.isNested) return await super.rollback();
    if (this.#isSaved) this.#database.exec("ROLLBACK TO migrate; RELEASE migrate");
    this.#isSaved = false;
  }

  override async close(): Promise<void> {
    this.cancel();
    // What fails here must not hide why the run ended.
    await this.rollback().catch(() => undefined);
    this.#endTurn();
  }
}
