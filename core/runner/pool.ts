import type { Connection, ConnectOptions, Database } from "../dialect.ts";
import { MigrateError } from "../errors.ts";

/** A connection that is kept open, and what its present user wants to be told. */
interface Kept {
  readonly connection: Connection;
  user: ConnectOptions;
}

/**
 * The same database, but a connection that is closed is kept for whoever wants one next: never are more open than were
 * wanted at a time. To be disposed of when nobody uses one any more.
 */
export function pooled(database: Database): Database & AsyncDisposable {
  const free: Kept[] = [];
  async function open(user: ConnectOptions): Promise<Kept> {
    const turn = { user };
    const connection = await database.connect({
      onNotice: (notice) => turn.user.onNotice?.(notice),
    });
    return Object.assign(turn, { connection });
  }
  async function giveBack(kept: Kept): Promise<void> {
    const { connection } = kept;
    try {
      await connection.reset?.();
      if (connection.reset) free.push(kept);
      else await connection.close();
    } catch {
      // Whatever is wrong with it, nobody gets it.
      await connection.close();
    }
  }
  return {
    ...database,
    async connect(user = {}) {
      const kept = free.pop() ?? await open(user);
      kept.user = user;
      return lent(kept.connection, () => giveBack(kept));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(free.splice(0).map(({ connection }) => connection.close()));
    },
  };
}

/** The connection for one use: `close` ends that instead of the connection, and nothing can be asked of it any more. */
function lent(connection: Connection, end: () => Promise<void>): Connection {
  let ended: Promise<void> | undefined;
  function use(): Connection {
    if (!ended) return connection;
    throw new MigrateError("connection", "The connection was given back already");
  }
  return {
    isPooled: connection.isPooled,
    execute: async (statements) => await use().execute(statements),
    query: async (text, values) => await use().query(text, values),
    begin: async () => await use().begin(),
    commit: async () => await use().commit(),
    rollback: async () => await use().rollback(),
    lock: async (key, options) => await use().lock(key, options),
    ...connection.hold && { hold: async () => await use().hold?.() },
    versionRows: async (table) => await use().versionRows(table),
    cancel() {
      if (!ended) connection.cancel();
    },
    close: () => ended ??= end(),
  };
}
