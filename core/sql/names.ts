import { commonRules } from "./rules.ts";
import { scanSql, type SqlToken } from "./scan.ts";

/** Whether SQL names a column, or something else that is called so. Strings and comments don't count. */
export function mentions(sql: string, name: string): boolean {
  return [...scanSql(sql, commonRules)].some((token) => isName(sql, token, name));
}

/** SQL in which whatever is called `from` is called `to`. */
export function renamed(sql: string, from: string, to: string): string {
  return [...scanSql(sql, commonRules)]
    .map((token) => isName(sql, token, from) ? identifier(to) : sql.slice(token.start, token.end))
    .join("");
}

function isName(sql: string, { kind, start, end }: SqlToken, name: string): boolean {
  const text = sql.slice(start, end);
  if (kind === "identifier") return text.slice(1, -1).replaceAll('""', '"') === name;
  return kind === "word" && text.toLowerCase() === name.toLowerCase();
}

function identifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
