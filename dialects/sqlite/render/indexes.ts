import type { Renderers } from "../../../core/dialect.ts";
import type { CreateIndex, DropIndex } from "../../../core/operations/operation.ts";
import { indexKeys } from "../../../core/sql/clauses.ts";
import { closed } from "../../../core/sql/expression.ts";
import { qualified } from "../../../core/sql/standard.ts";
import { requireIndex } from "../limits.ts";
import { quote } from "../quote.ts";
import { words } from "../words.ts";

/** How operations on indexes are said. */
export const indexes = {
  createIndex: (operation) => [createIndex(operation)],

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

function dropIndex({ name, schema, ifExists }: DropIndex): string {
  return `DROP INDEX ${ifExists ? "IF EXISTS " : ""}${qualified({ name, schema }, words)}`;
}
