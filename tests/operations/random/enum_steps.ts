import type { Kind, Operation } from "../../../core/operations/operation.ts";
import type { Enum } from "../../../core/schema/model.ts";
import type { Making } from "./making.ts";
import { isRead, type State } from "./state.ts";
import { named, onPostgres, type Steps } from "./step.ts";

/** Steps on the enum types of PostgreSQL. */
export const enumSteps: Steps<
  "createEnum" | "dropEnum" | "renameEnum" | "addEnumValue" | "renameEnumValue" | "dropEnumValue"
> = {
  createEnum: onPostgres(({ state: { model }, random, name }) => ({
    kind: "createEnum",
    enum: {
      name: name(),
      schema: random.once(2) ? random.pick(model.schemas) : undefined,
      labels: ["used", "it's; --", '"$tag$"'],
    },
  })),
  dropEnum: onEnum((type, { state }) =>
    columnsOf(type, state).length > 0 ? undefined : { kind: "dropEnum", ...named(type) }
  ),
  renameEnum: onEnum((type, { name }) => ({ kind: "renameEnum", ...named(type), to: name() })),
  addEnumValue: onEnum((type, { state, random, name }) =>
    isMovable(type, state)
      ? {
        kind: "addEnumValue",
        ...named(type),
        value: name(),
        ...random.once(2) && { after: random.pick(type.labels) },
      }
      : undefined
  ),
  renameEnumValue: onEnum((type, { random, name }) => {
    const value = random.pick(type.labels)!;
    const to = value.startsWith("used") ? `used ${name()}` : name();
    return { kind: "renameEnumValue", ...named(type), value, to };
  }),
  dropEnumValue: onEnum((type, { state, random }) => {
    const [, ...labels] = type.labels;
    const value = random.pick(labels.filter((label) => !label.startsWith("used")));
    return value !== undefined && isMovable(type, state)
      ? { kind: "dropEnumValue", ...named(type), value }
      : undefined;
  }),
};

function onEnum<K extends Kind>(
  step: (type: Enum, making: Making) => Operation<K> | undefined,
): (making: Making) => Operation<K> | undefined {
  return onPostgres((making) => {
    const type = making.random.pick(making.state.model.enums);
    return type && step(type, making);
  });
}

/** The columns of an enum type, with their tables. */
function columnsOf({ name, schema }: Enum, { model }: State) {
  return model.tables.flatMap((table) =>
    table.columns.filter(({ type }) =>
      type.kind === "enum" && type.name === name && type.schema === schema
    ).map((column) => ({ table, column }))
  );
}

/** Whether a label can be taken out: nothing but the columns' own depends on the type. */
function isMovable(type: Enum, state: State): boolean {
  return columnsOf(type, state).every(({ column }) => !isRead(state, column.name));
}
