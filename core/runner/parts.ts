import { isLate, type Rendered } from "../dialect.ts";

/** What goes to the database together. */
export type Part = readonly Rendered[];

/**
 * Runs of what goes together: late statements with their neighbours on one subject; else statements that need a
 * transaction, or those that refuse one.
 */
export function parts(rendered: readonly Rendered[]): readonly Part[] {
  const found: { kind: Kind; part: Rendered[] }[] = [];
  for (const group of onOneSubject(rendered)) {
    const last = found.at(-1);
    const kind = kindOf(group);
    if (kind !== "late" && last?.kind === kind) last.part.push(...group);
    else found.push({ kind, part: [...group] });
  }
  return found.map(({ part }) => part);
}

type Kind = "late" | "inside" | "outside";

function kindOf(group: Part): Kind {
  const [first] = group;
  if (!first || group.some(isLate)) return "late";
  return !isLate(first) && first.outsideTransaction ? "outside" : "inside";
}

function onOneSubject(rendered: readonly Rendered[]): readonly Part[] {
  const groups: Rendered[][] = [];
  for (const each of rendered) {
    const last = groups.at(-1);
    if (each.subject !== undefined && last?.[0]?.subject === each.subject) last.push(each);
    else groups.push([each]);
  }
  return groups;
}
