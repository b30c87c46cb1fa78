import type {
  Check,
  Column,
  Constraint,
  ForeignKey,
  Index,
  PrimaryKey,
  ServerDefault,
  SqlValue,
  Table,
  Unique,
} from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";

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

/** Changes a column: each thing that is named, and nothing else. */
export interface AlterColumn extends OnTable {
  readonly column: string;
  readonly type?: ColumnType;
  /** The expression that gives the values of the new type; without it the database converts them. */
  readonly using?: string;
  readonly nullable?: boolean;
  /** null takes the default away. */
  readonly default?: ServerDefault | null;
  /** null takes the comment away. */
  readonly comment?: string | null;
  /** The column's new name. */
  readonly to?: string;
}

/** Adds a primary key to a table that has none. */
export interface CreatePrimaryKey extends OnTable {
  readonly constraint: PrimaryKey;
}

/** Adds a rule that no two rows have the same values. */
export interface CreateUniqueConstraint extends OnTable {
  readonly constraint: Unique;
}

/** Adds a condition that every row meets. */
export interface CreateCheckConstraint extends OnTable {
  readonly constraint: Check;
}

/** Adds a rule that values are found in another table. */
export interface CreateForeignKey extends OnTable {
  readonly constraint: ForeignKey;
}

/** Drops a constraint, by its name or, where it has none, by what it is on. */
export interface DropConstraint extends OnTable {
  readonly name?: string;
  readonly type?: Constraint["kind"];
  readonly columns?: readonly string[];
  readonly ifExists?: boolean;
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
  alterColumn: AlterColumn;
  createPrimaryKey: CreatePrimaryKey;
  createUniqueConstraint: CreateUniqueConstraint;
  createCheckConstraint: CreateCheckConstraint;
  createForeignKey: CreateForeignKey;
  dropConstraint: DropConstraint;
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
