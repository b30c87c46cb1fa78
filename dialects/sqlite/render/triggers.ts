import type { LateStatements, Renderers } from "../../../core/dialect.ts";
import { MigrateError } from "../../../core/errors.ts";
import type { DropTrigger } from "../../../core/operations/object_shapes.ts";
import type { Trigger } from "../../../core/schema/model.ts";
import { closed } from "../../../core/sql/expression.ts";
import { qualified } from "../../../core/sql/standard.ts";
import { oneStatement } from "../../../core/sql/user_sql.ts";
import { onlyElsewhere, unsupported } from "../limits.ts";
import { quote } from "../quote.ts";
import { rules } from "../rules.ts";
import { isSame } from "../table/reader.ts";
import { words } from "../words.ts";

/** How operations on triggers are said. A schema stands before the trigger's name, and never before its table's. */
export const triggers = {
  createTrigger({ trigger, replace }) {
    const text = createTrigger(trigger);
    return [
      replace ? onItsTable(trigger, [dropTrigger({ ...trigger, ifExists: true }), text]) : text,
    ];
  },

  dropTrigger: (operation) => [onItsTable(operation, [dropTrigger(operation)])],
} satisfies Partial<Renderers>;

/**
 * Statements that drop a trigger, which elsewhere is one of its table: here another table's may have that name.
 *
 * Throws "operation" where it has.
 */
function onItsTable(
  { name, table, schema }: DropTrigger,
  texts: readonly string[],
): Omit<LateStatements, "operation"> {
  return {
    async statements(_, catalog) {
      const [row] = await catalog.query(
        `SELECT tbl_name FROM ${qualified({ name: "sqlite_schema", schema }, words)} ` +
          "WHERE type = 'trigger' AND name = ? COLLATE NOCASE",
        [name],
      );
      const found = String(row?.["tbl_name"] ?? table);
      if (isSame(found, table)) return texts.map((text) => ({ text }));
      throw new MigrateError("operation", `Trigger "${name}" is on "${found}", not on "${table}"`, {
        hint: "On SQLite all triggers of a database have names of their own.",
      });
    },
  };
}

function createTrigger(trigger: Trigger): string {
  const { name, table, event, action, constraint } = trigger;
  if (constraint) {
    throw unsupported(`triggers that are constraints, such as "${name}"`, onlyElsewhere);
  }
  const text = `CREATE TRIGGER ${qualified(trigger, words)} ${closed(event)} ON ${
    quote(table)
  } ${action}`;
  return oneStatement(text, `trigger "${name}"`, rules);
}

function dropTrigger({ name, schema, ifExists }: DropTrigger): string {
  return `DROP TRIGGER ${ifExists ? "IF EXISTS " : ""}${qualified({ name, schema }, words)}`;
}
