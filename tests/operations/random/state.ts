import type { Operation } from "../../../core/operations/operation.ts";
import { apply } from "../../../core/operations/rules.ts";
import { columnsOfConstraint } from "../../../core/schema/constraint_columns.ts";
import { find } from "../../../core/schema/edit.ts";
import type { Column, ForeignKey, Model, Named, Table } from "../../../core/schema/model.ts";
import type { DialectName } from "../../../dialects/url.ts";
import { inSql } from "../fuzz.ts";

/** What is known of a database that random operations are done on. */
export interface State {
  readonly dialect: DialectName;
  /** What the operations make of it. */
  readonly model: Model;
  /** The same with the SQL of views and triggers as the database has it when something got another name. */
  readonly current: Model;
  /** Tables that have rows, or had them when their columns went. */
  readonly filled: readonly FilledTable[];
  /** How many operations had names to give: each is given once. */
  readonly names: number;
  /** The one table that operations are on, within a batch. */
  readonly only?: OnTable;
}

/** A table whose rows are known. */
export interface FilledTable extends Named {
  /** Its name in the beginning. */
  readonly origin: Named;
  /** Those that were there in the beginning. */
  readonly columns: readonly FilledColumn[];
}

/** A column whose values are known. */
interface FilledColumn {
  readonly name: string;
  readonly origin: string;
  /** Whether none of them is NULL. */
  readonly isFull: boolean;
  /** Whether each is another one. */
  readonly isUnique: boolean;
  /** Whether something was asked of its values that those of a new column need not be. */
  readonly isHeld?: boolean;
}

/** A table, as operations name it. */
export interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

/** What a database is behind an operation. */
export function after(state: State, operation: Operation): State {
  const { model, current, filled, names } = state;
  const each = singly(operation);
  return {
    ...state,
    model: apply(model, operation),
    current: each.reduce(followed, current),
    filled: each.reduce(refilled, filled),
    names: names + each.length,
  };
}

/** An operation, or those of a batch. */
function singly(operation: Operation): readonly Operation[] {
  return operation.kind === "batchAlterTable" ? operation.operations : [operation];
}

/** No two things have one name, so that a name is told by its text. */
function followed(model: Model, operation: Operation): Model {
  const after = apply(model, operation);
  const rename = renameBy(operation);
  if (!rename) return after;
  const inText = (text: string) => text.replaceAll(inSql(rename.from), inSql(rename.to));
  return {
    ...after,
    views: after.views.map((view) => ({ ...view, sql: inText(view.sql) })),
    triggers: after.triggers.map((trigger) => ({
      ...trigger,
      event: inText(trigger.event),
      action: inText(trigger.action),
    })),
  };
}

function renameBy(
  operation: Operation,
): { readonly from: string; readonly to: string } | undefined {
  if (operation.kind === "renameTable") return { from: operation.table, to: operation.to };
  if (operation.kind !== "alterColumn" || operation.to === undefined) return undefined;
  return { from: operation.column, to: operation.to };
}

function refilled(filled: readonly FilledTable[], operation: Operation): readonly FilledTable[] {
  switch (operation.kind) {
    case "dropTable":
      return filled.filter((table) => !isOn(table, operation));
    case "renameTable":
      return filled.map((table) =>
        isOn(table, operation) ? { ...table, name: operation.to } : table
      );
    case "dropColumn":
      return withColumns(
        filled,
        operation,
        (column) => column.name === operation.column ? [] : [column],
      );
    case "alterColumn":
      return withColumns(
        filled,
        operation,
        (column) =>
          column.name === operation.column
            ? [{ ...column, name: operation.to ?? column.name, isHeld: true }]
            : [column],
      );
    case "dropConstraint":
      return withColumns(filled, operation, (column) => [{ ...column, isHeld: true }]);
    case "dropIndex":
      return filled.map((table) => ({
        ...table,
        columns: table.columns.map((column) => ({ ...column, isHeld: true })),
      }));
    default:
      return filled;
  }
}

function withColumns(
  filled: readonly FilledTable[],
  on: OnTable,
  change: (column: FilledColumn) => readonly FilledColumn[],
): readonly FilledTable[] {
  return filled.map((table) =>
    isOn(table, on) ? { ...table, columns: table.columns.flatMap(change) } : table
  );
}

/** Whether an operation is on a table. */
export function isOn({ name, schema }: Named, on: OnTable): boolean {
  return on.table === name && on.schema === schema;
}

/** Whether a table may have rows. */
export function hasRows({ filled }: State, table: Table): boolean {
  return filled.some((each) => isSame(each, table));
}

/** Whether no row has NULL in a column. */
export function isFull(state: State, table: Table, { name, generated }: Column): boolean {
  return !generated && (!hasRows(state, table) || (valuesOf(state, table, name)?.isFull ?? false));
}

/** Whether no two rows have one value in a column. */
export function isUnique(state: State, table: Table, { name }: Column): boolean {
  return !hasRows(state, table) || (valuesOf(state, table, name)?.isUnique ?? false);
}

/** Whether a table with rows can do without a column's values. */
export function isHeld(state: State, table: Table, { name }: Column): boolean {
  return valuesOf(state, table, name)?.isHeld ?? true;
}

function valuesOf({ filled }: State, table: Table, column: string) {
  return filled.find((each) => isSame(each, table))?.columns.find(({ name }) => name === column);
}

/** Whether two are one. */
export function isSame(one: Named, other: Named): boolean {
  return one.name === other.name && one.schema === other.schema;
}

/** The foreign keys that lead to a table, those of its own among them. */
export function keysTo({ model }: State, table: Table): readonly ForeignKey[] {
  return model.tables.flatMap(({ constraints }) => constraints).filter((each) =>
    each.kind === "foreignKey" && isOn(table, each.references)
  ) as readonly ForeignKey[];
}

/** Whether a view or a trigger names something. */
export function isRead({ current }: State, name: string): boolean {
  return current.views.some(({ sql }) => sql.includes(inSql(name))) ||
    current.triggers.some(({ event, action }) =>
      event.includes(inSql(name)) || action.includes(inSql(name))
    );
}

/** Whether a generated column of the table reads a column, or it is one. */
export function isComputed({ columns }: Table, { name, generated }: Column): boolean {
  return generated !== undefined ||
    columns.some((column) => column.generated?.sql.includes(inSql(name)));
}

/** Whether a foreign key is on a column, or leads to it. */
export function isInForeignKey(state: State, table: Table, { name }: Column): boolean {
  return table.constraints.some((each) =>
    each.kind === "foreignKey" && each.columns.includes(name)
  ) ||
    keysTo(state, table).some(({ references: { columns } }) =>
      columns.length === 0 ? keyOf(table).includes(name) : columns.includes(name)
    );
}

/** The columns of a table's primary key. */
export function keyOf({ constraints }: Table): readonly string[] {
  return constraints.flatMap((each) => each.kind === "primaryKey" ? each.columns : []);
}

/** Whether rows are told apart by a column, or it leads to others. */
export function isInKey({ constraints, indexes }: Table, { name }: Column): boolean {
  return constraints.some((each) =>
    each.kind !== "check" && columnsOfConstraint(each).includes(name)
  ) || indexes.some(({ unique, keys }) =>
    unique && keys.some(({ column, expression }) =>
      column === name || expression?.includes(inSql(name))
    )
  );
}

/** Whether the model's SQL of a view is still that of the database: what reads something that got another name isn't. */
export function isTold({ model, current }: State, list: "views" | "triggers", key: Named): boolean {
  return JSON.stringify(find(model, list, key)) === JSON.stringify(find(current, list, key));
}
