import { openDatabase } from "../../dialects/registry.ts";
import { databaseUrl } from "../../tests/support/databases.ts";
import { postgresServer } from "../../tests/support/postgres_server.ts";

const database = "migrate_bench";

/** A database on a PostgreSQL server. */
export interface BenchDatabase {
  readonly url: string;
  /** Makes it anew, and empty. */
  readonly recreate: () => Promise<void>;
  /** Makes another one anew, and empty; gives its URL. */
  readonly another: (name: string) => Promise<string>;
}

/** The database for the benchmark on the server that the tests use. */
export async function startServer(): Promise<BenchDatabase> {
  const server = (await postgresServer()).url;
  const another = async (name: string) => {
    await execute(server, `DROP DATABASE IF EXISTS ${name}`, `CREATE DATABASE ${name}`);
    return databaseUrl(server, name);
  };
  return {
    url: databaseUrl(server, database),
    recreate: async () => void await another(database),
    another,
  };
}

/** Runs statements, each by itself. */
export async function execute(url: string, ...texts: readonly string[]): Promise<void> {
  const connection = await (await openDatabase(url, Deno.cwd())).connect();
  try {
    await connection.execute(texts.map((text) => ({ text })));
  } finally {
    await connection.close();
  }
}
