import type { Catalog, LateStatements, Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { type Rebuild, rebuild } from "./rebuild.ts";
import { rebuildError } from "./rebuild_failure.ts";
import { readStoredTable, type StoredTable } from "./stored_table.ts";
import type { TableChange } from "./table/change.ts";
import { mentionsName } from "./table/mentions.ts";
import { findColumn, parseTable } from "./table/parse.ts";

/** What an operation changes of a table, where ALTER TABLE can't. */
export type ChangesOf = (operation: Operation) => readonly TableChange[];

/**
 * The statements that change a table as ALTER TABLE can't: they make it anew, once for neighbouring operations.
 *
 * What the table is is asked when their turn comes.
 */
export function alterTable(
  { table: name, schema }: { readonly table: string; readonly schema?: string },
  changesOf: ChangesOf,
): Omit<LateStatements, "operation"> {
  return {
    subject: JSON.stringify([schema, name]),
    async statements(operations, catalog) {
      const stored = await readStoredTable((text, values) => catalog.query(text, values), {
        name,
        schema,
      });
      const made = rebuild(stored, operations.flatMap(changesOf));
      if (made.needsForeignKeysOff) await requireForeignKeysOff(catalog, name);
      return explained(made, operations);
    },
  };
}

/**
 * The statements that drop a column: SQLite's own where nothing else names it, else a new table without it.
 *
 * As on PostgreSQL, keys and indexes on the column go with it.
 */
export function dropColumn(
  operation: Operation<"dropColumn">,
  { native, changesOf }: { readonly native: string; readonly changesOf: ChangesOf },
): Omit<LateStatements, "operation"> {
  const { table: name, schema, column } = operation;
  const anew = alterTable(operation, changesOf);
  return {
    ...anew,
    async statements(operations, catalog) {
      if (operations.length > 1) return await anew.statements(operations, catalog);
      const stored = await readStoredTable((text, values) => catalog.query(text, values), {
        name,
        schema,
      });
      return standsAlone(stored, column)
        ? [{ text: native, operation }]
        : await anew.statements(operations, catalog);
    },
  };
}

/** Whether SQLite can drop the column by itself (https://www.sqlite.org/lang_altertable.html, section 5). */
function standsAlone({ sql, indexes }: StoredTable, name: string): boolean {
  const column = findColumn(parseTable(sql), name);
  if (!column) return false;
  const keys: readonly string[] = ["primaryKey", "unique", "foreignKey"];
  if (column.clauses.some(({ kind }) => keys.includes(kind))) return false;
  const others = [
    sql.slice(0, column.start),
    sql.slice(column.end),
    ...indexes.map(({ sql }) => sql),
  ];
  return !others.some((text) => mentionsName(text, name));
}

function explained(made: Rebuild, operations: readonly Operation[]): readonly Statement[] {
  return made.statements.map((statement) => ({
    text: statement.text,
    operation: operations[0],
    explain: (error: unknown, catalog: Catalog) =>
      rebuildError({ rebuild: made, statement, error }, catalog),
  }));
}

/** Enforced, they would delete the rows that refer to the old table when it is dropped, or refuse to drop it. */
async function requireForeignKeysOff(catalog: Catalog, table: string): Promise<void> {
  const [row] = await catalog.query("PRAGMA foreign_keys");
  if (row?.["foreign_keys"] !== 1) return;
  throw new MigrateError(
    "unsupported",
    `"${table}" can't be made anew while foreign keys are enforced: rows that refer to it would go`,
    { hint: "Take foreign_keys=on out of the URL; what refers to nothing is found all the same." },
  );
}
