import { MigrateError } from "../errors.ts";
import { find } from "../schema/edit.ts";
import type { Model, Named, Trigger, View } from "../schema/model.ts";
import { call, optional, value } from "../schema/source.ts";
import { requireSql } from "../sql/user_sql.ts";
import { dropped, made } from "./entries.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

/** What a view may say besides its query. */
export type ViewOptions = Omit<View, "name" | "sql">;

/** The builders of operations on views. */
export const views = {
  /**
   * Makes a view of a query.
   *
   * `replace` puts it in the place of one that is there, which on PostgreSQL must have the same columns, and may get
   * more. A `materialized` one, on PostgreSQL only, keeps its rows until `refreshView`, and can have indexes.
   *
   * @example
   * ```ts
   * op.createView("adults", "SELECT id, name FROM users WHERE age >= 18");
   * op.createView("totals", "SELECT user_id, sum(price) AS price FROM orders GROUP BY user_id", {
   *   materialized: true,
   *   indexes: [index("ix_totals", ["user_id"], { unique: true })],
   * });
   * ```
   */
  createView(
    name: string,
    query: string,
    { replace, ifNotExists, ...options }: ViewOptions & {
      readonly replace?: boolean;
      readonly ifNotExists?: boolean;
    } = {},
  ): Operation<"createView"> {
    requireSql(query, `The query of view "${name}"`);
    if (replace && ifNotExists) {
      throw new MigrateError(
        "operation",
        `View "${name}" can't both replace one that is there and leave it as it is`,
      );
    }
    if (options.indexes?.length && !options.materialized) {
      throw new MigrateError("operation", `View "${name}" keeps no rows that could be indexed`, {
        hint: "Index the tables that it reads, or make it materialized.",
      });
    }
    return { kind: "createView", view: { name, sql: query, ...options }, replace, ifNotExists };
  },

  /** Drops a view; a materialized one must be said to be so. */
  dropView(
    name: string,
    options: {
      readonly schema?: string;
      readonly materialized?: boolean;
      readonly ifExists?: boolean;
      readonly cascade?: boolean;
    } = {},
  ): Operation<"dropView"> {
    return { kind: "dropView", name, ...options };
  },

  /**
   * Has a materialized view read its rows anew. PostgreSQL only.
   *
   * `concurrently` lets readers go on meanwhile; the view needs a unique index on columns for it.
   */
  refreshView(
    name: string,
    options: { readonly schema?: string; readonly concurrently?: boolean } = {},
  ): Operation<"refreshView"> {
    return { kind: "refreshView", name, ...options };
  },
};

/** What views' operations do to a model, how they are undone and printed. */
export const viewRules: Rules<keyof typeof views> = {
  createView: {
    apply: (model, { view, ...making }) => made(model, { list: "views", entry: view }, making),
    reverse({ view: { name, schema, materialized }, ifNotExists, replace }, before) {
      const was = find(before, "views", { name, schema });
      if (was && ifNotExists) return [];
      const gone = { kind: "dropView" as const, name, schema, materialized };
      return was && replace ? [gone, ...making(was, before)] : [gone];
    },
    print: ({ view: { name, sql, ...options }, replace, ifNotExists }) =>
      call("op.createView", [
        value(name),
        value(sql),
        ...optional({ ...options, replace, ifNotExists }),
      ]),
  },

  dropView: {
    apply(model, { name, schema, ...options }) {
      const rest = dropped(model, { list: "views", key: { name, schema } }, options);
      if (rest === model) return model;
      return { ...rest, triggers: rest.triggers.filter((each) => !isOn(each, { name, schema })) };
    },
    reverse({ name, schema, ifExists, cascade }, before) {
      const view = find(before, "views", { name, schema });
      if (cascade) return undefined;
      return view ? making(view, before) : ifExists ? [] : undefined;
    },
    print: ({ kind: _, name, ...options }) =>
      call("op.dropView", [value(name), ...optional(options)]),
  },

  refreshView: {
    apply: (model) => model,
    // It holds no rows of its own.
    reverse: () => [],
    print: ({ kind: _, name, ...options }) =>
      call("op.refreshView", [value(name), ...optional(options)]),
  },
};

/** The operations that make a view as it was, with its triggers. */
function making(view: View, { triggers }: Model): readonly Operation[] {
  return [
    { kind: "createView", view },
    ...triggers.filter((trigger) => isOn(trigger, view))
      .map((trigger) => ({ kind: "createTrigger" as const, trigger })),
  ];
}

function isOn({ table, schema }: Trigger, view: Named): boolean {
  return table === view.name && schema === view.schema;
}
