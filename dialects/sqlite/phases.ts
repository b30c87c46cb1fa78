import { type Change, type ChangedTable, unchangedTable, withChange } from "./changed_table.ts";
import type { StoredTable } from "./stored_table.ts";
import { mentionsColumn } from "./table/mentions.ts";
import { declaredType, isWithoutRowid, primaryKeyOf, type TableText } from "./table/parse.ts";
import { folded, isSame } from "./table/reader.ts";

/** Changes that can be made at once, and the table as it is by then. */
export interface Phase<C> {
  readonly stored: StoredTable;
  readonly changes: readonly C[];
}

/**
 * Changes in as few phases as give each row what it would have got by one change after the other: a column's first default
 * fills the rows, though it be another one in the end.
 *
 * Each of `works` gives its changes of the table as that is by then. Throws "operation" where one doesn't fit.
 */
export function phases<C extends { readonly change: Change }>(
  stored: StoredTable,
  works: readonly ((present: TableText) => readonly C[])[],
): readonly Phase<C>[] {
  const found: Phase<C>[] = [];
  let now = stored;
  let phase: C[] = [];
  let changed = unchangedTable(now);
  const close = () => {
    found.push({ stored: now, changes: phase });
    now = { ...now, sql: changed.after.text, indexes: changed.indexes };
    changed = unchangedTable(now);
    phase = [];
  };
  for (const changes of works) {
    for (const each of changes(changed.after)) {
      if (needsValues(each.change, changed) && canBeMade(changed.after)) close();
      phase.push(each);
      changed = withChange(changed, each.change);
    }
  }
  close();
  return found;
}

/** Whether it is no table WITHOUT ROWID that has no key just now (https://www.sqlite.org/withoutrowid.html). */
function canBeMade(table: TableText): boolean {
  return !isWithoutRowid(table) || primaryKeyOf(table) !== undefined;
}

/** Whether a change is about values that rows get only by the changes before it. */
function needsValues(change: Change, table: ChangedTable): boolean {
  switch (change.kind) {
    case "setDefault":
    case "setGenerated":
      return !table.sources.has(folded(change.column));
    case "setType": {
      const { column, using } = change;
      return changedColumns(table).some((each) =>
        isSame(each, column) || using !== undefined && mentionsColumn(using, each)
      );
    }
    default:
      return false;
  }
}

/** The columns whose values aren't those that are there now: new ones, computed ones, those of another type. */
function changedColumns({ before, after, sources }: ChangedTable): readonly string[] {
  const types = new Map(
    before.columns.map((column) => [folded(column.name.value), declaredType(before, column)]),
  );
  return after.columns.filter((column) => {
    const name = folded(column.name.value);
    return sources.get(name)?.column === undefined ||
      types.get(name) !== declaredType(after, column);
  }).map(({ name }) => name.value);
}
