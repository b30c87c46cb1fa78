import type { Renderers } from "../../../core/dialect.ts";
import type { CreateExtension } from "../../../core/operations/object_shapes.ts";
import { literal, quote } from "../quote.ts";

/** How operations on extensions are said. */
export const extensions = {
  createExtension: (operation) => [createExtension(operation)],

  dropExtension: ({ name, ifExists, cascade }) => [
    `DROP EXTENSION ${ifExists ? "IF EXISTS " : ""}${quote(name)}${cascade ? " CASCADE" : ""}`,
  ],
} satisfies Partial<Renderers>;

function createExtension(
  { extension: { name, schema, version }, ifNotExists, cascade }: CreateExtension,
): string {
  return [
    `CREATE EXTENSION ${ifNotExists ? "IF NOT EXISTS " : ""}${quote(name)}`,
    schema === undefined ? "" : ` SCHEMA ${quote(schema)}`,
    version === undefined ? "" : ` VERSION ${literal(version)}`,
    cascade ? " CASCADE" : "",
  ].join("");
}
