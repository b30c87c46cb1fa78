import type { LateStatements, Renderers } from "../../../core/dialect.ts";
import type { CreateIndex, DropIndex } from "../../../core/operations/table_shapes.ts";
import { indexKeys } from "../../../core/sql/clauses.ts";
import { closed } from "../../../core/sql/expression.ts";
import { nameList, qualified, tableName } from "../../../core/sql/standard.ts";
import { literal, quote } from "../quote.ts";
import { withParameters } from "../storage.ts";
import { words } from "../words.ts";

/** How operations on indexes are said. */
export const indexes = {
  createIndex: (operation) => [
    operation.concurrently ? createConcurrently(operation) : createIndex(operation),
  ],

  renameIndex: ({ to, ...index }) => [
    `ALTER INDEX ${qualified(index, words)} RENAME TO ${quote(to)}`,
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
    index.nullsNotDistinct ? " NULLS NOT DISTINCT" : "",
    withParameters(index.with),
    index.tablespace === undefined ? "" : ` TABLESPACE ${quote(index.tablespace)}`,
    index.where === undefined ? "" : ` WHERE ${closed(index.where)}`,
  ].join("");
}

/** What an earlier try has left behind unfinished makes way: a build that is broken off leaves an invalid index. */
function createConcurrently(operation: CreateIndex): Omit<LateStatements, "operation"> {
  const create = { text: createIndex(operation), outsideTransaction: true };
  return {
    inScript: () => [create],
    async statements(_, catalog) {
      const found = await catalog.query(unfinishedIndex(operation));
      const drops = found.map(({ name }) => ({
        text: `DROP INDEX CONCURRENTLY ${name}`,
        outsideTransaction: true,
      }));
      return [...drops, create];
    },
  };
}

function unfinishedIndex({ index, ...on }: CreateIndex): string {
  return `SELECT format('%I.%I', nspname, relname) AS name FROM pg_index
    JOIN pg_class c ON c.oid = indexrelid JOIN pg_namespace n ON n.oid = relnamespace
    WHERE indrelid = to_regclass(${literal(tableName(on, words))})
      AND relname = ${literal(index.name)} AND NOT indisvalid`;
}

/** `DROP INDEX ix`. */
function dropIndex({ name, schema, ifExists, concurrently }: DropIndex): string {
  return `DROP INDEX ${concurrently ? "CONCURRENTLY " : ""}${ifExists ? "IF EXISTS " : ""}${
    qualified({ name, schema }, words)
  }`;
}
