import type { Operation } from "../../../core/operations/operation.ts";
import { onTable } from "../../../core/sql/standard.ts";
import type { Random } from "./choices.ts";
import { columnSteps } from "./column_steps.ts";
import { constraintSteps } from "./constraint_steps.ts";
import { enumSteps } from "./enum_steps.ts";
import { indexSteps } from "./index_steps.ts";
import { objectSteps } from "./object_steps.ts";
import { after, type State } from "./state.ts";
import { onAny, randomOf, type Steps, type Undone } from "./step.ts";
import { formSteps, tableSteps } from "./table_steps.ts";
import { viewSteps } from "./view_steps.ts";

/** Steps on one table each, which a batch can have, too. */
const batchedSteps = { ...formSteps, ...columnSteps, ...constraintSteps, ...indexSteps };

const steps: Steps<Undone> = {
  ...batchedSteps,
  ...tableSteps,
  ...viewSteps,
  ...enumSteps,
  ...objectSteps,
  batchAlterTable: onAny((table, { state, random }) => {
    let present: State = { ...state, only: onTable(table) };
    const operations: Operation[] = [];
    for (let count = 1 + random.below(4); count > 0; count--) {
      const operation = randomOf(batchedSteps, present, random);
      if (!operation) continue;
      operations.push(operation);
      present = after(present, operation);
    }
    if (operations.length === 0) return undefined;
    const recreate = random.once(2) && { recreate: "always" as const };
    return { kind: "batchAlterTable", ...onTable(table), operations, ...recreate };
  }),
};

/** An operation that fits the database, of any kind; undefined where none was found. */
export function randomStep(state: State, random: Random): Operation | undefined {
  // What tables are made of is changed most.
  return random.once(2) ? randomOf(batchedSteps, state, random) : randomOf(steps, state, random);
}

/** An operation that puts something on a table: an index, a view, a trigger. */
export function standing(state: State, random: Random): Operation | undefined {
  const { createIndex } = indexSteps;
  const { createView, createTrigger } = viewSteps;
  return randomOf({ createIndex, createView, createTrigger }, state, random);
}
