import type { Renderers } from "../../../core/dialect.ts";
import { changeTable } from "../change_table.ts";
import { noExclusions, noUncheckedRows } from "../limits.ts";

/** How operations on constraints are said: by a table made anew. */
export const constraints = {
  createPrimaryKey: (operation) => [changeTable(operation)],

  createUniqueConstraint: (operation) => [changeTable(operation)],

  createCheckConstraint: (operation) => [changeTable(operation)],

  createForeignKey: (operation) => [changeTable(operation)],

  createExcludeConstraint() {
    throw noExclusions();
  },

  dropConstraint: (operation) => [changeTable(operation)],

  renameConstraint: (operation) => [changeTable(operation)],

  validateConstraint() {
    throw noUncheckedRows();
  },
} satisfies Partial<Renderers>;
