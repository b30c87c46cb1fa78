import { find } from "../schema/edit.ts";
import { call, optional, value } from "../schema/source.ts";
import { dropped, made } from "./entries.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

/** The builders of operations on extensions of the server. PostgreSQL only. */
export const extensions = {
  /**
   * Adds an extension to the database: `op.createExtension("pg_trgm", { ifNotExists: true })`.
   *
   * Its objects come into the schema that is named, else where it wants them.
   */
  createExtension(
    name: string,
    { ifNotExists, cascade, ...where }: {
      readonly schema?: string;
      readonly version?: string;
      readonly ifNotExists?: boolean;
      /** Adds the extensions that it needs, too. */
      readonly cascade?: boolean;
    } = {},
  ): Operation<"createExtension"> {
    return { kind: "createExtension", extension: { name, ...where }, ifNotExists, cascade };
  },

  /** Takes an extension out of the database, with its objects. */
  dropExtension(
    name: string,
    options: { readonly ifExists?: boolean; readonly cascade?: boolean } = {},
  ): Operation<"dropExtension"> {
    return { kind: "dropExtension", name, ...options };
  },
};

/** What extensions' operations do to a model, how they are undone and printed. */
export const extensionRules: Rules<keyof typeof extensions> = {
  createExtension: {
    apply: (model, { extension, ...making }) =>
      made(model, { list: "extensions", entry: extension }, making),
    reverse({ extension: { name }, ifNotExists }, before) {
      const isKept = ifNotExists && find(before, "extensions", { name });
      return isKept ? [] : [{ kind: "dropExtension", name }];
    },
    print: ({ extension: { name, ...where }, ifNotExists, cascade }) =>
      call("op.createExtension", [value(name), ...optional({ ...where, ifNotExists, cascade })]),
  },

  dropExtension: {
    apply: (model, { name, ...options }) =>
      dropped(model, { list: "extensions", key: { name } }, options),
    reverse({ name, ifExists, cascade }, before) {
      const extension = find(before, "extensions", { name });
      if (cascade) return undefined;
      if (extension) return [{ kind: "createExtension", extension }];
      return ifExists ? [] : undefined;
    },
    print: ({ name, ifExists, cascade }) =>
      call("op.dropExtension", [value(name), ...optional({ ifExists, cascade })]),
  },
};
