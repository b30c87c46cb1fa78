import type { Column, Constraint, Index, SqlValue, Table } from "../schema/model.ts";

/** A table with its schema where one is named. */
interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

/** Makes a table with its constraints and indexes. */
export interface CreateTable {
  readonly table: Table;
  readonly ifNotExists?: boolean;
}

/** Drops a table with its rows. */
export interface DropTable extends OnTable {
  readonly ifExists?: boolean;
}

/** Gives a table another name, in the same schema. */
export interface RenameTable extends OnTable {
  readonly to: string;
}

/** Adds a column, with the constraints and indexes that were written on it. */
export interface AddColumn extends OnTable {
  readonly column: Column;
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
}

/** Drops a column with its values. */
export interface DropColumn extends OnTable {
  readonly column: string;
}

/** Makes an index. */
export interface CreateIndex extends OnTable {
  readonly index: Index;
  readonly ifNotExists?: boolean;
  /** Built without blocking writers, outside of any transaction. */
  readonly concurrently?: boolean;
}

/** Drops an index. */
export interface DropIndex {
  readonly name: string;
  /** The table it is on, where known. */
  readonly table?: string;
  readonly schema?: string;
  readonly ifExists?: boolean;
  readonly concurrently?: boolean;
}

/** SQL of the user's own: one statement or several. */
export interface Execute {
  readonly sql: string;
  /** What `:name` stands for; without it colons mean nothing. */
  readonly parameters?: { readonly [name: string]: SqlValue };
}

/** Puts rows into a table, each a list of values in the order of `columns`. */
export interface BulkInsert extends OnTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** Every kind of operation is one line here; tables over `Kind` must then be complete. */
interface Shapes {
  createTable: CreateTable;
  dropTable: DropTable;
  renameTable: RenameTable;
  addColumn: AddColumn;
  dropColumn: DropColumn;
  createIndex: CreateIndex;
  dropIndex: DropIndex;
  execute: Execute;
  bulkInsert: BulkInsert;
}

/** The kinds of operations. */
export type Kind = keyof Shapes;

/** One thing to do to a database, as plain data. `Operation<"addColumn">` is one kind. */
export type Operation<K extends Kind = Kind> = {
  [P in K]: { readonly kind: P } & Shapes[P];
}[K];
