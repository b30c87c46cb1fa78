import type { Connection } from "../../core/dialect.ts";
import { type DatabaseUrl, parseUrl, urlOfDatabase } from "../url.ts";
import { connect } from "./connect.ts";

const hour = 3_600_000;

/**
 * A name for a database that won't stay: of letters, digits and "_". It tells the hour it was made in, so that those
 * whose program was killed can be told by their age.
 */
export function temporaryName(): string {
  const random = crypto.randomUUID().replaceAll("-", "").slice(0, 16);
  return `migrate_temporary_${Math.floor(Date.now() / hour)}_${random}`;
}

/** Drops the temporary databases of a day ago that nobody uses. */
export async function dropAbandoned(server: Connection): Promise<void> {
  const old = Math.floor(Date.now() / hour) - 24;
  for (const name of await unusedDatabases(server)) {
    const [, made] = /^migrate_temporary_(\d+)_[0-9a-f]+$/.exec(name) ?? [];
    if (Number(made) < old) await run(server, `DROP DATABASE IF EXISTS ${name}`);
  }
}

/** The databases that nobody is connected to, of those that the user may drop. */
export async function unusedDatabases(server: Connection): Promise<readonly string[]> {
  const rows = await server.query(`
    SELECT datname::text AS name FROM pg_database d
     WHERE pg_has_role(datdba, 'USAGE')
       AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)`);
  return rows.map(({ name }) => String(name));
}

/** The URL of another database on the same server. */
export function onServerOf(url: DatabaseUrl, database: string): DatabaseUrl {
  return parseUrl(urlOfDatabase(url, database), url.directory);
}

/** Gives `work` a connection, which is closed then. */
export async function connected<T>(
  url: DatabaseUrl,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connect(url);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** Runs one statement. */
export async function run(connection: Connection, text: string): Promise<void> {
  await connection.execute([{ text }]);
}
