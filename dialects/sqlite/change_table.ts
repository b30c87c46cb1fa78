import type { Catalog, Rendered, Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { changesInPlace } from "./alter.ts";
import type { Change } from "./changed_table.ts";
import { phases } from "./phases.ts";
import { type Rebuild, rebuild } from "./rebuild.ts";
import { firstToFail, rebuildError } from "./rebuild_failure.ts";
import type { RebuildStatement } from "./rebuild_step.ts";
import { readStoredTable, type StoredTable } from "./stored_table.ts";
import type { TableText } from "./table/parse.ts";
import { changesOf } from "./table_changes.ts";
import { isWork, type LateWork, subjectOf, type TableWork } from "./table_work.ts";

interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

/** What an operation changes of its table; see `changes()`. */
export function changeTable(operation: Operation & OnTable): LateWork {
  return changes(operation, (table) => changesOf(operation, table));
}

/**
 * Changes of a table: by ALTER TABLE where that does, else by making the table anew, once for all neighbours.
 *
 * What the table is is asked when their turn comes.
 */
export function changes(on: OnTable, changes: TableWork["changes"]): LateWork {
  return {
    subject: subjectOf(on),
    changes,
    async statements(neighbours, catalog) {
      const place = { name: on.table, schema: on.schema };
      const stored = await readStoredTable((text, values) => catalog.query(text, values), place);
      const work = neighbours.filter(isWork);
      const recreate = work.find(({ recreate }) => recreate !== undefined)?.recreate;
      return phases(stored, work.map(dueChanges)).flatMap(({ stored, changes }) => {
        const steps = stepsFor(stored, changes.map(({ change }) => change), recreate);
        return steps.flatMap((step) =>
          step.statements.map((statement) => explained(step, statement, changes))
        );
      });
    },
  };
}

/** A change, and the operation that it is of. */
interface Due {
  readonly change: Change;
  readonly operation: Operation | undefined;
}

function dueChanges({ changes, operation }: Rendered & TableWork) {
  return (present: TableText): readonly Due[] =>
    changes(present).map((change) => ({ change, operation }));
}

function stepsFor(
  stored: StoredTable,
  changes: readonly Change[],
  recreate: TableWork["recreate"],
): readonly Rebuild[] {
  if (recreate === "always") return [rebuild(stored, changes, { always: true })];
  const steps = changesInPlace(stored, changes);
  if (steps) return steps;
  if (recreate === undefined) return [rebuild(stored, changes)];
  throw new MigrateError(
    "operation",
    `"${stored.name}" would have to be made anew, and isn't to be: recreate is "never"`,
    { hint: 'Write recreate: "auto", or leave it away.' },
  );
}

function explained(
  step: Rebuild,
  statement: RebuildStatement,
  due: readonly Due[],
): Statement {
  const failed = { rebuild: step, statement };
  return {
    text: statement.text,
    beforehand: statement.beforehand,
    explain: (error: unknown, catalog: Catalog) => rebuildError({ ...failed, error }, catalog),
    async atFault(catalog) {
      const changes = due.map(({ change }) => change);
      return due[await firstToFail({ ...failed, changes }, catalog)]?.operation;
    },
  };
}
