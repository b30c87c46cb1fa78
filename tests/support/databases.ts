import type { Connection, Database } from "../../core/dialect.ts";
import { openDatabase } from "../../dialects/registry.ts";
import type { DialectName } from "../../dialects/url.ts";
import { postgresServer } from "./postgres_server.ts";

/** A fresh, empty database of a test's own; it is gone when the test is over. */
export interface TestDatabase {
  readonly dialect: DialectName;
  readonly url: string;
  /** The file of an SQLite database, which isn't there yet. */
  readonly file?: string;
  readonly database: Database;
  /** A new connection. It is closed after the test, if the test didn't. */
  connect(): Promise<Connection>;
}

/** What a test does with its database. */
export type DatabaseTest = (database: TestDatabase) => void | Promise<void>;

/** Runs `test` with a fresh SQLite file. */
export async function withSqlite(test: DatabaseTest): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "migrate-sqlite-" });
  try {
    const file = `${folder}/test.db`;
    await withDatabase({ dialect: "sqlite", url: `sqlite:///${file}`, file }, test);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Runs `test` with a fresh PostgreSQL database, on the server that this process starts on first use. */
export async function withPostgres(test: DatabaseTest): Promise<void> {
  const { url, folder } = await postgresServer();
  const name = `migrate_test_${crypto.randomUUID().replaceAll("-", "")}`;
  // Copying files is twice as fast as going through the log, and servers before 15 don't know the word.
  await onServer(
    url,
    `CREATE DATABASE ${name} TEMPLATE template0${folder ? " STRATEGY file_copy" : ""}`,
  );
  try {
    await withDatabase({ dialect: "postgresql", url: databaseUrl(url, name) }, test);
  } finally {
    await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Every dialect's way to a fresh database. */
export const databases: { readonly [Name in DialectName]: (test: DatabaseTest) => Promise<void> } =
  {
    sqlite: withSqlite,
    postgresql: withPostgres,
  };

/** The dialects' names, in the order in which tests go through them. */
export const dialectNames = Object.keys(databases) as readonly DialectName[];

/** Registers a test for every dialect: `name (sqlite)`, `name (postgresql)`. */
export function eachDatabase(name: string, test: DatabaseTest): void {
  for (const dialect of dialectNames) databaseTest(dialect, `${name} (${dialect})`, test);
}

/** Registers a test that gets a fresh database of one dialect. */
export function databaseTest(dialect: DialectName, name: string, test: DatabaseTest): void {
  testUnless(dialect === "postgresql" && postgresProblem(), name, () => databases[dialect](test));
}

/** Registers a test; where there is a problem it is said, and the test counts as ignored. */
export function testUnless(
  problem: string | false | undefined,
  name: string,
  test: () => void | Promise<void>,
): void {
  if (!problem) return Deno.test(name, test);
  Deno.stdout.writeSync(new TextEncoder().encode(`SKIPPED ${name}: ${problem}\n`));
  Deno.test.ignore(name, test);
}

/** Why there is no PostgreSQL, as `scripts/test.ts` found; undefined where there is one, or wasn't looked yet. */
export function postgresProblem(): string | undefined {
  return Deno.env.get("TEST_POSTGRES_PROBLEM") || undefined;
}

/** The URL of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}

type Place = Pick<TestDatabase, "dialect" | "url" | "file">;

async function withDatabase(place: Place, test: DatabaseTest): Promise<void> {
  const database = await openDatabase(place.url, Deno.cwd());
  const open: Connection[] = [];
  async function connect(): Promise<Connection> {
    const connection = await database.connect();
    open.push(connection);
    return connection;
  }
  try {
    await test({ ...place, database, connect });
  } finally {
    await Promise.all(open.map((connection) => connection.close()));
  }
}

async function onServer(url: string, text: string): Promise<void> {
  const connection = await (await openDatabase(url, Deno.cwd())).connect();
  try {
    await connection.execute([{ text }]);
  } finally {
    await connection.close();
  }
}
