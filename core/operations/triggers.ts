import type { Trigger } from "../schema/model.ts";
import type { Operation } from "./operation.ts";
import { requireSql } from "../sql/user_sql.ts";

/** What a trigger says besides its name and table. */
export type TriggerInput = Omit<Trigger, "name" | "table">;

/** The builders of operations on triggers. */
export const triggers = {
  /**
   * Makes a trigger on a table or a view. `event` stands before ON, `action` behind the table's name: a function's call
   * on PostgreSQL, statements on SQLite.
   *
   * `replace` puts it in the place of one that is there.
   *
   * @example
   * ```ts
   * op.createTrigger("touch", "users", {
   *   event: "BEFORE UPDATE",
   *   action: "FOR EACH ROW EXECUTE FUNCTION touch()",
   * });
   * op.createTrigger("touch", "users", {
   *   event: "AFTER UPDATE OF email",
   *   action: "BEGIN UPDATE users SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id; END",
   * });
   * ```
   */
  createTrigger(
    name: string,
    table: string,
    { replace, ...input }: TriggerInput & { readonly replace?: boolean },
  ): Operation<"createTrigger"> {
    requireSql(input.event, `The event of trigger "${name}"`);
    requireSql(input.action, `The action of trigger "${name}"`);
    return { kind: "createTrigger", trigger: { name, table, ...input }, replace };
  },

  /** Drops a trigger. */
  dropTrigger(
    name: string,
    table: string,
    options: { readonly schema?: string; readonly ifExists?: boolean } = {},
  ): Operation<"dropTrigger"> {
    return { kind: "dropTrigger", name, table, ...options };
  },
};
