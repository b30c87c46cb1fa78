import { MigrateError } from "../errors.ts";
import { entryOf, find, withChanged } from "../schema/edit.ts";
import type { Sequence, SequenceOptions } from "../schema/model.ts";
import { call, object, optional, value, values } from "../schema/source.ts";
import { given } from "../schema/types.ts";
import { dropped, made } from "./entries.ts";
import type { AlterSequence } from "./object_shapes.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

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

/** What sequences' operations do to a model, how they are undone and printed. */
export const sequenceRules: Rules<keyof typeof sequences> = {
  createSequence: {
    apply: (model, { sequence, ...making }) =>
      made(model, { list: "sequences", entry: sequence }, making),
    reverse({ sequence: { name, schema }, ifNotExists }, before) {
      const isKept = ifNotExists && find(before, "sequences", { name, schema });
      return isKept ? [] : [{ kind: "dropSequence", name, schema }];
    },
    print: ({ sequence: { name, ...options }, ifNotExists }) =>
      call("op.createSequence", [value(name), ...optional({ ...options, ifNotExists })]),
  },

  alterSequence: {
    apply: (model, { name, schema, options }) =>
      withChanged(model, {
        list: "sequences",
        key: { name, schema },
        change: (sequence) => altered(sequence, options),
      }),
    reverse({ name, schema, options }, before) {
      const was = entryOf(before, "sequences", { name, schema });
      const back = differing(spelledOut(was), spelledOut(altered(was, options)));
      return Object.keys(back).length === 0
        ? []
        : [{ kind: "alterSequence", name, schema, options: back }];
    },
    print: ({ name, schema, options }) =>
      call("op.alterSequence", [value(name), object(values({ ...options, schema }))]),
  },

  dropSequence: {
    apply: (model, { name, schema, ...options }) =>
      dropped(model, { list: "sequences", key: { name, schema } }, options),
    reverse({ name, schema, ifExists, cascade }, before) {
      const sequence = find(before, "sequences", { name, schema });
      if (cascade) return undefined;
      if (sequence) return [{ kind: "createSequence", sequence }];
      return ifExists ? [] : undefined;
    },
    print: ({ kind: _, name, ...options }) =>
      call("op.dropSequence", [value(name), ...optional(options)]),
  },
};

type Counting = AlterSequence["options"];

/** A sequence with other options: what isn't named stays, though it was the usual; null is what is usual. */
function altered({ name, schema, ...was }: Sequence, options: Counting): Sequence {
  const before = spelledOut(was);
  const { type, ...counting } = spelledOut({
    ...before,
    ...newBounds(before, options),
    ...given(options),
  });
  return { name, ...given({ schema }), ...counting, ...type !== "bigint" && { type } };
}

/** Limits that were those of its type are those of its new one (ALTER SEQUENCE, "AS data_type"). */
function newBounds(before: Spelled, { type = before.type }: Counting): Counting {
  if (type === before.type) return {};
  const [least, most] = [-largest[before.type] - 1n, largest[before.type]];
  return {
    ...isSame(before.minValue, least) && { minValue: -largest[type] - 1n },
    ...isSame(before.maxValue, most) && { maxValue: largest[type] },
  };
}

type Spelled = ReturnType<typeof spelledOut>;

/** How a sequence counts, with what is usual where it doesn't say (CREATE SEQUENCE). */
export function spelledOut(
  { type = "bigint", increment = 1, cache = 1, cycle = false, ...more }: Counting,
) {
  const isAscending = increment > 0;
  const minValue = more.minValue ?? (isAscending ? 1 : -largest[type] - 1n);
  const maxValue = more.maxValue ?? (isAscending ? largest[type] : -1);
  const start = more.start ?? (isAscending ? minValue : maxValue);
  return { type, increment, minValue, maxValue, start, cache, cycle };
}

const largest = {
  smallint: 2n ** 15n - 1n,
  integer: 2n ** 31n - 1n,
  bigint: 2n ** 63n - 1n,
};

/** What of `these` isn't as in `those`. */
function differing(these: Spelled, those: Spelled): Partial<Spelled> {
  const { type, increment, minValue, maxValue, start, cache, cycle } = these;
  return {
    ...type !== those.type && { type },
    ...!isSame(increment, those.increment) && { increment },
    ...!isSame(minValue, those.minValue) && { minValue },
    ...!isSame(maxValue, those.maxValue) && { maxValue },
    ...!isSame(start, those.start) && { start },
    ...!isSame(cache, those.cache) && { cache },
    ...cycle !== those.cycle && { cycle },
  };
}

function isSame(one: number | bigint, other: number | bigint): boolean {
  return BigInt(one) === BigInt(other);
}
