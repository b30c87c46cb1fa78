import type { Operation } from "../operations/operation.ts";
import { apply, applyAll, reverseAll } from "../operations/rules.ts";
import { find, tableOf } from "../schema/edit.ts";
import type { Column, Model } from "../schema/model.ts";
import { fillFor } from "../schema/neutral.ts";
import type { ColumnType } from "../schema/types.ts";
import { codeAround } from "./diff_code.ts";
import type { DiffRules } from "./diff_rules.ts";
import { labelsFirst } from "./labels_first.ts";

/**
 * What undoes operations on a database that was `before`, as `reverseAll` has it, with what only the dialect knows: how
 * values turn back into those of their former types, which label they had before, and what reads them meanwhile.
 */
export function reversed(
  operations: readonly Operation[],
  before: Model,
  rules: DiffRules,
): ReturnType<typeof reverseAll> {
  const { operations: back, lost } = reverseAll(operations, before);
  let model = applyAll(before, operations);
  const complete = back.flatMap((operation) => {
    const cast = withCast(operation, model, rules);
    const done = withLabel(withFill(withFormerLabels(cast, before), before), operations);
    const around = done.kind === "dropEnumValue" && rules.readersHoldColumns
      ? codeAround(done, model)
      : { dropped: [], made: [] };
    model = apply(model, operation);
    return [...around.dropped, done, ...around.made];
  });
  return { operations: labelsFirst(complete), lost };
}

function withCast(operation: Operation, model: Model, rules: DiffRules): Operation {
  if (operation.kind !== "alterColumn" || !operation.type) return operation;
  const { column, type } = operation;
  const now = tableOf(model, operation).columns.find(({ name }) => name === column);
  const using = now && rules.using(column, now.type, type);
  return using === undefined ? operation : { ...operation, using };
}

/** Columns come back with the labels that their types had, not with those that come and go in between. */
function withFormerLabels(operation: Operation, before: Model): Operation {
  const former = (type: ColumnType): ColumnType => {
    if (type.kind === "array") return { ...type, of: former(type.of) };
    const labels = type.kind === "enum" && find(before, "enums", type)?.labels;
    return labels ? { ...type, labels } : type;
  };
  const formerColumn = (column: Column) => ({ ...column, type: former(column.type) });
  switch (operation.kind) {
    case "createTable": {
      const { table } = operation;
      return { ...operation, table: { ...table, columns: table.columns.map(formerColumn) } };
    }
    case "addColumn":
      return { ...operation, column: formerColumn(operation.column) };
    case "alterColumn":
      return operation.type ? { ...operation, type: former(operation.type) } : operation;
    default:
      return operation;
  }
}

/** Rows get what says nothing in a column that comes back, unless they must differ in it when its keys are back, too. */
function withFill(operation: Operation, before: Model): Operation {
  if (operation.kind !== "addColumn" || operation.fill === undefined) return operation;
  const { table: name, schema, column } = operation;
  const { constraints = [], indexes = [] } = find(before, "tables", { name, schema }) ?? {};
  return { ...operation, fill: fillFor(column, { constraints, indexes }) };
}

/** A label that took another one's place gives it back. */
function withLabel(operation: Operation, operations: readonly Operation[]): Operation {
  if (operation.kind !== "dropEnumValue") return operation;
  const { name, schema, value } = operation;
  const replaced = operations.find((each) =>
    each.kind === "dropEnumValue" && each.name === name && each.schema === schema &&
    each.replaceWith === value
  );
  return replaced?.kind === "dropEnumValue"
    ? { ...operation, replaceWith: replaced.value }
    : operation;
}
