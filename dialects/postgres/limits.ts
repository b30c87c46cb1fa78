/*
 * What PostgreSQL can't do. It is said before anything is done, with the way round.
 */
import { MigrateError } from "../../core/errors.ts";
import type { Position } from "../../core/operations/table_shapes.ts";
import type { Constraint, TableForm } from "../../core/schema/model.ts";

/** Throws "unsupported" for what only SQLite's tables are. */
export function requireForm(
  { strict, withoutRowid }: Pick<TableForm, "strict" | "withoutRowid">,
): void {
  if (strict === undefined && withoutRowid === undefined) return;
  const word = strict === undefined ? "WITHOUT ROWID" : "STRICT";
  throw unsupported(
    `${word} tables`,
    'Where it is for SQLite alone, ask first: if (op.dialect === "sqlite")',
  );
}

/** The constraint, as it is. Throws "unsupported" for what only SQLite's keys say. */
export function asConstraint(constraint: Constraint): Constraint {
  if (constraint.kind !== "primaryKey" && constraint.kind !== "unique") return constraint;
  const { onConflict, sorting } = constraint;
  if (onConflict === undefined && sorting === undefined) return constraint;
  const what = sorting === undefined ? `ON CONFLICT ${onConflict}` : "collations and orders";
  throw unsupported(
    `${what} in keys, such as that on ${constraint.columns.join(", ")}`,
    sorting === undefined
      ? "Say on INSERT what becomes of conflicts."
      : "Make a unique index instead: its keys have both.",
  );
}

/** Throws "unsupported" for a column that is to stand before others. */
export function requireLast(column: string, position: Position | undefined): void {
  if (position === undefined) return;
  throw unsupported(
    `place for column "${column}" but the last`,
    "Leave it there: name the columns where their order matters, or make a view.",
  );
}

function unsupported(what: string, hint: string): MigrateError {
  return new MigrateError("unsupported", `PostgreSQL has no ${what}`, { hint });
}
