import type { AddColumn } from "../../core/operations/table_shapes.ts";
import type { Column, Constraint } from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { columnClause, inlineConstraint } from "../../core/sql/clauses.ts";
import { enumCheck } from "./enum_check.ts";
import { asConstraint, requireAddable } from "./limits.ts";
import { isStrict, type TableText } from "./table/parse.ts";
import { columnTypeName, countingType } from "./types.ts";
import { words } from "./words.ts";

/** A column as it stands in CREATE TABLE, without its constraints but for that of an enum. */
export function columnText(column: Column, { isNumbered = false, isStrict }: Kind): string {
  const type = isNumbered ? countingType : columnTypeName(column.type, isStrict);
  const check = enumClause(column.name, column.type);
  return columnClause(column, type, words) + (check === undefined ? "" : ` ${check}`);
}

/** What a column's table says of it. */
interface Kind {
  readonly isNumbered?: boolean;
  readonly isStrict: boolean;
}

/** What stands behind a column that is of an enum; undefined for one that isn't. */
export function enumClause(column: string, type: ColumnType): string | undefined {
  const check = enumCheck(column, type);
  return check && inlineConstraint(check, words);
}

/**
 * A column as it stands behind ADD COLUMN, without its `sortedKeys`. Throws "unsupported" for one that can't be added.
 */
export function newColumn(operation: AddColumn, present?: TableText): string {
  const { column, constraints, schema } = operation;
  requireAddable(column);
  const apart = sortedKeys(operation);
  return [
    columnText(column, { isStrict: present !== undefined && isStrict(present) }),
    ...constraints.filter((each) => !apart.includes(each))
      .map((each) => inlineConstraint(asConstraint(each, schema), words)),
  ].join(" ");
}

/** The constraints of a new column that can't stand behind it, but only behind all columns. */
export function sortedKeys({ constraints }: AddColumn): readonly Constraint[] {
  return constraints.filter((each) => each.kind === "unique" && each.sorting !== undefined);
}
