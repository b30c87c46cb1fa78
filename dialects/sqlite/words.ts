import { enclosed, standsAlone } from "../../core/sql/expression.ts";
import type { Words } from "../../core/sql/standard.ts";
import { literal, quote } from "./quote.ts";
import { rules } from "./rules.ts";

/** How SQLite writes the words that statements are made of. */
export const words: Words = { quote, literal, defaultExpression };

/** Every expression but a literal needs parentheses there (lang_createtable.html, section 3.2). */
function defaultExpression(sql: string): string {
  return standsAlone(sql, rules) ? sql : enclosed(sql);
}
