import type { Connection, Database, TableName } from "../dialect.ts";
import { connectWhenUp } from "./connect.ts";
import { untilAborted } from "./interrupt.ts";
import type { Step } from "../revisions/plan.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import { qualified } from "../sql/standard.ts";
import type { RunEvent, RunResult } from "./run.ts";
import { prepareSteps } from "./script.ts";
import { connectedSession } from "./session.ts";
import { runScript } from "./step.ts";
import { changedRows, createVersionTable, rowStatement, unmade } from "./version_table.ts";

/** What a run needs. */
export interface OnlineRun {
  readonly database: Database;
  readonly versionTable: TableName;
  /** The steps to run, from the version table's rows. Asked again whenever other rows are found. */
  readonly plan: (rows: readonly string[]) => readonly Step[];
  readonly namingConvention?: NamingConvention;
  /** Whether each step commits alone. */
  readonly transactionPerMigration: boolean;
  /** Finds the steps and runs none of them. */
  readonly dryRun?: boolean;
  /** Milliseconds to wait for other runners; undefined leaves it to the dialect. */
  readonly lockTimeout?: number;
  /** Milliseconds to wait for a database that isn't up yet. */
  readonly wait?: number;
  readonly report: (event: RunEvent) => void;
  /** Called inside the step's transaction, after its rows were changed. */
  readonly onVersionApply?: (step: Step, rows: readonly string[]) => unknown;
  /** Stops the run: what isn't committed is rolled back. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the plan on the database: lock, read the rows, plan, run, write the rows, commit.
 *
 * A database that is where it should be is neither locked nor written to. What fails is rolled back to
 * the last commit. Throws "locked", "connection", "version-table", "irreversible", "interrupted" and what
 * `runScript` throws.
 */
export async function runOnline(run: OnlineRun): Promise<RunResult> {
  const connection = await connectWhenUp(run);
  const cancel = () => connection.cancel();
  run.signal?.addEventListener("abort", cancel);
  try {
    return await untilAborted(run.signal, () => runOn(connection, run));
  } finally {
    run.signal?.removeEventListener("abort", cancel);
    await connection.close();
  }
}

async function runOn(connection: Connection, run: OnlineRun): Promise<RunResult> {
  const rows = await connection.versionRows(run.versionTable);
  const steps = run.plan(rows ?? []);
  if (run.dryRun) {
    return {
      steps,
      rows: changedRows(rows ?? [], steps.flatMap(({ rows }) => rows)),
    };
  }
  if (rows && steps.length === 0) return { steps, rows };
  await connection.lock(qualified(run.versionTable, run.database.dialect), {
    timeout: run.lockTimeout,
    onWait: (holder) => run.report({ kind: "waiting", holder }),
  });
  return await runLocked(run, connection);
}

async function runLocked(run: OnlineRun, connection: Connection): Promise<RunResult> {
  const { versionTable, database: { dialect } } = run;
  const { namingConvention } = run;
  const session = connectedSession(connection, { dialect, namingConvention });
  await connection.begin();
  const found = await connection.versionRows(versionTable);
  if (!found) {
    await connection.execute(createVersionTable(versionTable, dialect)).catch((error) => {
      throw unmade(error, versionTable);
    });
  }

  let rows = found ?? [];
  let pending = await prepareSteps(run.plan(rows));
  const done: Step[] = [];
  while (pending.length > 0) {
    const { step, script } = pending.shift()!;
    run.signal?.throwIfAborted();
    const position = done.length + 1;
    run.report({ kind: "step", step, position, total: position + pending.length });
    const closing = step.rows.map((change) => rowStatement(change, versionTable, dialect));
    await (script ? runScript(script, { session, closing }) : session.send(closing));
    rows = changedRows(rows, step.rows);
    await run.onVersionApply?.(step, rows);
    done.push(step);
    if (!run.transactionPerMigration || pending.length === 0) continue;

    await connection.hold?.();
    await connection.commit();
    await connection.begin();
    if (connection.hold) continue;
    const now = await connection.versionRows(versionTable) ?? [];
    if (isSameSet(rows, now)) continue;
    rows = now;
    pending = await prepareSteps(run.plan(rows));
  }
  await connection.commit();
  return { steps: done, rows };
}

function isSameSet(these: readonly string[], those: readonly string[]): boolean {
  return these.length === those.length && these.every((each) => those.includes(each));
}
