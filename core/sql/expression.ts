import type { SqlRules } from "./rules.ts";
import { scanSql, type SqlToken } from "./scan.ts";

/** SQL of the user's in parentheses. */
export function enclosed(sql: string): string {
  return `(${closed(sql)})`;
}

/** SQL of the user's, so that no comment at its end takes away what follows. */
export function closed(sql: string): string {
  return sql.includes("--") ? `${sql}\n` : sql;
}

/**
 * Whether SQL needs no parentheses anywhere: a literal, a number with its sign, a word, or what is all inside of one pair
 * of parentheses.
 *
 * Throws "operation" for what is never closed.
 */
export function standsAlone(sql: string, rules: SqlRules): boolean {
  const tokens = [...scanSql(sql.trim(), rules)];
  const [first, second] = tokens;
  if (tokens.length === 1) return first!.kind !== "symbol" && first!.kind !== "comment";
  if (tokens.length === 2 && second!.kind === "number") return /^[-+]/.test(sql.trim());
  return isGroup(sql.trim(), tokens);
}

/** Whether the parenthesis that opens first closes last. */
function isGroup(sql: string, tokens: readonly SqlToken[]): boolean {
  let depth = 0;
  for (const { kind, start, end } of tokens) {
    if (kind === "symbol" && sql[start] === "(") depth++;
    if (kind === "symbol" && sql[start] === ")") depth--;
    if (depth === 0) return end === sql.length && start > 0;
  }
  return false;
}
