import type { Position } from "../../../core/operations/table_shapes.ts";
import type { NamingConvention } from "../../../core/schema/naming_convention.ts";
import type { ConstraintClause } from "./clauses.ts";

/** Says which constraints are meant: all that fit what is given. */
export interface ConstraintSelector {
  /** `CONSTRAINT name`. */
  readonly name?: string;
  readonly type?: ConstraintClause["kind"];
  /** The columns of a key, in order. */
  readonly columns?: readonly string[];
  /** The condition of a check; spaces and the case of words don't matter. */
  readonly sql?: string;
}

/** A column, and the table that it is in. */
export interface TableColumn {
  readonly table: string;
  readonly name: string;
}

/** Every kind of change is one line here. What is SQL is put into the table's text as it is. */
interface Shapes {
  /** `definition` is a column as it stands in CREATE TABLE. Without a position it is the last. */
  addColumn: {
    readonly definition: string;
    readonly position?: Position;
    readonly ifNotExists?: boolean;
    /** SQL of what the rows that are there get; without it they get the default. */
    readonly fill?: string;
  };
  /**
   * Takes a column out, with the constraints that stand behind it. `cascade` takes its indexes along, and the keys,
   * uniques, foreign keys and checks that name it.
   */
  dropColumn: { readonly column: string; readonly cascade?: boolean; readonly ifExists?: boolean };
  /**
   * Declares another type; "" is none. Values are kept as they are, but for what the type's affinity makes of them
   * without loss. `using` is an expression that gives them instead. The check of an enum goes with the type that it was
   * for; `check` is one for the new type. A column that numbers the rows stays as it is where `counts` says that the new
   * type could number them: SQLite has one type alone that does. `together` are the columns, also of other tables, that
   * get their values the same way: those that were in one another still are in the end.
   */
  setType: {
    readonly column: string;
    readonly type: string;
    readonly counts?: boolean;
    readonly using?: string;
    readonly check?: string;
    readonly together?: readonly TableColumn[];
  };
  setNullable: { readonly column: string; readonly nullable: boolean };
  /** `value` is what stands behind DEFAULT; undefined takes it out. */
  setDefault: { readonly column: string; readonly value: string | undefined };
  setCollation: { readonly column: string; readonly collation: string | undefined };
  /** A column that is no longer generated keeps the values that it had. */
  setGenerated: {
    readonly column: string;
    readonly generated: { readonly sql: string; readonly stored: boolean } | undefined;
  };
  /** `constraint` is one as it stands behind the columns. It isn't added where one fits `unless`. */
  addConstraint: { readonly constraint: string; readonly unless?: ConstraintSelector };
  /** Names for constraints that have none, as far as a convention gives them one. */
  nameConstraints: { readonly convention: NamingConvention };
  /** Another text for the whole table, which has all of its columns. */
  restate: { readonly sql: string };
  /** Those behind columns are meant as well as those of the table. */
  dropConstraint: ConstraintSelector & { readonly ifExists?: boolean };
  renameConstraint: { readonly name: string; readonly to: string };
  setAutoIncrement: { readonly column?: string; readonly autoIncrement: boolean };
  moveColumn: { readonly column: string; readonly position: Position };
  /** In each list the columns stand in the order wanted; others stay where they are, as far as that goes. */
  orderColumns: { readonly order: readonly (readonly string[])[] };
  setStrict: { readonly strict: boolean };
  setWithoutRowid: { readonly withoutRowid: boolean };
}

export type TableChangeKind = keyof Shapes;

/**
 * One change of a table that ALTER TABLE can't make, or not always, as plain data.
 *
 * Names of tables and columns are changed by SQLite itself, which knows every place that they are used.
 */
export type TableChange<K extends TableChangeKind = TableChangeKind> = {
  [P in K]: { readonly kind: P } & Shapes[P];
}[K];
