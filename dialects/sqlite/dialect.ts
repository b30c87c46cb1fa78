import type { Database, Dialect } from "../../core/dialect.ts";
import { type DatabaseUrl, displayUrl } from "../url.ts";
import { bind } from "./bind.ts";
import { connect } from "./connect.ts";
import { literal, quote } from "./quote.ts";
import { render } from "./render.ts";
import { rules } from "./rules.ts";
import { openScratch, withScratch } from "./scratch.ts";
import { sqliteSettings } from "./settings.ts";

/** How SQLite answers what core asks of a database. */
export const dialect: Dialect = {
  name: "sqlite",
  title: "SQLite",
  rules,
  // A file is there or it is not.
  mayComeUp: () => false,
  render,
  bind,
  quote,
  literal,
  async introspect(catalog, scope) {
    const { introspect } = await import("./introspect.ts");
    return await introspect(catalog, scope);
  },
  async stored(model) {
    const { stored } = await import("./stored.ts");
    return stored(model);
  },
  async plainModel(statements) {
    const { plainModel } = await import("./plain_model.ts");
    return await plainModel(statements);
  },
  async inScratch(_, statements) {
    const { introspect } = await import("./introspect.ts");
    return await withScratch(async (scratch) => {
      await scratch.execute(statements);
      return await introspect(scratch, {});
    });
  },
  async differences() {
    const { differences } = await import("./differences.ts");
    return differences;
  },
  scratch: openScratch,
};

/** The database that a URL of this dialect names; nothing is opened yet. Throws "url". */
export function database(url: DatabaseUrl): Database {
  // What the URL says wrong is said now, also where nothing will be opened.
  sqliteSettings(url);
  return {
    dialect,
    displayUrl: displayUrl(url),
    withScratch,
    connect: () => connect(url),
    async temporary(template) {
      const { temporary } = await import("./temporary.ts");
      return await temporary(url, template, database);
    },
  };
}
