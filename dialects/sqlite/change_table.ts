import type { Catalog, LateStatements, Statement } from "../../core/dialect.ts";
import { alterStatement } from "./alter.ts";
import { type Rebuild, rebuild } from "./rebuild.ts";
import { rebuildError } from "./rebuild_failure.ts";
import { readStoredTable } from "./stored_table.ts";
import { changesOf } from "./table_changes.ts";

/**
 * The statements that change a table: one ALTER TABLE where that does, else those that make it anew, once for
 * neighbouring operations.
 *
 * What the table is is asked when their turn comes.
 */
export function changeTable(
  { table: name, schema }: { readonly table: string; readonly schema?: string },
): Omit<LateStatements, "operation"> {
  return {
    subject: JSON.stringify([schema, name]),
    async statements(operations, catalog) {
      const stored = await readStoredTable((text, values) => catalog.query(text, values), {
        name,
        schema,
      });
      const [change, ...more] = operations.flatMap(changesOf);
      const text = change && more.length === 0 ? alterStatement(stored, change) : undefined;
      if (text !== undefined) return [{ text }];
      return explained(rebuild(stored, change ? [change, ...more] : []));
    },
  };
}

function explained(made: Rebuild): readonly Statement[] {
  return made.statements.map((statement) => ({
    text: statement.text,
    explain: (error: unknown, catalog: Catalog) =>
      rebuildError({ rebuild: made, statement, error }, catalog),
  }));
}
