import { MigrateError } from "../errors.ts";
import type { SqlRules } from "./rules.ts";
import { splitSql } from "./split.ts";

/** Throws "operation" where SQL of the user's is empty. `what` tells what it is, as a message begins. */
export function requireSql(sql: string, what: string): void {
  if (sql.trim() === "") throw new MigrateError("operation", `${what} is empty`);
}

/**
 * A statement that SQL of the user's is a part of, without a semicolon that it may end with.
 *
 * Throws "operation" where that SQL ends the statement and begins another, or leaves something open. `what` tells whose
 * it is, as a message ends.
 */
export function oneStatement(text: string, what: string, rules: SqlRules): string {
  const [only, ...more] = splitSql(text, rules);
  if (only && more.length === 0) return only.text;
  throw new MigrateError("operation", `There is more than one statement in the SQL of ${what}`, {
    hint: "Run the others by op.execute().",
  });
}
