import type { Renderers } from "../../../core/dialect.ts";
import { sqlOn } from "../../../core/operations/invoke.ts";
import { splitSql } from "../../../core/sql/split.ts";
import { bindAll } from "../bind.ts";
import { insertOrCopy } from "../copy_rows.ts";
import { rules } from "../rules.ts";

/** How rows are written, and SQL of the user's own. */
export const data = {
  execute: ({ sql, parameters }) =>
    parameters ? bindAll(sql, parameters) : splitSql(sql, rules).map(({ text }) => text),

  invoke: (operation) => splitSql(sqlOn("postgresql", operation), rules).map(({ text }) => text),

  bulkInsert: (operation) => insertOrCopy(operation),
} satisfies Partial<Renderers>;
