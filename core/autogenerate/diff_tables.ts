import type { Operation } from "../operations/operation.ts";
import type { Constraint, ForeignKey, Index, Table } from "../schema/model.ts";
import { withoutForeignKeys } from "../schema/numbering.ts";
import { onTable } from "../sql/standard.ts";
import { isOfOneForm, requireOneForm } from "./diff_form.ts";
import {
  createKey,
  dropKey,
  interruptedKeys,
  type KeyOfTable,
  restsOn,
  waitingKeys,
} from "./diff_keys.ts";
import type { DiffRules } from "./diff_rules.ts";
import { diffTable, type TableDiff } from "./diff_table.ts";
import { byName, creationOrder, nameOf, referred } from "./order.ts";
import { isSame } from "./same.ts";

/** What becomes of tables. */
export interface TablesDiff {
  readonly created: readonly Table[];
  readonly changed: readonly TableDiff[];
  readonly dropped: readonly Table[];
  /** Foreign keys that hold for no moment while tables change: those of tables that are dropped don't come back. */
  readonly interrupted: readonly KeyOfTable[];
  /** Foreign keys of tables that are created, which rest on what other tables only become. */
  readonly waiting: readonly KeyOfTable[];
  /** Whether what is dropped has to make way for the rest. */
  readonly dropsFirst: boolean;
}

/** What becomes of tables. */
export function compareTables(
  before: readonly Table[],
  after: readonly Table[],
  rules: DiffRules,
): TablesDiff {
  const [was, is] = [before, after].map((tables) =>
    new Map(tables.map((table) => [nameOf(table), table]))
  );
  const isMoved = movedNames(before, after, rules);
  // A project may find a difference in what is the same.
  const isDecided = rules.compareType !== undefined || rules.compareServerDefault !== undefined;
  const changed = byName(after).flatMap((table) => {
    const other = was!.get(nameOf(table));
    if (!other || !isDecided && isSame(inOrder(other), inOrder(table))) return [];
    const found = diffTable(other, table, { rules, isMoved: (name) => isMoved(table, name) });
    return isNothing(found) ? [] : [found];
  });
  const created = after.filter((table) => !was!.has(nameOf(table)));
  const dropped = before.filter((table) => !is!.has(nameOf(table)));
  return {
    created,
    changed,
    dropped,
    interrupted: interruptedKeys(before, changed, rules),
    waiting: waitingKeys(created, changed, rules),
    dropsFirst: dropped.some((table) =>
      indexesIn(table, rules).some(({ name }) => name !== undefined && isMoved(table, name))
    ),
  };
}

/** The table with its lists in one order, as theirs means nothing. */
function inOrder(table: Table): Table {
  return { ...table, constraints: byOwnName(table.constraints), indexes: byOwnName(table.indexes) };
}

function byOwnName<T extends { readonly name?: string }>(these: readonly T[]): readonly T[] {
  return these.toSorted(({ name: one = "" }, { name: other = "" }) =>
    one < other ? -1 : one > other ? 1 : 0
  );
}

function isNothing(diff: TableDiff): boolean {
  const { droppedKeys, createdKeys, freed, first, changes, last } = diff;
  return isOfOneForm(diff.before, diff.after) &&
    [droppedKeys, createdKeys, freed, first, changes, last].every(({ length }) => length === 0);
}

/** Tells of a name of a table's index whether another table has it behind it. */
function movedNames(before: readonly Table[], after: readonly Table[], rules: DiffRules) {
  const [was, is] = [before, after].map((tables) =>
    new Map(
      tables.flatMap((table) =>
        indexesIn(table, rules).flatMap(({ name, ...rest }) =>
          name === undefined
            ? []
            : [[nameOf({ ...rest, name, schema: table.schema }), nameOf(table)]]
        )
      ),
    )
  );
  return ({ schema }: Table, name: string) => {
    const key = nameOf({ name, schema });
    const [one, other] = [was!.get(key), is!.get(key)];
    return one !== undefined && other !== undefined && one !== other;
  };
}

/** What has the name of an index. */
function indexesIn(
  { constraints, indexes }: Table,
  { keysAreIndexes }: DiffRules,
): readonly (Constraint | Index)[] {
  if (!keysAreIndexes) return indexes;
  return [
    ...indexes,
    ...constraints.filter(({ kind }) => kind !== "check" && kind !== "foreignKey"),
  ];
}

/**
 * The operations that carry it out. What is dropped goes last, unless it is in the way; foreign keys make way where they
 * have to.
 *
 * Throws "unsupported" for what can't be changed of a table.
 */
export function tableOperations(
  { created, changed, dropped, interrupted, waiting, dropsFirst }: TablesDiff,
): readonly Operation[] {
  for (const { before, after } of changed) requireOneForm(before, after);
  const apart = new Set([...interrupted, ...waiting].map(({ key }) => key));
  const withoutThose = (table: Table) => withoutForeignKeys(table, (key) => apart.has(key));
  const creation = creationOrder(created.map(withoutThose));
  const removal = dropTables(dropped.map(withoutThose));
  const moving = new Set([...changed.map(({ after }) => after), ...dropped].map(nameOf));
  const parts = inLoggingOrder(changed).map((each) => partsOf(each, moving));
  const back = interrupted.filter(({ table }) => !dropped.includes(table));
  return [
    ...parts.flatMap(({ early }) => early),
    ...interrupted.map(dropKey),
    ...dropsFirst ? removal : [],
    ...changed.flatMap(({ freed }) => freed),
    ...creation.tables.flatMap(createTable),
    ...creation.later.map(createKey),
    ...parts.flatMap(({ own }) => own),
    ...parts.flatMap(({ late }) => late),
    ...[...back, ...waiting].map(createKey),
    ...dropsFirst ? [] : removal,
  ];
}

/** A table that is logged refers to none that isn't: it becomes so behind those that it refers to, and is so no more before them. */
function inLoggingOrder(changed: readonly TableDiff[]): readonly TableDiff[] {
  const isLogged = changed.filter(({ before, after }) => before.unlogged && !after.unlogged);
  const isUnlogged = changed.filter(({ before, after }) => !before.unlogged && after.unlogged);
  const sorted = [...byReference(isLogged), ...byReference(isUnlogged).toReversed()];
  return [...sorted, ...changed.filter((each) => !sorted.includes(each))];
}

/** Each behind those that it refers to. */
function byReference(changed: readonly TableDiff[]): readonly TableDiff[] {
  const { tables } = creationOrder(changed.map(({ after }) => after));
  return tables.flatMap((table) => changed.filter(({ after }) => nameOf(after) === nameOf(table)));
}

/** The indexes stand apart, as people write them. */
function createTable(table: Table): readonly Operation[] {
  return [
    { kind: "createTable", table: { ...table, indexes: [] } },
    ...byName(table.indexes)
      .map((index) => ({ kind: "createIndex" as const, ...onTable(table), index })),
  ];
}

function dropTables(tables: readonly Table[]): readonly Operation[] {
  const removal = creationOrder(tables);
  return [
    ...removal.later.map(dropKey),
    ...removal.tables.toReversed().flatMap(dropTable),
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
  { after, droppedKeys, createdKeys, freed, first, changes, last }: TableDiff,
  moving: ReadonlySet<string>,
): Parts {
  const isApart = (key: ForeignKey) => {
    const name = nameOf(referred(key));
    if (name !== nameOf(after)) return moving.has(name);
    return freed.length > 0 || restsOn(key, uniqueIn(last)) || leadsToDropped(key, first);
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

/** Whether operations drop a column that a key leads to. */
function leadsToDropped(
  { references: { columns } }: ForeignKey,
  operations: readonly Operation[],
): boolean {
  return operations.some((each) => each.kind === "dropColumn" && columns.includes(each.column));
}

/** The columns of the unique indexes that are made. */
function uniqueIn(operations: readonly Operation[]): readonly (readonly string[])[] {
  return operations.flatMap((each) =>
    each.kind === "createIndex" && each.index.unique
      ? [each.index.keys.flatMap(({ column = [] }) => column)]
      : []
  );
}
