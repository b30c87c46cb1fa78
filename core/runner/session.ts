import type { Connection } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import type { Session } from "./step.ts";
import { refuseTransactionControl } from "./transaction_control.ts";

/** A session on a connection that has a transaction open, and has one open again after each call. */
export function connectedSession(
  connection: Connection,
  { dialect, namingConvention }: Pick<Session, "dialect" | "namingConvention">,
): Session {
  let autocommit = false;
  async function leave(): Promise<void> {
    if (connection.isNested) throw nested();
    await connection.hold?.();
    await connection.commit();
  }
  async function leaving(work: () => Promise<void>): Promise<void> {
    await leave();
    await work();
    await connection.begin();
  }
  return {
    dialect,
    namingConvention,
    isOffline: false,
    catalog: () => Promise.resolve(connection),
    async query(statement) {
      if (!autocommit) refuseTransactionControl([statement]);
      return await connection.query(statement.text, statement.values);
    },
    async send(statements, { together = false } = {}) {
      if (!autocommit) refuseTransactionControl(statements);
      const execute = () => connection.execute(statements);
      const stays = connection.isNested && statements.every(({ worksInside }) => worksInside);
      const leaves = !stays && (statements[0]?.outsideTransaction ?? false);
      if (!autocommit) return await (leaves ? leaving(execute) : execute());
      if (leaves || !together) return await execute();
      await connection.begin();
      await execute();
      await connection.commit();
    },
    async enterAutocommit() {
      await leave();
      autocommit = true;
    },
    async leaveAutocommit() {
      autocommit = false;
      await connection.begin();
    },
  };
}

/** What the program has done in its transaction so far is not the runner's to commit. */
function nested(): MigrateError {
  return new MigrateError(
    "unsupported",
    "It has to run outside of transactions, and the connection given has one open",
    { hint: "Give a connection that has none open, or a URL." },
  );
}
