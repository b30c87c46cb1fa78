import type { Renderers } from "../../../core/dialect.ts";
import { onlyElsewhere, unsupported } from "../limits.ts";

/** Schemas are files here, which a connection attaches. */
export const schemas = {
  createSchema({ name }) {
    throw noSchemas(name);
  },

  dropSchema({ name }) {
    throw noSchemas(name);
  },
} satisfies Partial<Renderers>;

function noSchemas(name: string) {
  return unsupported(`schemas that could be made or dropped, such as "${name}"`, onlyElsewhere);
}
