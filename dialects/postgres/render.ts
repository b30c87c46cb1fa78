import { renderEach, type Rendered, type Renderers, type Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type {
  AddColumn,
  AlterColumn,
  CreateIndex,
  CreateTable,
  DropConstraint,
  DropIndex,
  Operation,
} from "../../core/operations/operation.ts";
import type { Column, Constraint, SqlValue } from "../../core/schema/model.ts";
import { isNumbered } from "../../core/schema/numbering.ts";
import { typeName } from "../../core/schema/types.ts";
import { bindStatement, bindStatements } from "../../core/sql/bind.ts";
import {
  clauseList,
  columnClause,
  constraintClause,
  defaultClause,
  indexKeys,
  inlineConstraint,
} from "../../core/sql/clauses.ts";
import { closed, enclosed, standsAlone } from "../../core/sql/expression.ts";
import { splitSql } from "../../core/sql/split.ts";
import {
  dropTable,
  insertRows,
  nameList,
  type OnTable,
  onTable,
  qualified,
  renameColumn,
  renameTable,
  tableName,
} from "../../core/sql/standard.ts";
import { literal, quote } from "./quote.ts";
import { rules } from "./rules.ts";
import { serialName, typeNames } from "./types.ts";

const words = { quote, literal, defaultExpression };
const binding = { rules, literal, placeholder: (position: number) => `$${position}` };

/** How each kind of operation is said to PostgreSQL (documentation, part "SQL Commands"). */
const renderers: Renderers = {
  createTable: ({ table, ifNotExists }) => [
    createTable({ table, ifNotExists }),
    ...table.indexes.map((index) => createIndex({ ...onTable(table), index, ifNotExists })),
    ...comments(onTable(table), table),
  ],

  dropTable: (operation) => [dropTable(operation, words)],

  renameTable: (operation) => [renameTable(operation, words)],

  addColumn: (operation) => [
    addColumn(operation),
    ...operation.indexes.map((index) => createIndex({ ...operation, index })),
    ...comments(operation, { columns: [operation.column] }),
  ],

  dropColumn: ({ column, ...on }) => [
    `ALTER TABLE ${tableName(on, words)} DROP COLUMN ${quote(column)}`,
  ],

  alterColumn: (operation) => alterColumn(operation),

  createPrimaryKey: (operation) => [addConstraint(operation)],

  createUniqueConstraint: (operation) => [addConstraint(operation)],

  createCheckConstraint: (operation) => [addConstraint(operation)],

  createForeignKey: (operation) => [addConstraint(operation)],

  createExcludeConstraint: (operation) => [addConstraint(operation)],

  dropConstraint: (operation) => [dropConstraint(operation)],

  createIndex: (operation) => [
    { text: createIndex(operation), outsideTransaction: operation.concurrently },
  ],

  dropIndex: (operation) => [
    { text: dropIndex(operation), outsideTransaction: operation.concurrently },
  ],

  execute: ({ sql, parameters }) =>
    parameters
      ? bindStatements(sql, parameters, binding)
      : splitSql(sql, rules).map(({ text }) => text),

  bulkInsert: (operation) => insertRows(operation, words),
};

/** The statements that carry out `operations`, in order. */
export function render(operations: readonly Operation[]): readonly Rendered[] {
  return renderEach(renderers, operations);
}

/** One statement with its named parameters bound; see `Dialect.bind`. */
export function bind(sql: string, parameters: { readonly [name: string]: SqlValue }): Statement {
  return bindStatement(sql, parameters, binding);
}

/** PostgreSQL takes a call or a cast without parentheses (`b_expr` in its grammar), but not every expression. */
function defaultExpression(sql: string): string {
  const isPlain = /^(?:[\w.]+\([^()]*\)|'[^']*')(?:::\w+)?$/.test(sql) || standsAlone(sql, rules);
  return isPlain ? sql : enclosed(sql);
}

function createTable({ table, ifNotExists }: CreateTable): string {
  const clauses = [
    ...table.columns.map((column) => columnText(column, isNumbered(column, table))),
    ...table.constraints.map((constraint) => constraintClause(constraint, words)),
  ];
  return `CREATE TABLE ${ifNotExists ? "IF NOT EXISTS " : ""}${qualified(table, words)} ${
    clauseList(clauses)
  }`;
}

function addColumn({ column, constraints, ...on }: AddColumn): string {
  const clauses = [
    columnText(column, column.autoIncrement === true),
    ...constraints.map((constraint) => inlineConstraint(constraint, words)),
  ];
  return `ALTER TABLE ${tableName(on, words)} ADD COLUMN ${clauses.join(" ")}`;
}

/** In Alembic's order: type, null, default, comment, and the name last. */
function alterColumn({ column, to, ...change }: AlterColumn): readonly string[] {
  const table = tableName(change, words);
  const alter = (what: string) => `ALTER TABLE ${table} ALTER COLUMN ${quote(column)} ${what}`;
  const { type, using, nullable, default: value, comment } = change;
  const usingClause = using === undefined ? "" : ` USING ${closed(using)}`;
  return [
    ...type ? [alter(`TYPE ${typeName(typeNames, type)}${usingClause}`)] : [],
    ...nullable === undefined ? [] : [alter(`${nullable ? "DROP" : "SET"} NOT NULL`)],
    ...value === undefined
      ? []
      : [alter(value === null ? "DROP DEFAULT" : `SET DEFAULT ${defaultClause(value, words)}`)],
    ...comment === undefined
      ? []
      : [`COMMENT ON COLUMN ${table}.${quote(column)} IS ${literal(comment)}`],
    ...to === undefined ? [] : [renameColumn({ ...change, column, to }, words)],
  ];
}

function addConstraint(
  { constraint, ...on }: OnTable & { readonly constraint: Constraint },
): string {
  return `ALTER TABLE ${tableName(on, words)} ADD ${constraintClause(constraint, words)}`;
}

function dropConstraint({ name, ifExists, ...on }: DropConstraint): string {
  if (name === undefined) {
    throw new MigrateError("unsupported", "PostgreSQL drops a constraint by its name only", {
      hint: "It names those that were given none, such as users_email_key: see \\d in psql.",
    });
  }
  const exists = ifExists ? "IF EXISTS " : "";
  return `ALTER TABLE ${tableName(on, words)} DROP CONSTRAINT ${exists}${quote(name)}`;
}

function columnText(column: Column, isNumbered: boolean): string {
  const type = isNumbered ? serialName(column.type) : typeName(typeNames, column.type);
  return columnClause(column, type, words);
}

function createIndex({ index, ifNotExists, concurrently, ...on }: CreateIndex): string {
  return [
    `CREATE ${index.unique ? "UNIQUE " : ""}INDEX `,
    concurrently ? "CONCURRENTLY " : "",
    ifNotExists ? "IF NOT EXISTS " : "",
    `${quote(index.name)} ON ${tableName(on, words)} `,
    index.using === undefined ? "" : `USING ${quote(index.using)} `,
    indexKeys(index, words),
    index.include ? ` INCLUDE (${nameList(index.include, words)})` : "",
    index.where === undefined ? "" : ` WHERE ${closed(index.where)}`,
  ].join("");
}

function dropIndex({ name, schema, ifExists, concurrently }: DropIndex): string {
  return `DROP INDEX ${concurrently ? "CONCURRENTLY " : ""}${ifExists ? "IF EXISTS " : ""}${
    qualified({ name, schema }, words)
  }`;
}

/** COMMENT ON for a table and its columns, as far as they have one. */
function comments(
  on: OnTable,
  { comment, columns }: { readonly comment?: string; readonly columns: readonly Column[] },
): readonly string[] {
  const table = tableName(on, words);
  const all = [
    { what: `TABLE ${table}`, comment },
    ...columns.map(({ name, comment }) => ({ what: `COLUMN ${table}.${quote(name)}`, comment })),
  ];
  return all.flatMap(({ what, comment }) =>
    comment === undefined ? [] : [`COMMENT ON ${what} IS ${literal(comment)}`]
  );
}
