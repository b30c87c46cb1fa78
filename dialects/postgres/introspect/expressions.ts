import { scanSql } from "../../../core/sql/scan.ts";
import { rules } from "../rules.ts";

/**
 * An expression or a query as the server prints it, in the words that it would print for these, too.
 *
 * Of `s IN ('a', 'b')`, where `s` is a varchar, it makes `s::text = ANY (ARRAY['a'::character varying, …]::text[])`; read
 * in again, as by a dump, that becomes `ARRAY['a'::character varying::text, …]`. Only the first words are read as what they
 * were. Where `s` isn't a name both become `ARRAY['a'::text, …]`, which stays what it is.
 */
export function settledSql(sql: string): string {
  if (!sql.includes("::character varying")) return sql;
  return inShape(sql, (shape) =>
    shape
      .replace(LIST, (_, value: string, operator: string, list: string) => {
        const items = list.replaceAll(/::character varying(?:::text)?/g, "");
        return `${value} ${operator === "= ANY" ? "IN" : "NOT IN"} (${items})`;
      })
      .replace(ARRAY, (_, list: string) => `ARRAY[${list.replaceAll(VARCHAR, "::text")}]`)
      .replace(/('\d+')::character varying::text\b/g, "$1::text"));
}

/** SQL as what means the same is compared: `s IN ('a', 'b')` in the words for a text. */
export function plainSql(sql: string): string {
  if (!sql.includes(" IN ('")) return sql;
  return inShape(
    sql,
    (shape) =>
      shape.replace(IN, (_, value: string, not: string | undefined, list: string) => {
        const items = list.replaceAll(/'\d+'/g, "$&::text");
        return `${value}::text ${not === undefined ? "= ANY" : "<> ALL"} (ARRAY[${items}])`;
      }),
  );
}

/** SQL changed in its shape, where each string and each name in quotes is a number in quotes. */
function inShape(sql: string, change: (shape: string) => string): string {
  const kept: string[] = [];
  const shape = [...scanSql(sql, rules)].map(({ kind, start, end }) => {
    const text = sql.slice(start, end);
    if (kind !== "string" && kind !== "identifier") return text;
    kept.push(text);
    return `'${kept.length - 1}'`;
  }).join("");
  return change(shape).replace(/'(\d+)'/g, (_, at: string) => kept[Number(at)]!);
}

const NAME = /(?:\w+|'\d+')(?:\.(?:\w+|'\d+'))*/.source;
const ITEM = /'\d+'::character varying(?:::text)?/.source;
/** Several items: of one IN makes no list. */
const LIST = new RegExp(
  `(${NAME})::text (= ANY|<> ALL) \\(ARRAY\\[(${ITEM}(?:, ${ITEM})+)\\](?:::text\\[\\])?\\)`,
  "g",
);
const IN = new RegExp(`(${NAME}) (NOT )?IN \\(('\\d+'(?:, '\\d+')+)\\)`, "g");
const VARCHAR = "::character varying";
const ARRAY = /ARRAY\[('\d+'::character varying(?:, '\d+'::character varying)*)\]::text\[\]/g;
