import { MigrateError } from "../errors.ts";
import { index, indexKey, type IndexKeyInput, type IndexOptions } from "../schema/builders.ts";
import { find, withTable } from "../schema/edit.ts";
import type { Model, Named, Table } from "../schema/model.ts";
import { indexName } from "../schema/naming.ts";
import { call, optional, value } from "../schema/source.ts";
import { indexArguments } from "../schema/table_source.ts";
import { onTable } from "../sql/standard.ts";
import { nameSource } from "./name_source.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

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
    const built = name === null
      ? { ...index(nameFor(table, keys), keys, options), unnamed: true as const }
      : index(name, keys, options);
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

/** What indexes' operations do to a model, how they are undone and printed. */
export const indexRules: Rules<keyof typeof indexes> = {
  createIndex: {
    apply: (model, operation) =>
      withTable(model, operation, (table) => {
        const there = table.indexes.some(({ name }) => name === operation.index.name);
        if (there && operation.ifNotExists) return table;
        return { ...table, indexes: [...table.indexes, operation.index] };
      }),
    reverse({ table, schema, index: { name }, ifNotExists, concurrently }, before) {
      const there = find(before, "tables", { name: table, schema })?.indexes
        .some((index) => index.name === name);
      if (ifNotExists && there) return [];
      return [{ kind: "dropIndex", name, table, schema, concurrently }];
    },
    print: ({ table, index: { name, ...index }, schema, ifNotExists, concurrently }, final) =>
      call("op.createIndex", [
        nameSource(name, final),
        value(table),
        ...indexArguments(index, { schema, ifNotExists, concurrently }),
      ]),
  },

  renameIndex: {
    apply: (model, operation) =>
      withTable(model, onTable(tableOfIndex(model, operation)), (each) => ({
        ...each,
        indexes: each.indexes.map((index) =>
          index.name === operation.name ? { ...index, name: operation.to } : index
        ),
      })),
    reverse: ({ name, to, ...on }) => [{ ...on, kind: "renameIndex", name: to, to: name }],
    print: ({ kind: _, name, to, ...options }, final) =>
      call("op.renameIndex", [
        nameSource(name, final),
        nameSource(to, final),
        ...optional(options),
      ]),
  },

  dropIndex: {
    apply(model, operation) {
      if (operation.ifExists && !tableWith(model, operation)) return model;
      return withTable(model, onTable(tableOfIndex(model, operation)), (each) => ({
        ...each,
        indexes: each.indexes.filter(({ name }) => name !== operation.name),
      }));
    },
    reverse(operation, before) {
      const table = tableWith(before, operation);
      const index = table?.indexes.find(({ name }) => name === operation.name);
      if (!table || !index) return operation.ifExists ? [] : undefined;
      const { concurrently } = operation;
      return [{ kind: "createIndex", ...onTable(table), index, concurrently }];
    },
    print: ({ kind: _, name, table, ...options }, final) => {
      const settings = optional(options);
      return call("op.dropIndex", [
        nameSource(name, final),
        ...table !== undefined || settings.length > 0 ? [value(table)] : [],
        ...settings,
      ]);
    },
  },
};

/** The table that has the index: a name is one in its schema. */
function tableWith(model: Model, { name, schema }: Named): Table | undefined {
  return model.tables.find((table) =>
    table.schema === schema && table.indexes.some((index) => index.name === name)
  );
}

function tableOfIndex(model: Model, index: Named): Table {
  const found = tableWith(model, index);
  if (found) return found;
  throw new MigrateError("operation", `No such index: "${index.name}"`);
}
