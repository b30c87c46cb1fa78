import type { Renderers, Statement } from "../../../core/dialect.ts";
import type { AddColumn, AlterColumn, DropColumn } from "../../../core/operations/table_shapes.ts";
import type { Column } from "../../../core/schema/model.ts";
import { typeName } from "../../../core/schema/types.ts";
import { columnClause, defaultClause, inlineConstraint } from "../../../core/sql/clauses.ts";
import { renameColumn, tableName } from "../../../core/sql/standard.ts";
import { dropNumbering, setDefault, setGenerated, setNumbering, setType } from "../alter_column.ts";
import { identityClause } from "../identity.ts";
import { asConstraint, requireLast } from "../limits.ts";
import { literal, quote } from "../quote.ts";
import { serialName, typeNames } from "../types.ts";
import { words } from "../words.ts";
import { comments } from "./comments.ts";
import { createIndex } from "./indexes.ts";

/** How operations on columns are said. */
export const columns = {
  addColumn: (operation) => [
    addColumn(operation),
    ...operation.indexes.map((index) => createIndex({ ...operation, index })),
    ...ownDefault(operation),
    ...comments(operation, { columns: [operation.column] }),
  ],

  dropColumn: (operation) => [dropColumn(operation)],

  alterColumn: (operation) => alterColumn(operation),
} satisfies Partial<Renderers>;

/** What fills the rows that are there is the default as long as the column is added. */
function addColumn({ constraints, ifNotExists, position, ...operation }: AddColumn): string {
  const { fill, ...on } = operation;
  const column: Column = fill === undefined
    ? operation.column
    : { ...operation.column, default: { kind: "literal", value: fill } };
  requireLast(column.name, position);
  const clauses = [
    columnText(column, column.autoIncrement === true),
    ...constraints.map((constraint) => inlineConstraint(asConstraint(constraint), words)),
  ];
  return `ALTER TABLE ${tableName(on, words)} ADD COLUMN ${ifNotExists ? "IF NOT EXISTS " : ""}${
    clauses.join(" ")
  }`;
}

/** The default that a column keeps when its rows are filled with something else. */
function ownDefault({ fill, column: { name, type, default: value }, ...on }: AddColumn) {
  if (fill === undefined) return [];
  const what = value ? `SET DEFAULT ${defaultClause({ value, type }, words)}` : "DROP DEFAULT";
  return [`ALTER TABLE ${tableName(on, words)} ALTER COLUMN ${quote(name)} ${what}`];
}

function dropColumn({ column, ifExists, cascade, ...on }: DropColumn): string {
  return `ALTER TABLE ${tableName(on, words)} DROP COLUMN ${ifExists ? "IF EXISTS " : ""}${
    quote(column)
  }${cascade ? " CASCADE" : ""}`;
}

/**
 * In Alembic's order: type, null, default, comment, and the name last. What goes in any case goes first: it may be
 * nothing that the new type can be.
 */
function alterColumn(operation: AlterColumn): readonly (string | Statement)[] {
  const { column, to, position, ...change } = operation;
  requireLast(column, position);
  const table = tableName(change, words);
  const alter = (what: string) => `ALTER TABLE ${table} ALTER COLUMN ${quote(column)} ${what}`;
  const { type, nullable, default: value, comment } = change;
  return [
    ...dropNumbering(operation),
    ...type && value !== undefined ? [alter("DROP DEFAULT")] : [],
    ...setType(operation),
    ...nullable === undefined ? [] : [alter(`${nullable ? "DROP" : "SET"} NOT NULL`)],
    ...value === null && !type ? [alter("DROP DEFAULT")] : [],
    ...setDefault(operation),
    ...setNumbering(operation),
    ...setGenerated(operation),
    ...comment === undefined
      ? []
      : [`COMMENT ON COLUMN ${table}.${quote(column)} IS ${literal(comment)}`],
    ...to === undefined ? [] : [renameColumn({ ...change, column, to }, words)],
  ];
}

/** A column as it stands in CREATE TABLE or after ADD COLUMN. */
export function columnText(column: Column, isNumbered: boolean): string {
  const type = isNumbered ? serialName(column.type) : typeName(typeNames, column.type);
  const { identity } = column;
  return columnClause(column, type, words) + (identity ? ` ${identityClause(identity)}` : "");
}
