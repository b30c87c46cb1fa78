import { withEntry, withoutEntry } from "../schema/edit.ts";
import type { Model, Routine } from "../schema/model.ts";
import { call, optional, value } from "../schema/source.ts";
import { hasSameTypes } from "../sql/arguments.ts";
import { commonRules } from "../sql/rules.ts";
import { requireSql } from "../sql/user_sql.ts";
import { dropped } from "./entries.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

/** The builders of operations on functions and procedures. PostgreSQL only: SQLite's are made by programs. */
export const functions = {
  /**
   * Makes a function: its name, what stands in its parentheses, and what stands behind them.
   *
   * `replace` puts it in the place of one with the same arguments, which must return the same.
   *
   * @example
   * ```ts
   * op.createFunction(
   *   "add_tax",
   *   "amount numeric, rate numeric DEFAULT 0.2",
   *   "RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount * (1 + rate) $$",
   * );
   * ```
   */
  createFunction(
    name: string,
    args: string,
    sql: string,
    { replace, ...options }: {
      readonly schema?: string;
      readonly procedure?: boolean;
      readonly replace?: boolean;
    } = {},
  ): Operation<"createFunction"> {
    requireSql(sql, `What stands behind function "${name}"`);
    return { kind: "createFunction", routine: { name, arguments: args, sql, ...options }, replace };
  },

  /**
   * Drops a function. `args`, which tells it from others of its name, may be written as for `createFunction`, or be the
   * types alone.
   */
  dropFunction(
    name: string,
    args: string,
    options: {
      readonly schema?: string;
      readonly procedure?: boolean;
      readonly ifExists?: boolean;
      readonly cascade?: boolean;
    } = {},
  ): Operation<"dropFunction"> {
    return { kind: "dropFunction", name, arguments: args, ...options };
  },
};

/** What functions' operations do to a model, how they are undone and printed. */
export const functionRules: Rules<keyof typeof functions> = {
  createFunction: {
    apply(model, { routine, replace }) {
      const was = meant(model, routine);
      const rest = was && replace ? withoutEntry(model, "routines", was) : model;
      return withEntry(rest, "routines", routine);
    },
    reverse({ routine, replace }, before) {
      const was = meant(before, routine);
      if (was && replace) return [{ kind: "createFunction", routine: was, replace }];
      const { name, schema, procedure, arguments: args } = routine;
      return [{ kind: "dropFunction", name, schema, procedure, arguments: args }];
    },
    print: ({ routine: { name, arguments: args, sql, ...options }, replace }) =>
      call("op.createFunction", [
        value(name),
        value(args),
        value(sql),
        ...optional({ ...options, replace }),
      ]),
  },

  dropFunction: {
    apply: (model, operation) =>
      dropped(model, { list: "routines", key: meant(model, operation) ?? operation }, operation),
    reverse(operation, before) {
      const routine = meant(before, operation);
      if (operation.cascade) return undefined;
      if (routine) return [{ kind: "createFunction", routine }];
      return operation.ifExists ? [] : undefined;
    },
    print: ({ kind: _, name, arguments: args, ...options }) =>
      call("op.dropFunction", [value(name), value(args), ...optional(options)]),
  },
};

/** The function that a name and arguments are those of: the database goes by their types. */
function meant(
  model: Model,
  { name, schema, arguments: args }: Pick<Routine, "name" | "schema" | "arguments">,
): Routine | undefined {
  return model.routines.find((each) =>
    each.name === name && each.schema === schema &&
    hasSameTypes(each.arguments, args, commonRules)
  );
}
