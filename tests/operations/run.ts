import type { Op } from "../../core/operations/op.ts";
import type { Step } from "../../core/revisions/plan.ts";
import { runOffline } from "../../core/runner/offline.ts";
import { runOnline } from "../../core/runner/online.ts";
import type { TestDatabase } from "../support/databases.ts";
import script from "./revision.ts";

/** What a revision does, as its file has it. */
export type Work = (op: Op) => unknown;

const run = {
  versionTable: { name: "alembic_version" },
  transactionPerMigration: false,
  report: () => undefined,
};

/** Does the work on the database by the runner, as the revision `id` behind the one that is there. */
export async function runOnDatabase(
  { database }: TestDatabase,
  id: string,
  work: Work,
): Promise<void> {
  script.upgrade = work;
  await runOnline({ ...run, database, plan: (rows) => [upgradeTo(id, rows)] });
}

/**
 * The script that does the work as the revision `id`, on a database that `before` was done on, as the revision of
 * `rows`, else one so called; without `before` nothing may depend on what the database holds.
 */
export async function printScript(
  { database: { dialect } }: TestDatabase,
  id: string,
  { work, before, rows = before ? ["before"] : [] }: {
    readonly work: Work;
    readonly before?: Work;
    readonly rows?: readonly string[];
  },
): Promise<string> {
  script.upgrade = work;
  let text = "";
  const write = (piece: string) => void (text += piece);
  const history = () => {
    script.upgrade = before;
    return before ? rows.map((row) => upgradeTo(row, [])) : [];
  };
  await runOffline({ ...run, dialect, rows, history, steps: [upgradeTo(id, rows)], write });
  return text;
}

function upgradeTo(id: string, [before]: readonly string[]): Step {
  const revision = {
    id,
    down: before === undefined ? [] : [before],
    labels: [],
    dependsOn: [],
    doc: "",
    longDoc: "",
    file: new URL("revision.ts", import.meta.url).pathname,
  };
  return {
    kind: "upgrade",
    revision,
    from: revision.down,
    to: [id],
    rows: [
      before === undefined ? { kind: "insert", id } : { kind: "update", from: before, to: id },
    ],
  };
}
