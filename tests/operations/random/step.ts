import type { Kind, Operation } from "../../../core/operations/operation.ts";
import type { Named, Table } from "../../../core/schema/model.ts";
import type { Random } from "./choices.ts";
import { type Making, makingOf } from "./making.ts";
import { isOn, type State } from "./state.ts";

/**
 * The kinds of operations that can be taken back without a trace. Rows and SQL of the user's own are for the user to
 * undo, what is validated stays so, and which extensions there are is the server's.
 */
export type Undone = Exclude<
  Kind,
  "bulkInsert" | "execute" | "invoke" | "validateConstraint" | "createExtension" | "dropExtension"
>;

/** Makes an operation of a kind that fits a database; undefined where there is none, or none was found. */
type Step<K extends Kind> = (making: Making) => Operation<K> | undefined;

/** A step for each of some kinds. */
export type Steps<K extends Kind> = { readonly [P in K]: Step<P> };

/** An operation of one of the steps, by any of them; undefined where none was found. */
export function randomOf<K extends Kind>(
  steps: Steps<K>,
  state: State,
  random: Random,
): Operation | undefined {
  const makers: readonly ((making: Making) => Operation | undefined)[] = Object.values(steps);
  for (let attempt = 0; attempt < 20; attempt++) {
    const step = random.pick(makers)!(makingOf(state, random));
    if (step) return step;
  }
  return undefined;
}

/** A step on any table. */
export function onAny<K extends Kind>(
  step: (table: Table, making: Making) => Operation<K> | undefined,
): Step<K> {
  return (making) => {
    const { state: { model, only }, random } = making;
    const table = random.pick(
      only ? model.tables.filter((each) => isOn(each, only)) : model.tables,
    );
    return table && step(table, making);
  };
}

/** A step that SQLite has nothing for. */
export function onPostgres<K extends Kind>(step: Step<K>): Step<K> {
  return (making) => making.state.dialect === "postgresql" ? step(making) : undefined;
}

/** How operations name something. */
export function named({ name, schema }: Named): Named {
  return { name, schema };
}
