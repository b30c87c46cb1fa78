import type { Differences } from "../../core/dialect.ts";
import type { Column } from "../../core/schema/model.ts";
import { isSameSql } from "../../core/sql/same.ts";
import { plainDefault } from "./default_value.ts";
import { plainSql } from "./introspect/expressions.ts";
import { rules } from "./rules.ts";
import { nameFor } from "./stored/names.ts";
import { using } from "./using.ts";

/** What makes one of its databases another. */
export const differences: Differences = {
  defaultName(table, constraint) {
    const { name } = table;
    const columns = new Set(table.columns.map((column) => column.name));
    const taken = { relations: new Set<string>(), constraints: new Set<string>() };
    return nameFor({ ...constraint, name: undefined }, { name, columns }, taken);
  },
  plainSql,
  plainDefault,
  isReplaced: ({ generated: before }, { generated: after }) =>
    !isSameGenerated(before, after) &&
    // A stored column can be left with the values that it has (ALTER TABLE, DROP EXPRESSION), and no other.
    !(before?.stored && after === undefined),
  using,
  refersAhead: false,
  readersHoldColumns: true,
  // A key's columns say so themselves.
  isNeverNull: () => false,
  keysLeaveNotNull: true,
  keysCount: false,
  hasEnumTypes: true,
  keysAreIndexes: true,
};

function isSameGenerated(before: Column["generated"], after: Column["generated"]): boolean {
  if (!before || !after) return before === after;
  return before.stored === after.stored && isSameSql(before.sql, after.sql, rules);
}
