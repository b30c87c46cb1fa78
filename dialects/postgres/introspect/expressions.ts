import { scanSql } from "../../../core/sql/scan.ts";
import { rules } from "../rules.ts";

/**
 * An expression or a query as the server prints it, in the words that it would print for these, too.
 *
 * Of `s IN ('a', 'b')`, where `s` is a varchar, it makes `ARRAY['a'::character varying, …]::text[]`; read in again, as by
 * a dump, that becomes `ARRAY['a'::character varying::text, …]`. Both are `ARRAY['a'::text, …]`, which stays what it is.
 */
export function settledSql(sql: string): string {
  if (!sql.includes("::character varying")) return sql;
  const kept: string[] = [];
  const shape = [...scanSql(sql, rules)].map(({ kind, start, end }) => {
    const text = sql.slice(start, end);
    if (kind !== "string" && kind !== "identifier") return text;
    kept.push(text);
    return `'${kept.length - 1}'`;
  }).join("");
  return shape
    .replace(ARRAY, (_, list: string) => `ARRAY[${list.replaceAll(VARCHAR, "::text")}]`)
    .replace(/('\d+')::character varying::text\b/g, "$1::text")
    .replace(/'(\d+)'/g, (_, at: string) => kept[Number(at)]!);
}

const VARCHAR = "::character varying";
const ARRAY = /ARRAY\[('\d+'::character varying(?:, '\d+'::character varying)*)\]::text\[\]/g;
