import type { ColumnType } from "./types.ts";

/** A value that SQL has a literal for. `Date` is a moment in UTC; objects and arrays are JSON. */
export type SqlValue =
  | null
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | readonly SqlValue[]
  | { readonly [key: string]: SqlValue };

/** A column's server default: a value, or an expression that the database evaluates. */
export type ServerDefault =
  | { readonly kind: "literal"; readonly value: SqlValue }
  | { readonly kind: "expression"; readonly sql: string };

/** What happens to the referring row when the row it refers to goes or changes its key. */
export type ReferentialAction = "CASCADE" | "SET NULL" | "SET DEFAULT" | "RESTRICT" | "NO ACTION";

/** When a constraint is checked: at once, unless it says otherwise. */
export interface Deferrability {
  /** Whether a transaction may put the check off to its end. */
  readonly deferrable?: boolean;
  /** Whether it does so unasked; "DEFERRED" makes the constraint deferrable. */
  readonly initially?: "DEFERRED" | "IMMEDIATE";
}

/** How a sequence counts; what isn't said is the database's usual. */
export interface SequenceOptions {
  readonly start?: number | bigint;
  readonly increment?: number | bigint;
  readonly minValue?: number | bigint;
  readonly maxValue?: number | bigint;
  /** How many numbers a connection takes at a time. */
  readonly cache?: number | bigint;
  /** Whether it starts again at its end. */
  readonly cycle?: boolean;
}

/** How an identity column counts. */
export interface Identity extends SequenceOptions {
  /** Whether INSERT may give no number of its own. */
  readonly always: boolean;
}

/** One column of a table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly default?: ServerDefault;
  /** An expression that the column always equals; virtual ones are computed when read. */
  readonly generated?: { readonly sql: string; readonly stored: boolean };
  /** Whether the database numbers the rows; see `isNumbered` for what undefined means. */
  readonly autoIncrement?: boolean;
  /** Numbers from a sequence that is the column's own (SQL's GENERATED … AS IDENTITY). */
  readonly identity?: Identity;
  readonly collation?: string;
  readonly comment?: string;
}

/** What becomes of a statement that would break a key: "ABORT", where nothing is said. */
export type ConflictAction = "ROLLBACK" | "ABORT" | "FAIL" | "IGNORE" | "REPLACE";

/** What only SQLite's keys can say. */
export interface KeyForm {
  /** How columns are compared and sorted in the key, by their names, where it isn't as they are by themselves. */
  readonly sorting?: { readonly [column: string]: KeySorting };
  /** What becomes of a statement that breaks it. */
  readonly onConflict?: ConflictAction;
}

/** How a key takes one of its columns. */
export interface KeySorting {
  readonly collation?: string;
  readonly order?: "ASC" | "DESC";
}

/** A table's primary key. */
export interface PrimaryKey extends KeyForm {
  readonly kind: "primaryKey";
  readonly name?: string;
  readonly columns: readonly string[];
}

/** A rule that no two rows have the same values in these columns. */
export interface Unique extends Deferrability, KeyForm {
  readonly kind: "unique";
  readonly name?: string;
  readonly columns: readonly string[];
  /** Whether two rows without a value count as the same; by default they don't. */
  readonly nullsNotDistinct?: boolean;
  /** Further columns stored in its index. */
  readonly include?: readonly string[];
}

/** A condition that every row meets. */
export interface Check {
  readonly kind: "check";
  readonly name?: string;
  /** The condition, without the word CHECK and its parentheses. */
  readonly sql: string;
  /** Whether tables that inherit from this one go without it. */
  readonly noInherit?: boolean;
  /** Whether rows that were there before may break it. */
  readonly notValid?: boolean;
}

/** A rule that these columns' values are found in another table, or are null. */
export interface ForeignKey extends Deferrability {
  readonly kind: "foreignKey";
  readonly name?: string;
  readonly columns: readonly string[];
  readonly references: {
    readonly table: string;
    readonly schema?: string;
    /** As many as `columns`; empty means the table's primary key. */
    readonly columns: readonly string[];
  };
  readonly onDelete?: ReferentialAction;
  /** Of the key's columns those that "SET NULL" or "SET DEFAULT" is about; all where undefined. PostgreSQL's only. */
  readonly onDeleteColumns?: readonly string[];
  readonly onUpdate?: ReferentialAction;
  /** Whether a key that is null in part is let through ("SIMPLE", the default) or refused. */
  readonly match?: "FULL" | "SIMPLE";
  /** Whether rows that were there before may break it. */
  readonly notValid?: boolean;
}

/** A rule that no two rows have values of which every comparison is true (PostgreSQL's EXCLUDE). */
export interface Exclude extends Deferrability {
  readonly kind: "exclude";
  readonly name?: string;
  /** Access method of its index, such as "gist". */
  readonly using?: string;
  readonly elements: readonly ExcludeElement[];
  /** Condition of the rows that it is about. */
  readonly where?: string;
}

/** What an exclusion compares, and how: `{ column: "during", with: "&&" }`. */
export type ExcludeElement = (ColumnKey | ExpressionKey) & {
  /** The operator. */
  readonly with: string;
  readonly operatorClass?: string;
};

/** A rule that a table's rows keep to. */
export type Constraint = PrimaryKey | Unique | Check | ForeignKey | Exclude;

/** One key of an index, a column or an expression, and how it is sorted. */
export type IndexKey = (ColumnKey | ExpressionKey) & {
  readonly order?: "ASC" | "DESC";
  readonly nulls?: "FIRST" | "LAST";
  readonly collation?: string;
  /** What is compared how, such as "text_pattern_ops", on PostgreSQL. */
  readonly operatorClass?: string;
};

interface ColumnKey {
  readonly column: string;
  readonly expression?: undefined;
}

interface ExpressionKey {
  readonly column?: undefined;
  /** SQL, without the parentheses around it. */
  readonly expression: string;
}

/** One index of a table. */
export interface Index {
  readonly name: string;
  /** Nobody gave it that name: a naming convention may give it another. Not so in any database. */
  readonly unnamed?: true;
  readonly keys: readonly IndexKey[];
  readonly unique?: boolean;
  /** Condition of a partial index. */
  readonly where?: string;
  /** Access method, such as "gin". */
  readonly using?: string;
  /** Further columns stored in the index. */
  readonly include?: readonly string[];
  /** Whether, in a unique index, two rows without a value count as the same; by default they don't. */
  readonly nullsNotDistinct?: boolean;
  /** Storage parameters, such as `{ fillfactor: 70 }`, on PostgreSQL. */
  readonly with?: StorageParameters;
  readonly tablespace?: string;
}

/** Storage parameters of a table or an index (PostgreSQL's WITH). */
export type StorageParameters = { readonly [parameter: string]: string | number | boolean };

/** What a table is besides its columns. Each is for one of the databases; the other one refuses it. */
export interface TableForm {
  /** Values are held to the types of their columns (SQLite). */
  readonly strict?: boolean;
  /** Rows are kept in the order of the primary key (SQLite). */
  readonly withoutRowid?: boolean;
  /** Rows are lost in a crash, and written faster (PostgreSQL). */
  readonly unlogged?: boolean;
  /** What stands behind PARTITION BY: `range (created_at)` (PostgreSQL). */
  readonly partitionBy?: string;
  /** The table that this one holds a part of (PostgreSQL). */
  readonly partitionOf?: Partition;
  /** Tables whose columns it has, too (PostgreSQL). */
  readonly inherits?: readonly Named[];
  readonly tablespace?: string;
  readonly with?: StorageParameters;
}

/** A part of a partitioned table. */
export interface Partition extends Named {
  /** `FOR VALUES IN ('a')`, or `DEFAULT`. */
  readonly bound: string;
}

/** What has a name in a schema; without one it is in the schema that the database looks in first. */
export interface Named {
  readonly name: string;
  readonly schema?: string;
}

/** One table. Constraints and indexes stand apart from columns, whichever way the user wrote them. */
export interface Table extends Named, TableForm {
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly comment?: string;
}

/** A type whose values are these labels, in this order (PostgreSQL). */
export interface Enum extends Named {
  readonly labels: readonly string[];
}

/** A type that is another one, with rules of its own (PostgreSQL). */
export interface Domain extends Named, Pick<Column, "type" | "nullable" | "default" | "collation"> {
  /** What its values are held to, each called VALUE. */
  readonly checks: readonly Check[];
}

/** A counter (PostgreSQL). Those that are a column's own are no part of a model. */
export interface Sequence extends Named, SequenceOptions {
  /** "smallint", "integer" or, where undefined, "bigint". */
  readonly type?: "smallint" | "integer";
}

/** A query that is read like a table. */
export interface View extends Named {
  /** The query, without `CREATE VIEW … AS`. */
  readonly sql: string;
  /** Names for its columns, where the query's own don't do. */
  readonly columns?: readonly string[];
  /** Whether its rows are kept, as they were when it was made or refreshed (PostgreSQL). */
  readonly materialized?: boolean;
  /** Those of a materialized view. */
  readonly indexes?: readonly Index[];
  /** Parameters, such as `{ security_invoker: true }`, on PostgreSQL. */
  readonly with?: StorageParameters;
}

/** A function or a procedure (PostgreSQL). Its name and arguments together tell it from others. */
export interface Routine extends Named {
  readonly procedure?: boolean;
  /** What stands in the parentheses: `amount integer, rate numeric`. */
  readonly arguments: string;
  /** What stands behind them: `RETURNS integer LANGUAGE sql AS $$ … $$`. */
  readonly sql: string;
}

/** What the database does by itself when rows change. */
export interface Trigger {
  readonly name: string;
  readonly table: string;
  /** That of its table. */
  readonly schema?: string;
  /** Whether it is a constraint, which a transaction may put off (PostgreSQL). */
  readonly constraint?: boolean;
  /** What stands before ON: `AFTER UPDATE OF email`. */
  readonly event: string;
  /** What stands behind the table's name: `FOR EACH ROW EXECUTE FUNCTION f()`, or `BEGIN … END`. */
  readonly action: string;
}

/** An extension of the server (PostgreSQL). */
export interface Extension {
  readonly name: string;
  /** Where its objects are. */
  readonly schema?: string;
  readonly version?: string;
}

/** What a database holds, as far as it is described. The order within a list means nothing. */
export interface Model {
  /** Those besides the ones that every database has. */
  readonly schemas: readonly string[];
  readonly extensions: readonly Extension[];
  readonly enums: readonly Enum[];
  readonly sequences: readonly Sequence[];
  readonly domains: readonly Domain[];
  readonly routines: readonly Routine[];
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly triggers: readonly Trigger[];
}
