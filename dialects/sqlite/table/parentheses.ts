import { readText } from "./reader.ts";

/** `a + 1` for `(a + 1)`, however many parentheses are around all of it. */
export function withoutParentheses(sql: string): string {
  const text = sql.trim();
  if (!text.startsWith("(")) return text;
  const reader = readText(text);
  const { start, end } = reader.parenthesized();
  return reader.peek().kind === "end" ? withoutParentheses(text.slice(start, end)) : text;
}
