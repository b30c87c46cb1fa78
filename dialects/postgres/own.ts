import type { Connection, Database } from "../../core/dialect.ts";
import { messageOf, MigrateError } from "../../core/errors.ts";
import { takeTurn } from "../turns.ts";
import { PostgresConnection } from "./connection.ts";
import { dialect } from "./dialect.ts";
import { type Driver, OwnSession } from "./own_session.ts";

/** An instance of postgres.js, a connection that it has reserved, or what `sql.begin` hands to its function. */
export interface PostgresSql {
  unsafe(query: string): PromiseLike<unknown>;
}

/** The database that a program has connections of its own to, to be used as they are. */
export function ownDatabase(sql: PostgresSql): Database {
  return {
    dialect,
    displayUrl: "the program's own PostgreSQL connection",
    // What is more in it than the type says is looked at before it is used.
    connect: () => ownConnection(sql as Driver),
  };
}

/**
 * A connection over one of the program's.
 *
 * An instance is asked to reserve one, and gets it back at the close. One that is the program's own choice is used
 * once all that use it so have closed theirs; where a transaction is open on it, all is done in that.
 */
async function ownConnection(sql: Driver): Promise<Connection> {
  try {
    const session = sql.reserve ? reservedSession(await sql.reserve()) : await givenSession(sql);
    try {
      await session.greet();
      return new PostgresConnection(session);
    } catch (error) {
      await session.end();
      throw error;
    }
  } catch (cause) {
    if (cause instanceof MigrateError) throw cause;
    const message = `The PostgreSQL connection given can't be used: ${messageOf(cause)}`;
    throw new MigrateError("connection", message, { cause });
  }
}

function reservedSession(reserved: Driver): OwnSession {
  return new OwnSession(reserved, {
    mayBeNested: false,
    // The driver has taken back itself what was lost.
    giveBack: (isLost) => isLost || reserved.release?.(),
  });
}

async function givenSession(sql: Driver): Promise<OwnSession> {
  return new OwnSession(sql, { mayBeNested: true, giveBack: await takeTurn(sql) });
}
