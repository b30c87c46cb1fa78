import type { Renderers } from "../../../core/dialect.ts";
import type { CreateTable } from "../../../core/operations/operation.ts";
import { isNumbered } from "../../../core/schema/numbering.ts";
import { clauseList, constraintClause } from "../../../core/sql/clauses.ts";
import { dropTable, onTable, qualified, renameTable } from "../../../core/sql/standard.ts";
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
} satisfies Partial<Renderers>;

function createTable({ table, ifNotExists }: CreateTable): string {
  const clauses = [
    ...table.columns.map((column) => columnText(column, isNumbered(column, table))),
    ...table.constraints.map((constraint) => constraintClause(constraint, words)),
  ];
  return `CREATE TABLE ${ifNotExists ? "IF NOT EXISTS " : ""}${qualified(table, words)} ${
    clauseList(clauses)
  }`;
}
