import type { Catalog } from "../../core/dialect.ts";
import { standsAlone, usersOwn } from "./introspect/scope.ts";

/**
 * See `Dialect.untoldTypes`: composite types, ranges, and types made in another language. The types of tables' rows are
 * parts of those.
 */
export async function untoldTypes(catalog: Catalog): Promise<readonly string[]> {
  const rows = await catalog.query(`
    SELECT t.oid::regtype::text AS name FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
      LEFT JOIN pg_class c ON c.oid = typrelid
     WHERE (typtype = 'r' OR relkind = 'c' OR typtype = 'b' AND typcategory <> 'A') AND ${usersOwn}
       AND ${standsAlone("pg_type", "t.oid")}
     ORDER BY t.oid`);
  return rows.map(({ name }) => String(name));
}
