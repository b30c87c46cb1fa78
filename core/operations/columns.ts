import { MigrateError } from "../errors.ts";
import { type ColumnBuilder, namedColumn } from "../schema/column_builder.ts";
import type { SqlValue } from "../schema/model.ts";
import { requireSqlValue } from "../schema/values.ts";
import type { Operation } from "./operation.ts";

/** The builders of operations on columns. */
export const columns = {
  /**
   * Adds a column, with the constraints and the index that are written on it.
   *
   * Throws "operation" for a primary key: the rows there have none to give.
   */
  addColumn(
    table: string,
    name: string,
    { draft }: ColumnBuilder,
    options: { readonly schema?: string } = {},
  ): Operation<"addColumn"> {
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
      ...options,
    };
  },

  /**
   * Changes a column: each thing that is named, and nothing else. Rows, indexes and constraints stay.
   *
   * `default: null` takes the default away, `comment: null` the comment. On PostgreSQL a type that values don't
   * turn into by themselves needs `using`, an SQL expression. SQLite makes the table anew where it must.
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
    { schema, name, type, default: value, defaultSql, ...change }: ColumnChange,
  ): Operation<"alterColumn"> {
    requireChange(column, { name, type, default: value, defaultSql, ...change });
    if (value !== undefined && value !== null) requireSqlValue(value, () => "A default");
    return {
      kind: "alterColumn",
      table,
      schema,
      column,
      ...change,
      to: name,
      type: type?.draft.column.type,
      default: newDefault(value, defaultSql),
    };
  },

  /** Drops a column with its values. */
  dropColumn(
    table: string,
    column: string,
    options: { readonly schema?: string } = {},
  ): Operation<"dropColumn"> {
    return { kind: "dropColumn", table, column, ...options };
  },
};

/** What can be changed of a column. What isn't named stays. */
export interface ColumnChange {
  readonly schema?: string;
  /** The new name. */
  readonly name?: string;
  /** As in `t.string(320)`; only its type counts. */
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
  /** null takes the comment away. */
  readonly comment?: string | null;
}

function newDefault(value: SqlValue | undefined, sql: string | undefined) {
  if (sql !== undefined) return { kind: "expression", sql } as const;
  if (value === undefined || value === null) return value;
  return { kind: "literal", value } as const;
}

function requireChange(column: string, { using, ...change }: Omit<ColumnChange, "schema">): void {
  const fault = Object.values(change).every((each) => each === undefined)
    ? "nothing is named"
    : change.default !== undefined && change.defaultSql !== undefined
    ? "two defaults are named"
    : using !== undefined && change.type === undefined
    ? "using goes with a type"
    : undefined;
  if (fault === undefined) return;
  throw new MigrateError("operation", `Can't change column "${column}": ${fault}`, {
    hint: "Name what changes: type, using, nullable, default, defaultSql, comment, name.",
  });
}
