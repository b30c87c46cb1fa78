import { MigrateError } from "../errors.ts";
import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import { tableOf, withTable } from "../schema/edit.ts";
import type { Column, Constraint, Index, Model, Table } from "../schema/model.ts";
import { given } from "../schema/types.ts";
import { call, object, optional, value, values } from "../schema/source.ts";
import { fillFor } from "../schema/neutral.ts";
import { columnSource, onColumn } from "../schema/table_source.ts";
import { typeSource } from "../schema/type_source.ts";
import { mentions } from "../sql/names.ts";
import { didYouMean } from "../suggest.ts";
import { addedConstraint } from "./constraint_operations.ts";
import type { Operation } from "./operation.ts";
import type { AlterColumn, DropColumn, Position } from "./table_shapes.ts";
import { withRenamedColumn } from "./rename_column.ts";
import { defaultSource } from "./default_change.ts";
import type { Rules } from "./rule.ts";
import type { ColumnPlace, columns } from "./columns.ts";

/** What columns' operations do to a model, how they are undone and printed. */
export const columnRules: Rules<keyof typeof columns> = {
  addColumn: {
    apply: (model, operation) =>
      withTable(model, operation, (table) => {
        const there = table.columns.some(({ name }) => name === operation.column.name);
        if (there && operation.ifNotExists) return table;
        return {
          ...table,
          columns: inserted(table.columns, operation.column, operation.position),
          constraints: [...table.constraints, ...operation.constraints],
          indexes: [...table.indexes, ...operation.indexes],
        };
      }),
    reverse({ table, schema, column: { name }, ifNotExists }, before) {
      const there = tableOf(before, { table, schema }).columns.some((each) => each.name === name);
      if (there && ifNotExists) return [];
      return [{ kind: "dropColumn", table, schema, column: name }];
    },
    print({ kind: _, table, column, constraints, indexes, position, ...options }) {
      const written = [
        ...constraints.flatMap((each) => onColumn(each) ?? []),
        ...indexes.map(ownIndex),
      ];
      return call("op.addColumn", [
        value(table),
        value(column.name),
        columnSource(column, { written }),
        ...optional({ ...options, ...placeAt(position) }),
      ]);
    },
  },

  dropColumn: {
    apply: (model, operation) =>
      withTable(model, operation, (table) => withoutColumn(table, operation)),
    reverse: ({ table, schema, column, cascade }, before) =>
      cascade ? undefined : columnBack({ table, schema, column }, before),
    print: ({ kind: _, table, column, ...options }) =>
      call("op.dropColumn", [value(table), value(column), ...optional(options)]),
  },

  alterColumn: {
    apply(model, operation) {
      const { table, schema, column, to } = operation;
      const changed = withTable(model, operation, (each) => withChange(each, operation));
      return to === undefined || to === column
        ? changed
        : withRenamedColumn(changed, { table, schema }, { from: column, to });
    },
    reverse(operation, before) {
      const { table, schema, column, to, generated } = operation;
      // A plain column can't be made a generated one everywhere; its values are computed anew in any case.
      if (generated === null) {
        return [
          { kind: "dropColumn", table, schema, column: to ?? column },
          ...columnBack({ table, schema, column }, before),
        ];
      }
      return [{
        kind: "alterColumn",
        table,
        schema,
        column: to ?? column,
        ...previous(operation, tableOf(before, { table, schema })),
        ...to !== undefined && { to: column },
      }];
    },
    print({ kind: _, table, column, to, type, default: given, position, ...change }) {
      return call("op.alterColumn", [
        value(table),
        value(column),
        object({
          name: to === undefined ? undefined : value(to),
          type: type && typeSource(type),
          ...defaultSource(given),
          ...values({ ...change, ...placeAt(position) }),
        }),
      ]);
    },
  },
};

/** What brings a column back that has gone, with what went along. */
function columnBack(
  { column, ...on }: { readonly table: string; readonly schema?: string; readonly column: string },
  before: Model,
): readonly Operation[] {
  const table = tableOf(before, on);
  const gone = table.columns.find(({ name }) => name === column);
  if (!gone) return [];
  return [
    {
      kind: "addColumn",
      ...on,
      column: gone,
      constraints: [],
      indexes: [],
      fill: fillFor(gone, table),
    },
    ...table.constraints.filter((each) => isAbout(each, column))
      .flatMap((constraint) => addedConstraint(constraint, table)),
    ...table.indexes.filter((each) => indexIsAbout(each, column))
      .map((index) => ({ kind: "createIndex" as const, ...on, index })),
  ];
}

function inserted(
  columns: readonly Column[],
  column: Column,
  position: Position | undefined,
): readonly Column[] {
  if (position === undefined) return [...columns, column];
  if (position === "first") return [column, ...columns];
  const [place, after] = "before" in position ? [position.before, 0] : [position.after, 1];
  const at = columns.findIndex(({ name }) => name === place);
  return columns.toSpliced(at < 0 ? columns.length : at + after, 0, column);
}

function ownIndex({ name, keys: _, ...options }: Index) {
  return { method: "index", args: optional({ name, ...options }) };
}

/** The column of that name. Throws "operation" where there is none. */
function columnIn({ name: table, columns }: Table, name: string): Column {
  const found = columns.find((column) => column.name === name);
  if (found) return found;
  throw new MigrateError("operation", `Table "${table}" has no column "${name}"`, {
    hint: didYouMean(name, columns.map((column) => column.name)),
  });
}

function withoutColumn(table: Table, { column, ifExists }: DropColumn): Table {
  if (ifExists && !table.columns.some(({ name }) => name === column)) return table;
  const gone = columnIn(table, column);
  return {
    ...table,
    columns: table.columns.filter((each) => each !== gone),
    constraints: table.constraints.filter((each) => !isAbout(each, column)),
    indexes: table.indexes.filter((each) => !indexIsAbout(each, column)),
  };
}

/** Whether a constraint goes with a column. */
function isAbout(constraint: Constraint, column: string): boolean {
  return columnsOfConstraint(constraint).includes(column) ||
    constraint.kind === "check" && mentions(constraint.sql, column);
}

function indexIsAbout({ keys, include = [], where = "" }: Index, name: string): boolean {
  return include.includes(name) || mentions(where, name) ||
    keys.some(({ column, expression = "" }) => column === name || mentions(expression, name));
}

/** The table with what an operation changes of a column but its name. */
function withChange(table: Table, operation: AlterColumn): Table {
  const before = columnIn(table, operation.column);
  const after = changedColumn(before, operation);
  const columns = table.columns.map((each) => each === before ? after : each);
  const { position } = operation;
  if (position === undefined) return { ...table, columns };
  return { ...table, columns: inserted(columns.filter((each) => each !== after), after, position) };
}

function changedColumn(column: Column, change: AlterColumn): Column {
  const changed = <T>(after: T | null | undefined, before: T | undefined) =>
    after === null ? undefined : after ?? before;
  return given({
    ...column,
    type: change.type ?? column.type,
    nullable: change.nullable ?? column.nullable,
    autoIncrement: change.autoIncrement ?? counting(column, change),
    default: changed(change.default, column.default),
    generated: changed(change.generated, column.generated),
    identity: changed(change.identity, column.identity),
    collation: changed(change.collation, column.collation),
    comment: changed(change.comment, column.comment),
  });
}

/** A key that an identity is taken from counts no more; without a word it would. */
function counting({ autoIncrement, identity: was }: Column, { identity }: AlterColumn) {
  if (identity === undefined) return autoIncrement;
  return identity === null && was ? false : undefined;
}

/** What a column has or hasn't: null takes it away. */
const removable = ["default", "generated", "identity", "collation", "comment"] as const;

/** What undoes a change: each thing that it names, as it was. */
function previous(change: AlterColumn, table: Table): Partial<AlterColumn> {
  const was = columnIn(table, change.column);
  const back = removable.filter((key) => change[key] !== undefined)
    .map((key) => [key, was[key] ?? null]);
  return {
    ...Object.fromEntries(back),
    ...change.type && { type: was.type },
    ...change.nullable !== undefined && { nullable: was.nullable },
    ...change.autoIncrement !== undefined && { autoIncrement: was.autoIncrement ?? false },
    ...change.position && { position: positionOf(table, was) },
  };
}

/** Where a column is among the others. */
function positionOf({ columns }: Table, column: Column): Position {
  const before = columns[columns.indexOf(column) - 1];
  return before ? { after: before.name } : "first";
}

/** A column's place as options say it. */
function placeAt(position: Position | undefined): ColumnPlace {
  if (position === undefined) return {};
  if (position === "first") return { first: true };
  return "before" in position ? { insertBefore: position.before } : { insertAfter: position.after };
}
