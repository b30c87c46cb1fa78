import { MigrateError } from "../errors.ts";
import {
  type ColumnBuilder,
  draftOf,
  type IdentityOptions,
  namedColumn,
} from "../schema/column_builder.ts";
import type { SqlValue } from "../schema/model.ts";
import { requireSqlValue } from "../schema/values.ts";
import { refuseFormerNames } from "./former_names.ts";
import type { Operation } from "./operation.ts";
import type { Position } from "./table_shapes.ts";
import { defaultChange } from "./default_change.ts";

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
   * it, else as the type that the column has; PostgreSQL needs to be told of hstore.
   */
  readonly default?: SqlValue;
  /** The SQL expression that gives the value of rows that name none. */
  readonly defaultSql?: string;
  /** Has the column always equal another expression; `stored: false` computes it when read. null keeps the values. */
  readonly generated?: { readonly sql: string; readonly stored?: boolean } | null;
  /** How it numbers the rows by a sequence of its own, on PostgreSQL; null for no more. */
  readonly identity?: IdentityOptions | null;
  /**
   * Whether the database numbers the rows: PostgreSQL as `serial` does, unless by an identity already. SQLite does so in
   * any case, and gives no number twice then, not even that of a row which is gone (AUTOINCREMENT).
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
  const sources = Object.entries({
    default: change.default,
    defaultSql: change.defaultSql,
    generated: change.generated,
    identity: change.identity,
    autoIncrement: change.autoIncrement || undefined,
  }).flatMap(([source, given]) => given === undefined || given === null ? [] : [source]);
  const fault = Object.values(change).every((each) => each === undefined)
    ? "nothing is named"
    : change.default !== undefined && change.defaultSql !== undefined
    ? "two defaults are named"
    : sources.length > 1
    ? `its values can't come from ${sources.join(" and ")}`
    : using !== undefined && change.type === undefined
    ? "using goes with a type"
    : undefined;
  if (fault === undefined) return;
  throw new MigrateError("operation", `Can't change column "${column}": ${fault}`, {
    hint: "Name what changes: type, using, nullable, default, defaultSql, generated, identity, " +
      "autoIncrement, collation, comment, name, or where it goes.",
  });
}
