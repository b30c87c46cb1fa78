import type { Renderers } from "../../../core/dialect.ts";
import type { CreateTable } from "../../../core/operations/operation.ts";
import { isNumbered } from "../../../core/schema/numbering.ts";
import { clauseList, constraintClause, inlineConstraint } from "../../../core/sql/clauses.ts";
import { dropTable, onTable, qualified, renameTable } from "../../../core/sql/standard.ts";
import { columnText } from "../column_text.ts";
import { changeTable } from "../change_table.ts";
import { asConstraint, noCascade, requireForm, requireTable } from "../limits.ts";
import { words } from "../words.ts";
import { createIndex } from "./indexes.ts";

/** How operations on whole tables are said. */
export const tables = {
  createTable: ({ table, ifNotExists }) => [
    createTable({ table, ifNotExists }),
    ...table.indexes.map((index) => createIndex({ ...onTable(table), index, ifNotExists })),
  ],

  dropTable(operation) {
    if (operation.cascade) throw noCascade();
    return [dropTable(operation, words)];
  },

  renameTable: (operation) => [renameTable(operation, words)],

  alterTable(operation) {
    requireForm(operation.form, operation.table);
    return [changeTable(operation)];
  },

  // There is no place for comments.
  createTableComment: () => [],
  dropTableComment: () => [],
} satisfies Partial<Renderers>;

function createTable({ table, ifNotExists }: CreateTable): string {
  requireTable(table);
  const { strict: isStrict = false } = table;
  const constraints = table.constraints.map((each) => asConstraint(each, table.schema));
  // AUTOINCREMENT stands behind PRIMARY KEY, and that behind its column (https://www.sqlite.org/autoinc.html).
  const counter = table.columns.find(({ autoIncrement, identity }) => autoIncrement || identity);
  const key = counter && constraints.find(({ kind }) => kind === "primaryKey");
  const clauses = [
    ...table.columns.map((column) => {
      const isRowid = column === counter || !table.withoutRowid && isNumbered(column, table);
      const text = columnText(column, { isNumbered: isRowid, isStrict });
      return key && column === counter
        ? `${text} ${inlineConstraint(key, words)} AUTOINCREMENT`
        : text;
    }),
    ...constraints.filter((each) => each !== key).map((each) => constraintClause(each, words)),
  ];
  const options = [...isStrict ? ["STRICT"] : [], ...table.withoutRowid ? ["WITHOUT ROWID"] : []];
  return [
    `CREATE TABLE ${ifNotExists ? "IF NOT EXISTS " : ""}${qualified(table, words)} `,
    clauseList(clauses),
    options.length === 0 ? "" : ` ${options.join(", ")}`,
  ].join("");
}
