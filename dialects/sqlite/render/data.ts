import type { Renderers } from "../../../core/dialect.ts";
import { sqlOn } from "../../../core/operations/invoke.ts";
import { splitSql } from "../../../core/sql/split.ts";
import { insertRows } from "../../../core/sql/standard.ts";
import { bindAll } from "../bind.ts";
import { rules } from "../rules.ts";
import { words } from "../words.ts";

/** How rows are written, and SQL of the user's own. */
export const data = {
  execute: ({ sql, parameters }) =>
    parameters ? bindAll(sql, parameters) : splitSql(sql, rules).map(({ text }) => text),

  invoke: (operation) => splitSql(sqlOn("sqlite", operation), rules).map(({ text }) => text),

  bulkInsert: (operation) => insertRows(operation, words),
} satisfies Partial<Renderers>;
