import type { SqlRules } from "./rules.ts";
import { normalized } from "./same.ts";
import { scanSql } from "./scan.ts";

/**
 * The arguments of a function, each as it was written but for its default and comments: what tells it from others of its
 * name. None where there are only spaces. Throws "operation" for what is never closed.
 */
export function argumentTexts(args: string, rules: SqlRules): readonly string[] {
  const texts = [""];
  let depth = 0;
  let inDefault = false;
  for (const { kind, start, end } of scanSql(args, rules)) {
    const token = args.slice(start, end);
    if (kind === "symbol") depth += "([".includes(token) ? 1 : ")]".includes(token) ? -1 : 0;
    if (depth === 0 && token === ",") {
      inDefault = false;
      texts.push("");
      continue;
    }
    if (depth === 0 && (token === "=" || /^default$/i.test(token))) inDefault = true;
    if (!inDefault && kind !== "comment") texts[texts.length - 1] += token;
  }
  const trimmed = texts.map((text) => text.trim());
  return trimmed.length === 1 && trimmed[0] === "" ? [] : trimmed;
}

/** Whether two lists of arguments are of the same types, as far as their words tell; either may do without names. */
export function hasSameTypes(one: string, other: string, rules: SqlRules): boolean {
  const [these, those] = [one, other].map((args) => argumentTexts(args, rules));
  return these!.length === those!.length &&
    these!.every((text, at) =>
      isSameArgument(typeWords(text, rules), typeWords(those![at]!, rules))
    );
}

/** Where one has a name, it stands before its type. */
function isSameArgument(one: string, other: string): boolean {
  return one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`);
}

function typeWords(argument: string, rules: SqlRules): string {
  return normalized(argument, rules)
    .replace(/^in /, "")
    .replace(/ without time zone$/, "")
    .replace(/\w+$/, (word) => aliases[word] ?? word);
}

/** PostgreSQL's short names of types (documentation, table "Data Types"). */
const aliases: { readonly [word: string]: string | undefined } = {
  int: "integer",
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  bool: "boolean",
  decimal: "numeric",
  float4: "real",
  float8: "double precision",
  varchar: "character varying",
  char: "character",
  varbit: "bit varying",
  timetz: "time with time zone",
  timestamptz: "timestamp with time zone",
};
