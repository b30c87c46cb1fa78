import type { Dialect, Statement, TableName } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import type { Step } from "../revisions/plan.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import { type RunEvent, type RunResult, stepTitle } from "./run.ts";
import { prepareSteps } from "./script.ts";
import { type ScriptWriter, scriptWriter } from "./script_writer.ts";
import { type Replay, replayOf } from "./replay.ts";
import { runScript, type Session } from "./step.ts";
import { refuseTransactionControl } from "./transaction_control.ts";
import { changedRows, createVersionTable, rowStatement } from "./version_table.ts";

/** What printing a run needs. */
export interface OfflineRun {
  readonly dialect: Dialect;
  /** What stands before everything else; nothing where undefined. */
  readonly opening?: readonly Statement[];
  readonly versionTable: TableName;
  readonly namingConvention?: NamingConvention;
  /** The version table's rows where the script starts; none for an empty database, which has no such table. */
  readonly rows: readonly string[];
  /** The steps that bring an empty database to those rows. */
  readonly history: () => readonly Step[];
  readonly steps: readonly Step[];
  readonly transactionPerMigration: boolean;
  /** Takes the script's text piece by piece. */
  readonly write: (text: string) => void;
  readonly report: (event: RunEvent) => void;
}

/**
 * Writes the statements that `runOnline` would run, as a script for the database's own client.
 *
 * Touches no database. Throws "unsupported" where a revision reads rows, else what `runScript` throws.
 */
export async function runOffline(run: OfflineRun): Promise<RunResult> {
  const { dialect, versionTable, transactionPerMigration, steps } = run;
  const script = scriptWriter(run.write, dialect.rules);
  const replay = replayOf(run);
  const session = offlineSession({ ...run, script, replay });
  const prepared = await prepareSteps(steps);

  try {
    script.statements(run.opening ?? []);
    // Whoever takes the script may refuse it, and does so before anything is done.
    script.end();
    script.begin();
    if (run.rows.length === 0) await session.send(createVersionTable(versionTable, dialect));
    for (const [at, { step, script: way }] of prepared.entries()) {
      if (transactionPerMigration && at > 0) script.begin();
      run.report({ kind: "step", step, position: at + 1, total: steps.length });
      script.comment(`Running ${stepTitle(step)}`);
      const closing = step.rows.map((change) => rowStatement(change, versionTable, dialect));
      await (way ? runScript(way, { session, closing }) : session.send(closing));
      if (transactionPerMigration && at < prepared.length - 1) script.commit();
    }
    script.commit();
  } finally {
    script.end();
    await replay.close();
  }
  return { steps, rows: changedRows(run.rows, steps.flatMap((step) => step.rows)) };
}

function offlineSession(
  { script, replay, dialect, namingConvention }:
    & Pick<Session, "dialect" | "namingConvention">
    & { readonly script: ScriptWriter; readonly replay: Replay },
): Session {
  let autocommit = false;
  return {
    dialect,
    namingConvention,
    isOffline: true,
    query: () =>
      Promise.reject(
        new MigrateError(
          "unsupported",
          "op.query() has no rows to read: --sql prints, it runs nothing",
          {
            hint: "Ask op.isOffline first, or say it in SQL alone: INSERT … SELECT, UPDATE … FROM.",
          },
        ),
      ),
    catalog: () => replay.catalog(),
    async send(statements, { together = false } = {}) {
      if (!autocommit) refuseTransactionControl(statements);
      const leaves = statements[0]?.outsideTransaction ?? false;
      const apart = autocommit && together && !leaves && statements.length > 0;
      if (apart) script.begin();
      if (leaves && !autocommit) script.outside(statements);
      else script.statements(statements);
      if (apart) script.commit();
      await replay.add(statements);
    },
    enterAutocommit() {
      autocommit = true;
      script.commit();
      return Promise.resolve();
    },
    leaveAutocommit() {
      autocommit = false;
      script.begin();
      return Promise.resolve();
    },
  };
}
