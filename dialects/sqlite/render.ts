import { renderEach, type Renderers, type Statement } from "../../core/dialect.ts";
import type {
  AddColumn,
  CreateIndex,
  CreateTable,
  DropIndex,
  Operation,
} from "../../core/operations/operation.ts";
import type { Column, SqlValue } from "../../core/schema/model.ts";
import { isNumbered } from "../../core/schema/numbering.ts";
import { typeName } from "../../core/schema/types.ts";
import { bindStatement, bindStatements } from "../../core/sql/bind.ts";
import {
  clauseList,
  columnClause,
  constraintClause,
  indexKeys,
  inlineConstraint,
} from "../../core/sql/clauses.ts";
import { closed, enclosed, standsAlone } from "../../core/sql/expression.ts";
import { splitSql } from "../../core/sql/split.ts";
import {
  dropColumn,
  dropTable,
  insertRows,
  onTable,
  qualified,
  renameTable,
  tableName,
} from "../../core/sql/standard.ts";
import { asConstraint, requireAddable, requireIndex, requireTable } from "./limits.ts";
import { literal, quote } from "./quote.ts";
import { rules } from "./rules.ts";
import { countingType, typeNames } from "./types.ts";

const words = { quote, literal, defaultExpression };
const binding = { rules, literal, placeholder: (position: number) => `?${position}` };

/** How each kind of operation is said to SQLite (https://www.sqlite.org/lang.html). */
const renderers: Renderers = {
  createTable: ({ table, ifNotExists }) => [
    createTable({ table, ifNotExists }),
    ...table.indexes.map((index) => createIndex({ ...onTable(table), index, ifNotExists })),
  ],

  dropTable: (operation) => [dropTable(operation, words)],

  renameTable: (operation) => [renameTable(operation, words)],

  addColumn: (operation) => [
    addColumn(operation),
    ...operation.indexes.map((index) => createIndex({ ...operation, index })),
  ],

  dropColumn: (operation) => [dropColumn(operation, words)],

  createIndex: (operation) => [createIndex(operation)],

  dropIndex: (operation) => [dropIndex(operation)],

  execute: ({ sql, parameters }) =>
    parameters
      ? bindStatements(sql, parameters, binding)
      : splitSql(sql, rules).map(({ text }) => text),

  bulkInsert: (operation) => insertRows(operation, words),
};

/** The statements that carry out `operations`, in order. */
export function render(operations: readonly Operation[]): readonly Statement[] {
  return renderEach(renderers, operations);
}

/** One statement with its named parameters bound; see `Dialect.bind`. */
export function bind(sql: string, parameters: { readonly [name: string]: SqlValue }): Statement {
  return bindStatement(sql, parameters, binding);
}

/** Every expression but a literal needs parentheses there (lang_createtable.html, section 3.2). */
function defaultExpression(sql: string): string {
  return standsAlone(sql, rules) ? sql : enclosed(sql);
}

function createTable({ table, ifNotExists }: CreateTable): string {
  requireTable(table);
  const constraints = table.constraints.map((each) => asConstraint(each, table.schema));
  // AUTOINCREMENT stands behind PRIMARY KEY, and that behind its column (https://www.sqlite.org/autoinc.html).
  const counter = table.columns.find(({ autoIncrement }) => autoIncrement);
  const key = counter && constraints.find(({ kind }) => kind === "primaryKey");
  const clauses = [
    ...table.columns.map((column) => {
      const text = columnText(column, isNumbered(column, table));
      return key && column === counter
        ? `${text} ${inlineConstraint(key, words)} AUTOINCREMENT`
        : text;
    }),
    ...constraints.filter((each) => each !== key).map((each) => constraintClause(each, words)),
  ];
  return `CREATE TABLE ${ifNotExists ? "IF NOT EXISTS " : ""}${qualified(table, words)} ${
    clauseList(clauses)
  }`;
}

function addColumn({ column, constraints, ...on }: AddColumn): string {
  requireAddable(column);
  const clauses = [
    columnText(column, false),
    ...constraints.map((each) => inlineConstraint(asConstraint(each, on.schema), words)),
  ];
  return `ALTER TABLE ${tableName(on, words)} ADD COLUMN ${clauses.join(" ")}`;
}

function columnText(column: Column, isNumbered: boolean): string {
  const type = isNumbered ? countingType : typeName(typeNames, column.type);
  return columnClause(column, type, words);
}

function createIndex({ index, ifNotExists, table, schema }: CreateIndex): string {
  requireIndex(index);
  return [
    `CREATE ${index.unique ? "UNIQUE " : ""}INDEX `,
    ifNotExists ? "IF NOT EXISTS " : "",
    `${qualified({ name: index.name, schema }, words)} ON ${quote(table)} `,
    indexKeys(index, words),
    index.where === undefined ? "" : ` WHERE ${closed(index.where)}`,
  ].join("");
}

function dropIndex({ name, schema, ifExists }: DropIndex): string {
  return `DROP INDEX ${ifExists ? "IF EXISTS " : ""}${qualified({ name, schema }, words)}`;
}
