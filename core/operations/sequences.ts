import { MigrateError } from "../errors.ts";
import type { Sequence, SequenceOptions } from "../schema/model.ts";
import type { AlterSequence, Operation } from "./operation.ts";

/** How a sequence counts, as users say it. */
export type SequenceInput = SequenceOptions & Pick<Sequence, "type" | "schema">;

/** The builders of operations on sequences. PostgreSQL only: SQLite numbers rows by `autoIncrement()`. */
export const sequences = {
  /**
   * Makes a sequence, which counts from 1 in steps of 1 unless it is told otherwise.
   *
   * @example
   * ```ts
   * op.createSequence("invoice_numbers", { start: 1000, cache: 20 });
   * op.createTable("invoices", {
   *   number: t.bigInteger().primaryKey().defaultSql("nextval('invoice_numbers')"),
   * });
   * ```
   */
  createSequence(
    name: string,
    { ifNotExists, ...sequence }: SequenceInput & { readonly ifNotExists?: boolean } = {},
  ): Operation<"createSequence"> {
    requireWholeNumbers(name, sequence);
    return { kind: "createSequence", sequence: { name, ...sequence }, ifNotExists };
  },

  /**
   * Changes how a sequence counts from now on: each thing that is named, and nothing else. null takes a limit away.
   *
   * Throws "operation" where nothing is named.
   */
  alterSequence(
    name: string,
    { schema, ...options }: AlterSequence["options"] & { readonly schema?: string },
  ): Operation<"alterSequence"> {
    if (Object.values(options).every((each) => each === undefined)) {
      throw new MigrateError("operation", `Can't change sequence "${name}": nothing is named`, {
        hint: "Name what changes: type, start, increment, minValue, maxValue, cache, cycle.",
      });
    }
    requireWholeNumbers(name, options);
    return { kind: "alterSequence", name, schema, options };
  },

  /** Drops a sequence; `cascade` drops the defaults that take their numbers from it, too. */
  dropSequence(
    name: string,
    options: {
      readonly schema?: string;
      readonly ifExists?: boolean;
      readonly cascade?: boolean;
    } = {},
  ): Operation<"dropSequence"> {
    return { kind: "dropSequence", name, ...options };
  },
};

/** Numbers that aren't whole, or that JavaScript has rounded, would be others to the database. */
function requireWholeNumbers(name: string, options: object): void {
  for (const [option, value] of Object.entries(options)) {
    if (typeof value !== "number" || Number.isSafeInteger(value)) continue;
    throw new MigrateError("operation", `${option} of sequence "${name}" can't be ${value}`, {
      hint: "Give a whole number; beyond 2 ** 53 as a bigint: 9007199254740993n",
    });
  }
}
