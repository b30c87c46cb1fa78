import type { SqlRules } from "../../core/sql/rules.ts";

/** How PostgreSQL reads its text (documentation, chapter "SQL Syntax", "Lexical Structure"). */
export const rules: SqlRules = {
  dollarQuotes: true,
  escapeStrings: true,
  carriageReturns: true,
  nestedComments: true,
  bracketIdentifiers: false,
  triggerBodies: false,
  atomicBodies: true,
};
