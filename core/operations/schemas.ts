import type { Operation } from "./operation.ts";

/** The builders of operations on schemas, PostgreSQL's namespaces. */
export const schemas = {
  /** Makes a schema. PostgreSQL only. */
  createSchema(
    name: string,
    options: { readonly ifNotExists?: boolean } = {},
  ): Operation<"createSchema"> {
    return { kind: "createSchema", name, ...options };
  },

  /** Drops a schema, which must be empty unless `cascade` drops what is in it, too. PostgreSQL only. */
  dropSchema(
    name: string,
    options: { readonly ifExists?: boolean; readonly cascade?: boolean } = {},
  ): Operation<"dropSchema"> {
    return { kind: "dropSchema", name, ...options };
  },
};
