import type { Scope } from "../../../core/dialect.ts";
import { literal } from "../quote.ts";

/**
 * What the queries stand on: `wanted`, the schemas in scope with what a model calls them; `relations`, the tables and
 * views in them; and `index_rows` and `trigger_rows`, of pg_index and pg_trigger with a column that servers before 15
 * and 13 don't have. There its name leads to the place outside, where it is NULL.
 */
export function scopeSql({ schemas }: Scope): string {
  return `
  wanted AS (
    SELECT oid, nspname, nullif(nspname, current_schema()) AS schema FROM pg_namespace WHERE ${
    condition(schemas)
  }),
  relations AS (
    SELECT c.*, schema FROM pg_class c JOIN wanted w ON w.oid = relnamespace
     WHERE relkind IN ('r', 'p', 'v', 'm') AND ${standsAlone("pg_class", "c.oid")}),
  index_rows AS NOT MATERIALIZED (
    SELECT i.* FROM (SELECT NULL::boolean AS indnullsnotdistinct) o
     CROSS JOIN LATERAL (SELECT *, indnullsnotdistinct AS nulls_not_distinct FROM pg_index) i),
  trigger_rows AS NOT MATERIALIZED (
    SELECT t.* FROM (SELECT NULL::oid AS tgparentid) o
     CROSS JOIN LATERAL (SELECT *, tgparentid AS parent FROM pg_trigger) t)`;
}

function condition(schemas: Scope["schemas"]): string {
  if (schemas === undefined) return "nspname = current_schema()";
  if (schemas === "all") return usersOwn;
  return schemas.length === 0
    ? "false"
    : `nspname IN (${schemas.map((name) => literal(name)).join(", ")})`;
}

/** Whether a schema isn't the system's, whose names begin with pg_ ("CREATE SCHEMA"). */
export const usersOwn = "nspname !~ '^pg_' AND nspname <> 'information_schema'";

/** Whether an object of a catalog was made by itself: not by an extension or for another object (pg_depend.deptype). */
export function standsAlone(catalog: string, oid: string): string {
  return `${oid} NOT IN (
    SELECT objid FROM pg_depend
     WHERE classid = '${catalog}'::regclass AND objsubid = 0 AND deptype IN ('e', 'i'))`;
}

/** A schema in scope. */
export interface SchemaRow {
  readonly name: string;
}

/** The query for them, without those that a model doesn't list: the default one, and the one that every database has. */
export const schemaRows = `
  SELECT nspname AS name FROM wanted
   WHERE schema IS NOT NULL AND nspname <> 'public' AND ${standsAlone("pg_namespace", "oid")}
   ORDER BY nspname`;
