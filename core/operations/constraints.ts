import { MigrateError } from "../errors.ts";
import {
  check,
  exclude,
  type ExcludeOptions,
  foreignKey,
  type ForeignKeyOptions,
  primaryKey,
  unique,
  type UniqueOptions,
} from "../schema/builders.ts";
import type { Constraint, ExcludeElement } from "../schema/model.ts";
import type { Operation } from "./operation.ts";

interface InSchema {
  readonly schema?: string;
}

/** A name as Alembic takes it: null leaves it to the database. */
type Name = string | null;

const named = (name: Name) => name === null ? {} : { name };

/** The builders of operations on constraints. */
export const constraints = {
  /** Makes these columns the primary key of a table that has none. */
  createPrimaryKey(
    name: Name,
    table: string,
    columns: readonly string[],
    { schema }: InSchema = {},
  ): Operation<"createPrimaryKey"> {
    const constraint = primaryKey(columns, named(name));
    return { kind: "createPrimaryKey", table, schema, constraint };
  },

  /** No two rows have the same values in these columns any more. */
  createUniqueConstraint(
    name: Name,
    table: string,
    columns: readonly string[],
    { schema, ...options }: InSchema & Omit<UniqueOptions, "name"> = {},
  ): Operation<"createUniqueConstraint"> {
    const constraint = unique(columns, { ...named(name), ...options });
    return { kind: "createUniqueConstraint", table, schema, constraint };
  },

  /** Every row meets the condition, which is SQL, from now on. */
  createCheckConstraint(
    name: Name,
    table: string,
    condition: string,
    { schema }: InSchema = {},
  ): Operation<"createCheckConstraint"> {
    const constraint = check(condition, named(name));
    return { kind: "createCheckConstraint", table, schema, constraint };
  },

  /** The values of `columns` are found in those of `referent` from now on; none there means its primary key. */
  createForeignKey(
    name: Name,
    table: string,
    referent: string,
    columns: readonly string[],
    referenced: readonly string[] = [],
    { schema, referentSchema, ...options }: ForeignKeyChange = {},
  ): Operation<"createForeignKey"> {
    const constraint = foreignKey(columns, referent, referenced, {
      ...named(name),
      ...options,
      schema: referentSchema,
    });
    return { kind: "createForeignKey", table, schema, constraint };
  },

  /**
   * No two rows compare so from now on: `[{ column: "during", with: "&&" }]`. PostgreSQL only.
   *
   * @example
   * ```ts
   * op.createExcludeConstraint("no_overlap", "bookings", [
   *   { column: "room", with: "=" },
   *   { column: "during", with: "&&" },
   * ], { using: "gist" });
   * ```
   */
  createExcludeConstraint(
    name: Name,
    table: string,
    elements: readonly ExcludeElement[],
    { schema, ...options }: InSchema & Omit<ExcludeOptions, "name"> = {},
  ): Operation<"createExcludeConstraint"> {
    const constraint = exclude(elements, { ...named(name), ...options });
    return { kind: "createExcludeConstraint", table, schema, constraint };
  },

  /**
   * Drops a constraint by its name; where it has none (null), on SQLite, by its type and columns.
   *
   * Throws "operation" where neither is given.
   */
  dropConstraint(
    name: Name,
    table: string,
    options: InSchema & {
      readonly type?: Constraint["kind"];
      readonly columns?: readonly string[];
      readonly ifExists?: boolean;
    } = {},
  ): Operation<"dropConstraint"> {
    if (name === null && options.type === undefined) {
      throw new MigrateError("operation", `Which constraint of "${table}" is to go?`, {
        hint: 'Name it, or say what it is: { type: "unique", columns: ["email"] }',
      });
    }
    return { kind: "dropConstraint", table, ...named(name), ...options };
  },
};

/** What a new foreign key may say besides its columns; `schema` is that of its own table. */
export interface ForeignKeyChange extends Omit<ForeignKeyOptions, "name"> {
  /** Schema of the table referred to. */
  readonly referentSchema?: string;
}
