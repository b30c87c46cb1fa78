import { find } from "../schema/edit.ts";
import { call, optional, value } from "../schema/source.ts";
import { dropped, made } from "./entries.ts";
import type { Rules } from "./rule.ts";
import type { Model, Routine } from "../schema/model.ts";
import type { DropFunction, Operation } from "./operation.ts";
import { requireSql } from "../sql/user_sql.ts";

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
    apply: (model, { routine, replace }) =>
      made(model, { list: "routines", entry: routine }, { replace }),
    reverse({ routine, replace }, before) {
      const was = replace && find(before, "routines", routine);
      if (was) return [{ kind: "createFunction", routine: was, replace }];
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

/** The routine to drop: the types of its arguments do where it is the only one of its name. */
function meant(model: Model, { name, schema, arguments: args }: DropFunction): Routine | undefined {
  const exact = find(model, "routines", { name, schema, arguments: args });
  const [only, ...others] = model.routines
    .filter((each) => each.name === name && each.schema === schema);
  return exact ?? (others.length === 0 ? only : undefined);
}
