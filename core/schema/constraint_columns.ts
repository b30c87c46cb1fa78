import type { Constraint } from "./model.ts";

/** The columns that a constraint names, without those in expressions. */
export function columnsOfConstraint(constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case "check":
      return [];
    case "exclude":
      return constraint.elements.flatMap(({ column }) => column ?? []);
    case "unique":
      return [...constraint.columns, ...constraint.include ?? []];
    default:
      return constraint.columns;
  }
}
