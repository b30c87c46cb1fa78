import { MigrateError } from "../errors.ts";
import {
  type ColumnBuilder,
  draftOf,
  type IdentityOptions,
  namedColumn,
} from "../schema/column_builder.ts";
import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import { tableOf, withTable } from "../schema/edit.ts";
import type { Column, Constraint, Index, Model, SqlValue, Table } from "../schema/model.ts";
import { given } from "../schema/types.ts";
import { call, object, optional, value, values } from "../schema/source.ts";
import { fillFor } from "../schema/neutral.ts";
import { columnSource, onColumn } from "../schema/table_source.ts";
import { typeSource } from "../schema/type_source.ts";
import { requireSqlValue } from "../schema/values.ts";
import { mentions } from "../sql/names.ts";
import { didYouMean } from "../suggest.ts";
import { addedConstraint } from "./constraints.ts";
import { refuseFormerNames } from "./former_names.ts";
import type { AlterColumn, DropColumn, Operation, Position } from "./operation.ts";
import { withRenamedColumn } from "./rename_column.ts";
import { defaultChange, defaultSource } from "./default_change.ts";
import type { Rules } from "./rule.ts";

interface InSchema {
  readonly schema?: string;
}

/** The builders of operations on columns. */
export const columns = {
  /**
   * Adds a column, with the constraints and the index that are written on it. It goes where `insertAfter`,
   * `insertBefore` or `first` says, for which SQLite makes the table anew; PostgreSQL has new columns last.
   *
   * `fill` is what the rows that are there get, and no others; without it they get the column's default.
   *
   * Throws "operation" for a primary key: the rows there have none to give.
   *
   * @example
   * ```ts
   * op.addColumn("users", "score", t.integer().notNull(), { fill: 0 });
   * ```
   */
  addColumn(
    table: string,
    name: string,
    column: ColumnBuilder,
    { schema, ifNotExists, fill, ...place }: InSchema & ColumnPlace & {
      readonly ifNotExists?: boolean;
      readonly fill?: SqlValue;
    } = {},
  ): Operation<"addColumn"> {
    const draft = draftOf(name, column);
    refuseFormerNames({ [name]: column });
    if (fill !== undefined) requireSqlValue(fill, () => `What fills column "${name}"`);
    if (draft.isPrimaryKey) {
      throw new MigrateError("operation", `Can't add "${name}" to "${table}" as its primary key`, {
        hint: "Add it as a plain column, fill it, then make it the key.",
      });
    }
    return {
      kind: "addColumn",
      table,
      column: namedColumn(name, draft),
      constraints: draft.constraints.map((build) => build(name)),
      indexes: draft.indexes.map((build) => build(table, name)),
      schema,
      ifNotExists,
      position: positionAt(name, place),
      fill,
    };
  },

  /**
   * Changes a column: each thing that is named, and nothing else. Rows, indexes and constraints stay.
   *
   * `default: null` takes the default away, `comment: null` the comment; so do `generated`, `identity` and `collation`.
   * On PostgreSQL a type that values don't turn into by themselves needs `using`, an SQL expression. SQLite makes the
   * table anew where it must.
   *
   * Throws "operation" where nothing is named.
   *
   * @example
   * ```ts
   * op.alterColumn("users", "email", { type: t.string(320), nullable: false });
   * op.alterColumn("users", "mail", { name: "email" });
   * ```
   */
  alterColumn(
    table: string,
    column: string,
    { schema, first, insertBefore, insertAfter, ...asked }: InSchema & ColumnChange & ColumnPlace,
  ): Operation<"alterColumn"> {
    const position = positionAt(column, { first, insertBefore, insertAfter });
    requireChange(column, { ...asked, position });
    const { name, type, default: value, defaultSql, generated, identity, ...change } = asked;
    if (value !== undefined && value !== null) requireSqlValue(value, () => "A default");
    const typed = type && draftOf(column, type).column;
    return {
      kind: "alterColumn",
      table,
      schema,
      column,
      collation: typed?.collation,
      ...change,
      to: name,
      type: typed?.type,
      default: defaultChange(value, defaultSql),
      generated: generated && { stored: true, ...generated },
      identity: identity && { always: false, ...identity },
      position,
    };
  },

  /**
   * Drops a column with its values, and the keys, checks and indexes that name it; with `cascade`, on PostgreSQL, also
   * what else depends on it, such as views.
   */
  dropColumn(
    table: string,
    column: string,
    options: InSchema & { readonly ifExists?: boolean; readonly cascade?: boolean } = {},
  ): Operation<"dropColumn"> {
    return { kind: "dropColumn", table, column, ...options };
  },
};

/** Where a column goes among the others, for which SQLite makes the table anew; one of these. */
export interface ColumnPlace {
  readonly first?: boolean;
  /** The column that is to stand behind it. */
  readonly insertBefore?: string;
  /** The column that is to stand before it. */
  readonly insertAfter?: string;
}

function positionAt(
  column: string,
  { first, insertBefore, insertAfter }: ColumnPlace,
): Position | undefined {
  const places: readonly (Position | undefined)[] = [
    first ? "first" : undefined,
    insertBefore === undefined ? undefined : { before: insertBefore },
    insertAfter === undefined ? undefined : { after: insertAfter },
  ];
  const [position, ...others] = places.filter((place) => place !== undefined);
  if (others.length > 0) {
    throw new MigrateError("operation", `Column "${column}" can't go to two places`, {
      hint: "Say one of first, insertBefore and insertAfter.",
    });
  }
  if (insertBefore === column || insertAfter === column) {
    throw new MigrateError("operation", `Column "${column}" can't stand beside itself`, {
      hint: "Name another column in insertBefore or insertAfter.",
    });
  }
  return position;
}

/** What can be changed of a column. What isn't named stays. */
export interface ColumnChange {
  /** The new name. */
  readonly name?: string;
  /** As in `t.string(320)`; only its type and its collation count. */
  readonly type?: ColumnBuilder;
  /** SQL that gives the values of the new type from the old ones. */
  readonly using?: string;
  readonly nullable?: boolean;
  /**
   * The value of rows that name none; null for no default. A string is a string, never SQL. It is written as `type` has
   * it, where that is named: a list for a column of arrays needs it.
   */
  readonly default?: SqlValue;
  /** The SQL expression that gives the value of rows that name none. */
  readonly defaultSql?: string;
  /** Has the column always equal another expression; `stored: false` computes it when read. null keeps the values. */
  readonly generated?: { readonly sql: string; readonly stored?: boolean } | null;
  /** How it numbers the rows by a sequence of its own, on PostgreSQL; null for no more. */
  readonly identity?: IdentityOptions | null;
  /**
   * Whether the database numbers the rows: PostgreSQL by an identity, if not yet by a sequence. SQLite does so in any
   * case, and gives no number twice then, not even that of a row which is gone (AUTOINCREMENT).
   */
  readonly autoIncrement?: boolean;
  /** Sorts and compares by this collation; null by the database's own. */
  readonly collation?: string | null;
  /** null takes the comment away. */
  readonly comment?: string | null;
}

function requireChange(
  column: string,
  { using, ...change }: ColumnChange & { readonly position?: Position },
): void {
  const fault = Object.values(change).every((each) => each === undefined)
    ? "nothing is named"
    : change.default !== undefined && change.defaultSql !== undefined
    ? "two defaults are named"
    : using !== undefined && change.type === undefined
    ? "using goes with a type"
    : undefined;
  if (fault === undefined) return;
  throw new MigrateError("operation", `Can't change column "${column}": ${fault}`, {
    hint: "Name what changes: type, using, nullable, default, defaultSql, generated, identity, " +
      "autoIncrement, collation, comment, name, or where it goes.",
  });
}

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
    autoIncrement: change.autoIncrement ?? column.autoIncrement,
    default: changed(change.default, column.default),
    generated: changed(change.generated, column.generated),
    identity: changed(change.identity, column.identity),
    collation: changed(change.collation, column.collation),
    comment: changed(change.comment, column.comment),
  });
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
