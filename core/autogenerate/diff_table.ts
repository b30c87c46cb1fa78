import { addedConstraint, dropConstraint } from "../operations/constraint_operations.ts";
import type { Operation } from "../operations/operation.ts";
import { applyAll } from "../operations/rules.ts";
import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import { emptyModel, tableOf } from "../schema/edit.ts";
import type { Column, Constraint, ForeignKey, Index, Table } from "../schema/model.ts";
import { fillFor } from "../schema/neutral.ts";
import { mentions } from "../sql/names.ts";
import { onTable } from "../sql/standard.ts";
import { columnChange, isEmpty } from "./diff_columns.ts";
import { formChange } from "./diff_form.ts";
import type { DiffRules } from "./diff_rules.ts";
import { matchConstraints, matchIndexes } from "./match.ts";
import { isForeignKey } from "./order.ts";
import { isSame } from "./same.ts";

/** What makes a table another; foreign keys apart, as other tables have a say in when they can go and come. */
export interface TableDiff {
  readonly before: Table;
  readonly after: Table;
  readonly droppedKeys: readonly ForeignKey[];
  readonly keptKeys: readonly ForeignKey[];
  readonly createdKeys: readonly ForeignKey[];
  /** The columns of keys that go, which no foreign key can rest on then; another one on the same columns may come. */
  readonly lostKeys: readonly (readonly string[])[];
  /** The columns of keys that come, which no foreign key can rest on before. */
  readonly madeKeys: readonly (readonly string[])[];
  /** What gives up names that other tables' indexes get. */
  readonly freed: readonly Operation[];
  /** What makes room for the rest: SQLite does each by itself. */
  readonly first: readonly Operation[];
  /** In the order in which they run; all of them, and those of keys, make SQLite make the table anew once. */
  readonly changes: readonly Operation[];
  /** Indexes that come, when all is changed. */
  readonly last: readonly Operation[];
}

/** What is to be known besides the table itself. */
export interface TableSurroundings {
  readonly rules: DiffRules;
  /** Whether the name of an index is another table's then. */
  isMoved(name: string): boolean;
}

/** What makes `before` what `after` is: both as the database holds them, under one name. */
export function diffTable(
  before: Table,
  after: Table,
  { rules, isMoved }: TableSurroundings,
): TableDiff {
  const on = onTable(after);
  const cleared = replacedColumns(before, after, rules).map(({ name }) => dropColumn(on, name));
  const base = tableAfter(before, cleared);
  const names = { held: new Set(namesIn(base)), isMoved };
  const constraints = matchConstraints(base, after, { rules, names });
  const indexes = matchIndexes(base.indexes, after.indexes, { rules, names });
  const others = constraints.dropped.filter(isOther);
  const isRekeyed = rules.keysCount && constraints.made.concat(constraints.dropped)
    .some(({ kind }) => kind === "primaryKey");
  const isFreed = ({ name }: Constraint | Index) => name !== undefined && isMoved(name);
  const isLeft = (each: Constraint | Index) => !isFreed(each);
  const dropIndex = ({ name }: Index) => ({ kind: "dropIndex" as const, name, ...on });
  const drop = (constraint: Constraint) => dropConstraint(on, constraint, [base, after]);
  const added = addedColumns(base, after)
    .map((each) => isRekeyed ? { ...each, column: uncounted(each.column) } : each);
  return {
    before,
    after,
    droppedKeys: constraints.dropped.filter(isForeignKey),
    keptKeys: base.constraints.filter(isForeignKey)
      .filter((key) => !constraints.dropped.includes(key)),
    createdKeys: constraints.made.filter(isForeignKey),
    lostKeys: keysIn(constraints.dropped, indexes.dropped),
    madeKeys: keysIn(constraints.made, indexes.made),
    freed: [
      ...indexes.dropped.filter(isFreed).map(dropIndex),
      ...others.filter(isFreed).map(drop),
    ],
    first: [
      ...formChange(before, after, "given up"),
      ...indexes.dropped.filter(isLeft).map(dropIndex),
      ...cleared,
      ...added.filter(isPlain),
    ],
    last: [
      ...indexes.renamed.map(({ before, after }) => ({
        kind: "renameIndex" as const,
        name: before.name,
        ...on,
        to: after.name,
      })),
      ...indexes.made.map((index) => ({ kind: "createIndex" as const, ...on, index })),
    ],
    changes: [
      ...isRekeyed ? countingChange(base, after, false) : [],
      ...others.filter(isLeft).map(drop),
      ...rules.keysLeaveNotNull ? [] : formerKeys(base, after),
      ...changedColumns(base, after, { rules, isRekeyed }),
      ...added.filter((each) => !isPlain(each)),
      ...constraints.renamed.map(({ before, after }) => ({
        kind: "renameConstraint" as const,
        ...on,
        name: before.name!,
        to: after.name!,
      })),
      ...constraints.made.filter(isOther).flatMap((each) => addedConstraint(each, after)),
      ...isRekeyed ? countingChange(base, after, true) : [],
      ...commentChange(before, after),
      ...readersFirst(base.columns.filter(({ name }) => !columnNamed(after, name)))
        .map(({ name }) => dropColumn(on, name)),
      ...formChange(before, after, "taken on"),
    ],
  };
}

function namesIn({ constraints, indexes }: Table): readonly string[] {
  return [...constraints, ...indexes].flatMap(({ name = [] }) => name);
}

type On = ReturnType<typeof onTable>;

function columnNamed({ columns }: Table, name: string): Column | undefined {
  return columns.find((column) => column.name === name);
}

/** The columns that go first, because others can't change before; most are added again. */
function replacedColumns(before: Table, after: Table, rules: DiffRules): readonly Column[] {
  const both = before.columns.flatMap((was) => {
    const is = columnNamed(after, was.name);
    return is ? [{ was, is }] : [];
  });
  const retyped = both.filter(({ was, is }) =>
    columnChange(was, is, { rules, on: onTable(after) }).type !== undefined
  );
  const own = both.filter(({ was, is }) => rules.isReplaced(was, is));
  const moving = [...own, ...rules.readersHoldColumns ? retyped : []];
  const isReader = ({ generated }: Column) =>
    generated !== undefined && moving.some(({ was }) => mentions(generated.sql, was.name));
  return readersFirst(
    before.columns.filter((column) => own.some(({ was }) => was === column) || isReader(column)),
  );
}

/** Whether nothing else need be there for the column that is added. */
function isPlain({ column: { generated } }: Operation<"addColumn">): boolean {
  return generated === undefined;
}

/** Generated columns before those that they read. */
function readersFirst(columns: readonly Column[]): readonly Column[] {
  const isGenerated = ({ generated }: Column) => generated !== undefined;
  return [
    ...columns.filter(isGenerated),
    ...columns.filter((column) => !isGenerated(column)),
  ];
}

function dropColumn(on: On, column: string): Operation<"dropColumn"> {
  return { kind: "dropColumn", ...on, column };
}

/** The table when operations on it have run. */
function tableAfter(table: Table, operations: readonly Operation[]): Table {
  return tableOf(applyAll({ ...emptyModel, tables: [table] }, operations), onTable(table));
}

/** What refuses NULL only for being a key, or the key of such a table, is told to where that is over. */
function formerKeys(before: Table, after: Table): readonly Operation[] {
  if (!refusesNullInKeys(before)) return [];
  const key = before.constraints.find(({ kind }) => kind === "primaryKey");
  const keyed = key ? columnsOfConstraint(key) : [];
  const kept = after.columns.filter(({ name }) => keyed.includes(name));
  const isSameKey =
    after.constraints.some((each) =>
      each.kind === "primaryKey" && isSame({ ...each, name: "" }, { ...key, name: "" })
    ) && kept.every(({ name, type }) => isSame(columnNamed(before, name)?.type, type));
  if (isSameKey && refusesNullInKeys(after)) return [];
  return kept.filter(({ nullable }) => !nullable)
    .map(({ name: column }) => ({
      kind: "alterColumn",
      ...onTable(after),
      column,
      nullable: false,
    }));
}

function refusesNullInKeys({ strict = false, withoutRowid = false }: Table): boolean {
  return strict || withoutRowid;
}

/** The columns that each key is on. */
function keysIn(
  constraints: readonly Constraint[],
  indexes: readonly Index[],
): readonly (readonly string[])[] {
  const isKey = (each: Constraint) => each.kind === "primaryKey" || each.kind === "unique";
  return [
    ...constraints.filter(isKey).map(columnsOfConstraint),
    ...indexes.filter(({ unique }) => unique)
      .map(({ keys }) => keys.flatMap(({ column = [] }) => column)),
  ];
}

function isOther(constraint: Constraint): boolean {
  return !isForeignKey(constraint);
}

function addedColumns(before: Table, after: Table): readonly Operation<"addColumn">[] {
  return after.columns.filter(({ name }) => !columnNamed(before, name)).map((column) => ({
    kind: "addColumn",
    ...onTable(after),
    column,
    constraints: [],
    indexes: [],
    fill: fillFor(column, after),
  }));
}

/** What stops counting before its key goes, or counts when its key is there. */
function countingChange(before: Table, after: Table, counts: boolean): readonly Operation[] {
  const { columns } = counts ? after : before;
  return columns.filter(({ autoIncrement }) => autoIncrement).map(({ name }) => ({
    kind: "alterColumn",
    ...onTable(after),
    column: name,
    autoIncrement: counts,
  }));
}

/** The column as it is while it is no key. */
function uncounted({ autoIncrement: _, ...column }: Column): Column {
  return column;
}

function changedColumns(
  before: Table,
  after: Table,
  { rules, isRekeyed }: { readonly rules: DiffRules; readonly isRekeyed: boolean },
): readonly Operation[] {
  const on = onTable(after);
  return after.columns.flatMap((is) => {
    const was = columnNamed(before, is.name);
    if (!was) return [];
    const isFull = rules.isNeverNull(was, before) && rules.isNeverNull(is, after);
    const { nullable } = isFull ? is : was;
    const autoIncrement = isRekeyed ? is.autoIncrement : was.autoIncrement;
    const change = columnChange({ ...was, nullable, autoIncrement }, is, { rules, on });
    return isEmpty(change) ? [] : [{ kind: "alterColumn", ...on, column: is.name, ...change }];
  });
}

function commentChange(before: Table, after: Table): readonly Operation[] {
  if (before.comment === after.comment) return [];
  const on = onTable(after);
  return after.comment === undefined
    ? [{ kind: "dropTableComment", ...on }]
    : [{ kind: "createTableComment", ...on, comment: after.comment }];
}
