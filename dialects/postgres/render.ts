import type { Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
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
  nameList,
  qualified,
} from "../../core/sql/standard.ts";
import { literal, quote } from "./quote.ts";
import { rules } from "./rules.ts";
import { serialName, typeNames } from "./types.ts";

type Renderers = { readonly [K in Kind]: (operation: Operation<K>) => readonly Statement[] };

const words = { quote, literal };

/** How each kind of operation is said to PostgreSQL (documentation, part "SQL Commands"). */
const renderers: Renderers = {
  createTable: ({ table, ifNotExists }) => [
    { text: `CREATE TABLE ${ifNotExists ? "IF NOT EXISTS " : ""}${tableText(table)}` },
    ...table.indexes.map((index) => ({ text: createIndex(table, index, { ifNotExists }) })),
    ...commentTexts(table).map((text) => ({ text })),
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
    const text = columnText(column, column.autoIncrement === true) + inline;
    return [
      { text: `ALTER TABLE ${qualified(on, words)} ADD COLUMN ${text}` },
      ...indexes.map((index) => ({ text: createIndex(on, index, {}) })),
      ...columnComment(on, column).map((text) => ({ text })),
    ];
  },

  dropColumn: ({ table, schema, column }) => [{
    text: `ALTER TABLE ${qualified({ name: table, schema }, words)} DROP COLUMN ${quote(column)}`,
  }],

  createIndex: ({ table, schema, index, ifNotExists, concurrently }) => [{
    text: createIndex({ name: table, schema }, index, { ifNotExists, concurrently }),
    outsideTransaction: concurrently,
  }],

  dropIndex: ({ name, schema, ifExists, concurrently }) => [{
    text: [
      "DROP INDEX ",
      concurrently ? "CONCURRENTLY " : "",
      ifExists ? "IF EXISTS " : "",
      qualified({ name, schema }, words),
    ].join(""),
    outsideTransaction: concurrently,
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
  const serial = serialColumn(table);
  return `${qualified(table, words)} ${
    clauseList([
      ...table.columns.map((column) => columnText(column, column.name === serial)),
      ...table.constraints.map((constraint) => constraintClause(constraint, words)),
    ])
  }`;
}

/**
 * The column that PostgreSQL numbers: one that says so, or else the lone integer key that has no default
 * and refers to no other table, as SQLAlchemy has it.
 */
function serialColumn(table: Table): string | undefined {
  const asked = table.columns.find((column) => column.autoIncrement === true);
  if (asked) return asked.name;
  const key = table.constraints.find((constraint) => constraint.kind === "primaryKey");
  const [only, ...others] = key?.columns ?? [];
  const column = table.columns.find((column) => column.name === only);
  if (others.length > 0 || !column || !serialName(column.type)) return undefined;
  const refers = table.constraints.some((constraint) =>
    constraint.kind === "foreignKey" && constraint.columns.includes(column.name)
  );
  const filled = column.default || column.generated || column.autoIncrement === false;
  return refers || filled ? undefined : column.name;
}

function columnText(column: Column, numbered: boolean): string {
  const type = numbered ? serialName(column.type) : typeName(typeNames, column.type);
  if (type === undefined) {
    throw new MigrateError(
      "operation",
      `Column "${column.name}" can't number its rows: its type is ${column.type.kind}`,
      { hint: "autoIncrement() goes with smallInteger, integer and bigInteger." },
    );
  }
  return `${quote(column.name)} ${type}${columnTail(column, words)}`;
}

function createIndex(
  table: { readonly name: string; readonly schema?: string },
  index: Index,
  options: { readonly ifNotExists?: boolean; readonly concurrently?: boolean },
): string {
  return [
    `CREATE ${index.unique ? "UNIQUE " : ""}INDEX `,
    options.concurrently ? "CONCURRENTLY " : "",
    options.ifNotExists ? "IF NOT EXISTS " : "",
    `${quote(index.name)} ON ${qualified(table, words)} `,
    index.using ? `USING ${quote(index.using)} ` : "",
    indexKeys(index, words),
    index.include ? ` INCLUDE (${nameList(index.include, words)})` : "",
    index.where ? ` WHERE ${index.where}` : "",
  ].join("");
}

function commentTexts(table: Table): readonly string[] {
  const own = table.comment === undefined
    ? []
    : [`COMMENT ON TABLE ${qualified(table, words)} IS ${literal(table.comment)}`];
  return [...own, ...table.columns.flatMap((column) => columnComment(table, column))];
}

function columnComment(
  table: { readonly name: string; readonly schema?: string },
  { name, comment }: Column,
): readonly string[] {
  if (comment === undefined) return [];
  return [`COMMENT ON COLUMN ${qualified(table, words)}.${quote(name)} IS ${literal(comment)}`];
}

/** One statement with its named parameters bound; see `Dialect.bind`. */
export function bind(sql: string, parameters: { readonly [name: string]: SqlValue }): Statement {
  return bindStatement(sql, parameters, { rules, literal, placeholder: (n) => `$${n}` });
}
