import { MigrateError } from "../errors.ts";
import { type Names, requireKnown } from "../option_names.ts";
import type {
  Check,
  Deferrability,
  Exclude,
  ExcludeElement,
  ForeignKey,
  Index,
  IndexKey,
  KeyForm,
  PrimaryKey,
  Unique,
} from "./model.ts";

/** What a foreign key may say besides its columns. */
export type ForeignKeyOptions = Omit<ForeignKey, "kind" | "columns" | "references"> & {
  /** Schema of the table referred to. */
  readonly schema?: string;
};

/** What a primary key may say besides its columns. */
export type PrimaryKeyOptions = Omit<PrimaryKey, "kind" | "columns">;

/** What a unique constraint may say besides its columns. */
export type UniqueOptions = Omit<Unique, "kind" | "columns">;

/** A key over columns of these names. */
export type Over<Column extends string, Key extends { readonly columns: readonly string[] }> =
  & Key
  & { readonly columns: readonly Column[] };

/** The table's primary key, over one column or several. */
export function primaryKey<Column extends string>(
  columns: readonly Column[],
  options: PrimaryKeyOptions = {},
): Over<Column, PrimaryKey> {
  requireKnown(options, primaryKeyNames);
  requireSome(columns, "A primary key");
  requireSorted(columns, options);
  return { kind: "primaryKey", columns, ...options };
}

/** No two rows have the same values in these columns. */
export function unique<Column extends string>(
  columns: readonly Column[],
  options: UniqueOptions = {},
): Over<Column, Unique> {
  requireKnown(options, uniqueNames);
  requireSome(columns, "A unique constraint");
  requireSorted(columns, options);
  requireDeferrable(options);
  return { kind: "unique", columns, ...options };
}

/** What a check may say besides its condition. */
export type CheckOptions = Omit<Check, "kind" | "sql">;

/** Every row meets the condition, which is SQL. */
export function check(sql: string, options: CheckOptions = {}): Check {
  requireKnown(options, checkNames);
  return { kind: "check", sql, ...options };
}

/**
 * These columns' values are found in those of `table`, each in the one at its place; no columns there means its
 * primary key.
 */
export function foreignKey<Column extends string>(
  columns: readonly Column[],
  table: string,
  referenced: readonly string[] = [],
  { schema, ...options }: ForeignKeyOptions = {},
): Over<Column, ForeignKey> {
  requireKnown(options, foreignKeyNames);
  requireSome(columns, "A foreign key");
  requireDeferrable(options);
  if (referenced.length > 0 && referenced.length !== columns.length) {
    throw new MigrateError(
      "operation",
      `A foreign key leads from ${columns.join(", ")} to ${referenced.join(", ")} of "${table}"`,
      { hint: "Name as many columns there as here." },
    );
  }
  const references = { table, columns: referenced, ...(schema === undefined ? {} : { schema }) };
  return { kind: "foreignKey", columns, references, ...options };
}

/** What an exclusion may say besides what it compares. */
export type ExcludeOptions = Omit<Exclude, "kind" | "elements">;

/** No two rows compare so in all of these: `[{ column: "during", with: "&&" }]`. PostgreSQL only. */
export function exclude(
  elements: readonly ExcludeElement[],
  options: ExcludeOptions = {},
): Exclude {
  requireKnown(options, excludeNames);
  requireSome(elements, "An exclude constraint");
  requireDeferrable(options);
  return { kind: "exclude", elements, ...options };
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
export type IndexKeyInput = string | IndexKey;

/** The columns that a key of an index names: one, or none. */
type ColumnOf<Key> = Key extends string ? Key
  : Key extends { readonly column: infer Column extends string } ? Column
  : never;

/** An index over columns of these names. */
export type IndexOver<Column extends string> = Index & {
  readonly keys: readonly { readonly column?: Column }[];
};

/** What an index may say besides its name and keys. */
export type IndexOptions = Omit<Index, "name" | "keys">;

/** An index of the table it is written in. */
export function index<const Key extends IndexKeyInput>(
  name: string,
  keys: readonly Key[],
  options?: IndexOptions,
): IndexOver<ColumnOf<Key>>;
export function index(
  name: string,
  keys: readonly IndexKeyInput[],
  options: IndexOptions = {},
): Index {
  requireKnown(options, indexNames);
  requireSome(keys, `Index "${name}"`);
  return { name, keys: keys.map(indexKey), ...options };
}

/** A key as data, however it was written. */
export function indexKey(key: IndexKeyInput): IndexKey {
  return typeof key === "string" ? { column: key } : key;
}

const deferrability: Names<Deferrability> = { deferrable: true, initially: true };
const keyForm: Names<KeyForm> = { sorting: true, onConflict: true };
const primaryKeyNames: Names<PrimaryKeyOptions> = { name: true, ...keyForm };
const uniqueNames: Names<UniqueOptions> = {
  name: true,
  nullsNotDistinct: true,
  include: true,
  ...deferrability,
  ...keyForm,
};
const checkNames: Names<CheckOptions> = { name: true, noInherit: true, notValid: true };
const foreignKeyNames: Names<ForeignKeyOptions> = {
  name: true,
  schema: true,
  onDelete: true,
  onDeleteColumns: true,
  onUpdate: true,
  match: true,
  notValid: true,
  ...deferrability,
};
const excludeNames: Names<ExcludeOptions> = {
  name: true,
  using: true,
  where: true,
  ...deferrability,
};
const indexNames: Names<IndexOptions> = {
  unnamed: true,
  unique: true,
  where: true,
  using: true,
  include: true,
  nullsNotDistinct: true,
  with: true,
  tablespace: true,
};

/** The types of a file are not looked at when it is run. */
function requireSome(these: readonly unknown[], what: string): void {
  if (!Array.isArray(these)) {
    throw new MigrateError("operation", `${what} is over a list of columns`, {
      hint: `Write ${JSON.stringify([these])}, with brackets`,
    });
  }
  if (these.length === 0) throw new MigrateError("operation", `${what} is over no columns`);
}

function requireSorted(columns: readonly string[], { sorting = {} }: KeyForm): void {
  const stray = Object.keys(sorting).find((column) => !columns.includes(column));
  if (stray === undefined) return;
  throw new MigrateError(
    "operation",
    `A key on ${columns.join(", ")} says how "${stray}" is sorted, which isn't in it`,
  );
}

function requireDeferrable({ deferrable, initially }: Deferrability): void {
  if (deferrable !== false || initially !== "DEFERRED") return;
  throw new MigrateError("operation", "A constraint is to be deferred, and not deferrable");
}
