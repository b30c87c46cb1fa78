import type { Renderers } from "../../../core/dialect.ts";
import type { AddColumn, AlterColumn } from "../../../core/operations/operation.ts";
import type { Column } from "../../../core/schema/model.ts";
import { typeName } from "../../../core/schema/types.ts";
import { columnClause, defaultClause, inlineConstraint } from "../../../core/sql/clauses.ts";
import { closed } from "../../../core/sql/expression.ts";
import { renameColumn, tableName } from "../../../core/sql/standard.ts";
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
    ...comments(operation, { columns: [operation.column] }),
  ],

  dropColumn: ({ column, ...on }) => [
    `ALTER TABLE ${tableName(on, words)} DROP COLUMN ${quote(column)}`,
  ],

  alterColumn: (operation) => alterColumn(operation),
} satisfies Partial<Renderers>;

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
    ...value === undefined ? [] : [
      alter(
        value === null ? "DROP DEFAULT" : `SET DEFAULT ${defaultClause({ value, type }, words)}`,
      ),
    ],
    ...comment === undefined
      ? []
      : [`COMMENT ON COLUMN ${table}.${quote(column)} IS ${literal(comment)}`],
    ...to === undefined ? [] : [renameColumn({ ...change, column, to }, words)],
  ];
}

/** A column as it stands in CREATE TABLE or after ADD COLUMN. */
export function columnText(column: Column, isNumbered: boolean): string {
  const type = isNumbered ? serialName(column.type) : typeName(typeNames, column.type);
  return columnClause(column, type, words);
}
