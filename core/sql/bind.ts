import { MigrateError } from "../errors.ts";
import type { SqlValue } from "../schema/model.ts";
import { bindEach, type BoundSql, type NamedValues } from "./parameters.ts";
import type { SqlRules } from "./rules.ts";

/** How a dialect writes values into a statement. */
export interface Binding {
  readonly rules: SqlRules;
  /** The placeholder of the n-th value, from 1. */
  placeholder(position: number): string;
  literal(value: SqlValue): string;
}

/** A statement with its values bound. */
export interface BoundStatement {
  /** With the dialect's placeholders. */
  readonly text: string;
  /** What they stand for, in order. */
  readonly values: readonly SqlValue[];
  /** With literals in their place. */
  readonly inlined: () => string;
}

/**
 * The statements of a text, with named parameters bound, which they share.
 *
 * Throws "operation" for a name that is missing or unused.
 */
export function bindStatements(
  sql: string,
  parameters: NamedValues,
  binding: Binding,
): readonly BoundStatement[] {
  return bindEach(sql, parameters, binding.rules).map((bound) => written(bound, binding));
}

/** `bindStatements()` for a text that holds one statement. Throws "operation" for another number of them. */
export function bindStatement(
  sql: string,
  parameters: NamedValues,
  binding: Binding,
): BoundStatement {
  const [only, ...more] = bindStatements(sql, parameters, binding);
  if (only && more.length === 0) return only;
  const count = only ? more.length + 1 : "none";
  throw new MigrateError("operation", `One statement is wanted, and the text holds ${count}`, {
    hint: "op.execute() runs several.",
  });
}

function written({ pieces, values }: BoundSql, { placeholder, literal }: Binding): BoundStatement {
  const joined = (write: (at: number) => string) =>
    pieces.map((piece, at) => at === 0 ? piece : write(at - 1) + piece).join("");
  return {
    text: joined((at) => placeholder(at + 1)),
    values,
    inlined: () => joined((at) => literal(values[at]!)),
  };
}
