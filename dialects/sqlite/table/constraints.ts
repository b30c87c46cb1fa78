import { MigrateError } from "../../../core/errors.ts";
import { isSameSql } from "../../../core/sql/same.ts";
import { didYouMean } from "../../../core/suggest.ts";
import { rules } from "../rules.ts";
import type { ColumnClause, Placed } from "./clauses.ts";
import type { ConstraintSelector, TableChange } from "./change.ts";
import { quote } from "../quote.ts";
import { arranged, layoutOf, newItem, printLayout, withoutItems } from "./layout.ts";
import {
  type AnyConstraint,
  constraintsOf,
  findColumn,
  isConstraint,
  parseConstraint,
  primaryKeyOf,
  rowidAlias,
  type TableText,
  textAt,
} from "./parse.ts";
import { edited, withoutClauses } from "./edits.ts";
import { isSame } from "./reader.ts";

/** The table with one more constraint, behind all others. */
export function addConstraint(
  table: TableText,
  { constraint, unless }: TableChange<"addConstraint">,
): TableText {
  if (unless && meant(table, unless).length > 0) return table;
  if (parseConstraint(constraint).kind === "nameOnly") {
    throw new MigrateError("operation", `"${constraint}" is a name, and no constraint`);
  }
  const layout = layoutOf(table);
  const constraints = [...layout.constraints, newItem(layout, constraint)];
  return printLayout(arranged(layout, { constraints }));
}

/**
 * The table without the constraints that are meant. Throws "operation" where there is none, unless there need be none,
 * and where one is meant and there are several.
 */
export function dropConstraint(
  table: TableText,
  { ifExists = false, ...selector }: TableChange<"dropConstraint">,
): TableText {
  const found = meant(table, selector);
  if (found.length === 0 && ifExists) return table;
  if (found.length === 0) throw noSuchConstraint(table, selector);
  const { name, columns, sql } = selector;
  if (found.length > 1 && name === undefined && columns === undefined && sql === undefined) {
    throw new MigrateError(
      "operation",
      `Table "${table.name.value}" has several ${titleOf(selector)}`,
      { hint: "Say which by its columns, a check by its condition (sql)." },
    );
  }
  return withoutConstraints(table, found);
}

/** The table with another name for a constraint. Throws "operation" where there is none of that name. */
export function renameConstraint(
  table: TableText,
  { name, to }: TableChange<"renameConstraint">,
): TableText {
  const found = meant(table, { name });
  if (found.length === 0) throw noSuchConstraint(table, { name });
  return edited(
    table,
    found.flatMap(({ name }) =>
      name ? [{ start: name.start, end: name.end, text: quote(to) }] : []
    ),
  );
}

/** The constraints that fit the selector; of several that say the same, those without a name. */
function meant(table: TableText, selector: ConstraintSelector): readonly Clause[] {
  const found = [...constraintsOf(table), ...namedClauses(table)]
    .filter((constraint) => isMeant(table, constraint, selector));
  const { name, columns, sql } = selector;
  const isTold = name !== undefined || (columns ?? sql) === undefined;
  const unnamed = isTold ? [] : found.filter((each) => !each.name);
  return unnamed.length > 0 ? unnamed : found;
}

/** The table without some of its constraints. */
export function withoutConstraints(
  table: TableText,
  gone: readonly (Placed & { readonly column?: string })[],
): TableText {
  const inline = gone.filter(({ column }) => column !== undefined)
    .flatMap((clause) => [clause, ...deferralsOf(table, clause)]);
  const starts = new Set(gone.map(({ start }) => start));
  const cut = inline.length > 0 ? withoutClauses(table, inline) : table;
  // What stood behind columns is gone by now; the constraints of the table are as many as before.
  const layout = layoutOf(cut);
  const items = layout.constraints.filter((_, at) => starts.has(table.constraints[at]!.start));
  return printLayout(withoutItems(layout, new Set(items)));
}

/** The `DEFERRABLE` that belongs to a REFERENCES and stands apart from it. */
function deferralsOf(
  table: TableText,
  { start, column }: Placed & { readonly column?: string },
): readonly ColumnClause[] {
  const { clauses } = findColumn(table, column!)!;
  const at = clauses.findIndex((clause) => clause.start === start);
  if (clauses[at]?.kind !== "foreignKey") return [];
  const next = clauses.findIndex(({ kind }, index) => index > at && kind === "foreignKey");
  return clauses.slice(at + 1, next < 0 ? undefined : next)
    .filter(({ kind }) => kind === "deferrable");
}

/** Clauses that have a name and are no constraints to others than SQLite, such as NOT NULL. */
function namedClauses(
  table: TableText,
): readonly (ColumnClause & { readonly column: string })[] {
  return table.columns.flatMap(({ name, clauses }) =>
    clauses.filter((clause) => clause.name && !isConstraint(clause))
      .map((clause) => ({ ...clause, column: name.value }))
  );
}

type Clause = AnyConstraint | (ColumnClause & { readonly column: string });

function isMeant(table: TableText, clause: Clause, selector: ConstraintSelector): boolean {
  const { name, type, columns, sql } = selector;
  if (name !== undefined && !(clause.name && isSame(clause.name.value, name))) return false;
  if (type !== undefined && clause.kind !== type) return false;
  if (columns !== undefined && !isSameList(columnsOf(clause), columns)) return false;
  if (sql === undefined) return name !== undefined || type !== undefined;
  return clause.kind === "check" && isSameSql(textAt(table, clause.expression), sql, rules);
}

/** The columns of a key; none of other clauses. */
export function columnsOf(clause: Clause): readonly string[] {
  switch (clause.kind) {
    case "primaryKey":
    case "unique":
      return clause.columns.map(({ name }) => name);
    case "foreignKey":
      return clause.columns;
    default:
      return [];
  }
}

function isSameList(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name, at) => isSame(name, others[at]!));
}

function noSuchConstraint(table: TableText, selector: ConstraintSelector): MigrateError {
  const named = [...constraintsOf(table), ...namedClauses(table)]
    .flatMap(({ name }) => name?.value ?? []);
  const { name } = selector;
  // Alembic's words.
  if (name !== undefined) {
    return new MigrateError("operation", `No such constraint: '${name}'`, {
      hint: didYouMean(name, named) ??
        (named.length > 0
          ? `Table "${table.name.value}" has: ${named.join(", ")}.`
          : `No constraint of table "${table.name.value}" has a name.`),
    });
  }
  return new MigrateError(
    "operation",
    `Table "${table.name.value}" has no ${titleOf(selector)}`,
  );
}

function titleOf({ type, columns, sql }: ConstraintSelector): string {
  const what = [type && KEYWORDS[type], columns && `(${columns.join(", ")})`, sql && `(${sql})`];
  return what.filter(Boolean).join(" ");
}

const KEYWORDS: { readonly [K in AnyConstraint["kind"]]: string } = {
  primaryKey: "PRIMARY KEY",
  unique: "UNIQUE",
  check: "CHECK",
  foreignKey: "FOREIGN KEY",
};

/** A constraint as messages call it. */
export function constraintTitle(table: TableText, constraint: AnyConstraint): string {
  if (constraint.name) return `constraint "${constraint.name.value}"`;
  const text = textAt(table, constraint).replace(/\s+/g, " ");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** The table with AUTOINCREMENT on its primary key or without. Throws "operation" where the key is no rowid. */
export function setAutoIncrement(
  table: TableText,
  { column, autoIncrement }: TableChange<"setAutoIncrement">,
): TableText {
  const key = primaryKeyOf(table);
  if (column !== undefined && !key?.columns.some(({ name }) => isSame(name, column))) {
    throw new MigrateError(
      "operation",
      `"${column}" can't count the rows of "${table.name.value}": it is not its primary key`,
    );
  }
  if ((key?.autoIncrement !== undefined) === autoIncrement) return table;
  if (key?.autoIncrement) return withoutClauses(table, [key.autoIncrement]);
  if (!key || !rowidAlias(table)) {
    throw new MigrateError(
      "operation",
      `Table "${table.name.value}" can't count its rows: it has no INTEGER PRIMARY KEY`,
      { hint: "SQLite numbers only a single key column of exactly the type INTEGER." },
    );
  }
  const at = key.autoIncrementAt;
  return edited(table, [{ start: at, end: at, text: " AUTOINCREMENT" }]);
}
