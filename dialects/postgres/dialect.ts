import type { Database, Dialect } from "../../core/dialect.ts";
import { type DatabaseUrl, displayUrl } from "../url.ts";
import { bind } from "./bind.ts";
import { mayComeUp } from "./failure.ts";
import { literal, longestName, quote } from "./quote.ts";
import { render } from "./render.ts";
import { rules } from "./rules.ts";
import { schemasOf } from "./schemas.ts";
import { postgresSettings } from "./settings.ts";

/** How PostgreSQL answers what core asks of a database. */
export const dialect: Dialect = {
  name: "postgresql",
  title: "PostgreSQL",
  longestName,
  rules,
  mayComeUp,
  render,
  async introspect(catalog, scope) {
    // A run of revisions has no use for it.
    const { introspect } = await import("./introspect.ts");
    return await introspect(catalog, scope);
  },
  async stored(model, catalog) {
    const { stored } = await import("./stored.ts");
    const [row] = await catalog?.query("SELECT current_schema()::text AS home") ?? [];
    const home = row?.["home"];
    return stored(model, typeof home === "string" ? home : undefined);
  },
  async plainModel(statements) {
    const { plainModel } = await import("./plain/statements.ts");
    return plainModel(statements);
  },
  async inScratch(connection, statements) {
    const { inScratch } = await import("./scratch.ts");
    return await inScratch(connection, statements);
  },
  async untoldTypes(catalog) {
    const { untoldTypes } = await import("./untold_types.ts");
    return await untoldTypes(catalog);
  },
  async differences() {
    const { differences } = await import("./differences.ts");
    return differences;
  },
  bind,
  quote,
  literal,
};

/** The database that a URL of this dialect names; nothing is opened yet. Throws "url". */
export function database(url: DatabaseUrl): Database {
  // What the URL says wrong is said now, also where nothing will be opened.
  postgresSettings(url, (name) => Deno.env.get(name));
  return {
    dialect,
    displayUrl: displayUrl(url),
    schemas: schemasOf(url),
    async connect(options) {
      // The driver takes as long to load as the rest of the program: a script needs none.
      const { connect } = await import("./connect.ts");
      return await connect(url, options);
    },
    async withScratch(work) {
      const { withScratch } = await import("./scratch.ts");
      return await withScratch(url, work);
    },
    async temporary(template) {
      const { temporary } = await import("./temporary.ts");
      return await temporary(url, template, database);
    },
  };
}
