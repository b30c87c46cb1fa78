import type { Renderers } from "../../../core/dialect.ts";
import type { CreateIndex, DropIndex } from "../../../core/operations/operation.ts";
import { indexKeys } from "../../../core/sql/clauses.ts";
import { closed } from "../../../core/sql/expression.ts";
import { nameList, qualified, tableName } from "../../../core/sql/standard.ts";
import { quote } from "../quote.ts";
import { words } from "../words.ts";

/** How operations on indexes are said. */
export const indexes = {
  createIndex: (operation) => [
    { text: createIndex(operation), outsideTransaction: operation.concurrently },
  ],

  dropIndex: (operation) => [
    { text: dropIndex(operation), outsideTransaction: operation.concurrently },
  ],
} satisfies Partial<Renderers>;

/** `CREATE INDEX ix ON t (a)`. */
export function createIndex({ index, ifNotExists, concurrently, ...on }: CreateIndex): string {
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
