import type { Renderers } from "../../../core/dialect.ts";
import { onlyElsewhere, unsupported } from "../limits.ts";

/** A program loads extensions for itself; the database knows nothing of them. */
export const extensions = {
  createExtension({ extension: { name } }) {
    throw noExtensions(name);
  },

  dropExtension({ name }) {
    throw noExtensions(name);
  },
} satisfies Partial<Renderers>;

function noExtensions(name: string) {
  return unsupported(`extensions that are a database's, such as "${name}"`, onlyElsewhere);
}
