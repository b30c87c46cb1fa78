import { createConstraint, dropConstraint } from "../operations/constraints.ts";
import type { Operation } from "../operations/operation.ts";
import type { ForeignKey, Table } from "../schema/model.ts";
import { withoutForeignKeys } from "../schema/numbering.ts";
import { onTable } from "../sql/standard.ts";
import type { DiffRules } from "./diff_rules.ts";
import { diffTable, type TableDiff } from "./diff_table.ts";
import { byName, creationOrder, isForeignKey, nameOf, referred } from "./order.ts";

/** What becomes of tables. */
export interface TablesDiff {
  readonly created: readonly Table[];
  readonly changed: readonly TableDiff[];
  readonly dropped: readonly Table[];
  /** Foreign keys that hold for no moment while tables change: those of tables that are dropped don't come back. */
  readonly interrupted: readonly KeyOfTable[];
  /** Foreign keys of tables that are created, which rest on what other tables only become. */
  readonly waiting: readonly KeyOfTable[];
}

interface KeyOfTable {
  readonly table: Table;
  readonly key: ForeignKey;
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
  const changed = byName(after).flatMap((table) => {
    const other = was!.get(nameOf(table));
    if (!other) return [];
    const found = diffTable(other, table, rules);
    return isNothing(found) ? [] : [found];
  });
  const created = after.filter((table) => !was!.has(nameOf(table)));
  return {
    created,
    dropped: before.filter((table) => !is!.has(nameOf(table))),
    changed,
    interrupted: interruptedKeys(before, changed),
    waiting: waitingKeys(created, changed),
  };
}

function isNothing(diff: TableDiff): boolean {
  const { droppedKeys, createdKeys, first, changes, last } = diff;
  return [droppedKeys, createdKeys, first, changes, last]
    .every(({ length }) => length === 0);
}

/** Of the foreign keys that stay those whose columns become something else, and those whose other end goes or does so. */
function interruptedKeys(
  before: readonly Table[],
  changed: readonly TableDiff[],
): readonly KeyOfTable[] {
  const diffs = diffsByName(changed);
  return byName(before).flatMap((table) => {
    const own = diffs.get(nameOf(table));
    const keys = own?.keptKeys ?? table.constraints.filter(isForeignKey);
    return keys.filter((key) => {
      const other = diffs.get(nameOf(referred(key)));
      return isRecast(key.columns, own) || isRecast(key.references.columns, other) ||
        restsOn(key, other?.lostKeys);
    }).map((key) => ({ table, key }));
  });
}

function waitingKeys(
  created: readonly Table[],
  changed: readonly TableDiff[],
): readonly KeyOfTable[] {
  const diffs = diffsByName(changed);
  return byName(created).flatMap((table) =>
    table.constraints.filter(isForeignKey).filter((key) => {
      const other = diffs.get(nameOf(referred(key)));
      return isRecast(key.references.columns, other) || restsOn(key, other?.madeKeys);
    }).map((key) => ({ table, key }))
  );
}

function diffsByName(changed: readonly TableDiff[]): ReadonlyMap<string, TableDiff> {
  return new Map(changed.map((each) => [nameOf(each.after), each]));
}

function restsOn(
  { references: { columns } }: ForeignKey,
  keys: readonly (readonly string[])[] = [],
): boolean {
  const wanted = new Set(columns);
  return keys.some((key) => wanted.symmetricDifference(new Set(key)).size === 0);
}

/** Whether values of some columns are turned into such as the database wouldn't make of them by itself. */
function isRecast(columns: readonly string[], diff: TableDiff | undefined): boolean {
  return diff?.changes.some((each) =>
    each.kind === "alterColumn" && each.using !== undefined && columns.includes(each.column)
  ) ?? false;
}

/** The operations that carry it out. What is dropped goes last; foreign keys make way where they have to. */
export function tableOperations(
  { created, changed, dropped, interrupted, waiting }: TablesDiff,
): readonly Operation[] {
  const apart = new Set([...interrupted, ...waiting].map(({ key }) => key));
  const withoutThose = (table: Table) => withoutForeignKeys(table, (key) => apart.has(key));
  const creation = creationOrder(created.map(withoutThose));
  const removal = creationOrder(dropped.map(withoutThose));
  const moving = new Set([...changed.map(({ after }) => after), ...dropped].map(nameOf));
  const parts = changed.map((each) => partsOf(each, moving));
  const back = interrupted.filter(({ table }) => !dropped.includes(table));
  return [
    ...parts.flatMap(({ early }) => early),
    ...interrupted.map(dropKey),
    ...creation.tables.flatMap(createTable),
    ...creation.later.map(createKey),
    ...parts.flatMap(({ own }) => own),
    ...parts.flatMap(({ late }) => late),
    ...[...back, ...waiting].map(createKey),
    ...removal.later.map(dropKey),
    ...removal.tables.toReversed().flatMap(dropTable),
  ];
}

function dropKey({ table, key }: KeyOfTable): Operation {
  return dropConstraint(onTable(table), key);
}

function createKey({ table, key }: KeyOfTable): Operation {
  return createConstraint(onTable(table), key);
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

/** Foreign keys stay with their table's other operations, unless another table that is `moving` has a say in them. */
function partsOf(
  { after, droppedKeys, createdKeys, first, changes, last }: TableDiff,
  moving: ReadonlySet<string>,
): Parts {
  const isApart = (key: ForeignKey) => {
    const name = nameOf(referred(key));
    return name !== nameOf(after) && moving.has(name);
  };
  const isOwn = (key: ForeignKey) => !isApart(key);
  const drop = (key: ForeignKey) => dropKey({ table: after, key });
  const create = (key: ForeignKey) => createKey({ table: after, key });
  return {
    early: droppedKeys.filter(isApart).map(drop),
    own: [
      ...first,
      ...droppedKeys.filter(isOwn).map(drop),
      ...changes,
      ...createdKeys.filter(isOwn).map(create),
      ...last,
    ],
    late: createdKeys.filter(isApart).map(create),
  };
}
