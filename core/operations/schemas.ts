import { MigrateError } from "../errors.ts";
import { entriesWhere } from "../schema/edit.ts";
import type { Model } from "../schema/model.ts";
import { call, optional, value } from "../schema/source.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

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

/** What schemas' operations do to a model, how they are undone and printed. */
export const schemaRules: Rules<keyof typeof schemas> = {
  createSchema: {
    apply(model, { name, ifNotExists }) {
      if (!model.schemas.includes(name)) return { ...model, schemas: [...model.schemas, name] };
      if (ifNotExists) return model;
      throw new MigrateError("operation", `There is a schema "${name}" already`);
    },
    reverse: ({ name, ifNotExists }, before) =>
      ifNotExists && before.schemas.includes(name) ? [] : [{ kind: "dropSchema", name }],
    print: ({ name, ifNotExists }) =>
      call("op.createSchema", [value(name), ...optional({ ifNotExists })]),
  },

  dropSchema: {
    apply(model, { name, ifExists }) {
      if (model.schemas.includes(name)) return withoutSchema(model, name);
      if (ifExists) return model;
      throw new MigrateError("operation", `No such schema: "${name}"`);
    },
    // What goes with it by `cascade` isn't told.
    reverse({ name, ifExists, cascade }, before) {
      if (cascade) return undefined;
      if (before.schemas.includes(name)) return [{ kind: "createSchema", name }];
      return ifExists ? [] : undefined;
    },
    print: ({ name, ifExists, cascade }) =>
      call("op.dropSchema", [value(name), ...optional({ ifExists, cascade })]),
  },
};

function withoutSchema(model: Model, name: string): Model {
  const isElsewhere = ({ schema }: { readonly schema?: string }) => schema !== name;
  return {
    ...entriesWhere(model, isElsewhere),
    schemas: model.schemas.filter((each) => each !== name),
    extensions: model.extensions.filter(isElsewhere),
  };
}
