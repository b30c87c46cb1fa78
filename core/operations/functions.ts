import type { Operation } from "./operation.ts";
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
