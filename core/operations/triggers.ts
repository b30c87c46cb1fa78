import { find } from "../schema/edit.ts";
import type { Trigger } from "../schema/model.ts";
import { call, object, optional, value, values } from "../schema/source.ts";
import { requireSql } from "../sql/user_sql.ts";
import { dropped, made } from "./entries.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

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

/** What triggers' operations do to a model, how they are undone and printed. */
export const triggerRules: Rules<keyof typeof triggers> = {
  createTrigger: {
    apply: (model, { trigger, replace }) =>
      made(model, { list: "triggers", entry: trigger }, { replace }),
    reverse({ trigger, replace }, before) {
      const { name, table, schema } = trigger;
      const was = replace && find(before, "triggers", trigger);
      const gone = { kind: "dropTrigger" as const, name, table, schema };
      return was ? [gone, { kind: "createTrigger", trigger: was }] : [gone];
    },
    print: ({ trigger: { name, table, ...input }, replace }) =>
      call("op.createTrigger", [
        value(name),
        value(table),
        object(values({ ...input, replace })),
      ]),
  },

  dropTrigger: {
    apply: (model, { ifExists, ...key }) => dropped(model, { list: "triggers", key }, { ifExists }),
    reverse({ name, table, schema, ifExists }, before) {
      const trigger = find(before, "triggers", { name, table, schema });
      if (trigger) return [{ kind: "createTrigger", trigger }];
      return ifExists ? [] : undefined;
    },
    print: ({ kind: _, name, table, ...options }) =>
      call("op.dropTrigger", [value(name), value(table), ...optional(options)]),
  },
};
