import type { Renderers } from "../../../core/dialect.ts";
import type { CreateTrigger, DropTrigger } from "../../../core/operations/object_shapes.ts";
import { closed } from "../../../core/sql/expression.ts";
import { tableName } from "../../../core/sql/standard.ts";
import { oneStatement } from "../../../core/sql/user_sql.ts";
import { quote } from "../quote.ts";
import { rules } from "../rules.ts";
import { words } from "../words.ts";

/** How operations on triggers are said. */
export const triggers = {
  // There is no OR REPLACE for those that are constraints.
  createTrigger: ({ trigger, replace }) =>
    replace && trigger.constraint
      ? [dropTrigger({ ...trigger, ifExists: true }), createTrigger({ trigger })]
      : [createTrigger({ trigger, replace })],

  dropTrigger: (operation) => [dropTrigger(operation)],
} satisfies Partial<Renderers>;

function createTrigger({ trigger, replace }: CreateTrigger): string {
  const { name, event, action, constraint } = trigger;
  const text = `CREATE ${replace ? "OR REPLACE " : ""}${constraint ? "CONSTRAINT " : ""}TRIGGER ${
    quote(name)
  } ${closed(event)} ON ${tableName(trigger, words)} ${action}`;
  return oneStatement(text, `trigger "${name}"`, rules);
}

function dropTrigger({ name, ifExists, ...on }: DropTrigger): string {
  return `DROP TRIGGER ${ifExists ? "IF EXISTS " : ""}${quote(name)} ON ${tableName(on, words)}`;
}
