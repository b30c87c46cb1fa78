import { buildTable, type ColumnInputs, type TableOptions } from "../schema/build_table.ts";
import type { Constraint, Index } from "../schema/model.ts";
import type { Operation } from "./operation.ts";

/** The builders of operations on whole tables. */
export const tables = {
  /**
   * Makes a table, then its indexes.
   *
   * @example
   * ```ts
   * op.createTable("users", {
   *   id: t.integer().primaryKey(),
   *   email: t.string(255).notNull(),
   * }, [unique(["email"])]);
   * ```
   */
  createTable(
    name: string,
    columns: ColumnInputs,
    extras: readonly (Constraint | Index)[] = [],
    { ifNotExists, ...options }: TableOptions & { readonly ifNotExists?: boolean } = {},
  ): Operation<"createTable"> {
    return { kind: "createTable", table: buildTable(name, columns, extras, options), ifNotExists };
  },

  /** Drops a table with its rows, indexes and constraints. */
  dropTable(
    table: string,
    options: { readonly schema?: string; readonly ifExists?: boolean } = {},
  ): Operation<"dropTable"> {
    return { kind: "dropTable", table, ...options };
  },

  /** Gives a table another name; its rows, indexes and the references to it stay. */
  renameTable(
    table: string,
    to: string,
    options: { readonly schema?: string } = {},
  ): Operation<"renameTable"> {
    return { kind: "renameTable", table, to, ...options };
  },
};
