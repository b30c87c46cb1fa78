import type { Operation } from "../operations/operation.ts";
import type { Enum } from "../schema/model.ts";

/**
 * What gives an enum type the labels of another: those that go are dropped, those that come are put at their places.
 *
 * A label that moves among those that stay is dropped and put.
 */
export function diffEnum(before: Enum, { name, schema, labels }: Enum): readonly Operation[] {
  const kept = longestCommon(before.labels, labels);
  const lastKept = Math.max(-1, ...kept.map((label) => labels.indexOf(label)));
  const gone = before.labels.filter((label) => !kept.includes(label));
  return [
    ...gone.map((value) => ({ kind: "dropEnumValue" as const, name, schema, value })),
    ...labels.flatMap((value, at) => {
      if (kept.includes(value)) return [];
      // All labels that stand before it are there when its turn comes.
      const place = at > lastKept ? {} : at === 0 ? { before: kept[0] } : { after: labels[at - 1] };
      return [{ kind: "addEnumValue" as const, name, schema, value, ...place }];
    }),
  ];
}

/** The longest list of labels that stand in this order in both. */
function longestCommon(before: readonly string[], after: readonly string[]): readonly string[] {
  let row: (readonly string[])[] = [[], ...after.map(() => [])];
  for (const one of before) {
    const next: (readonly string[])[] = [[]];
    for (const [at, other] of after.entries()) {
      const [left, above] = [next[at]!, row[at + 1]!];
      const longer = left.length > above.length ? left : above;
      next.push(one === other ? [...row[at]!, one] : longer);
    }
    row = next;
  }
  return row.at(-1)!;
}
