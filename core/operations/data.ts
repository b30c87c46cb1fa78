import { MigrateError } from "../errors.ts";
import type { SqlValue } from "../schema/model.ts";
import { requireSqlValue } from "../schema/values.ts";
import type { Operation } from "./operation.ts";

/** The builders of operations on rows, and of SQL written by hand. */
export const data = {
  /**
   * Runs SQL: one statement, or several that are parted by semicolons.
   *
   * With `parameters`, `:name` stands for a value, as the value and never as SQL; a colon that isn't
   * meant so is then written `\:`.
   */
  execute(
    sql: string,
    parameters?: { readonly [name: string]: SqlValue },
  ): Operation<"execute"> {
    if (sql.trim() === "") throw new MigrateError("operation", "op.execute() was given no SQL");
    requireParameters(parameters);
    return { kind: "execute", sql, parameters };
  },

  /**
   * Inserts rows, each an object from column to value. No rows do nothing.
   *
   * Throws "operation" unless all rows name the same columns.
   */
  bulkInsert(
    table: string,
    rows: readonly { readonly [column: string]: SqlValue }[],
    options: { readonly schema?: string } = {},
  ): Operation<"bulkInsert"> {
    const names = Object.keys(rows[0] ?? {});
    const values = rows.map((row, at) => {
      requireSameColumns(table, names, Object.keys(row), at);
      return names.map((name) => {
        const value = row[name];
        requireSqlValue(value, () => `Column "${name}" of row ${at + 1} for "${table}"`);
        return value;
      });
    });
    return { kind: "bulkInsert", table, columns: names, rows: values, ...options };
  },
};

/** Throws "operation" for a parameter that is no value. */
export function requireParameters(parameters: { readonly [name: string]: unknown } = {}): void {
  for (const [name, value] of Object.entries(parameters)) {
    requireSqlValue(value, () => `The parameter ":${name}"`);
  }
}

function requireSameColumns(
  table: string,
  first: readonly string[],
  these: readonly string[],
  at: number,
): void {
  if (these.length === 0) {
    throw new MigrateError("operation", `Row ${at + 1} for "${table}" names no column`);
  }
  if (these.length === first.length && these.every((name) => first.includes(name))) return;
  throw new MigrateError(
    "operation",
    `The rows for "${table}" differ in their columns: the first has ${first.join(", ")}, ` +
      `row ${at + 1} has ${these.join(", ")}`,
    { hint: "Give null where a row has no value, or insert them in two calls." },
  );
}
