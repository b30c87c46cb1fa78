import { MigrateError } from "../errors.ts";
import {
  check,
  type CheckOptions,
  exclude,
  type ExcludeOptions,
  foreignKey,
  type ForeignKeyOptions,
  primaryKey,
  type PrimaryKeyOptions,
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
    { schema, ...options }: InSchema & Omit<PrimaryKeyOptions, "name"> = {},
  ): Operation<"createPrimaryKey"> {
    const constraint = primaryKey(columns, { ...named(name), ...options });
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

  /**
   * Every row meets the condition, which is SQL, from now on. With `notValid`, on PostgreSQL, those that are there are
   * not looked at until `validateConstraint`, and writers go on.
   */
  createCheckConstraint(
    name: Name,
    table: string,
    condition: string,
    { schema, ...options }: InSchema & Omit<CheckOptions, "name"> = {},
  ): Operation<"createCheckConstraint"> {
    const constraint = check(condition, { ...named(name), ...options });
    return { kind: "createCheckConstraint", table, schema, constraint };
  },

  /**
   * The values of `columns` are found in those of `referent` from now on; none there means its primary key.
   *
   * Tables that refer to each other are made first, then this for one of the keys. With `notValid`, on PostgreSQL, the
   * rows that are there are not looked at until `validateConstraint`, and writers go on.
   */
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

  /** Gives a constraint another name. */
  renameConstraint(
    name: string,
    table: string,
    to: string,
    options: InSchema = {},
  ): Operation<"renameConstraint"> {
    return { kind: "renameConstraint", table, name, to, ...options };
  },

  /** Has PostgreSQL look whether all rows keep to a constraint that was made with `notValid`. */
  validateConstraint(
    name: string,
    table: string,
    options: InSchema = {},
  ): Operation<"validateConstraint"> {
    return { kind: "validateConstraint", table, name, ...options };
  },

  /**
   * Drops a constraint by its name; where that is unknown (null) by its type and its columns, or a check by its
   * condition (`sql`). Without those it must be the only one of its type.
   *
   * Throws "operation" where neither name nor type is given.
   *
   * @example
   * ```ts
   * op.dropConstraint("uq_users_email", "users");
   * op.dropConstraint(null, "users", { type: "unique", columns: ["email"] });
   * ```
   */
  dropConstraint(
    name: Name,
    table: string,
    options: DropConstraintOptions = {},
  ): Operation<"dropConstraint"> {
    requireOne(name, table, options);
    return { kind: "dropConstraint", table, ...named(name), ...options };
  },
};

/** What may tell a constraint from others, and how it goes. */
export interface DropConstraintOptions extends InSchema {
  readonly type?: Constraint["kind"];
  readonly columns?: readonly string[];
  /** The condition of a check. */
  readonly sql?: string;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too, on PostgreSQL. */
  readonly cascade?: boolean;
}

function requireOne(
  name: Name,
  table: string,
  { type, columns, sql }: DropConstraintOptions,
): void {
  const fault = name === null && type === undefined
    ? `Which constraint of "${table}" is to go?`
    : type === "check" && columns !== undefined
    ? `A check of "${table}" is told by its condition, not by columns`
    : type !== "check" && sql !== undefined
    ? `Only a check of "${table}" is told by its condition`
    : undefined;
  if (fault === undefined) return;
  throw new MigrateError("operation", fault, {
    hint: 'Name it, or say what it is: { type: "unique", columns: ["email"] } ' +
      'or { type: "check", sql: "age > 17" }',
  });
}

/** What a new foreign key may say besides its columns; `schema` is that of its own table. */
export interface ForeignKeyChange extends Omit<ForeignKeyOptions, "name"> {
  /** Schema of the table referred to. */
  readonly referentSchema?: string;
}
