import type { Renderers } from "../../../core/dialect.ts";
import { unsupported } from "../limits.ts";

/** There are no types to make: a column that is of an enum has a check of its own. */
export const enums = {
  createEnum: () => [],

  dropEnum: () => [],

  renameEnum: () => [],

  addEnumValue({ name }) {
    throw changedWithColumn(name);
  },

  renameEnumValue({ name }) {
    throw changedWithColumn(name);
  },

  dropEnumValue({ name }) {
    throw changedWithColumn(name);
  },
} satisfies Partial<Renderers>;

function changedWithColumn(name: string) {
  return unsupported(
    `enum types whose labels could change, such as "${name}"`,
    `Change each of its columns: op.alterColumn(table, column, { type: t.enum("${name}", labels) })`,
  );
}
