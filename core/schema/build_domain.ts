import { MigrateError } from "../errors.ts";
import type { ColumnBuilder } from "./column_builder.ts";
import type { Check, Constraint, Domain } from "./model.ts";
import { given } from "./types.ts";

/**
 * The domain that a column of its type and checks describe.
 *
 * Throws "operation" for what a column may say and a domain can't.
 */
export function buildDomain(
  name: string,
  { draft }: ColumnBuilder,
  checks: readonly Check[],
  { schema }: { readonly schema?: string },
): Domain {
  const { type, nullable, default: value, collation, ...more } = draft.column;
  const own = draft.constraints.map((build) => build(name));
  const isMore = Object.values(given(more)).length > 0 || draft.isPrimaryKey ||
    draft.indexes.length > 0 || !own.every(isCheck);
  if (isMore) {
    throw new MigrateError("operation", `Domain "${name}" says what only a column can`, {
      hint: "A domain has a type, a default, notNull(), collate() and checks.",
    });
  }
  return {
    name,
    ...given({ schema }),
    type,
    nullable,
    ...given({ default: value, collation }),
    checks: [...own.filter(isCheck), ...checks],
  };
}

function isCheck(constraint: Constraint): constraint is Check {
  return constraint.kind === "check";
}
