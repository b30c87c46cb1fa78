import type { Connection, Dialect } from "../dialect.ts";
import type { Session } from "./step.ts";

/** A session on a connection that has a transaction open, and has one open again after each call. */
export function connectedSession(connection: Connection, dialect: Dialect): Session {
  let autocommit = false;
  async function leaving(work: () => Promise<void>): Promise<void> {
    await connection.commit();
    await work();
    await connection.begin();
  }
  return {
    dialect,
    isOffline: false,
    catalog: () => Promise.resolve(connection),
    query: ({ text, values }) => connection.query(text, values),
    async send(statements) {
      const execute = () => connection.execute(statements);
      await (statements[0]?.outsideTransaction && !autocommit ? leaving(execute) : execute());
    },
    async enterAutocommit() {
      await connection.commit();
      autocommit = true;
    },
    async leaveAutocommit() {
      autocommit = false;
      await connection.begin();
    },
  };
}
