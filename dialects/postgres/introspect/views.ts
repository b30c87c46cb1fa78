import type { Index, View } from "../../../core/schema/model.ts";
import { said } from "../said.ts";
import { readParameters } from "../storage.ts";
import { settledSql } from "./expressions.ts";

/** A view, materialized or not. */
export interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly schema: string | null;
  readonly materialized: boolean;
  readonly sql: string;
  readonly parameters: readonly string[] | null;
}

/** The query for them. */
export const viewRows = `
  SELECT r.oid AS id, relname AS name, schema, relkind = 'm' AS materialized, pg_get_viewdef(r.oid, true) AS sql,
         reloptions AS parameters
    FROM relations r
   WHERE relkind IN ('v', 'm')
   ORDER BY schema NULLS FIRST, relname`;

/** What a view is; `indexes` are those of a materialized one. Its query names the columns. */
export function readView(row: ViewRow, indexes: readonly Index[]): View {
  const { name, schema, materialized, parameters } = row;
  return {
    name,
    ...said({ schema }),
    sql: settledSql(row.sql.trim().replace(/;$/, "")),
    ...said({
      materialized,
      indexes: indexes.length > 0 && indexes,
      with: parameters && readParameters(parameters),
    }),
  };
}
