import { MigrateError } from "../errors.ts";
import { index, indexKey, type IndexKeyInput, type IndexOptions } from "../schema/builders.ts";
import { indexName } from "../schema/naming.ts";
import type { Operation } from "./operation.ts";

/** The builders of operations on indexes. */
export const indexes = {
  /**
   * Makes an index on columns, or on expressions written `sql("lower(email)")`.
   *
   * Without a name (null) it is called `ix_<table>_<columns>`; one on expressions needs a name. `concurrently` lets
   * writers go on while PostgreSQL builds it, outside of the transaction; SQLite has no other writers and ignores it.
   */
  createIndex(
    name: string | null,
    table: string,
    keys: readonly IndexKeyInput[],
    { schema, ifNotExists, concurrently, ...options }: IndexOptions & {
      readonly schema?: string;
      readonly ifNotExists?: boolean;
      readonly concurrently?: boolean;
    } = {},
  ): Operation<"createIndex"> {
    const built = index(name ?? nameFor(table, keys), keys, options);
    return { kind: "createIndex", table, schema, index: built, ifNotExists, concurrently };
  },

  /**
   * Gives an index another name, which SQLite does by making it anew. `table` is what it is on: needed by people, not
   * by the databases.
   */
  renameIndex(
    name: string,
    to: string,
    options: { readonly schema?: string; readonly table?: string } = {},
  ): Operation<"renameIndex"> {
    return { kind: "renameIndex", name, to, ...options };
  },

  /** Drops an index. `table` is what it is on: needed by people, not by the databases. */
  dropIndex(
    name: string,
    table?: string,
    options: {
      readonly schema?: string;
      readonly ifExists?: boolean;
      readonly concurrently?: boolean;
    } = {},
  ): Operation<"dropIndex"> {
    return { kind: "dropIndex", name, table, ...options };
  },
};

function nameFor(table: string, keys: readonly IndexKeyInput[]): string {
  return indexName(
    table,
    keys.map((key) => {
      const { column, expression } = indexKey(key);
      if (column !== undefined) return column;
      throw new MigrateError("operation", `The index on ${expression} needs a name`);
    }),
  );
}
