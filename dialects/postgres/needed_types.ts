import { MigrateError } from "../../core/errors.ts";
import { enumsOf } from "../../core/operations/enum_columns.ts";
import type { Operation } from "../../core/operations/operation.ts";
import type { Enum, Named } from "../../core/schema/model.ts";
import { requireType } from "./enum_type.ts";

/**
 * The statements that make the enum types of an operation's columns where they aren't there. `before` is asked only for
 * those that have some: a file may hold hundreds of thousands of operations.
 *
 * A type that an operation of `before` has made needs none. Throws "operation" where that had other labels.
 */
export function neededTypes(
  operation: Operation,
  before: () => readonly Operation[],
): readonly string[] {
  const types = distinct(enumsOf(operation, "postgresql"));
  if (types.length === 0) return [];
  const others = before();
  return types.filter((type) => !isThere(type, others)).map(requireType);
}

/** Each type once, though several columns are of it. */
function distinct(types: readonly Enum[]): readonly Enum[] {
  const found: Enum[] = [];
  for (const type of types) {
    const other = found.find((each) => isSame(each, type));
    if (other) requireSameLabels(type, other);
    else found.push(type);
  }
  return found;
}

/** Whether the last that `before` says of a type makes it; what else is said of it may leave it or not. */
function isThere(type: Enum, before: readonly Operation[]): boolean {
  const last = before.findLast((operation) => named(operation).some((each) => isSame(each, type)));
  const made = last && typesMadeBy(last).find((each) => isSame(each, type));
  if (made) requireSameLabels(type, made);
  return made !== undefined;
}

/** What an operation names as a type, or could be naming. */
function named(operation: Operation): readonly Named[] {
  switch (operation.kind) {
    case "dropEnum":
    case "addEnumValue":
    case "renameEnumValue":
    case "dropEnumValue":
      return [operation];
    case "renameEnum":
      return [operation, { name: operation.to, schema: operation.schema }];
    case "createEnum":
      return [operation.enum];
    default:
      return enumsOf(operation, "postgresql");
  }
}

function typesMadeBy(operation: Operation): readonly Enum[] {
  if (operation.kind !== "createEnum") return enumsOf(operation, "postgresql");
  return operation.ifNotExists ? [] : [operation.enum];
}

function isSame(one: Named, other: Named): boolean {
  return one.name === other.name && one.schema === other.schema;
}

function requireSameLabels(wanted: Enum, made: Enum): void {
  const [these, those] = [wanted, made].map(({ labels }) => labels.join(", "));
  if (these === those) return;
  throw new MigrateError(
    "operation",
    `The enum "${wanted.name}" is made with the labels ${those}, and then has ${these}`,
    { hint: "Give it the same ones in both places." },
  );
}
