import { domains } from "../operations/domains.ts";
import { functions } from "../operations/functions.ts";
import { checkOptions } from "../operations/operation_options.ts";
import { type SequenceInput, sequences } from "../operations/sequences.ts";
import { type TriggerInput, triggers } from "../operations/triggers.ts";
import { type ViewOptions, views } from "../operations/views.ts";
import type { ColumnBuilder } from "../schema/column_builder.ts";
import { t } from "../schema/column_types.ts";
import type { Check, Enum, Extension, Routine } from "../schema/model.ts";
import type { Declaration } from "./declaration.ts";

/** An enum of a model: calling it begins a column of it. */
export type EnumType = Declaration<"enums"> & (() => ColumnBuilder);

/**
 * An enum that several columns are of, or that the database is to have though none is. Columns of `t.enum()` need none.
 *
 * Throws "operation" for a label that is there twice.
 *
 * @example
 * ```ts
 * export const mood = enumType("mood", ["sad", "ok", "glad"]);
 *
 * export const users = table("users", { id: t.ulid().primaryKey(), mood: mood().notNull() });
 * ```
 */
export function enumType(
  name: string,
  labels: readonly string[],
  options: { readonly schema?: string } = {},
): EnumType {
  const column = t.enum(name, labels, options);
  const entry: Enum = { name, ...options, labels };
  return Object.assign(() => column, { declares: "enums", entry } as const);
}

/** A domain of a model: calling it begins a column of it. */
export type DomainType = Declaration<"domains"> & (() => ColumnBuilder);

/**
 * A type that is another one, with a default, NOT NULL, a collation or checks of its own; in a check, VALUE is the value.
 * PostgreSQL only.
 *
 * Throws "operation" for what a column may say and a domain can't.
 *
 * @example
 * ```ts
 * export const email = domain("email", t.text(), [check("VALUE LIKE '%@%'")]);
 *
 * export const users = table("users", { id: t.ulid().primaryKey(), email: email().notNull() });
 * ```
 */
export function domain(
  name: string,
  type: ColumnBuilder,
  checks: readonly Check[] = [],
  options: { readonly schema?: string } = {},
): DomainType {
  checkOptions("createDomain", [name, type, checks, options]);
  const { domain: entry } = domains.createDomain(name, type, checks, options);
  return Object.assign(() => t.domain(name, options), { declares: "domains", entry } as const);
}

/**
 * A query that is read like a table. `materialized` ones, on PostgreSQL only, keep their rows and may have indexes.
 *
 * @example
 * ```ts
 * export const adults = view("adults", "SELECT id, name FROM users WHERE age >= 18");
 * ```
 */
export function view(name: string, query: string, options: ViewOptions = {}): Declaration<"views"> {
  checkOptions("createView", [name, query, options]);
  return { declares: "views", entry: views.createView(name, query, options).view };
}

/** A counter of its own, which counts from 1 in steps of 1 unless it is told otherwise. PostgreSQL only. */
export function sequence(name: string, options: SequenceInput = {}): Declaration<"sequences"> {
  checkOptions("createSequence", [name, options]);
  return { declares: "sequences", entry: sequences.createSequence(name, options).sequence };
}

/**
 * A function or, with `procedure`, a procedure: its name, what stands in its parentheses, and what stands behind them.
 * PostgreSQL only.
 *
 * @example
 * ```ts
 * export const addTax = routine(
 *   "add_tax",
 *   "amount numeric, rate numeric DEFAULT 0.2",
 *   "RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount * (1 + rate) $$",
 * );
 * ```
 */
export function routine(
  name: string,
  args: string,
  sql: string,
  options: Pick<Routine, "schema" | "procedure"> = {},
): Declaration<"routines"> {
  checkOptions("createFunction", [name, args, sql, options]);
  const { routine: entry } = functions.createFunction(name, args, sql, options);
  return { declares: "routines", entry };
}

/**
 * A trigger on a table or view: `event` stands before ON, `action` behind the table's name.
 *
 * @example
 * ```ts
 * export const touch = trigger("touch", "users", {
 *   event: "AFTER UPDATE OF email",
 *   action: "BEGIN UPDATE users SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id; END",
 * });
 * ```
 */
export function trigger(
  name: string,
  table: string,
  input: TriggerInput,
): Declaration<"triggers"> {
  checkOptions("createTrigger", [name, table, input]);
  return { declares: "triggers", entry: triggers.createTrigger(name, table, input).trigger };
}

/** A schema that is there though nothing be in it. Those that something is in need not be declared. PostgreSQL only. */
export function schema(name: string): Declaration<"schemas"> {
  return { declares: "schemas", entry: { name } };
}

/** An extension of the server: `extension("pg_trgm")`. PostgreSQL only. */
export function extension(
  name: string,
  options: Omit<Extension, "name"> = {},
): Declaration<"extensions"> {
  checkOptions("createExtension", [name, options]);
  return { declares: "extensions", entry: { name, ...options } };
}
