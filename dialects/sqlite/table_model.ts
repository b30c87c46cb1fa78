import type {
  Column,
  Constraint,
  ForeignKey,
  Index,
  IndexKey,
  ServerDefault,
  Table,
} from "../../core/schema/model.ts";
import { columnType } from "./declared_type.ts";
import { enumBehind } from "./enum_check.ts";
import type { StoredObject, StoredTable } from "./stored_table.ts";
import type { ForeignKeyClause } from "./table/clauses.ts";
import { type IndexKeyText, type IndexText, parseIndex } from "./table/indexes.ts";
import {
  type AnyConstraint,
  type ColumnText,
  constraintsOf,
  declaredType,
  isStrict,
  isWithoutRowid,
  parseTable,
  primaryKeyOf,
  rowidAlias,
  type TableText,
  textAt,
} from "./table/parse.ts";
import { isSame, readText, unquoted } from "./table/reader.ts";

/**
 * A table's model, as far as models can say what the stored texts do.
 *
 * They have no word for: STRICT and WITHOUT ROWID, what to do on conflicts, collations and orders within a primary key
 * or unique, the names of NOT NULL and DEFAULT, and which constraints stand behind a column.
 */
export function tableModel(
  { sql, schema, indexes }: Pick<StoredTable, "sql" | "schema" | "indexes">,
): Table {
  const table = parseTable(sql);
  const enumChecks = new Set(table.columns.map((each) => enumBehind(table, each)?.check.start));
  return {
    name: table.name.value,
    ...(schema !== undefined && { schema }),
    columns: table.columns.map((column) => columnModel(table, column)),
    constraints: constraintsOf(table)
      .filter(({ start }) => !enumChecks.has(start))
      .map((constraint) => constraintModel(table, constraint)),
    indexes: indexes.map(indexModel),
  };
}

function columnModel(table: TableText, column: ColumnText): Column {
  const found: { -readonly [K in keyof Column]: Column[K] } = {
    name: column.name.value,
    type: enumBehind(table, column)?.type ?? columnType(declaredType(table, column)),
    nullable: isNullable(table, column),
  };
  for (const clause of column.clauses) {
    if (clause.kind === "collate") found.collation = clause.collation;
    if (clause.kind === "default") found.default = defaultModel(textAt(table, clause.value));
    if (clause.kind === "generated") {
      found.generated = { sql: textAt(table, clause.expression), stored: clause.stored };
    }
  }
  const key = primaryKeyOf(table);
  if (key?.columns.length === 1 && isSame(key.columns[0]!.name, column.name.value)) {
    if (key.autoIncrement) found.autoIncrement = true;
    // An INTEGER that is the key counts, unless DESC makes it a column like others.
    else if (found.type.kind === "integer" && !rowidAlias(table)) found.autoIncrement = false;
  }
  return found;
}

function isNullable(table: TableText, column: ColumnText): boolean {
  if (column.clauses.some(({ kind }) => kind === "notNull")) return false;
  const isKey = primaryKeyOf(table)?.columns.some(({ name }) => isSame(name, column.name.value));
  // Other tables' keys may be null in part, for the sake of old mistakes (lang_createtable.html, section 3.5).
  return !isKey || !isStrict(table) && !isWithoutRowid(table) && rowidAlias(table) !== column;
}

/** What stands behind DEFAULT: a value where it is written as one. */
function defaultModel(sql: string): ServerDefault {
  if (/^null$/i.test(sql)) return { kind: "literal", value: null };
  if (/^x'/i.test(sql)) return { kind: "literal", value: Uint8Array.fromHex(sql.slice(2, -1)) };
  if (String(Number(sql)) === sql) return { kind: "literal", value: Number(sql) };
  if (/^(?:true|false|current_\w+)$/i.test(sql)) return { kind: "expression", sql };
  // A name that stands there is a string.
  const isText = /^['"`[\p{L}_]/u.test(sql);
  return isText ? { kind: "literal", value: unquoted(sql) } : { kind: "expression", sql };
}

function constraintModel(table: TableText, constraint: AnyConstraint): Constraint {
  const name = constraint.name && { name: constraint.name.value };
  switch (constraint.kind) {
    case "primaryKey":
    case "unique": {
      const columns = constraint.columns.map(({ name }) => name);
      return { kind: constraint.kind, ...name, columns };
    }
    case "check":
      return { kind: "check", ...name, sql: textAt(table, constraint.expression) };
    case "foreignKey":
      return { ...foreignKeyModel(constraint), ...name };
  }
}

function foreignKeyModel(key: ForeignKeyClause): ForeignKey {
  const { columns, table, references, onDelete, onUpdate, deferrable, initially } = key;
  const match = key.match?.toUpperCase();
  return {
    kind: "foreignKey",
    columns,
    references: { table, columns: references },
    ...(onDelete && { onDelete }),
    ...(onUpdate && { onUpdate }),
    ...((match === "FULL" || match === "SIMPLE") && { match }),
    ...(deferrable !== undefined && { deferrable }),
    ...(initially && { initially }),
  };
}

function indexModel({ name, sql }: StoredObject): Index {
  const index = parseIndex(sql);
  return {
    name,
    keys: index.keys.map((key) => keyModel(index, key)),
    ...(index.unique && { unique: true }),
    ...(index.where && { where: textAt(index, index.where) }),
  };
}

/** A collation makes an expression of a column; parentheses around all of it are none of its own. */
function keyModel(index: IndexText, key: IndexKeyText): IndexKey {
  const order = key.order && { order: key.order };
  if (key.column !== undefined && key.collation === undefined) {
    return { column: key.column, ...order };
  }
  const end = key.order ? key.end - key.order.length : key.end;
  const expression = index.text.slice(key.start, end).trim();
  return { expression: withoutParentheses(expression), ...order };
}

/** `a + 1` for `(a + 1)`. */
function withoutParentheses(sql: string): string {
  const reader = readText(sql);
  if (reader.peek().word !== "(") return sql;
  const { start, end } = reader.parenthesized();
  return reader.peek().kind === "end" ? sql.slice(start, end).trim() : sql;
}
