import { MigrateError } from "../errors.ts";
import { type Names, requireKnown } from "../option_names.ts";
import {
  check,
  type CheckOptions,
  foreignKey,
  type ForeignKeyOptions,
  index,
  type IndexOptions,
  unique,
  type UniqueOptions,
} from "./builders.ts";
import type {
  Column,
  Constraint,
  ForeignKey,
  Identity,
  Index,
  SequenceOptions,
  SqlValue,
} from "./model.ts";
import { indexName } from "./naming.ts";
import { requireOneSource } from "./numbering.ts";
import type { ColumnType } from "./types.ts";
import { requireSqlValue } from "./values.ts";

/** How an identity column counts. */
export type IdentityOptions = Partial<Identity>;

/** What an index that is written on a column may say. */
type OwnIndexOptions = IndexOptions & { readonly name?: string };

/** A column as it is being written: the column itself, and what was said on it about its table. */
export interface ColumnDraft {
  readonly column: Omit<Column, "name">;
  readonly isPrimaryKey: boolean;
  /** Whether it takes NULL in the primary key, too. */
  readonly isNullableKey: boolean;
  /** What it was called. */
  readonly renamedFrom?: string;
  /** Each is made when the column's name is known. */
  readonly constraints: readonly ((column: string) => Constraint)[];
  readonly indexes: readonly ((table: string, column: string) => Index)[];
}

/** A column that is being described; each call gives a new one. `t.integer()` begins one. */
export interface ColumnBuilder {
  /** What has been said so far. */
  readonly draft: ColumnDraft;
  /** Refuses NULL. Without it a column takes NULL, unless it is in the primary key. */
  notNull(): ColumnBuilder;
  /** Takes NULL, in the primary key, too: SQLite has such keys where `NOT NULL` was forgotten. */
  nullable(): ColumnBuilder;
  /** The value of rows that name none. A string is a string, never SQL: see `defaultSql`. */
  default(value: SqlValue): ColumnBuilder;
  /** The SQL expression that gives the value of rows that name none, such as `CURRENT_TIMESTAMP`. */
  defaultSql(sql: string): ColumnBuilder;
  /** Puts the column into the table's primary key. */
  primaryKey(): ColumnBuilder;
  /**
   * Whether the database numbers the rows. A lone integer key is numbered unless this says `false`.
   *
   * SQLite numbers no other column, and a key of `t.integer()` whatever this says; where it is asked for, no number
   * comes twice, not even that of a row which is gone (AUTOINCREMENT).
   */
  autoIncrement(on?: boolean): ColumnBuilder;
  /**
   * Numbers the rows by a sequence of the column's own, which counts as told; with `always`, INSERT may give no number of
   * its own. PostgreSQL's; on SQLite it is `autoIncrement()`, and counts from 1.
   */
  identity(options?: IdentityOptions): ColumnBuilder;
  /** No two rows have the same value here. */
  unique(options?: UniqueOptions): ColumnBuilder;
  /** Adds an index on this column, named `ix_<table>_<column>` unless a name is given. */
  index(options?: OwnIndexOptions): ColumnBuilder;
  /**
   * The value is found in `target`, written "table.column" or "table" for its primary key; names with dots in them stand
   * in a list: `["table", "column"]`.
   */
  references(target: string | readonly string[], options?: ForeignKeyOptions): ColumnBuilder;
  /** Every row meets the condition, which is SQL. */
  check(sql: string, options?: CheckOptions): ColumnBuilder;
  /** The column always equals this SQL expression; `stored: false` computes it when read. */
  generatedAs(sql: string, options?: { readonly stored?: boolean }): ColumnBuilder;
  /** Sorts and compares by this collation. */
  collate(name: string): ColumnBuilder;
  /** A text for people who look at the database. SQLite has no place for one and goes without. */
  comment(text: string): ColumnBuilder;
  /** In a model: what the column was called, so that it is renamed with its values. */
  renamedFrom(name: string): ColumnBuilder;
}

/**
 * What has been said of the column `name`.
 *
 * Throws "operation" for what `t` hasn't made: the types of a file are not looked at when it is run.
 */
export function draftOf(name: string, described: ColumnBuilder): ColumnDraft {
  const given: unknown = described;
  if (typeof given === "object" && given !== null && "draft" in given) return described.draft;
  throw new MigrateError("operation", `Column "${name}" has no type`, {
    hint: "Give it one that t makes, as in t.integer().",
  });
}

/** Begins a column of a type. */
export function column(type: ColumnType): ColumnBuilder {
  return builder({
    column: { type, nullable: true },
    isPrimaryKey: false,
    isNullableKey: false,
    constraints: [],
    indexes: [],
  });
}

/** The names of what a sequence may be told. */
export const sequenceNames: Names<SequenceOptions> = {
  start: true,
  increment: true,
  minValue: true,
  maxValue: true,
  cache: true,
  cycle: true,
};

const identityNames: Names<IdentityOptions> = { ...sequenceNames, always: true };

function builder(draft: ColumnDraft): ColumnBuilder {
  const but = (change: Partial<ColumnDraft>) => builder({ ...draft, ...change });
  const butColumn = (change: Partial<Column>) => but({ column: { ...draft.column, ...change } });
  const and = (constraint: (column: string) => Constraint) =>
    but({ constraints: [...draft.constraints, constraint] });
  return {
    draft,
    notNull: () => butColumn({ nullable: false }),
    nullable: () => but({ isNullableKey: true, column: { ...draft.column, nullable: true } }),
    default(value) {
      requireSqlValue(value, () => "A default");
      return butColumn({ default: { kind: "literal", value } });
    },
    defaultSql: (sql) => butColumn({ default: { kind: "expression", sql } }),
    primaryKey: () =>
      but({
        isPrimaryKey: true,
        column: { ...draft.column, nullable: draft.isNullableKey },
      }),
    autoIncrement: (on = true) => butColumn({ autoIncrement: on }),
    identity({ always = false, ...options } = {}) {
      requireKnown(options, identityNames);
      return butColumn({ identity: { always, ...options }, nullable: false });
    },
    unique: (options) => and((name) => unique([name], options)),
    index: (options) => but({ indexes: [...draft.indexes, ownIndex(options)] }),
    references: (target, options) => and((name) => reference(name, target, options)),
    check: (sql, options) => and(() => check(sql, options)),
    generatedAs(sql, { stored = true, ...others } = {}) {
      requireKnown(others, { stored: true });
      return butColumn({ generated: { sql, stored } });
    },
    collate: (name) => butColumn({ collation: name }),
    comment: (text) => butColumn({ comment: text }),
    renamedFrom: (name) => but({ renamedFrom: name }),
  };
}

/** `target` is "table", "table.column" or "schema.table.column", or a list of these names. */
function reference(
  column: string,
  target: string | readonly string[],
  options: ForeignKeyOptions = {},
): ForeignKey {
  const parts = typeof target === "string" ? target.split(".") : [...target];
  if (parts.length > 3 || parts.length === 0 || parts.includes("")) {
    throw new MigrateError("operation", `Can't read the reference ${JSON.stringify(target)}`, {
      hint: 'Write "table.column", "schema.table.column", or "table" for its primary key.',
    });
  }
  const referenced = parts.length > 1 ? parts.splice(-1) : [];
  const [table = "", schema = options.schema] = parts.toReversed();
  return foreignKey([column], table, referenced, { ...options, schema });
}

function ownIndex({ name, ...options }: OwnIndexOptions = {}) {
  return (table: string, column: string): Index =>
    name === undefined
      ? { ...index(indexName(table, [column]), [column], options), unnamed: true }
      : index(name, [column], options);
}

/** The column that a draft describes. Throws "operation" where what was said of it doesn't go together. */
export function namedColumn(name: string, { column }: ColumnDraft): Column {
  const named = { name, ...column };
  requireOneSource(named);
  return named;
}
