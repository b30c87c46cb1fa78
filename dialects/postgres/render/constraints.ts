import type { Renderers } from "../../../core/dialect.ts";
import type { DropConstraint } from "../../../core/operations/table_shapes.ts";
import type { Constraint } from "../../../core/schema/model.ts";
import { constraintClause } from "../../../core/sql/clauses.ts";
import { type OnTable, tableName } from "../../../core/sql/standard.ts";
import { dropByDescription } from "../drop_constraint.ts";
import { asConstraint } from "../limits.ts";
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

  renameConstraint: ({ name, to, ...on }) => [
    `ALTER TABLE ${tableName(on, words)} RENAME CONSTRAINT ${quote(name)} TO ${quote(to)}`,
  ],

  validateConstraint: ({ name, ...on }) => [
    `ALTER TABLE ${tableName(on, words)} VALIDATE CONSTRAINT ${quote(name)}`,
  ],
} satisfies Partial<Renderers>;

function addConstraint(
  { constraint, ...on }: OnTable & { readonly constraint: Constraint },
): string {
  return `ALTER TABLE ${tableName(on, words)} ADD ${
    constraintClause(asConstraint(constraint), words)
  }`;
}

function dropConstraint(operation: DropConstraint): string {
  const { name, ifExists, cascade, ...on } = operation;
  if (name === undefined) return dropByDescription(operation);
  return `ALTER TABLE ${tableName(on, words)} DROP CONSTRAINT ${ifExists ? "IF EXISTS " : ""}${
    quote(name)
  }${cascade ? " CASCADE" : ""}`;
}
