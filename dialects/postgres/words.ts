import { enclosed, standsAlone } from "../../core/sql/expression.ts";
import type { Words } from "../../core/sql/standard.ts";
import { literal, quote } from "./quote.ts";
import { rules } from "./rules.ts";

/** How PostgreSQL writes the words that statements are made of. */
export const words: Words = { quote, literal, defaultExpression };

/** PostgreSQL takes a call or a cast without parentheses (`b_expr` in its grammar), but not every expression. */
function defaultExpression(sql: string): string {
  const isPlain = /^(?:[\w.]+\([^()]*\)|'[^']*')(?:::\w+)?$/.test(sql) || standsAlone(sql, rules);
  return isPlain ? sql : enclosed(sql);
}
