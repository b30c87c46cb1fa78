import { scanRevisions } from "../../core/revisions/directory.ts";
import { buildGraph } from "../../core/revisions/graph.ts";
import { planDowngrade, planUpgrade, type Step, stepsTo } from "../../core/revisions/plan.ts";
import { runOffline } from "../../core/runner/offline.ts";
import { type OnlineRun, runOnline } from "../../core/runner/online.ts";
import type { RunResult } from "../../core/runner/run.ts";
import type { TestDatabase } from "../support/databases.ts";
import { makeProject } from "../support/project.ts";

/** How a test's history is run. */
export type RunOptions = Pick<OnlineRun, "onVersionApply"> & {
  readonly transactionPerMigration?: boolean;
  /** Called when a step is about to run. */
  readonly onStep?: (step: Step) => void;
};

/** Where a command goes: `upgrade head`, `downgrade a:base`. */
export interface Move {
  readonly command: "upgrade" | "downgrade";
  readonly to: string;
}

/** A history of revision files, in a folder of its own. */
export interface History extends Disposable {
  readonly folder: string;
  /** Runs a command on the database. */
  run(database: TestDatabase, move: Move, options?: RunOptions): Promise<RunResult>;
  /** The script of a command for a database with these rows in its version table. */
  print(
    database: TestDatabase,
    move: Move,
    options: { readonly rows: readonly string[]; readonly transactionPerMigration?: boolean },
  ): Promise<string>;
}

const versionTable = { name: "alembic_version" };
const plans = { upgrade: planUpgrade, downgrade: planDowngrade };

/** The history of files, by their names, in a temporary folder that is gone when the `using` block ends. */
export async function makeHistory(files: Readonly<Record<string, string>>): Promise<History> {
  const { folder, [Symbol.dispose]: dispose } = makeProject(files);
  const { revisions, problems } = await scanRevisions([folder]);
  for (const problem of problems) throw problem;
  const graph = buildGraph(revisions);
  return {
    folder,
    [Symbol.dispose]: dispose,
    run: (
      { database },
      { command, to },
      { transactionPerMigration = false, onStep, ...options } = {},
    ) =>
      runOnline({
        ...options,
        database,
        versionTable,
        transactionPerMigration,
        plan: (rows) => plans[command](graph, rows, to),
        report: (event) => event.kind === "step" && onStep?.(event.step),
      }),
    async print({ database }, { command, to }, { rows, transactionPerMigration = false }) {
      let text = "";
      await runOffline({
        dialect: database.dialect,
        versionTable,
        rows,
        history: () => stepsTo(graph, rows),
        steps: plans[command](graph, rows, to),
        transactionPerMigration,
        write: (piece) => text += piece,
        report: () => undefined,
      });
      return text;
    },
  };
}

/** The text of a revision file. `upgrade` and `downgrade` are bodies of async functions. */
export function revisionFile(
  { id, down = null, upgrade = "", downgrade = "" }: {
    readonly id: string;
    readonly down?: string | readonly string[] | null;
    readonly upgrade?: string;
    readonly downgrade?: string;
  },
): string {
  return `import { defineRevision, sql, t, unique } from "migrate";
export default defineRevision({
  revision: "${id}",
  downRevision: ${JSON.stringify(down)},
  async upgrade(op) {
${upgrade}
  },
  async downgrade(op) {
${downgrade}
  },
});
`;
}
