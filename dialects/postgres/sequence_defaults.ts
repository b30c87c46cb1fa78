import type { Sequence, SequenceOptions } from "../../core/schema/model.ts";
import { wholeNumber } from "./whole_number.ts";

/** The type of a sequence's numbers. */
export type SequenceType = "bigint" | NonNullable<Sequence["type"]>;

const bits: { readonly [K in SequenceType]: bigint } = { smallint: 16n, integer: 32n, bigint: 64n };

/** What of a sequence's options isn't PostgreSQL's usual ("CREATE SEQUENCE"); numbers are bigints where they must be. */
export function unusualOptions(options: SequenceOptions, type: SequenceType): SequenceOptions {
  const usual = usualOptions(options, type);
  return Object.fromEntries(
    Object.entries(options).flatMap(([option, value]) => {
      if (value === undefined || value === false) return [];
      if (value === true) return [[option, value]];
      const number = BigInt(value);
      return number === usual[option as keyof typeof usual] ? [] : [[option, wholeNumber(number)]];
    }),
  );
}

/** A sequence counts from its first to its last number; what is missing of `options` is the usual. */
function usualOptions({ increment = 1, minValue, maxValue }: SequenceOptions, type: SequenceType) {
  const limit = 2n ** (bits[type] - 1n);
  const descends = increment < 0;
  const [least, most] = descends ? [-limit, -1n] : [1n, limit - 1n];
  const start = descends ? maxValue ?? most : minValue ?? least;
  return { increment: 1n, minValue: least, maxValue: most, start: BigInt(start), cache: 1n };
}
