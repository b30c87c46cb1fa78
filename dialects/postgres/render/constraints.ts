import type { Renderers } from "../../../core/dialect.ts";
import { MigrateError } from "../../../core/errors.ts";
import type { DropConstraint } from "../../../core/operations/operation.ts";
import type { Constraint } from "../../../core/schema/model.ts";
import { constraintClause } from "../../../core/sql/clauses.ts";
import { type OnTable, tableName } from "../../../core/sql/standard.ts";
import { quote } from "../quote.ts";
import { words } from "../words.ts";

/** How operations on constraints are said. */
export const constraints = {
  createPrimaryKey: (operation) => [addConstraint(operation)],

  createUniqueConstraint: (operation) => [addConstraint(operation)],

  createCheckConstraint: (operation) => [addConstraint(operation)],

  createForeignKey: (operation) => [addConstraint(operation)],

  createExcludeConstraint: (operation) => [addConstraint(operation)],

  dropConstraint: (operation) => [dropConstraint(operation)],
} satisfies Partial<Renderers>;

function addConstraint(
  { constraint, ...on }: OnTable & { readonly constraint: Constraint },
): string {
  return `ALTER TABLE ${tableName(on, words)} ADD ${constraintClause(constraint, words)}`;
}

function dropConstraint({ name, ifExists, ...on }: DropConstraint): string {
  if (name === undefined) {
    throw new MigrateError("unsupported", "PostgreSQL drops a constraint by its name only", {
      hint: "It names those that were given none, such as users_email_key: see \\d in psql.",
    });
  }
  const exists = ifExists ? "IF EXISTS " : "";
  return `ALTER TABLE ${tableName(on, words)} DROP CONSTRAINT ${exists}${quote(name)}`;
}
