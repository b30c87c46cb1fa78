import type { Connection, Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { Model } from "../../core/schema/model.ts";
import type { DatabaseUrl } from "../url.ts";
import { connect } from "./connect.ts";
import { connected, dropAbandoned, onServerOf, run, temporaryName } from "./databases.ts";
import { codeOf } from "./failure.ts";
import { introspect } from "./introspect.ts";
import { ownSchemaOnly } from "./own_schema_only.ts";
import { untoldTypes } from "./untold_types.ts";

/** See `Dialect.inScratch`. */
export async function inScratch(
  connection: Connection,
  statements: readonly Statement[],
): Promise<Model> {
  return await withSchema(connection, async () => {
    await connection.execute(statements);
    return await introspect(connection, {});
  });
}

/**
 * See `Database.withScratch`: a database where the role may make one and gets to it, and where nothing could be of types
 * that only the one of `url` has; else a schema.
 */
export async function withScratch<T>(
  url: DatabaseUrl,
  work: (scratch: Connection) => Promise<T>,
): Promise<T> {
  return await connected(url, async (server) => {
    // Somebody else may be at it: then it is done, too.
    await Promise.allSettled([dropAbandoned(server)]);
    const name = temporaryName();
    const isOwn = (await untoldTypes(server)).length === 0 && await created(server, name);
    return isOwn
      ? await withDatabase(server, onServerOf(url, name), work)
      : await withOwnSchema(server, work);
  });
}

async function withOwnSchema<T>(
  server: Connection,
  work: (scratch: Connection) => Promise<T>,
): Promise<T> {
  return await withSchema(server, async () => await work(await ownSchemaOnly(server)));
}

/** Makes an empty database; false where the role may not. */
async function created(server: Connection, name: string): Promise<boolean> {
  try {
    await run(server, `CREATE DATABASE ${name} TEMPLATE template0`);
    return true;
  } catch (error) {
    if (isDenied(error)) return false;
    throw error;
  }
}

/**
 * Gives `work` the database of `url`, which was just made, with the default schema that `server` has; then drops it. A
 * pooler, or the server's rules, may let nobody into it: then `work` gets a schema.
 */
async function withDatabase<T>(
  server: Connection,
  url: DatabaseUrl,
  work: (scratch: Connection) => Promise<T>,
): Promise<T> {
  const { database } = url;
  return await thenAlways(async () => {
    const [row] = await server.query(
      "SELECT quote_ident(current_schema()) AS home, current_setting('search_path') AS path",
    );
    await run(server, `ALTER DATABASE ${database} SET search_path TO ${row!["path"]}`);
    const scratch = await connectedTo(url);
    if (!scratch) return await withOwnSchema(server, work);
    return await thenAlways(async () => {
      await run(scratch, `CREATE SCHEMA IF NOT EXISTS ${row!["home"] ?? "public"}`);
      return await work(scratch);
    }, () => scratch.close());
  }, () => run(server, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
}

/** A connection, where one is to be had. */
async function connectedTo(url: DatabaseUrl): Promise<Connection | undefined> {
  try {
    return await connect(url);
  } catch (error) {
    if (error instanceof MigrateError && error.code === "connection") return undefined;
    throw error;
  }
}

/**
 * Does `work` with a new schema as the default one, in a transaction that is rolled back. What the database has is found
 * behind it: types of extensions, say.
 */
async function withSchema<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.begin();
  return await thenAlways(async () => {
    await enterNewSchema(connection);
    return await work();
  }, () => connection.rollback());
}

async function enterNewSchema(connection: Connection): Promise<void> {
  const name = temporaryName();
  try {
    await run(connection, `CREATE SCHEMA ${name}`);
  } catch (error) {
    throw isDenied(error) ? withWayRound(error) : error;
  }
  await connection.query(
    `SELECT set_config('search_path', concat_ws(', ', '${name}', nullif(current_setting('search_path'), '')), true)`,
  );
}

/** Whether it is about what the role may not do. */
function isDenied(error: unknown): error is MigrateError {
  return error instanceof MigrateError && codeOf(error.cause) === "42501";
}

function withWayRound({ code, message, where, cause }: MigrateError): MigrateError {
  const hint = "SQL is tried in a schema of its own: GRANT CREATE ON DATABASE …, " +
    "or name a server where the role may do it by scratch_url.";
  return new MigrateError(code, message, { where, cause, hint });
}

/** Cleans up whether or not `work` succeeds; its error counts more than one of the cleaning. */
async function thenAlways<T>(work: () => Promise<T>, cleanUp: () => Promise<void>): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await Promise.allSettled([cleanUp()]);
    throw error;
  }
  await cleanUp();
  return result;
}
