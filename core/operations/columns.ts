import { MigrateError } from "../errors.ts";
import { type ColumnBuilder, namedColumn } from "../schema/column_builder.ts";
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

  /** Drops a column with its values. */
  dropColumn(
    table: string,
    column: string,
    options: { readonly schema?: string } = {},
  ): Operation<"dropColumn"> {
    return { kind: "dropColumn", table, column, ...options };
  },
};
