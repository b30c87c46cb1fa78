import type { Database, OpenDatabase } from "../core/dialect.ts";
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
