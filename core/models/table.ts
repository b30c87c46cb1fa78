import { MigrateError } from "../errors.ts";
import type { IndexOver, Over } from "../schema/builders.ts";
import {
  buildTable,
  type ColumnInputs,
  formerNames,
  type TableOptions,
} from "../schema/build_table.ts";
import type { ColumnBuilder } from "../schema/column_builder.ts";
import { t } from "../schema/column_types.ts";
import type { Check, Exclude, ForeignKey, PrimaryKey, Unique } from "../schema/model.ts";
import type { Declaration, Rename } from "./declaration.ts";

/** What stands behind the columns of a table: constraints and indexes over these. */
export type TableExtra<Column extends string> =
  | Over<Column, PrimaryKey | Unique | ForeignKey>
  | IndexOver<Column>
  | Check
  | Exclude;

/** What a table of a model may say besides its columns, constraints and indexes. */
export interface ModelTableOptions extends TableOptions {
  /** What it was called: its rows stay, where it is renamed. */
  readonly renamedFrom?: string;
}

/**
 * A table that the database is to have.
 *
 * Throws "operation" for what contradicts itself, such as an index on a column that isn't there.
 *
 * @example
 * ```ts
 * export const users = table("users", {
 *   id: t.integer().primaryKey(),
 *   email: t.string(255).notNull().renamedFrom("mail"),
 *   team_id: t.integer().references("teams.id", { onDelete: "CASCADE" }),
 * }, [
 *   unique(["email"]),
 *   index("ix_users_team", ["team_id"]),
 * ], { comment: "People who can log in", renamedFrom: "people" });
 * ```
 */
export function table<C extends ColumnInputs>(
  name: string,
  columns: C,
  extras: readonly TableExtra<keyof C & string>[] = [],
  { renamedFrom, ...options }: ModelTableOptions = {},
): Declaration<"tables"> {
  const entry = buildTable(name, columns, extras, options);
  const on = { table: name, ...(entry.schema !== undefined && { schema: entry.schema }) };
  const renames: readonly Rename[] = [
    ...renamedFrom === undefined ? [] : [{ ...on, from: renamedFrom }],
    ...formerNames(columns).map((renamed) => ({ ...on, ...renamed })),
  ];
  return { declares: "tables", entry, renames };
}

/** The names of the columns that `entity()` adds. */
export type EntityColumn = "id" | "created_at" | "updated_at" | "tags";

const entityColumns: { readonly [Name in EntityColumn]: ColumnBuilder } = {
  id: t.ulid().primaryKey(),
  created_at: t.dateTime().notNull().defaultSql("CURRENT_TIMESTAMP"),
  updated_at: t.dateTime().notNull().defaultSql("CURRENT_TIMESTAMP"),
  tags: t.json().notNull().default("[]"),
};

/**
 * A table of entities: behind its own columns it has `id`, a ULID that is its primary key, `created_at`, `updated_at`,
 * and `tags`, a JSON list.
 *
 * Throws "operation" for a column of its own that is called like one of these, and as `table()`.
 *
 * @example
 * ```ts
 * export const orders = entity("orders", {
 *   user_id: t.ulid().notNull().references("users.id", { onDelete: "CASCADE" }),
 *   total: t.numeric(10, 2).notNull(),
 * }, [index("ix_orders_created_at", ["created_at"])]);
 * ```
 */
export function entity<C extends ColumnInputs>(
  name: string,
  columns: C & { readonly [K in EntityColumn]?: never },
  extras: readonly TableExtra<(keyof C & string) | EntityColumn>[] = [],
  options: ModelTableOptions = {},
): Declaration<"tables"> {
  const twice = Object.keys(entityColumns).find((column) => Object.hasOwn(columns, column));
  if (twice !== undefined) {
    throw new MigrateError("operation", `The entity "${name}" has "${twice}" already`, {
      hint: "Leave it out, or declare the table by table() with all of its columns.",
    });
  }
  const all: ColumnInputs = { ...columns, ...entityColumns };
  return table(name, all, extras, options);
}
