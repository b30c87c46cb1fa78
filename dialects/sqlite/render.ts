import type { Statement } from "../../core/dialect.ts";
import type { Kind, Operation } from "../../core/operations/operation.ts";
import type { Column, Index, SqlValue, Table } from "../../core/schema/model.ts";
import { typeName } from "../../core/schema/types.ts";
import { bindStatement } from "../../core/sql/bind.ts";
import { splitSql } from "../../core/sql/split.ts";
import {
  clauseList,
  columnTail,
  constraintClause,
  indexKeys,
  inlineConstraint,
  insertStatements,
  qualified,
} from "../../core/sql/standard.ts";
import { literal, quote } from "./quote.ts";
import { rules } from "./rules.ts";
import { typeNames } from "./types.ts";

type Renderers = { readonly [K in Kind]: (operation: Operation<K>) => readonly Statement[] };

const words = { quote, literal };

/** How each kind of operation is said to SQLite (https://www.sqlite.org/lang.html). */
const renderers: Renderers = {
  createTable: ({ table, ifNotExists }) => [
    { text: `CREATE TABLE ${ifNotExists ? "IF NOT EXISTS " : ""}${tableText(table)}` },
    ...table.indexes.map((index) => ({ text: createIndex(table, index, { ifNotExists }) })),
  ],

  dropTable: ({ table, schema, ifExists }) => [{
    text: `DROP TABLE ${ifExists ? "IF EXISTS " : ""}${qualified({ name: table, schema }, words)}`,
  }],

  renameTable: ({ table, schema, to }) => [{
    text: `ALTER TABLE ${qualified({ name: table, schema }, words)} RENAME TO ${quote(to)}`,
  }],

  addColumn: ({ table, schema, column, constraints, indexes }) => {
    const on = { name: table, schema };
    const inline = constraints.map((each) => ` ${inlineConstraint(each, words)}`).join("");
    return [
      { text: `ALTER TABLE ${qualified(on, words)} ADD COLUMN ${columnText(column)}${inline}` },
      ...indexes.map((index) => ({ text: createIndex(on, index, {}) })),
    ];
  },

  dropColumn: ({ table, schema, column }) => [{
    text: `ALTER TABLE ${qualified({ name: table, schema }, words)} DROP COLUMN ${quote(column)}`,
  }],

  createIndex: ({ table, schema, index, ifNotExists }) => [{
    text: createIndex({ name: table, schema }, index, { ifNotExists }),
  }],

  dropIndex: ({ name, schema, ifExists }) => [{
    text: `DROP INDEX ${ifExists ? "IF EXISTS " : ""}${qualified({ name, schema }, words)}`,
  }],

  execute: ({ sql, parameters }) =>
    parameters ? [bind(sql, parameters)] : splitSql(sql, rules).map(({ text }) => ({ text })),

  bulkInsert: ({ table, schema, columns, rows }) =>
    insertStatements(qualified({ name: table, schema }, words), columns, rows, words)
      .map((text) => ({ text })),
};

/** The statements that carry out `operations`, in order. */
export function render(operations: readonly Operation[]): readonly Statement[] {
  return operations.flatMap((operation) =>
    renderOne(operation).map((statement) => ({ ...statement, operation }))
  );
}

function renderOne<K extends Kind>(operation: Operation<K>): readonly Statement[] {
  return renderers[operation.kind](operation);
}

function tableText(table: Table): string {
  const counted = countedColumn(table);
  const constraints = table.constraints
    .filter((constraint) => !(counted && constraint.kind === "primaryKey"))
    .map((constraint) => constraintClause(constraint, words));
  const columns = table.columns.map((column) =>
    column === counted
      ? `${quote(column.name)} INTEGER PRIMARY KEY AUTOINCREMENT`
      : columnText(column)
  );
  return `${qualified(table, words)} ${clauseList([...columns, ...constraints])}`;
}

/**
 * The column that SQLite numbers without ever using a number twice: it must say so itself, where other
 * integer keys are numbered anyway (https://www.sqlite.org/autoinc.html).
 */
function countedColumn(table: Table): Column | undefined {
  const key = table.constraints.find((constraint) => constraint.kind === "primaryKey");
  const [only, ...others] = key?.columns ?? [];
  if (others.length > 0) return undefined;
  return table.columns.find((column) => column.name === only && column.autoIncrement === true);
}

function columnText(column: Column): string {
  return `${quote(column.name)} ${typeName(typeNames, column.type)}${columnTail(column, words)}`;
}

function createIndex(
  table: { readonly name: string; readonly schema?: string },
  index: Index,
  { ifNotExists }: { readonly ifNotExists?: boolean },
): string {
  const name = qualified({ name: index.name, schema: table.schema }, words);
  return [
    `CREATE ${index.unique ? "UNIQUE " : ""}INDEX ${ifNotExists ? "IF NOT EXISTS " : ""}${name}`,
    ` ON ${quote(table.name)} ${indexKeys(index, words)}`,
    index.where ? ` WHERE ${index.where}` : "",
  ].join("");
}

/** One statement with its named parameters bound; see `Dialect.bind`. */
export function bind(sql: string, parameters: { readonly [name: string]: SqlValue }): Statement {
  return bindStatement(sql, parameters, { rules, literal, placeholder: (n) => `?${n}` });
}
