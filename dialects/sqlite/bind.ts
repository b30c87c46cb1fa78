import type { Statement } from "../../core/dialect.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import { bindStatement, bindStatements } from "../../core/sql/bind.ts";
import { literal } from "./quote.ts";
import { rules } from "./rules.ts";

// With a number behind it some versions of the driver don't bind it.
const binding = { rules, literal, placeholder: () => "?" };

/** One statement with its named parameters bound; see `Dialect.bind`. */
export function bind(sql: string, parameters: { readonly [name: string]: SqlValue }): Statement {
  return bindStatement(sql, parameters, binding);
}

/** One statement or several with named parameters bound. Throws as `bind` does. */
export function bindAll(
  sql: string,
  parameters: { readonly [name: string]: SqlValue },
): readonly Statement[] {
  return bindStatements(sql, parameters, binding);
}
