import type { Constraint } from "../../../core/schema/model.ts";
import { namedIfPossible } from "../../../core/schema/naming_convention.ts";
import { quote } from "../quote.ts";
import type { TableChange } from "./change.ts";
import { edited } from "./edits.ts";
import { type AnyConstraint, constraintsOf, type TableText, textAt } from "./parse.ts";

/** The table with names for constraints that have none. Those that the convention can't name stay without. */
export function nameConstraints(
  table: TableText,
  { convention }: TableChange<"nameConstraints">,
): TableText {
  const place = { name: table.name.value };
  const unnamed = constraintsOf(table).filter(({ name }) => !name);
  return edited(
    table,
    unnamed.flatMap((constraint) => {
      const { name } = namedIfPossible(subject(table, constraint), place, convention);
      const { start } = constraint;
      return name === undefined ? [] : [{ start, end: start, text: `CONSTRAINT ${quote(name)} ` }];
    }),
  );
}

/** What of a constraint may stand in its name. */
function subject(table: TableText, constraint: AnyConstraint): Constraint {
  switch (constraint.kind) {
    case "check":
      return { kind: "check", sql: textAt(table, constraint.expression) };
    case "foreignKey": {
      const { kind, columns, table, references } = constraint;
      return { kind, columns, references: { table, columns: references } };
    }
    default: {
      const { kind, columns } = constraint;
      return { kind, columns: columns.map(({ name }) => name) };
    }
  }
}
