import type { SqlRules } from "./rules.ts";
import { scanSql } from "./scan.ts";

/**
 * Whether two pieces of SQL say the same in words: space, comments, parentheses around all, and the case of what isn't
 * quoted don't count. They may well mean the same where it says no.
 *
 * Throws "operation" for what is never closed.
 */
export function isSameSql(one: string, other: string, rules: SqlRules): boolean {
  return one === other || normalized(one, rules) === normalized(other, rules);
}

/** SQL in a form that is the same wherever `isSameSql` holds. */
export function normalized(sql: string, rules: SqlRules): string {
  const words: string[] = [];
  for (const { kind, start, end } of scanSql(sql, rules)) {
    if (kind === "space" || kind === "comment") continue;
    words.push(normalizedWord(kind, sql.slice(start, end)));
  }
  while (isEnclosed(words)) words.splice(0, words.length, ...words.slice(1, -1));
  return words.join(" ");
}

function normalizedWord(kind: string, text: string): string {
  if (kind === "word") return text.toLowerCase();
  const simple = kind === "identifier" && /^.([a-z_][a-z0-9_]*).$/.exec(text);
  return simple ? simple[1]! : text;
}

/** Whether the parenthesis that opens first closes last. */
function isEnclosed(words: readonly string[]): boolean {
  if (words[0] !== "(") return false;
  let depth = 0;
  for (const [at, word] of words.entries()) {
    if (word === "(") depth++;
    if (word === ")") depth--;
    if (depth === 0) return at === words.length - 1;
  }
  return false;
}
