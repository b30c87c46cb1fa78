import { dropConstraint as dropping } from "../../../core/operations/constraint_operations.ts";
import { columnsOfConstraint } from "../../../core/schema/constraint_columns.ts";
import type { Constraint, Table } from "../../../core/schema/model.ts";
import { onTable } from "../../../core/sql/standard.ts";
import { conditionOn, isOrdered, repeats } from "./columns.ts";
import { randomCheck, randomForeignKey, randomKey, randomUnique } from "./constraints.ts";
import { hasRows, isUnique, keyOf, keysTo, type State } from "./state.ts";
import { onAny, type Steps } from "./step.ts";

/** Steps on constraints. */
export const constraintSteps: Steps<
  | "createPrimaryKey"
  | "createUniqueConstraint"
  | "createCheckConstraint"
  | "createForeignKey"
  | "createExcludeConstraint"
  | "dropConstraint"
  | "renameConstraint"
> = {
  createPrimaryKey: onAny((table, making) => {
    const constraint = randomKey(table, making);
    return constraint && { kind: "createPrimaryKey", ...onTable(table), constraint };
  }),
  createUniqueConstraint: onAny((table, making) => {
    const constraint = randomUnique(table, making);
    return constraint && { kind: "createUniqueConstraint", ...onTable(table), constraint };
  }),
  createCheckConstraint: onAny((table, making) => {
    const check = randomCheck(table, making);
    const notValid = making.state.dialect === "postgresql" && making.random.once(3);
    const constraint = { ...check, ...notValid && { notValid } };
    return { kind: "createCheckConstraint", ...onTable(table), constraint };
  }),
  createForeignKey: onAny((table, making) => {
    const { state, random } = making;
    const key = randomForeignKey(table, making);
    if (!key) return undefined;
    const notValid = state.dialect === "postgresql" && random.once(2);
    if (hasRows(state, table) && !notValid) return undefined;
    const constraint = { ...key, ...notValid && { notValid } };
    return { kind: "createForeignKey", ...onTable(table), constraint };
  }),
  createExcludeConstraint: onAny((table, { state, random, name }) => {
    const column = state.dialect === "postgresql" && random.pick(
      table.columns.filter((each) =>
        isOrdered(each) && !repeats(each) && isUnique(state, table, each) && !each.generated
      ),
    );
    if (!column) return undefined;
    const how = column.type.kind === "int4range"
      ? { using: "gist", elements: [{ column: column.name, with: "&&" }] }
      : { using: "btree", elements: [{ column: column.name, with: "=" }] };
    return {
      kind: "createExcludeConstraint",
      ...onTable(table),
      constraint: { kind: "exclude", name: name(), ...how, where: conditionOn(column, random) },
    };
  }),
  dropConstraint: onAny((table, { state, random }) => {
    const constraint = random.pick(
      table.constraints.filter((each) => isConstraintDroppable(each, table, state)),
    );
    return constraint && dropping(onTable(table), constraint);
  }),
  renameConstraint: onAny((table, { random, name }) => {
    const before = random.pick(table.constraints.flatMap((each) => each.name ?? []));
    if (before === undefined) return undefined;
    return { kind: "renameConstraint", ...onTable(table), name: before, to: name() };
  }),
};

function isConstraintDroppable(constraint: Constraint, table: Table, state: State): boolean {
  if (constraint.kind !== "primaryKey" && constraint.kind !== "unique") return true;
  const keys = columnsOfConstraint(constraint);
  if (
    keysTo(state, table).some(({ references: { columns } }) =>
      (columns.length === 0 ? keyOf(table) : columns).toSorted().join() === keys.toSorted().join()
    )
  ) return false;
  if (constraint.kind === "unique") return true;
  return !table.withoutRowid &&
    !table.columns.some(({ name, autoIncrement, identity }) =>
      keys.includes(name) && (autoIncrement || identity)
    );
}
