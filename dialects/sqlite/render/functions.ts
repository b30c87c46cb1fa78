import type { Renderers } from "../../../core/dialect.ts";
import { unsupported } from "../limits.ts";

/** Programs make functions for themselves; the database knows nothing of them. */
export const functions = {
  createFunction({ routine: { name } }) {
    throw noFunctions(name);
  },

  dropFunction({ name }) {
    throw noFunctions(name);
  },
} satisfies Partial<Renderers>;

function noFunctions(name: string) {
  return unsupported(
    `functions that are a database's, such as "${name}"`,
    "Put its statements into a trigger, or have each program make it.",
  );
}
