import type { AlterSequence } from "../../core/operations/object_shapes.ts";

/** How a sequence counts, a clause each, in the order of the documentation (CREATE SEQUENCE). */
export function sequenceOptions(
  { type, increment, minValue, maxValue, start, cache, cycle }: AlterSequence["options"],
): readonly string[] {
  return [
    clause("AS", type),
    clause("INCREMENT BY", increment),
    minValue === null ? "NO MINVALUE" : clause("MINVALUE", minValue),
    maxValue === null ? "NO MAXVALUE" : clause("MAXVALUE", maxValue),
    clause("START WITH", start),
    clause("CACHE", cache),
    cycle === undefined ? undefined : cycle ? "CYCLE" : "NO CYCLE",
  ].filter((each) => each !== undefined);
}

function clause(words: string, value: string | number | bigint | undefined): string | undefined {
  return value === undefined ? undefined : `${words} ${value}`;
}
