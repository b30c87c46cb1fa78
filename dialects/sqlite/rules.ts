import type { SqlRules } from "../../core/sql/rules.ts";

/** How SQLite reads its text (https://www.sqlite.org/lang_keywords.html, lang_comment.html, lang_createtrigger.html). */
export const rules: SqlRules = {
  dollarQuotes: false,
  escapeStrings: false,
  carriageReturns: false,
  nestedComments: false,
  bracketIdentifiers: true,
  triggerBodies: true,
  atomicBodies: false,
};
