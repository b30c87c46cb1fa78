import type { Operation } from "./operation.ts";

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
