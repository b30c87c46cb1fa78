import type { Operation } from "../operations/operation.ts";
import { diffCode } from "./diff_code.ts";
import { diffDomains } from "./diff_domains.ts";
import { diffObjects } from "./diff_objects.ts";
import type { DiffRules } from "./diff_rules.ts";
import { compareTables, tableOperations } from "./diff_tables.ts";
import type { Sides } from "./sides.ts";

/**
 * The operations that make `before` what `after` is, in an order in which they run; none where they are the same.
 *
 * The same sides give the same operations. Nothing is taken for renamed but constraints and indexes, which hold no
 * data. Tables are complete in any case.
 */
export function diff(sides: Sides, rules: DiffRules): readonly Operation[] {
  const tables = compareTables(sides.before.tables, sides.after.tables, rules);
  const objects = diffObjects(sides);
  const domains = diffDomains(sides, rules);
  const code = diffCode(sides, { tables, objects }, rules);
  return [
    ...code.before,
    ...objects.first,
    ...code.called,
    ...domains.first,
    ...code.early,
    ...tableOperations(tables),
    ...objects.behindTables,
    ...code.after,
    ...domains.last,
    ...code.uncalled,
    ...objects.last,
  ];
}
