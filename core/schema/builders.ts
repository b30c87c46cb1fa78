import { MigrateError } from "../errors.ts";
import { indexName } from "./naming.ts";
import type {
  Check,
  Column,
  Constraint,
  ForeignKey,
  Index,
  PrimaryKey,
  ReferentialAction,
  SqlValue,
  Table,
  Unique,
} from "./model.ts";
import type { ColumnType } from "./types.ts";

/** A column as it is being written: the column itself, and what was said on it about the table. */
export interface ColumnDraft {
  readonly column: Omit<Column, "name">;
  readonly primaryKey: boolean;
  readonly unique?: { readonly name?: string };
  readonly index?: { readonly name?: string; readonly unique?: boolean };
  readonly references?: Omit<ForeignKey, "kind" | "columns">;
  readonly checks: readonly Omit<Check, "kind">[];
}

/** What a foreign key may say besides its columns. */
export interface ForeignKeyOptions {
  readonly name?: string;
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  readonly match?: "FULL" | "PARTIAL" | "SIMPLE";
  readonly deferrable?: boolean;
  readonly initially?: "DEFERRED" | "IMMEDIATE";
  /** Schema of the table referred to. */
  readonly schema?: string;
}

/** A column that is being described; each call gives a new one. `t.integer()` begins one. */
export interface ColumnBuilder {
  /** What has been said so far, as data. */
  readonly draft: ColumnDraft;
  /** Refuses NULL. Without it a column takes NULL, unless it is in the primary key. */
  notNull(): ColumnBuilder;
  /** The value of rows that name none. A string is a string, never SQL: see `defaultSql`. */
  default(value: SqlValue): ColumnBuilder;
  /** The SQL expression that gives the value of rows that name none, such as `CURRENT_TIMESTAMP`. */
  defaultSql(sql: string): ColumnBuilder;
  /** Puts the column into the table's primary key. */
  primaryKey(): ColumnBuilder;
  /** Whether the database numbers the rows. A lone integer key is numbered unless this says `false`. */
  autoIncrement(on?: boolean): ColumnBuilder;
  /** No two rows have the same value here. */
  unique(options?: { readonly name?: string }): ColumnBuilder;
  /** Adds an index on this column, named `ix_<table>_<column>` unless a name is given. */
  index(options?: { readonly name?: string; readonly unique?: boolean }): ColumnBuilder;
  /** The value is found in `target`, written "table.column" or "table" for its primary key. */
  references(target: string, options?: ForeignKeyOptions): ColumnBuilder;
  /** Every row meets the condition, which is SQL. */
  check(sql: string, options?: { readonly name?: string }): ColumnBuilder;
  /** The column always equals this SQL expression; `stored: false` computes it when read. */
  generatedAs(sql: string, options?: { readonly stored?: boolean }): ColumnBuilder;
  /** Sorts and compares by this collation. */
  collate(name: string): ColumnBuilder;
  comment(text: string): ColumnBuilder;
}

/** Begins a column of a type. */
export function column(type: ColumnType): ColumnBuilder {
  return builder({ column: { type, nullable: true }, primaryKey: false, checks: [] });
}

function builder(draft: ColumnDraft): ColumnBuilder {
  const but = (change: Partial<ColumnDraft>) => builder({ ...draft, ...change });
  const butColumn = (change: Partial<Column>) => but({ column: { ...draft.column, ...change } });
  return {
    draft,
    notNull: () => butColumn({ nullable: false }),
    default: (value) => butColumn({ default: { kind: "literal", value } }),
    defaultSql: (sql) => butColumn({ default: { kind: "expression", sql } }),
    primaryKey: () => but({ primaryKey: true, column: { ...draft.column, nullable: false } }),
    autoIncrement: (on = true) => butColumn({ autoIncrement: on }),
    unique: (options = {}) => but({ unique: options }),
    index: (options = {}) => but({ index: options }),
    references: (target, options = {}) => but({ references: parseReference(target, options) }),
    check: (sql, options = {}) => but({ checks: [...draft.checks, { sql, ...options }] }),
    generatedAs: (sql, { stored = true } = {}) => butColumn({ generated: { sql, stored } }),
    collate: (name) => butColumn({ collation: name }),
    comment: (text) => butColumn({ comment: text }),
  };
}

function parseReference(
  target: string,
  { schema, ...options }: ForeignKeyOptions,
): Omit<ForeignKey, "kind" | "columns"> {
  const parts = target.split(".");
  if (parts.length > 3 || parts.includes("")) {
    throw new MigrateError("operation", `Can't read the reference "${target}"`, {
      hint: 'Write "table.column", "schema.table.column", or "table" for its primary key.',
    });
  }
  const columns = parts.length > 1 ? parts.slice(-1) : [];
  const table = parts[parts.length === 3 ? 1 : 0]!;
  const named = parts.length === 3 ? parts[0] : schema;
  return { ...options, references: { table, columns, ...(named ? { schema: named } : {}) } };
}

/** The table's primary key, over one column or several. */
export function primaryKey(
  columns: readonly string[],
  options: { readonly name?: string } = {},
): PrimaryKey {
  return { kind: "primaryKey", columns, ...options };
}

/** No two rows have the same values in these columns. */
export function unique(
  columns: readonly string[],
  options: Omit<Unique, "kind" | "columns"> = {},
): Unique {
  return { kind: "unique", columns, ...options };
}

/** Every row meets the condition, which is SQL. */
export function check(sql: string, options: { readonly name?: string } = {}): Check {
  return { kind: "check", sql, ...options };
}

/** These columns' values are found in those of `table`; no columns there means its primary key. */
export function foreignKey(
  columns: readonly string[],
  table: string,
  referenced: readonly string[] = [],
  { schema, ...options }: ForeignKeyOptions = {},
): ForeignKey {
  const references = { table, columns: referenced, ...(schema ? { schema } : {}) };
  return { kind: "foreignKey", columns, references, ...options };
}

/** SQL where a column's name could stand, as a key of an index. */
export interface SqlExpression {
  readonly expression: string;
}

/** Says that a text is SQL: `sql("lower(email)")` as a key of an index. */
export function sql(expression: string): SqlExpression {
  return { expression };
}

/** A key of an index as users write it: a column's name, `sql(…)`, or one of them with its order. */
export type IndexKeyInput = string | SqlExpression | Index["keys"][number];

/** What an index may say besides its name and keys. */
export type IndexOptions = Omit<Index, "name" | "keys">;

/** An index of the table it is written in. */
export function index(
  name: string,
  keys: readonly IndexKeyInput[],
  options: IndexOptions = {},
): Index {
  return {
    name,
    keys: keys.map((key) => typeof key === "string" ? { column: key } : key),
    ...options,
  };
}

/** The name-to-builder object that describes a table's columns, in order. */
export type ColumnInputs = { readonly [name: string]: ColumnBuilder };

/** What a table may say besides its columns and constraints. */
export interface TableOptions {
  readonly schema?: string;
  readonly comment?: string;
}

/**
 * The table that these columns and extras describe.
 *
 * Throws "operation" for two primary keys, and for a constraint or index on a column that isn't there.
 */
export function buildTable(
  name: string,
  inputs: ColumnInputs,
  extras: readonly (Constraint | Index)[] = [],
  { schema, comment }: TableOptions = {},
): Table {
  const drafts = Object.entries(inputs).map(([column, { draft }]) => ({ column, draft }));
  const marked = drafts.filter(({ draft }) => draft.primaryKey).map(({ column }) => column);
  const own = extras.filter((extra): extra is Constraint => "kind" in extra);
  const key = own.find((constraint) => constraint.kind === "primaryKey");
  if (key && marked.length > 0) {
    throw new MigrateError("operation", `Table "${name}" has two primary keys`, {
      hint: `Keep either primaryKey([...]) or .primaryKey() on ${marked.join(", ")}.`,
    });
  }
  const keyColumns = new Set(key?.columns);
  const table: Table = {
    name,
    ...(schema ? { schema } : {}),
    columns: drafts.map(({ column, draft }) => ({
      name: column,
      ...draft.column,
      nullable: draft.column.nullable && !keyColumns.has(column),
    })),
    constraints: [
      ...(marked.length > 0 ? [primaryKey(marked)] : []),
      ...own,
      ...drafts.flatMap(({ column, draft }) => columnConstraints(column, draft)),
    ],
    indexes: [
      ...drafts.flatMap(({ column, draft }) => columnIndexes(name, column, draft)),
      ...extras.filter((extra): extra is Index => !("kind" in extra)),
    ],
    ...(comment ? { comment } : {}),
  };
  requireColumns(table);
  return table;
}

/** The constraints that were written on a column; the primary key is the table's. */
export function columnConstraints(column: string, draft: ColumnDraft): readonly Constraint[] {
  return [
    ...(draft.unique ? [unique([column], draft.unique)] : []),
    ...draft.checks.map((check): Check => ({ kind: "check", ...check })),
    ...(draft.references
      ? [{ kind: "foreignKey", columns: [column], ...draft.references } as const]
      : []),
  ];
}

/** The index that was written on a column. */
export function columnIndexes(table: string, column: string, draft: ColumnDraft): readonly Index[] {
  if (!draft.index) return [];
  const { name = indexName(table, [column]), ...options } = draft.index;
  return [index(name, [column], options)];
}

function requireColumns(table: Table): void {
  const there = new Set(table.columns.map((column) => column.name));
  const named = [
    ...table.constraints.flatMap((each) => each.kind === "check" ? [] : each.columns),
    ...table.indexes.flatMap((each) => each.keys.flatMap((key) => key.column ?? [])),
  ];
  const missing = named.find((column) => !there.has(column));
  if (missing === undefined) return;
  throw new MigrateError(
    "operation",
    `Table "${table.name}" has no column "${missing}" for a constraint or index to be on`,
    { hint: `Its columns are ${[...there].join(", ")}.` },
  );
}
