import { scanSql } from "../../core/sql/scan.ts";
import { type Change, changedTable } from "./changed_table.ts";
import { quote } from "./quote.ts";
import { isOther, type Rebuild, rebuild } from "./rebuild.ts";
import { rules } from "./rules.ts";
import { nameIn, type StoredTable } from "./stored_table.ts";
import type { TableChange } from "./table/change.ts";
import type { ColumnClause } from "./table/clauses.ts";
import { columnOf } from "./table/columns.ts";
import { constraintsOf, isConstraint, parseColumn } from "./table/parse.ts";

/**
 * How changes are made one by one, each by a statement that leaves the rows where they are; undefined where a rebuild for
 * all of them is the better way.
 *
 * Throws what `changedTable()` throws.
 */
export function changesInPlace(
  stored: StoredTable,
  changes: readonly Change[],
): readonly Rebuild[] | undefined {
  // Each column that goes has SQLite write every row again.
  if (changes.filter(({ kind }) => kind === "dropColumn").length > 1) return undefined;
  const steps: Rebuild[] = [];
  let now = stored;
  for (const change of changes) {
    const step = changeInPlace(now, change);
    if (!step) return undefined;
    steps.push(step);
    now = { ...now, sql: step.changed.after.text, indexes: step.changed.indexes };
  }
  return steps;
}

function changeInPlace(stored: StoredTable, change: Change): Rebuild | undefined {
  const made = rebuild(stored, [change]);
  // What is there already need not be made, nor dropped what isn't; indexes alone are made as a rebuild would.
  if (!isOther(made.changed)) return made;
  const text = alterStatement(stored, change);
  return text === undefined ? undefined : { ...made, statements: [{ text }] };
}

/**
 * The ALTER TABLE statement that makes a change to the same end as a rebuild does, and faster; undefined where there is
 * none (https://www.sqlite.org/lang_altertable.html).
 *
 * It isn't used where rows could be against the change: a rebuild says which. Throws what `changedTable()` throws.
 */
export function alterStatement(
  stored: StoredTable,
  change: Change,
): string | undefined {
  const alter = `ALTER TABLE ${nameIn(stored, stored.name)}`;
  if (change.kind === "addColumn" && canAdd(change)) {
    return `${alter} ADD COLUMN ${change.definition}`;
  }
  if (change.kind === "dropColumn" && canDrop(stored, change)) {
    return `${alter} DROP COLUMN ${quote(change.column)}`;
  }
  return undefined;
}

/** Whether ADD COLUMN takes the column, whatever rows there are. */
function canAdd({ definition, position, fill }: TableChange<"addColumn">): boolean {
  const { clauses } = parseColumn(definition);
  const has = (kind: ColumnClause["kind"]) => clauses.some((clause) => clause.kind === kind);
  const given = clauses.findLast((clause) => clause.kind === "default");
  const value = given?.kind === "default"
    ? definition.slice(given.value.start, given.value.end)
    : "NULL";
  if (position !== undefined || fill !== undefined) return false;
  if (hasComment(definition) || !isConstant(value)) return false;
  if (has("primaryKey") || has("unique") || has("check")) return false;
  if (clauses.some((clause) => clause.kind === "generated" && clause.stored)) return false;
  return isNull(value) ? !has("notNull") : !has("foreignKey");
}

/** Whether what follows DEFAULT is no expression, and no time of day. */
function isConstant(value: string): boolean {
  return !/^(?:\(|current_)/i.test(value);
}

function isNull(value: string): boolean {
  return /^null$/i.test(value);
}

/** Whether DROP COLUMN takes the column out, and nothing else has to go. */
function canDrop(stored: StoredTable, change: TableChange<"dropColumn">): boolean {
  const { before, after, droppedIndexes } = changedTable(stored, [change]);
  const { clauses } = columnOf(before, change.column);
  const gone = constraintsOf(before).length - constraintsOf(after).length;
  return droppedIndexes.length === 0 && gone === clauses.filter(isConstraint).length &&
    !clauses.some(({ kind }) => kind === "primaryKey" || kind === "unique") &&
    // SQLite cuts the text at commas, and takes those in comments for its own.
    !hasComment(stored.sql);
}

function hasComment(sql: string): boolean {
  return [...scanSql(sql, rules)].some(({ kind }) => kind === "comment");
}
