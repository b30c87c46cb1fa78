import type { Schemas } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import { didYouMean } from "../../core/suggest.ts";
import type { DatabaseUrl } from "../url.ts";
import { literal, quote } from "./quote.ts";

/**
 * The schemas of the database that a URL names. Whoever enters one is in that one alone, so that nothing of another is
 * changed by accident; what the URL says by `search_path=…` (where extensions are, say) comes behind it.
 */
export function schemasOf({ query }: Pick<DatabaseUrl, "query">): Schemas {
  const others = query.get("search_path") ?? [];
  const path = (name: string) => [quote(name), ...others].join(", ");
  const schemas: Schemas = {
    async names(catalog) {
      // PostgreSQL keeps all names that begin with "pg_" for itself ("System Catalog Schema").
      const rows = await catalog.query(
        `SELECT nspname::text AS name FROM pg_namespace
         WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY nspname`,
      );
      return rows.map(({ name }) => String(name));
    },
    async enter(name, connection) {
      if (connection.isPooled && !query.has("pooler")) throw throughPooler(name);
      const [found] = await connection.query(
        `SELECT set_config('search_path', ${literal(path(name))}, false)
         FROM pg_namespace WHERE nspname = ${literal(name)}`,
      );
      if (!found) throw unknownSchema(name, await schemas.names(connection));
    },
    entering: (name) => ({ text: `SET search_path TO ${path(name)}` }),
  };
  return schemas;
}

/** The path would be set for others, and theirs for what is done here. */
function throughPooler(name: string): MigrateError {
  return new MigrateError(
    "unsupported",
    `Can't stay in the schema "${name}": a pooler is in between, which may give each transaction another session`,
    {
      hint: "Name the server itself, or say that each connection has a session of its own by " +
        "?pooler=session in the URL.",
    },
  );
}

function unknownSchema(name: string, names: readonly string[]): MigrateError {
  return new MigrateError("unknown-schema", `There is no schema "${name}"`, {
    hint: didYouMean(name, names) ?? `To make it: CREATE SCHEMA ${quote(name)}`,
  });
}
