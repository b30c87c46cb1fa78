import { MigrateError } from "../../core/errors.ts";
import type { Check } from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { literal, quote } from "./quote.ts";
import type { ColumnClause } from "./table/clauses.ts";
import { type ColumnText, declaredType, isStrict, type TableText, textAt } from "./table/parse.ts";
import { isName, isSame, readText, unquoted } from "./table/reader.ts";
import { columnTypeName, storageType } from "./types.ts";

/**
 * The check that keeps a column to the labels of its enum, under the enum's name; undefined where it is of none.
 *
 * It stands behind the column, and goes and changes with it.
 */
export function enumCheck(column: string, type: ColumnType): Check | undefined {
  const stored = storageType(type);
  if (stored.kind !== "enum") return undefined;
  const { name, labels } = stored;
  return { kind: "check", name, sql: `${quote(column)} IN (${labels.map(labelText).join(", ")})` };
}

/** The literal of a label. Throws "operation" where it could be read as an expression only. */
function labelText(label: string): string {
  const text = literal(label);
  if (text.startsWith("'")) return text;
  throw new MigrateError("operation", `${JSON.stringify(label)} can't be a label of an enum`, {
    hint: "It holds a NUL or a carriage return.",
  });
}

/** An enum, and the check that it was read from. */
export interface EnumBehind {
  readonly type: ColumnType<"enum">;
  readonly check: ColumnClause;
}

/** The enum that a column is of: its type and the check behind it are such as `enumCheck()` goes with. */
export function enumBehind(table: TableText, column: ColumnText): EnumBehind | undefined {
  for (const check of column.clauses) {
    if (check.kind !== "check" || !check.name) continue;
    const labels = labelsIn(textAt(table, check.expression), column.name.value);
    if (!labels) continue;
    const type = { kind: "enum", name: check.name.value, labels } as const;
    const declared = columnTypeName(type, isStrict(table));
    if (isSame(declaredType(table, column), declared)) return { type, check };
  }
  return undefined;
}

/** The texts of `column IN ('a', 'b')`; undefined for a condition of another form. */
function labelsIn(condition: string, column: string): readonly string[] | undefined {
  const reader = readText(condition);
  if (!isName(reader.peek()) || !isSame(reader.name().value, column)) return undefined;
  if (!reader.accept("IN", "(")) return undefined;
  const labels: string[] = [];
  while (reader.peek().kind === "string") {
    const { start, end } = reader.take();
    labels.push(unquoted(condition.slice(start, end)));
    if (!reader.accept(",")) break;
  }
  return reader.accept(")") && reader.peek().kind === "end" ? labels : undefined;
}
