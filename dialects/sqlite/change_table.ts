import type { Catalog, LateStatements, Statement } from "../../core/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { changesInPlace } from "./alter.ts";
import type { Change } from "./changed_table.ts";
import { type Rebuild, rebuild } from "./rebuild.ts";
import { rebuildError } from "./rebuild_failure.ts";
import { readStoredTable, type StoredTable } from "./stored_table.ts";
import { isStrict, parseTable } from "./table/parse.ts";
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
      const changes = changesOfEach(operations, stored);
      const steps = changesInPlace(stored, changes) ?? [rebuild(stored, changes)];
      return steps.flatMap(explained);
    },
  };
}

/** The operations' changes: what a type is called depends on whether the table is STRICT by then. */
function changesOfEach(operations: readonly Operation[], { sql }: StoredTable): readonly Change[] {
  const changes: Change[] = [];
  let strict = isStrict(parseTable(sql));
  for (const operation of operations) {
    changes.push(...changesOf(operation, strict));
    const last = changes.findLast(({ kind }) => kind === "setStrict");
    if (last?.kind === "setStrict") strict = last.strict;
  }
  return changes;
}

function explained(made: Rebuild): readonly Statement[] {
  return made.statements.map((statement) => ({
    text: statement.text,
    explain: (error: unknown, catalog: Catalog) =>
      rebuildError({ rebuild: made, statement, error }, catalog),
  }));
}
