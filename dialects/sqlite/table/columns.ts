import { MigrateError } from "../../../core/errors.ts";
import { enclosed } from "../../../core/sql/expression.ts";
import { didYouMean } from "../../../core/suggest.ts";
import type { ColumnClause } from "./clauses.ts";
import { columnsOf, constraintTitle, withoutConstraints } from "./constraints.ts";
import { mentionsColumn } from "./mentions.ts";
import { enumBehind } from "../enum_check.ts";
import { quote } from "../quote.ts";
import { columnTypeName } from "../types.ts";
import type { Position } from "../../../core/operations/table_shapes.ts";
import type { TableChange } from "./change.ts";
import { arranged, type Item, layoutOf, newItem, printLayout, withoutItems } from "./layout.ts";
import {
  type AnyConstraint,
  type ColumnText,
  constraintsOf,
  findColumn,
  parseColumn,
  rowidAlias,
  type TableText,
  textAt,
} from "./parse.ts";
import { edited, withClause, withoutClauses } from "./edits.ts";
import { isSame } from "./reader.ts";

/** The column of that name. Throws "operation" where there is none. */
export function columnOf(table: TableText, name: string): ColumnText {
  const column = findColumn(table, name);
  if (column) return column;
  throw new MigrateError("operation", `Table "${table.name.value}" has no column "${name}"`, {
    hint: didYouMean(name, table.columns.map(({ name }) => name.value)),
  });
}

/** The table with one more column. Throws "operation" for a name that it has already, unless that is fine. */
export function addColumn(
  table: TableText,
  { definition, position, ifNotExists }: TableChange<"addColumn">,
): TableText {
  const { name } = parseColumn(definition);
  if (findColumn(table, name.value)) {
    if (ifNotExists) return table;
    throw new MigrateError(
      "operation",
      `Table "${table.name.value}" already has a column "${name.value}"`,
    );
  }
  const layout = layoutOf(table);
  const columns = layout.columns.toSpliced(
    placeOf(table, position),
    0,
    newItem(layout, definition),
  );
  return printLayout(arranged(layout, { columns }));
}

function placeOf(table: TableText, position: Position | undefined): number {
  if (position === undefined) return table.columns.length;
  if (position === "first") return 0;
  if ("before" in position) return table.columns.indexOf(columnOf(table, position.before));
  return table.columns.indexOf(columnOf(table, position.after)) + 1;
}

/** The table with a column at another place. */
export function moveColumn(
  table: TableText,
  { column: name, position }: TableChange<"moveColumn">,
): TableText {
  const layout = layoutOf(table);
  const from = table.columns.indexOf(columnOf(table, name));
  const place = placeOf(table, position);
  const to = from < place ? place - 1 : place;
  const columns = layout.columns.toSpliced(from, 1).toSpliced(to, 0, layout.columns[from]!);
  return printLayout(arranged(layout, { columns }));
}

/** The table without a column. Throws "operation" where something of the table would be left that names it. */
export function dropColumn(
  table: TableText,
  { column: name, cascade = false, ifExists = false }: TableChange<"dropColumn">,
): TableText {
  if (ifExists && !findColumn(table, name)) return table;
  const column = columnOf(table, name);
  const constraints = [...keysOn(table, name), ...checksOn(table, name)];
  const inTheWay = [
    ...cascade ? [] : constraints.map((each) => constraintTitle(table, each)),
    ...readersOf(table, name),
  ];
  if (inTheWay.length > 0) throw stillUsed(table, name, inTheWay);
  if (table.columns.length === 1) {
    throw new MigrateError("operation", `"${name}" is the only column of "${table.name.value}"`);
  }
  const at = table.columns.indexOf(column);
  const rest = withoutConstraints(table, constraints);
  const layout = layoutOf(rest);
  const left = withoutItems(layout, new Set<Item>([layout.columns[at]!]));
  const checks = checksApart(table, column).map((check) => newItem(left, check));
  return printLayout(arranged(left, { constraints: [...left.constraints, ...checks] }));
}

/** The checks that stand behind a column and have nothing to do with it. */
function checksApart(table: TableText, { name, clauses }: ColumnText): readonly string[] {
  return clauses.filter((clause) =>
    clause.kind === "check" && !mentionsColumn(textAt(table, clause.expression), name.value)
  ).map((clause) => textAt(table, clause));
}

/** The error for a column that can't go because others need it. */
export function stillUsed(table: TableText, column: string, by: readonly string[]): MigrateError {
  const users = by.join(", ");
  return new MigrateError(
    "operation",
    `Column "${column}" of "${table.name.value}" is used by ${users}`,
    { hint: "Drop or change first what uses it." },
  );
}

/** The keys, uniques and foreign keys that name a column and don't stand behind it. */
function keysOn(table: TableText, column: string): readonly AnyConstraint[] {
  const names = (list: readonly string[]) => list.some((each) => isSame(each, column));
  return constraintsOf(table).filter((constraint) => {
    if (constraint.column !== undefined && isSame(constraint.column, column)) return false;
    const refersToIt = constraint.kind === "foreignKey" &&
      isSame(constraint.table, table.name.value) && names(constraint.references);
    return refersToIt || names(columnsOf(constraint));
  });
}

/** The checks that name a column and don't stand behind it. */
function checksOn(table: TableText, column: string): readonly AnyConstraint[] {
  return constraintsOf(table).filter((each) =>
    each.kind === "check" && !(each.column !== undefined && isSame(each.column, column)) &&
    mentionsColumn(textAt(table, each.expression), column)
  );
}

/** The generated columns that another one's name stands in, as messages call them. */
function readersOf(table: TableText, name: string): readonly string[] {
  return table.columns.filter((column) =>
    !isSame(column.name.value, name) &&
    clausesOf(column, "generated").some(({ expression }) =>
      mentionsColumn(textAt(table, expression), name)
    )
  ).map((column) => `generated column "${column.name.value}"`);
}

function clausesOf<K extends ColumnClause["kind"]>(
  { clauses }: ColumnText,
  kind: K,
): readonly Extract<ColumnClause, { readonly kind: K }>[] {
  return clauses.filter((clause): clause is Extract<ColumnClause, { readonly kind: K }> =>
    clause.kind === kind
  );
}

/** The table with another type of a column, and the check that goes with it. */
export function setType(
  table: TableText,
  { column: name, type, counts, check }: TableChange<"setType">,
): TableText {
  if (counts && rowidAlias(table) === columnOf(table, name)) return table;
  const enumeration = enumBehind(table, columnOf(table, name));
  const unchecked = enumeration ? withoutClauses(table, [enumeration.check]) : table;
  const typed = declareType(unchecked, columnOf(unchecked, name), type);
  return check === undefined ? typed : withClause(typed, columnOf(typed, name), check);
}

/** The table with its enums declared as STRICT tables call them, or other ones do. */
export function declareEnums(table: TableText, isStrict: boolean): TableText {
  return table.columns.reduce((rest, { name }) => {
    const column = columnOf(rest, name.value);
    const enumeration = enumBehind(rest, column);
    return enumeration
      ? declareType(rest, column, columnTypeName(enumeration.type, isStrict))
      : rest;
  }, table);
}

function declareType(table: TableText, column: ColumnText, type: string): TableText {
  const written = parseColumn(`x ${type}`);
  if (written.clauses.length > 0) throw notA("type", type);
  const { end } = column.name;
  if (type === "") {
    return column.type ? edited(table, [{ start: end, end: column.type.end, text: "" }]) : table;
  }
  const place = column.type ?? { start: end, end };
  return edited(table, [{ ...place, text: column.type ? type : ` ${type}` }]);
}

/** The table with a column that may be null, or may not. */
export function setNullable(
  table: TableText,
  { column: name, nullable }: TableChange<"setNullable">,
): TableText {
  const column = columnOf(table, name);
  const notNulls = clausesOf(column, "notNull");
  if (nullable) return withoutClauses(table, notNulls);
  if (notNulls.length > 0) return table;
  const [said] = clausesOf(column, "null");
  return said
    ? edited(table, [{ ...said, text: "NOT NULL" }])
    : withClause(table, column, "NOT NULL");
}

/** The table with another default of a column, or without one. */
export function setDefault(
  table: TableText,
  { column: name, value }: TableChange<"setDefault">,
): TableText {
  const column = columnOf(table, name);
  const present = clausesOf(column, "default");
  if (value === undefined) return withoutClauses(table, present);
  checkOnly("default", "default", { clause: `DEFAULT ${value}`, sql: value });
  // Of several, the last counts.
  const last = present.at(-1);
  return last
    ? edited(table, [{ ...last.value, text: value }])
    : withClause(table, column, `DEFAULT ${value}`);
}

/** The table with another collation of a column, or without one. */
export function setCollation(
  table: TableText,
  { column: name, collation }: TableChange<"setCollation">,
): TableText {
  const column = columnOf(table, name);
  const rest = withoutClauses(table, clausesOf(column, "collate"));
  if (collation === undefined) return rest;
  return withClause(rest, columnOf(rest, name), `COLLATE ${quote(collation)}`);
}

/** The table with a column whose values are computed so, or no longer. */
export function setGenerated(
  table: TableText,
  { column: name, generated }: TableChange<"setGenerated">,
): TableText {
  const column = columnOf(table, name);
  const rest = withoutClauses(table, clausesOf(column, "generated"));
  if (generated === undefined) return rest;
  const { sql, stored } = generated;
  const clause = `GENERATED ALWAYS AS ${enclosed(sql)} ${stored ? "STORED" : "VIRTUAL"}`;
  checkOnly("generated", "expression", { clause, sql });
  return withClause(rest, columnOf(rest, name), clause);
}

/** Throws "operation" where a piece of SQL would be more than the clause that it is meant to be part of. */
function checkOnly(
  kind: ColumnClause["kind"],
  what: string,
  { clause, sql }: { readonly clause: string; readonly sql: string },
): void {
  const { clauses } = parseColumn(`x ${clause}`);
  if (clauses.length !== 1 || clauses[0]!.kind !== kind) throw notA(what, sql);
}

function notA(what: string, sql: string): MigrateError {
  return new MigrateError("operation", `"${sql}" is no ${what} of a column`);
}
