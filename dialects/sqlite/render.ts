import { renderEach, type Rendered, type Renderers, type Statement } from "../../core/dialect.ts";
import type {
  AddColumn,
  AlterColumn,
  CreateIndex,
  CreateTable,
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
  onTable,
  qualified,
  renameColumn,
  renameTable,
  tableName,
} from "../../core/sql/standard.ts";
import { changeTable } from "./change_table.ts";
import {
  asConstraint,
  noExclusions,
  requireAddable,
  requireIndex,
  requireTable,
} from "./limits.ts";
import { literal, quote } from "./quote.ts";
import { rules } from "./rules.ts";
import type { TableChange } from "./table/change.ts";
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
    needsNewTable(operation) ? changeTable(operation, changesOf) : addColumn(operation),
    ...operation.indexes.map((index) => createIndex({ ...operation, index })),
  ],

  dropColumn: (operation) => [changeTable(operation, changesOf)],

  alterColumn: (operation) => alterColumn(operation),

  createPrimaryKey: (operation) => [changeTable(operation, changesOf)],

  createUniqueConstraint: (operation) => [changeTable(operation, changesOf)],

  createCheckConstraint: (operation) => [changeTable(operation, changesOf)],

  createForeignKey: (operation) => [changeTable(operation, changesOf)],

  createExcludeConstraint() {
    throw noExclusions();
  },

  dropConstraint: (operation) => [changeTable(operation, changesOf)],

  createIndex: (operation) => [createIndex(operation)],

  dropIndex: (operation) => [dropIndex(operation)],

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

function addColumn(operation: AddColumn): string {
  return `ALTER TABLE ${tableName(operation, words)} ADD COLUMN ${newColumn(operation)}`;
}

function newColumn({ column, constraints, schema }: AddColumn): string {
  requireAddable(column);
  return [
    columnText(column, false),
    ...constraints.map((each) => inlineConstraint(asConstraint(each, schema), words)),
  ].join(" ");
}

/** Whether ADD COLUMN takes no such column (https://www.sqlite.org/lang_altertable.html, section 4). */
function needsNewTable({ column, constraints }: AddColumn): boolean {
  const { default: value, generated, nullable } = column;
  const text = value ? defaultClause(value, words) : "NULL";
  const lacksValue = !nullable && !generated && /^null$/i.test(text);
  return constraints.some(({ kind }) => kind === "unique") || generated?.stored === true ||
    isComputed(text) || lacksValue;
}

/** Whether what stands after DEFAULT is an expression: some texts have no literal of one piece either. */
function isComputed(text: string): boolean {
  return /^(?:\(|\w+\(|current_)/i.test(text);
}

/** A new name alone needs no new table, and SQLite then changes it wherever it is used. */
function alterColumn(operation: AlterColumn & Operation<"alterColumn">) {
  const { to, column, type, nullable, default: value } = operation;
  const changes = type !== undefined || nullable !== undefined || value !== undefined;
  return [
    ...changes ? [changeTable(operation, changesOf)] : [],
    ...to === undefined ? [] : [renameColumn({ ...operation, column, to }, words)],
  ];
}

/** What an operation changes of its table's text. */
function changesOf(operation: Operation): readonly TableChange[] {
  switch (operation.kind) {
    case "addColumn":
      return [{ kind: "addColumn", definition: newColumn(operation) }];
    case "dropColumn":
      // As on PostgreSQL, keys and indexes on the column go with it.
      return [{ kind: "dropColumn", column: operation.column, cascade: true }];
    case "alterColumn":
      return columnChanges(operation);
    case "createPrimaryKey":
      // Here alone SQLite's keys take NULL unless they say otherwise (https://www.sqlite.org/quirks.html, section 5).
      return [
        ...operation.constraint.columns.map((column) =>
          ({ kind: "setNullable", column, nullable: false }) as const
        ),
        ...newConstraint(operation),
      ];
    case "createUniqueConstraint":
    case "createCheckConstraint":
    case "createForeignKey":
      return newConstraint(operation);
    case "dropConstraint": {
      const { name, type, columns, sql } = operation;
      if (type === "exclude") throw noExclusions();
      return [{ kind: "dropConstraint", name, type, columns, sql }];
    }
    default:
      return [];
  }
}

function newConstraint({ constraint, schema }: {
  readonly constraint: Constraint;
  readonly schema?: string;
}): readonly TableChange[] {
  const clause = constraintClause(asConstraint(constraint, schema), words);
  return [{ kind: "addConstraint", constraint: clause }];
}

function columnChanges(operation: AlterColumn): readonly TableChange[] {
  const { column, type, using, nullable, default: value } = operation;
  return [
    ...type ? [{ kind: "setType", column, type: typeName(typeNames, type), using } as const] : [],
    ...nullable === undefined ? [] : [{ kind: "setNullable", column, nullable } as const],
    ...value === undefined ? [] : [
      {
        kind: "setDefault",
        column,
        value: value === null ? undefined : defaultClause(value, words),
      } as const,
    ],
  ];
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
