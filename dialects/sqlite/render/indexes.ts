import type { LateStatements, Renderers } from "../../../core/dialect.ts";
import { MigrateError } from "../../../core/errors.ts";
import type { CreateIndex, DropIndex, RenameIndex } from "../../../core/operations/operation.ts";
import { indexKeys } from "../../../core/sql/clauses.ts";
import { closed } from "../../../core/sql/expression.ts";
import { qualified } from "../../../core/sql/standard.ts";
import { changeTable } from "../change_table.ts";
import { requireIndex } from "../limits.ts";
import { quote } from "../quote.ts";
import { words } from "../words.ts";

/** How operations on indexes are said. */
export const indexes = {
  createIndex: (operation) => [createIndex(operation)],

  renameIndex: (operation) => [renameIndex(operation)],

  dropIndex: (operation) => [dropIndex(operation)],
} satisfies Partial<Renderers>;

/** `CREATE INDEX ix ON t (a)`. */
export function createIndex({ index, ifNotExists, table, schema }: CreateIndex): string {
  requireIndex(index);
  return [
    `CREATE ${index.unique ? "UNIQUE " : ""}INDEX `,
    ifNotExists ? "IF NOT EXISTS " : "",
    `${qualified({ name: index.name, schema }, words)} ON ${quote(table)} `,
    indexKeys(index, words),
    index.where === undefined ? "" : ` WHERE ${closed(index.where)}`,
  ].join("");
}

/** SQLite has no ALTER INDEX: what is stored of the index says which table it is on, and how it is made. */
function renameIndex(
  { name, table, schema }: RenameIndex,
): Omit<LateStatements, "operation"> {
  if (table !== undefined) return changeTable({ table, schema });
  return {
    async statements(operations, catalog) {
      const [found] = await catalog.query(
        `SELECT tbl_name AS "table" FROM ${qualified({ name: "sqlite_schema", schema }, words)} ` +
          "WHERE type = 'index' AND name = ? COLLATE NOCASE AND sql IS NOT NULL",
        [name],
      );
      if (!found) throw new MigrateError("operation", `No such index: '${name}'`);
      const on = { table: String(found["table"]), schema };
      return await changeTable(on).statements(operations, catalog);
    },
  };
}

function dropIndex({ name, schema, ifExists }: DropIndex): string {
  return `DROP INDEX ${ifExists ? "IF EXISTS " : ""}${qualified({ name, schema }, words)}`;
}
