import { createConstraint, dropConstraint } from "../operations/constraints.ts";
import type { Operation } from "../operations/operation.ts";
import type { ForeignKey, Table } from "../schema/model.ts";
import { onTable } from "../sql/standard.ts";
import type { DiffRules } from "./diff_rules.ts";
import { diffTable, type TableDiff } from "./diff_table.ts";
import { byName, creationOrder, nameOf } from "./order.ts";

/** What becomes of tables. */
export interface TablesDiff {
  readonly created: readonly Table[];
  readonly changed: readonly TableDiff[];
  readonly dropped: readonly Table[];
}

/** What becomes of tables; those that stay as they are aren't told. */
export function compareTables(
  before: readonly Table[],
  after: readonly Table[],
  rules: DiffRules,
): TablesDiff {
  const [was, is] = [before, after].map((tables) =>
    new Map(tables.map((table) => [nameOf(table), table]))
  );
  return {
    created: after.filter((table) => !was!.has(nameOf(table))),
    dropped: before.filter((table) => !is!.has(nameOf(table))),
    changed: byName(after).flatMap((table) => {
      const other = was!.get(nameOf(table));
      if (!other) return [];
      const found = diffTable(other, table, rules);
      return isNothing(found) ? [] : [found];
    }),
  };
}

function isNothing(diff: TableDiff): boolean {
  const { droppedKeys, createdKeys, first, changes, last } = diff;
  return [droppedKeys, createdKeys, first, changes, last]
    .every(({ length }) => length === 0);
}

/** The operations that carry it out. What is dropped goes last; foreign keys make way where they have to. */
export function tableOperations({ created, changed, dropped }: TablesDiff): readonly Operation[] {
  const creation = creationOrder(created);
  const removal = creationOrder(dropped);
  const parts = changed.map((each) => partsOf(each, changed, dropped));
  return [
    ...parts.flatMap(({ early }) => early),
    ...creation.tables.flatMap(createTable),
    ...creation.later.map(({ table, key }) => createConstraint(onTable(table), key)),
    ...parts.flatMap(({ own }) => own),
    ...parts.flatMap(({ late }) => late),
    ...removal.later.map(({ table, key }) => dropConstraint(onTable(table), key)),
    ...removal.tables.toReversed().flatMap(dropTable),
  ];
}

/** The indexes stand apart, as people write them. */
function createTable(table: Table): readonly Operation[] {
  return [
    { kind: "createTable", table: { ...table, indexes: [] } },
    ...byName(table.indexes)
      .map((index) => ({ kind: "createIndex" as const, ...onTable(table), index })),
  ];
}

function dropTable(table: Table): readonly Operation[] {
  return [
    ...byName(table.indexes).toReversed()
      .map(({ name }) => ({ kind: "dropIndex" as const, name, ...onTable(table) })),
    { kind: "dropTable", ...onTable(table) },
  ];
}

/** A changed table's operations, and those on foreign keys that run before and after those on all tables. */
interface Parts {
  readonly early: readonly Operation[];
  readonly own: readonly Operation[];
  readonly late: readonly Operation[];
}

/** Foreign keys stay with their table's other operations, unless another table that changes has a say in them. */
function partsOf(
  { after, droppedKeys, keptKeys, createdKeys, first, changes, last }: TableDiff,
  changed: readonly TableDiff[],
  dropped: readonly Table[],
): Parts {
  const on = onTable(after);
  const moving = new Set([
    ...changed.filter((each) => each.after !== after).map((each) => nameOf(each.after)),
    ...dropped.map(nameOf),
  ]);
  const isApart = ({ references: { table, schema } }: ForeignKey) =>
    moving.has(nameOf({ name: table, schema }));
  const isOwn = (key: ForeignKey) => !isApart(key);
  const drop = (key: ForeignKey) => dropConstraint(on, key);
  const create = (key: ForeignKey) => createConstraint(on, key);
  // A key between columns that both become something else holds for no moment in between.
  const interrupted = keptKeys.filter((key) => isRecast(key, changes));
  return {
    early: [...droppedKeys.filter(isApart), ...interrupted].map(drop),
    own: [
      ...first,
      ...droppedKeys.filter(isOwn).map(drop),
      ...changes,
      ...createdKeys.filter(isOwn).map(create),
      ...last,
    ],
    late: [...createdKeys.filter(isApart), ...interrupted].map(create),
  };
}

/** Whether values of the key's columns are turned into such as the database wouldn't make of them by itself. */
function isRecast({ columns }: ForeignKey, changes: readonly Operation[]): boolean {
  return changes.some((each) =>
    each.kind === "alterColumn" && each.using !== undefined && columns.includes(each.column)
  );
}
