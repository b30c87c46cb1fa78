import type { SqlValue } from "../schema/model.ts";
import { bindNamed } from "./parameters.ts";
import type { SqlRules } from "./rules.ts";

/** How a dialect writes values into a statement. */
export interface Binding {
  readonly rules: SqlRules;
  /** The placeholder of the n-th value, from 1. */
  placeholder(position: number): string;
  literal(value: SqlValue): string;
}

/**
 * One statement with its named parameters bound: its text with placeholders, their values, and the text
 * with literals in their place.
 *
 * Throws "operation" for a name that is missing or unused.
 */
export function bindStatement(
  sql: string,
  parameters: { readonly [name: string]: SqlValue },
  { rules, placeholder, literal }: Binding,
): { readonly text: string; readonly values: readonly SqlValue[]; readonly inlined: string } {
  const { pieces, values } = bindNamed(sql, parameters, rules);
  const joined = (write: (at: number) => string) =>
    pieces.map((piece, at) => at === 0 ? piece : write(at - 1) + piece).join("");
  return {
    text: joined((at) => placeholder(at + 1)),
    values,
    inlined: joined((at) => literal(values[at]!)),
  };
}
