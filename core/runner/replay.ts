import type { Catalog, Connection, Dialect, Statement, TableName } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import type { Step } from "../revisions/plan.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import { prepareSteps } from "./script.ts";
import { connectedSession } from "./session.ts";
import { runScript } from "./step.ts";
import { createVersionTable, rowStatement } from "./version_table.ts";

/** What a script's statements have come to, for those that depend on it. */
export interface Replay {
  /** Takes note of statements that were written. */
  add(statements: readonly Statement[]): Promise<void>;
  /** A database that holds what the history and the statements so far have made. */
  catalog(): Promise<Catalog>;
  close(): Promise<void>;
}

/**
 * A replay of the history in an empty database of this process, which is made when it is first asked for.
 *
 * Throws "unsupported" where the dialect has no such database, and what the history's revisions throw.
 */
export function replayOf(
  { history, ...kept }: ReplayedHistory,
): Replay {
  const { dialect } = kept;
  const noted: Statement[] = [];
  let connection: Connection | undefined;
  return {
    async add(statements) {
      if (connection) await connection.execute(statements);
      else if (dialect.scratch) noted.push(...statements);
    },
    async catalog() {
      if (connection) return connection;
      if (!dialect.scratch) {
        throw new MigrateError("unsupported", `${dialect.title} can't be replayed in this process`);
      }
      connection = await dialect.scratch();
      await connection.begin();
      await replayHistory(history(), connection, kept);
      await connection.execute(noted);
      return connection;
    },
    async close() {
      await connection?.close();
    },
  };
}

/** What comes before the script: nothing, where it starts at an empty database. */
interface ReplayedHistory {
  readonly dialect: Dialect;
  readonly versionTable: TableName;
  readonly namingConvention?: NamingConvention;
  readonly history: () => readonly Step[];
}

/** Runs a history in an empty database, on a connection that has a transaction open. Throws what the revisions throw. */
export async function replayHistory(
  history: readonly Step[],
  connection: Connection,
  { dialect, versionTable, namingConvention }: Omit<ReplayedHistory, "history">,
): Promise<void> {
  if (history.length === 0) return;
  const session = connectedSession(connection, { dialect, namingConvention });
  await session.send(createVersionTable(versionTable, dialect));
  for (const { step, script } of await prepareSteps(history)) {
    const closing = step.rows.map((change) => rowStatement(change, versionTable, dialect));
    await (script ? runScript(script, { session, closing }) : session.send(closing));
  }
}
