import { find } from "../schema/edit.ts";
import type { Enum, Model } from "../schema/model.ts";
import type { Source } from "../schema/source.ts";
import { batchRules } from "./batch_rules.ts";
import { columnRules } from "./column_rules.ts";
import { constraintRules } from "./constraint_rules.ts";
import { dataRules } from "./data.ts";
import { enumsOf } from "./enum_columns.ts";
import { enumRules } from "./enums.ts";
import { extensionRules } from "./extensions.ts";
import { functionRules } from "./functions.ts";
import { indexRules } from "./indexes.ts";
import { invokeRules } from "./invoke.ts";
import type { Kind, Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";
import { schemaRules } from "./schemas.ts";
import { domainRules } from "./domains.ts";
import { sequenceRules } from "./sequences.ts";
import { tableRules } from "./tables.ts";
import { triggerRules } from "./triggers.ts";
import { viewRules } from "./views.ts";

/** The rule of every kind of operation. */
const rules: Rules<Kind> = {
  ...tableRules,
  ...columnRules,
  ...constraintRules,
  ...indexRules,
  ...schemaRules,
  ...enumRules,
  ...sequenceRules,
  ...domainRules,
  ...extensionRules,
  ...viewRules,
  ...functionRules,
  ...triggerRules,
  ...invokeRules,
  ...dataRules,
  ...batchRules({ applyAll, reverseAll, print }),
};

/** What a database that is `model` becomes by an operation. Throws "operation" where it doesn't fit. */
export function apply(model: Model, operation: Operation): Model {
  const enums = [...model.enums, ...missingEnums(operation, model)];
  return applyRule({ ...model, enums }, operation);
}

function applyRule<K extends Kind>(model: Model, operation: Operation<K>): Model {
  return rules[operation.kind].apply(model, operation);
}

/** `apply()` for operations in their order. */
export function applyAll(model: Model, operations: readonly Operation[]): Model {
  return operations.reduce((before, operation) => apply(before, operation), model);
}

/**
 * What undoes an operation on a database that was `before`, in order; undefined where nothing can.
 *
 * An enum type that comes with a column stays: there need not be one, and others may be of it.
 */
export function reverse<K extends Kind>(
  operation: Operation<K>,
  before: Model,
): readonly Operation[] | undefined {
  return rules[operation.kind].reverse(operation, before);
}

/**
 * What undoes operations that ran in their order on a database that was `before`: the last one first.
 *
 * `lost` are those that nothing undoes. Throws "operation" where one doesn't fit the model.
 */
export function reverseAll(
  operations: readonly Operation[],
  before: Model,
): { readonly operations: readonly Operation[]; readonly lost: readonly Operation[] } {
  const undone: (readonly Operation[])[] = [];
  const lost: Operation[] = [];
  let model = before;
  for (const operation of operations) {
    const back = reverse(operation, model);
    if (back) undone.unshift(back);
    else lost.push(operation);
    model = apply(model, operation);
  }
  return { operations: undone.flat(), lost };
}

/** The call of `op` that builds an operation. Names in `final` are by a naming convention. */
export function print<K extends Kind>(
  operation: Operation<K>,
  final: ReadonlySet<string> = new Set(),
): Source {
  return rules[operation.kind].print(operation, final);
}

/** The enum types that an operation makes with its columns, each once. */
function missingEnums(operation: Operation, model: Model): readonly Enum[] {
  const missing = enumsOf(operation).filter((type) => !find(model, "enums", type));
  return missing.filter((type, at) => {
    const first = missing.findIndex(({ name, schema }) =>
      name === type.name && schema === type.schema
    );
    return first === at;
  });
}
