import { MigrateError } from "../errors.ts";
import type { Expression } from "./expression.ts";
import type { Node, RevisionGraph } from "./graph.ts";
import { listed } from "./problems.ts";

/** Somewhere in the history: at a revision, or before all of them. */
export type Spot = Node | "base";

/** Where a number of steps led. */
export interface Way {
  readonly end: Spot;
  /** Fewer than were asked for where the history ended. */
  readonly taken: number;
}

/** How to go from one spot to another. */
export interface Course {
  /** Up, or down where negative. */
  readonly steps: number;
  /** Which revisions may be gone to on the way up. */
  readonly isOn: (node: Node) => boolean;
}

/**
 * Goes up from `start`, at every step to the one revision right above. Throws "unknown-revision" where
 * there are several.
 */
export function climb(graph: RevisionGraph, start: Spot, { steps, isOn }: Course): Way {
  let end = start;
  for (let taken = 0; taken < steps; taken++) {
    const above: readonly Node[] = end === "base" ? graph.bases : end.up;
    const choices = above.filter(isOn);
    if (choices.length > 1) throw ambiguousWalk("above", end, choices);
    if (choices[0] === undefined) return { end, taken };
    end = choices[0];
  }
  return { end, taken: steps };
}

/**
 * Goes down from `start`; the last step leads from a base to "base". Throws "unknown-revision" at a merge
 * point.
 */
export function descend(start: Spot, steps: number): Way {
  let end = start;
  for (let taken = 0; taken < steps; taken++) {
    if (end === "base") return { end, taken };
    if (end.down.length > 1) throw ambiguousWalk("below", end, end.down);
    end = end.down[0] ?? "base";
  }
  return { end, taken: steps };
}

/** Climbs or descends. */
export function go(graph: RevisionGraph, start: Spot, course: Course): Way {
  return course.steps > 0 ? climb(graph, start, course) : descend(start, -course.steps);
}

/** The end of a way, which must have been taken to the end. Throws "unreachable". */
export function wholeWay({ end, taken }: Way, expression: Expression): Spot {
  const { text, symbol, branch, offset = 0 } = expression;
  if (taken === Math.abs(offset)) return end;
  const message = symbol === undefined ? didntProduce(offset) : `Walked too far by '${text}'`;
  const count = taken === 0 ? "nothing is" : taken === 1 ? "only 1 is" : `only ${taken} are`;
  const from = `${offset > 0 ? "above" : "below"} ${symbol ?? "where the database is"}`;
  const on = branch === undefined ? "" : ` on branch '${branch}'`;
  throw new MigrateError("unreachable", `${message}: ${count} ${from}${on}`);
}

/** Alembic's sentence for steps from where the database is. */
export function didntProduce(offset: number): string {
  const steps = offset > 0 ? `+${offset}` : `${offset}`;
  return `Relative revision ${steps} didn't produce ${Math.abs(offset)} migrations`;
}

function ambiguousWalk(
  where: "above" | "below",
  from: Spot,
  choices: readonly Node[],
): MigrateError {
  const place = from === "base" ? "base" : from.id;
  const ids = listed(choices.map(({ id }) => id));
  return new MigrateError(
    "unknown-revision",
    `Ambiguous walk: right ${where} ${place} are ${ids}`,
    {
      hint: where === "above"
        ? "Name the revision to go to, or the branch: <label>@+1"
        : "Name the revision to go to",
    },
  );
}
