import { createConstraint, dropConstraint } from "../operations/constraint_operations.ts";
import type { Operation } from "../operations/operation.ts";
import type { AlterColumn } from "../operations/table_shapes.ts";
import type { ForeignKey, Table } from "../schema/model.ts";
import { canNumber } from "../schema/numbering.ts";
import { onTable } from "../sql/standard.ts";
import type { DiffRules } from "./diff_rules.ts";
import type { TableDiff } from "./diff_table.ts";
import { byName, isForeignKey, nameOf, referred } from "./order.ts";

/** A foreign key with its table. */
export interface KeyOfTable {
  readonly table: Table;
  readonly key: ForeignKey;
}

/** Of the foreign keys that stay those whose columns become something else, and those whose other end goes or does so. */
export function interruptedKeys(
  before: readonly Table[],
  changed: readonly TableDiff[],
  rules: DiffRules,
): readonly KeyOfTable[] {
  const diffs = diffsByName(changed);
  return byName(before).flatMap((table) => {
    const own = diffs.get(nameOf(table));
    const keys = own?.keptKeys ?? table.constraints.filter(isForeignKey);
    return keys.filter((key) => {
      const other = diffs.get(nameOf(referred(key)));
      return isRecast(key.columns, own, rules) || isRecast(key.references.columns, other, rules) ||
        restsOn(key, other?.lostKeys);
    }).map((key) => ({ table, key }));
  });
}

/** The foreign keys of tables that are created that rest on what other tables only become. */
export function waitingKeys(
  created: readonly Table[],
  changed: readonly TableDiff[],
  rules: DiffRules,
): readonly KeyOfTable[] {
  const diffs = diffsByName(changed);
  return byName(created).flatMap((table) =>
    table.constraints.filter(isForeignKey).filter((key) => {
      const other = diffs.get(nameOf(referred(key)));
      return isRecast(key.references.columns, other, rules) || restsOn(key, other?.madeKeys) ||
        restsOn(key, other?.lostKeys);
    }).map((key) => ({ table, key }))
  );
}

function diffsByName(changed: readonly TableDiff[]): ReadonlyMap<string, TableDiff> {
  return new Map(changed.map((each) => [nameOf(each.after), each]));
}

/** Whether a foreign key leads to the columns of one of these keys, in any order. */
export function restsOn(
  { references: { columns } }: ForeignKey,
  keys: readonly (readonly string[])[] = [],
): boolean {
  const wanted = new Set(columns);
  return keys.some((key) => wanted.symmetricDifference(new Set(key)).size === 0);
}

/** Whether some columns become what those at the other end, which are what they were, can't be compared with. */
function isRecast(
  columns: readonly string[],
  diff: TableDiff | undefined,
  { readersHoldColumns }: DiffRules,
): boolean {
  return readersHoldColumns && diff !== undefined &&
    diff.changes.some((each) =>
      each.kind === "alterColumn" && columns.includes(each.column) && isOtherType(each)
    );
}

/** Numbers of any size refer to one another. */
function isOtherType({ type, using }: AlterColumn): boolean {
  return type !== undefined && (using !== undefined || !canNumber(type));
}

export function dropKey({ table, key }: KeyOfTable): Operation {
  return dropConstraint(onTable(table), key);
}

export function createKey({ table, key }: KeyOfTable): Operation {
  return createConstraint(onTable(table), key);
}
