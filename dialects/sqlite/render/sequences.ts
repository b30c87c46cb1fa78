import type { Renderers } from "../../../core/dialect.ts";
import { unsupported } from "../limits.ts";

/** There are none. */
export const sequences = {
  createSequence({ sequence: { name } }) {
    throw noSequences(name);
  },

  alterSequence({ name }) {
    throw noSequences(name);
  },

  dropSequence({ name }) {
    throw noSequences(name);
  },
} satisfies Partial<Renderers>;

function noSequences(name: string) {
  return unsupported(
    `sequences, such as "${name}"`,
    "Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().",
  );
}
