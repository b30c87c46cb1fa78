import type { Operation } from "../operations/operation.ts";
import type { Enum } from "../schema/model.ts";

/** What becomes of an enum type's labels, around what becomes of the columns that have them. */
export interface EnumDiff {
  /** Labels that come are put at their places. */
  readonly first: readonly Operation[];
  /** Labels that go are dropped when nothing has them any more. */
  readonly last: readonly Operation[];
}

/**
 * What gives an enum type the labels of another.
 *
 * A label that moves among those that stay is put under another name, which rows have then, and gets its own in the end.
 */
export function diffEnum(before: Enum, { name, schema, labels }: Enum): EnumDiff {
  const kept = longestCommon(before.labels, labels);
  const lastKept = Math.max(-1, ...kept.map((label) => labels.indexOf(label)));
  const gone = before.labels.filter((label) => !kept.includes(label));
  const taken = new Set([...before.labels, ...labels]);
  const said = (label: string) => gone.includes(label) ? movedName(label, taken) : label;
  return {
    first: labels.flatMap((value, at) => {
      if (kept.includes(value)) return [];
      // All labels that stand before it are there when its turn comes.
      const place = at > lastKept
        ? {}
        : at === 0
        ? { before: kept[0] }
        : { after: said(labels[at - 1]!) };
      return [{ kind: "addEnumValue" as const, name, schema, value: said(value), ...place }];
    }),
    last: gone.flatMap((value): readonly Operation[] => {
      const drop = { kind: "dropEnumValue" as const, name, schema, value };
      if (!labels.includes(value)) return [drop];
      const moved = said(value);
      return [
        { ...drop, replaceWith: moved },
        { kind: "renameEnumValue", name, schema, value: moved, to: value },
      ];
    }),
  };
}

/** What a label is called until it is where it goes. */
function movedName(label: string, taken: ReadonlySet<string>): string {
  const name = `${label}_moved`;
  return taken.has(name) ? movedName(name, taken) : name;
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
