import { fromHex } from "../../core/hex.ts";
import type { ServerDefault, SqlValue } from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { withoutParentheses } from "./table/parentheses.ts";
import { piecesOf, unquoted } from "./table/reader.ts";

/** What stands behind DEFAULT: a value where it is written as one, else an expression. */
export function defaultModel(sql: string, { kind }: ColumnType): ServerDefault {
  const bare = withoutParentheses(sql);
  const value = bare === sql ? valueOf(sql) : valueIn(bare);
  // A value that isn't text is written as JSON text in a column of JSON.
  const isOther = (kind === "json" || kind === "jsonb") && typeof value !== "string";
  if (value === undefined || isOther && value !== null) return { kind: "expression", sql: bare };
  const isTruth = kind === "boolean" && (value === 0 || value === 1);
  return { kind: "literal", value: isTruth ? value === 1 : value };
}

/** The value of what stands there without parentheses, where a name is a string; undefined for an expression. */
function valueOf(sql: string): SqlValue | undefined {
  if (sql.startsWith("'")) return unquoted(sql);
  if (/^null$/i.test(sql)) return null;
  if (/^true$/i.test(sql)) return 1;
  if (/^false$/i.test(sql)) return 0;
  if (/^x'/i.test(sql)) return fromHex(sql.slice(2, -1));
  if (String(Number(sql)) === sql) return Number(sql);
  if (/^current_\w+$/i.test(sql)) return undefined;
  return /^["`[\p{L}_]/u.test(sql) ? unquoted(sql) : undefined;
}

/** The value of what stands in parentheses, where all names but a few are refused. */
function valueIn(sql: string): SqlValue | undefined {
  const [only, ...more] = piecesOf(sql);
  const isLiteral = more.length === 0 && only !== undefined && only.kind !== "identifier";
  return isLiteral || more.length === 1 && /^(?:-|x')/i.test(sql) ? valueOf(sql) : undefined;
}
