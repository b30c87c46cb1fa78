import type {
  Check,
  Column,
  Constraint,
  Exclude,
  ForeignKey,
  Identity,
  Index,
  Named,
  PrimaryKey,
  ServerDefault,
  SqlValue,
  StorageParameters,
  Table,
  TableForm,
  Unique,
} from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";

/** A table with its schema where one is named. */
export interface OnTable {
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
  /** Drops what depends on it, too. */
  readonly cascade?: boolean;
}

/** Gives a table another name, in the same schema. */
export interface RenameTable extends OnTable {
  readonly to: string;
}

/** Changes what a table is: each thing that is named, and nothing else. */
export interface AlterTable extends OnTable {
  readonly form: TableFormChange;
}

/** What can be changed of what a table is. */
export interface TableFormChange
  extends Pick<TableForm, "strict" | "withoutRowid" | "unlogged" | "tablespace"> {
  /** The parameters that are to change; null is the database's usual. */
  readonly with?: { readonly [parameter: string]: StorageParameters[string] | null };
}

/** Says something of a table to people who look at the database. */
export interface CreateTableComment extends OnTable {
  readonly comment: string;
}

/** Takes a table's comment away. */
export type DropTableComment = OnTable;

/** Where a column goes among the others; the last place without a word. */
export type Position = "first" | { readonly before: string } | { readonly after: string };

/** Adds a column, with the constraints and indexes that were written on it. */
export interface AddColumn extends OnTable {
  readonly column: Column;
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly ifNotExists?: boolean;
  readonly position?: Position;
  /** What the rows that are there have, and no others; without it the column's default. */
  readonly fill?: SqlValue;
}

/** Drops a column with its values. */
export interface DropColumn extends OnTable {
  readonly column: string;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too. */
  readonly cascade?: boolean;
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
  /** null makes it a column like others, which keeps its values. */
  readonly generated?: Column["generated"] | null;
  /** null makes it a column that isn't numbered. */
  readonly identity?: Identity | null;
  /** Whether the database numbers the rows by it. */
  readonly autoIncrement?: boolean;
  /** null leaves it to the database. */
  readonly collation?: string | null;
  /** null takes the comment away. */
  readonly comment?: string | null;
  /** The column's new name. */
  readonly to?: string;
  readonly position?: Position;
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

/** Adds a rule that no two rows compare so. */
export interface CreateExcludeConstraint extends OnTable {
  readonly constraint: Exclude;
}

/** Drops a constraint, by its name or, where it has none, by what it is on. */
export interface DropConstraint extends OnTable {
  readonly name?: string;
  readonly type?: Constraint["kind"];
  readonly columns?: readonly string[];
  /** The condition of a check. */
  readonly sql?: string;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too. */
  readonly cascade?: boolean;
}

/** Gives a constraint another name. */
export interface RenameConstraint extends OnTable {
  readonly name: string;
  readonly to: string;
}

/** Has the database look whether all rows keep to a constraint that was made "not valid". */
export interface ValidateConstraint extends OnTable {
  readonly name: string;
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

/** Gives an index another name. */
export interface RenameIndex extends Named {
  readonly to: string;
  /** The table it is on, where known. */
  readonly table?: string;
}
