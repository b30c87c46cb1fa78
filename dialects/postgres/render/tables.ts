import type { Renderers } from "../../../core/dialect.ts";
import type { AlterTable, CreateTable } from "../../../core/operations/table_shapes.ts";
import type { Named, Partition } from "../../../core/schema/model.ts";
import { isNumbered } from "../../../core/schema/numbering.ts";
import { clauseList, constraintClause } from "../../../core/sql/clauses.ts";
import { closed } from "../../../core/sql/expression.ts";
import {
  dropTable,
  onTable,
  qualified,
  renameTable,
  tableName,
} from "../../../core/sql/standard.ts";
import { asConstraint, requireForm } from "../limits.ts";
import { quote } from "../quote.ts";
import { parameterName, storageList, withParameters } from "../storage.ts";
import { words } from "../words.ts";
import { columnText } from "./columns.ts";
import { comments } from "./comments.ts";
import { createIndex } from "./indexes.ts";

/** How operations on whole tables are said. */
export const tables = {
  createTable: ({ table, ifNotExists }) => [
    createTable({ table, ifNotExists }),
    ...table.indexes.map((index) => createIndex({ ...onTable(table), index, ifNotExists })),
    ...comments(onTable(table), table),
  ],

  dropTable: (operation) => [dropTable(operation, words)],

  renameTable: (operation) => [renameTable(operation, words)],

  alterTable: (operation) => alterTable(operation),

  createTableComment: ({ comment, ...on }) => comments(on, { comment, columns: [] }),

  dropTableComment: (on) => [`COMMENT ON TABLE ${tableName(on, words)} IS NULL`],
} satisfies Partial<Renderers>;

function createTable({ table, ifNotExists }: CreateTable): string {
  const clauses = [
    ...table.columns.map((column) => columnText(column, isNumbered(column, table))),
    ...table.constraints.map((constraint) => constraintClause(asConstraint(constraint), words)),
  ];
  requireForm(table);
  return [
    `CREATE ${table.unlogged ? "UNLOGGED " : ""}TABLE ${ifNotExists ? "IF NOT EXISTS " : ""}`,
    qualified(table, words),
    table.partitionOf ? partOf(table.partitionOf, clauses) : ` ${clauseList(clauses)}`,
    table.inherits ? ` INHERITS (${tableList(table.inherits)})` : "",
    table.partitionBy === undefined ? "" : ` PARTITION BY ${closed(table.partitionBy)}`,
    withParameters(table.with),
    table.tablespace === undefined ? "" : ` TABLESPACE ${quote(table.tablespace)}`,
  ].join("");
}

function partOf({ bound, ...parent }: Partition, clauses: readonly string[]): string {
  const own = clauses.length === 0 ? "" : ` ${clauseList(clauses)}`;
  return ` PARTITION OF ${qualified(parent, words)}${own} ${closed(bound)}`;
}

function tableList(tables: readonly Named[]): string {
  return tables.map((table) => qualified(table, words)).join(", ");
}

function alterTable({ form, ...on }: AlterTable): readonly string[] {
  requireForm(form);
  const { unlogged, tablespace, with: parameters = {} } = form;
  const names = Object.keys(parameters);
  const reset = names.filter((name) => parameters[name] === null);
  const set = Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => value === null ? [] : [[name, value]]),
  );
  return [
    ...unlogged === undefined ? [] : [`SET ${unlogged ? "UNLOGGED" : "LOGGED"}`],
    ...tablespace === undefined ? [] : [`SET TABLESPACE ${quote(tablespace)}`],
    ...reset.length === names.length ? [] : [`SET ${storageList(set)}`],
    ...reset.length === 0 ? [] : [`RESET (${reset.map(parameterName).join(", ")})`],
  ].map((change) => `ALTER TABLE ${tableName(on, words)} ${change}`);
}
