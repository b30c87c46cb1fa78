import type { Renderers } from "../../../core/dialect.ts";
import { quote } from "../quote.ts";

/** How operations on schemas are said. */
export const schemas = {
  createSchema: ({ name, ifNotExists }) => [
    `CREATE SCHEMA ${ifNotExists ? "IF NOT EXISTS " : ""}${quote(name)}`,
  ],

  dropSchema: ({ name, ifExists, cascade }) => [
    `DROP SCHEMA ${ifExists ? "IF EXISTS " : ""}${quote(name)}${cascade ? " CASCADE" : ""}`,
  ],
} satisfies Partial<Renderers>;
