import type { Renderers } from "../../../core/dialect.ts";
import { unsupported } from "../limits.ts";

/** There are none. */
export const domains = {
  createDomain({ domain: { name } }) {
    throw noDomains(name);
  },

  alterDomain({ name }) {
    throw noDomains(name);
  },

  dropDomain({ name }) {
    throw noDomains(name);
  },
} satisfies Partial<Renderers>;

function noDomains(name: string) {
  return unsupported(
    `domains, such as "${name}"`,
    "Give the column the domain's type, and its checks by .check().",
  );
}
