import type { Extension } from "../../../core/schema/model.ts";
import { said } from "../said.ts";

/** An extension. */
export interface ExtensionRow {
  readonly name: string;
  readonly schema: string | null;
  /** Where it isn't the one that the server would take. */
  readonly version: string | null;
}

/** The query for them, without the one that every database has. */
export const extensionRows = `
  SELECT extname AS name, nullif(nspname, current_schema()) AS schema, nullif(extversion, default_version) AS version
    FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace
    LEFT JOIN pg_available_extensions() a ON a.name = extname
   WHERE extname <> 'plpgsql'
   ORDER BY extname`;

/** What an extension is. */
export function readExtension({ name, schema, version }: ExtensionRow): Extension {
  return { name, ...said({ schema, version }) };
}
