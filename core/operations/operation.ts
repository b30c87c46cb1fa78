import type { Column, Constraint, SqlValue, Table, TableForm } from "../schema/model.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import type { ColumnType } from "../schema/types.ts";
import type {
  AddEnumValue,
  AlterDomain,
  AlterSequence,
  CreateDomain,
  CreateEnum,
  CreateExtension,
  CreateFunction,
  CreateSchema,
  CreateSequence,
  CreateTrigger,
  CreateView,
  DropDomain,
  DropEnum,
  DropEnumValue,
  DropExtension,
  DropFunction,
  DropSchema,
  DropSequence,
  DropTrigger,
  DropView,
  RefreshView,
  RenameEnum,
  RenameEnumValue,
} from "./object_shapes.ts";
import type {
  AddColumn,
  AlterColumn,
  AlterTable,
  CreateCheckConstraint,
  CreateExcludeConstraint,
  CreateForeignKey,
  CreateIndex,
  CreatePrimaryKey,
  CreateTable,
  CreateTableComment,
  CreateUniqueConstraint,
  DropColumn,
  DropConstraint,
  DropIndex,
  DropTable,
  DropTableComment,
  OnTable,
  RenameConstraint,
  RenameIndex,
  RenameTable,
  ValidateConstraint,
} from "./table_shapes.ts";

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
