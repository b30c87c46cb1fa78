import type { Catalog, LateStatements, Renderers } from "../../../core/dialect.ts";
import { MigrateError } from "../../../core/errors.ts";
import type { Operation } from "../../../core/operations/operation.ts";
import type { CreateIndex, DropIndex } from "../../../core/operations/table_shapes.ts";
import { indexKeys } from "../../../core/sql/clauses.ts";
import { closed } from "../../../core/sql/expression.ts";
import { qualified } from "../../../core/sql/standard.ts";
import { changes } from "../change_table.ts";
import { requireIndex } from "../limits.ts";
import { quote } from "../quote.ts";
import { indexError } from "../rebuild_failure.ts";
import { type PlainWork, subjectOf } from "../table_work.ts";
import { words } from "../words.ts";

/** How operations on indexes are said. */
export const indexes = {
  createIndex: (operation) => [createIndex(operation)],

  renameIndex: (operation) => [renameIndex(operation)],

  dropIndex: (operation) => [dropIndex(operation)],
} satisfies Partial<Renderers>;

/** `CREATE INDEX ix ON t (a)`. */
export function createIndex({ index, ifNotExists, table, schema }: CreateIndex): PlainWork {
  requireIndex(index);
  const text = (name: string) =>
    [
      `CREATE ${index.unique ? "UNIQUE " : ""}INDEX ${name} ON ${quote(table)} `,
      indexKeys(index, words),
      index.where === undefined ? "" : ` WHERE ${closed(index.where)}`,
    ].join("");
  const { name } = index;
  const sql = text(quote(name));
  const place = `${ifNotExists ? "IF NOT EXISTS " : ""}${qualified({ name, schema }, words)}`;
  return {
    text: text(place),
    subject: subjectOf({ table, schema }),
    changes: () => [{ kind: "createIndex", name, sql, ifNotExists }],
    ...index.unique && {
      explain: (error: unknown, catalog: Catalog) =>
        indexError(error, { name: table, schema, sql }, catalog),
    },
  };
}

/** SQLite has no ALTER INDEX: what is stored of the index says which table it is on, and how it is made. */
function renameIndex(operation: Operation<"renameIndex">): Omit<LateStatements, "operation"> {
  const { name, to, table, schema } = operation;
  const change = () => [{ kind: "renameIndex", name, to }] as const;
  if (table !== undefined) return changes({ table, schema }, change);
  return {
    async statements(_, catalog) {
      const [found] = await catalog.query(
        `SELECT tbl_name AS "table" FROM ${qualified({ name: "sqlite_schema", schema }, words)} ` +
          "WHERE type = 'index' AND name = ? COLLATE NOCASE AND sql IS NOT NULL",
        [name],
      );
      if (!found) throw new MigrateError("operation", `No such index: '${name}'`);
      const on = { table: String(found["table"]), schema };
      const work = changes(on, change);
      return await work.statements([{ ...work, operation }], catalog);
    },
  };
}

function dropIndex({ name, table, schema, ifExists }: DropIndex): string | PlainWork {
  const text = `DROP INDEX ${ifExists ? "IF EXISTS " : ""}${qualified({ name, schema }, words)}`;
  if (table === undefined) return text;
  return {
    text,
    subject: subjectOf({ table, schema }),
    changes: () => [{ kind: "dropIndex", name, ifExists }],
  };
}
