import type { Database, OpenDatabase } from "../core/dialect.ts";
import { MigrateError } from "../core/errors.ts";
import type { PostgresSql } from "./postgres/own.ts";
import type { SqliteDatabase } from "./sqlite/connect.ts";
import { type DatabaseUrl, type DialectName, parseUrl } from "./url.ts";

/** What each dialect's `dialect.ts` gives. */
interface DialectModule {
  database(url: DatabaseUrl): Database;
}

/** Loaded only when a URL names them: a run on SQLite doesn't pay for PostgreSQL's driver. */
const dialects: { readonly [Name in DialectName]: () => Promise<DialectModule> } = {
  sqlite: () => import("./sqlite/dialect.ts"),
  postgresql: () => import("./postgres/dialect.ts"),
};

/**
 * Gives the database that a URL names, without connecting. A relative path in it starts at `directory`, which is
 * absolute. Throws "url".
 */
export const openDatabase: OpenDatabase = async (text, directory) => {
  const url = parseUrl(text, directory);
  const { database } = await dialects[url.dialect]();
  return database(url);
};

/**
 * A connection that a program has made itself: a `DatabaseSync` of `node:sqlite`; or of postgres.js an instance, a
 * reserved connection, or what `sql.begin` hands to its function.
 */
export type OwnConnection = SqliteDatabase | PostgresSql;

/** Gives the database that a program has a connection of its own to. Throws "usage" for what is none. */
export async function ownDatabase(connection: OwnConnection): Promise<Database> {
  if ("unsafe" in connection) return (await import("./postgres/own.ts")).ownDatabase(connection);
  if ("prepare" in connection) return (await import("./sqlite/own.ts")).ownDatabase(connection);
  throw new MigrateError("usage", "The connection given is none that is known", {
    hint: "Give an instance of postgres.js, a DatabaseSync of node:sqlite, or a URL.",
  });
}
