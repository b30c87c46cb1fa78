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
  readonly collation?: string;
  readonly comment?: string;
}

/** A table's primary key. */
export interface PrimaryKey {
  readonly kind: "primaryKey";
  readonly name?: string;
  readonly columns: readonly string[];
}

/** A rule that no two rows have the same values in these columns. */
export interface Unique extends Deferrability {
  readonly kind: "unique";
  readonly name?: string;
  readonly columns: readonly string[];
}

/** A condition that every row meets. */
export interface Check {
  readonly kind: "check";
  readonly name?: string;
  /** The condition, without the word CHECK and its parentheses. */
  readonly sql: string;
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
  readonly onUpdate?: ReferentialAction;
  /** Whether a key that is null in part is let through ("SIMPLE", the default) or refused. */
  readonly match?: "FULL" | "SIMPLE";
}

/** A rule that a table's rows keep to. */
export type Constraint = PrimaryKey | Unique | Check | ForeignKey;

/** One key of an index, a column or an expression, and how it is sorted. */
export type IndexKey = (ColumnKey | ExpressionKey) & {
  readonly order?: "ASC" | "DESC";
  readonly nulls?: "FIRST" | "LAST";
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
  readonly keys: readonly IndexKey[];
  readonly unique?: boolean;
  /** Condition of a partial index. */
  readonly where?: string;
  /** Access method, such as "gin". */
  readonly using?: string;
  /** Further columns stored in the index. */
  readonly include?: readonly string[];
}

/** One table. Constraints and indexes stand apart from columns, whichever way the user wrote them. */
export interface Table {
  readonly name: string;
  readonly schema?: string;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly comment?: string;
}
