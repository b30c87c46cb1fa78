import { MigrateError } from "../errors.ts";
import { type Names, requireKnown } from "../option_names.ts";
import { primaryKey } from "./builders.ts";
import { type ColumnBuilder, draftOf, namedColumn } from "./column_builder.ts";
import { columnsOfConstraint } from "./constraint_columns.ts";
import type { Constraint, Index, Table, TableForm } from "./model.ts";

/** The name-to-builder object that describes a table's columns, in order. */
export type ColumnInputs = { readonly [name: string]: ColumnBuilder };

/** What columns were called: each column's name with its former one. */
export function formerNames(
  inputs: ColumnInputs,
): readonly { readonly column: string; readonly from: string }[] {
  return Object.entries(inputs).flatMap(([column, described]) => {
    const { renamedFrom: from } = draftOf(column, described);
    return from === undefined ? [] : [{ column, from }];
  });
}

/** What a table may say besides its columns and constraints. */
export interface TableOptions extends TableForm {
  readonly schema?: string;
  /** A text for people who look at the database. SQLite has no place for one and goes without. */
  readonly comment?: string;
}

const optionNames: Names<TableOptions> = {
  schema: true,
  comment: true,
  strict: true,
  withoutRowid: true,
  unlogged: true,
  partitionBy: true,
  partitionOf: true,
  inherits: true,
  tablespace: true,
  with: true,
};

function requireList(table: string, extras: readonly unknown[]): void {
  if (Array.isArray(extras)) return;
  throw new MigrateError("operation", `Constraints and indexes of table "${table}" are a list`, {
    hint: 'Write [unique(["email"]), …] behind the columns, and options behind that list.',
  });
}

/**
 * The table that these columns and extras describe.
 *
 * Throws "operation" for a column without a type, for two primary keys, for a constraint or index on a column that isn't there, and for a column
 * whose values would come from two places.
 */
export function buildTable(
  name: string,
  inputs: ColumnInputs,
  extras: readonly (Constraint | Index)[] = [],
  options: TableOptions = {},
): Table {
  requireList(name, extras);
  requireKnown(options, optionNames);
  const drafts = Object.entries(inputs).map(([column, described]) => ({
    column,
    draft: draftOf(column, described),
  }));
  const constraints = extras.filter((extra): extra is Constraint => "kind" in extra);
  const keys = [
    ...markedKey(drafts.filter(({ draft }) => draft.isPrimaryKey).map(({ column }) => column)),
    ...constraints.filter((constraint) => constraint.kind === "primaryKey"),
  ];
  requireOneKey(name, keys);
  const keyColumns = new Set(keys.flatMap(({ columns }) => columns));
  const table: Table = {
    name,
    ...options,
    columns: drafts.map(({ column, draft }) => {
      const named = namedColumn(column, draft);
      const isKey = keyColumns.has(column) && !draft.isNullableKey;
      return { ...named, nullable: named.nullable && !isKey };
    }),
    constraints: [
      ...keys,
      ...constraints.filter((constraint) => constraint.kind !== "primaryKey"),
      ...drafts.flatMap(({ column, draft }) => draft.constraints.map((build) => build(column))),
    ],
    indexes: [
      ...drafts.flatMap(({ column, draft }) => draft.indexes.map((build) => build(name, column))),
      ...extras.filter((extra): extra is Index => !("kind" in extra)),
    ],
  };
  // Those of other tables aren't known here.
  if (table.partitionOf) requireNoColumns(table);
  else if (!table.inherits) requireColumns(table);
  return table;
}

/** The primary key that `.primaryKey()` on these columns means. */
function markedKey(columns: readonly string[]): readonly ReturnType<typeof primaryKey>[] {
  return columns.length > 0 ? [primaryKey(columns)] : [];
}

function requireOneKey(
  table: string,
  keys: readonly { readonly columns: readonly string[] }[],
): void {
  if (keys.length < 2) return;
  const over = keys.map(({ columns }) => `(${columns.join(", ")})`).join(" and ");
  throw new MigrateError("operation", `Table "${table}" has two primary keys: ${over}`, {
    hint: "Keep either primaryKey([...]) or .primaryKey() on its columns.",
  });
}

function requireNoColumns({ name, columns, partitionOf }: Table): void {
  if (columns.length === 0) return;
  throw new MigrateError(
    "operation",
    `"${name}" has the columns of "${partitionOf?.name}", and can't have its own`,
    { hint: "Write {} for them; constraints and indexes may be its own." },
  );
}

function requireColumns(table: Table): void {
  const there = new Set(table.columns.map((column) => column.name));
  const named = [
    ...table.constraints.flatMap(columnsOfConstraint),
    ...table.indexes.flatMap(({ keys, include = [] }) => [
      ...keys.flatMap((key) => key.column ?? []),
      ...include,
    ]),
  ];
  const missing = named.find((column) => !there.has(column));
  if (missing === undefined) return;
  throw new MigrateError(
    "operation",
    `Table "${table.name}" has no column "${missing}" for a constraint or index to be on`,
    { hint: `Its columns are ${[...there].join(", ")}.` },
  );
}
