import { isSqlKey } from "./read_sql.ts";
import type { TemplateLanguage } from "./template.ts";

/** What `.ts` templates are filled with. */
export const typescript: TemplateLanguage = {
  literal(fact, room) {
    if (typeof fact === "string") return stringLiteral(fact);
    if (fact.length < 2) return fact[0] === undefined ? "null" : stringLiteral(fact[0]);
    const elements = fact.map(stringLiteral);
    const inline = `[${elements.join(", ")}]`;
    if (inline.length <= room) return inline;
    return ["[", ...elements.map((element) => `  ${element},`), "]"].join("\n");
  },
  // The slash could close the comment with an asterisk that stands before it.
  comment: (line) => line.replace(/^\//, " /").replaceAll("*/", "* /"),
};

/** A string that is the same in JavaScript, JSON and TypeScript, and ends no comment that it stands in. */
function stringLiteral(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")
    .replaceAll("*/", "*\\/");
}

/** What `.sql` templates are filled with. */
export const sql: TemplateLanguage = {
  literal(fact) {
    if (fact.length === 0) return "NULL";
    const text = typeof fact === "string" ? fact : fact.join(", ");
    // On one line, as a "--" comment may stand before it.
    return `'${text.replaceAll(/[\r\n]+/g, " ").replaceAll("'", "''")}'`;
  },
  // Quoted, it is no key of the header.
  comment: (line) => isSqlKey(line) ? `"${line}"` : line,
};
