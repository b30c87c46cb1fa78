import type { Routine } from "../../../core/schema/model.ts";
import { said } from "../said.ts";
import { standsAlone } from "./scope.ts";

/** A function or a procedure. */
export interface RoutineRow {
  readonly name: string;
  readonly schema: string | null;
  readonly procedure: boolean;
  readonly arguments: string;
  /** What stands behind them. */
  readonly sql: string;
}

/** The query for them, without aggregates, which have no definition as text. */
export const routineRows = `
  SELECT proname AS name, schema, prokind = 'p' AS procedure, arguments,
         substr(pg_get_functiondef(p.oid), 1 + length(format('CREATE OR REPLACE %s %I.%I(%s)',
           CASE prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, nspname, proname, arguments))) AS sql
    FROM pg_proc p JOIN wanted w ON w.oid = pronamespace, pg_get_function_arguments(p.oid) arguments
   WHERE prokind <> 'a' AND ${standsAlone("pg_proc", "p.oid")}
   ORDER BY schema NULLS FIRST, proname, arguments`;

/** What a routine is. */
export function readRoutine(
  { name, schema, procedure, arguments: list, sql }: RoutineRow,
): Routine {
  return { name, ...said({ schema, procedure }), arguments: list, sql: sql.trim() };
}
