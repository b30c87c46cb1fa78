import type {
  Check,
  Column,
  Constraint,
  Domain,
  Enum,
  Exclude,
  Extension,
  ForeignKey,
  Identity,
  Index,
  Named,
  PrimaryKey,
  Routine,
  Sequence,
  SequenceOptions,
  ServerDefault,
  SqlValue,
  StorageParameters,
  Table,
  TableForm,
  Trigger,
  Unique,
  View,
} from "../schema/model.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
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

/** Makes a schema. */
export interface CreateSchema {
  readonly name: string;
  readonly ifNotExists?: boolean;
}

/** Drops a schema. */
export interface DropSchema {
  readonly name: string;
  readonly ifExists?: boolean;
  /** Drops what is in it, too. */
  readonly cascade?: boolean;
}

/** Makes an enum type. */
export interface CreateEnum {
  readonly enum: Enum;
  /** Leaves one that is there as it is. */
  readonly ifNotExists?: boolean;
}

/** Drops an enum type. */
export interface DropEnum extends Named {
  readonly ifExists?: boolean;
  /** Drops what depends on it, too: columns with their values. */
  readonly cascade?: boolean;
}

/** Gives an enum type another name, in the same schema. */
export interface RenameEnum extends Named {
  readonly to: string;
}

/** Adds a label to an enum type: before or after another one, or at the end. One that is there stays as it is. */
export interface AddEnumValue extends Named {
  readonly value: string;
  readonly before?: string;
  readonly after?: string;
}

/** Changes a label of an enum type, wherever it is used. */
export interface RenameEnumValue extends Named {
  readonly value: string;
  readonly to: string;
}

/** Takes a label out of an enum type. */
export interface DropEnumValue extends Named {
  readonly value: string;
  /** The label that rows and defaults have instead; without it none may have the one that goes. */
  readonly replaceWith?: string;
}

/** Makes a sequence. */
export interface CreateSequence {
  readonly sequence: Sequence;
  readonly ifNotExists?: boolean;
}

/** Changes how a sequence counts: each thing that is named, and nothing else. */
export interface AlterSequence extends Named {
  readonly options: Omit<SequenceOptions, "minValue" | "maxValue"> & {
    readonly type?: "smallint" | "integer" | "bigint";
    /** null takes the limit away. */
    readonly minValue?: number | bigint | null;
    readonly maxValue?: number | bigint | null;
  };
}

/** Drops a sequence. */
export interface DropSequence extends Named {
  readonly ifExists?: boolean;
  /** Drops the defaults that take their numbers from it, too. */
  readonly cascade?: boolean;
}

/** Makes a domain. */
export interface CreateDomain {
  readonly domain: Domain;
}

/** Changes a domain: each thing that is named, and nothing else. */
export interface AlterDomain extends Named {
  readonly nullable?: boolean;
  /** null for none. */
  readonly default?: ServerDefault | null;
  /** The names of checks that go. */
  readonly dropChecks?: readonly string[];
  readonly addChecks?: readonly Check[];
}

/** Drops a domain. */
export interface DropDomain extends Named {
  readonly ifExists?: boolean;
  /** Drops the columns that are of it, too. */
  readonly cascade?: boolean;
}

/** Adds an extension to the database. */
export interface CreateExtension {
  readonly extension: Extension;
  /** Leaves one that is there as it is. */
  readonly ifNotExists?: boolean;
  /** Adds the extensions that it needs, too. */
  readonly cascade?: boolean;
}

/** Takes an extension out of the database. */
export interface DropExtension {
  readonly name: string;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too. */
  readonly cascade?: boolean;
}

/** Makes a view, or a materialized one with its indexes. */
export interface CreateView {
  readonly view: View;
  /** Takes the place of one that is there. */
  readonly replace?: boolean;
  readonly ifNotExists?: boolean;
}

/** Drops a view. */
export interface DropView extends Named {
  readonly materialized?: boolean;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too. */
  readonly cascade?: boolean;
}

/** Has a materialized view read its rows anew. */
export interface RefreshView extends Named {
  /** Readers go on meanwhile. */
  readonly concurrently?: boolean;
}

/** Makes a function or a procedure. */
export interface CreateFunction {
  readonly routine: Routine;
  /** Takes the place of one that is there. */
  readonly replace?: boolean;
}

/** Drops a function or a procedure. */
export interface DropFunction extends Named {
  readonly procedure?: boolean;
  /** Its arguments, which tell it from others of its name. */
  readonly arguments: string;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too. */
  readonly cascade?: boolean;
}

/** Makes a trigger. */
export interface CreateTrigger {
  readonly trigger: Trigger;
  /** Takes the place of one that is there. */
  readonly replace?: boolean;
}

/** Drops a trigger. */
export interface DropTrigger extends OnTable {
  readonly name: string;
  readonly ifExists?: boolean;
}

/** Does operations on one table together, on SQLite by making it anew once; how, is said by all but `operations`. */
export interface BatchAlterTable extends OnTable {
  /** On that table. */
  readonly operations: readonly Operation[];
  /** Whether SQLite makes the table anew: where it must ("auto"), in any case, or in none. */
  readonly recreate?: "auto" | "always" | "never";
  /** What the table is taken for, instead of what it is. */
  readonly copyFrom?: Table;
  /** Columns as they are taken: of each its type, and what else it has. */
  readonly reflectArgs?: readonly Column[];
  /** What constraints are called that have no name. */
  readonly namingConvention?: NamingConvention;
  /** Constraints that the table is to have, too, unless it has them. */
  readonly tableArgs?: readonly Constraint[];
  /** What the table is to be, too. */
  readonly tableKwargs?: Pick<TableForm, "strict" | "withoutRowid">;
  /** Columns that stand in each list are put into that order; others stay where they are, as far as that goes. */
  readonly partialReordering?: readonly (readonly string[])[];
}

/** An operation of the user's own making. */
export interface Invoke {
  /** What it is called, for errors and in source. */
  readonly name: string;
  /** The module that exports it by that name. */
  readonly module: string;
  readonly arguments: readonly SqlValue[];
  readonly sql: DialectSql;
  /** What undoes it; undefined where nothing can. */
  readonly reverse?: DialectSql;
  /** Whether it is the one that undoes what its name says. */
  readonly isReverse?: boolean;
}

/** SQL that is the same on each dialect, or another one by the dialect's name. */
export type DialectSql = string | { readonly [dialect: string]: string };

/** SQL of the user's own: one statement or several. */
export interface Execute {
  readonly sql: string;
  /** What `:name` stands for; without it colons mean nothing. */
  readonly parameters?: { readonly [name: string]: SqlValue };
}

/** Puts rows into a table, each a list of values in the order of `columns`. */
export interface BulkInsert extends OnTable {
  readonly columns: readonly string[];
  /** Those of columns whose values they make a difference to; not of all need be known. */
  readonly types?: { readonly [column: string]: ColumnType };
  readonly rows: readonly (readonly SqlValue[])[];
  /** Whether many rows go into one statement; they do where undefined. */
  readonly multiinsert?: boolean;
}

/** Every kind of operation is one line here; tables over `Kind` must then be complete. */
interface Shapes {
  createTable: CreateTable;
  dropTable: DropTable;
  renameTable: RenameTable;
  alterTable: AlterTable;
  createTableComment: CreateTableComment;
  dropTableComment: DropTableComment;
  addColumn: AddColumn;
  dropColumn: DropColumn;
  alterColumn: AlterColumn;
  createPrimaryKey: CreatePrimaryKey;
  createUniqueConstraint: CreateUniqueConstraint;
  createCheckConstraint: CreateCheckConstraint;
  createForeignKey: CreateForeignKey;
  createExcludeConstraint: CreateExcludeConstraint;
  dropConstraint: DropConstraint;
  renameConstraint: RenameConstraint;
  validateConstraint: ValidateConstraint;
  batchAlterTable: BatchAlterTable;
  createIndex: CreateIndex;
  dropIndex: DropIndex;
  renameIndex: RenameIndex;
  createSchema: CreateSchema;
  dropSchema: DropSchema;
  createEnum: CreateEnum;
  dropEnum: DropEnum;
  renameEnum: RenameEnum;
  addEnumValue: AddEnumValue;
  renameEnumValue: RenameEnumValue;
  dropEnumValue: DropEnumValue;
  createSequence: CreateSequence;
  alterSequence: AlterSequence;
  dropSequence: DropSequence;
  createDomain: CreateDomain;
  alterDomain: AlterDomain;
  dropDomain: DropDomain;
  createExtension: CreateExtension;
  dropExtension: DropExtension;
  createView: CreateView;
  dropView: DropView;
  refreshView: RefreshView;
  createFunction: CreateFunction;
  dropFunction: DropFunction;
  createTrigger: CreateTrigger;
  dropTrigger: DropTrigger;
  invoke: Invoke;
  execute: Execute;
  bulkInsert: BulkInsert;
}

/** The kinds of operations. */
export type Kind = keyof Shapes;

/** One thing to do to a database, as plain data. `Operation<"addColumn">` is one kind. */
export type Operation<K extends Kind = Kind> = {
  [P in K]: { readonly kind: P } & Shapes[P];
}[K];
