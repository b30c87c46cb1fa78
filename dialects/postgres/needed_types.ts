import { MigrateError } from "../../core/errors.ts";
import type { Operation } from "../../core/operations/operation.ts";
import type { Enum, Named } from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { requireType } from "./enum_type.ts";
import { storageType } from "./types.ts";

/**
 * The statements that make the enum types of an operation's columns where they aren't there.
 *
 * A type that an operation of `before` has made needs none. Throws "operation" where that had other labels.
 */
export function neededTypes(
  operation: Operation,
  before: readonly Operation[],
): readonly string[] {
  return distinct(enumsOf(operation)).filter((type) => !isThere(type, before)).map(requireType);
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
      return enumsOf(operation);
  }
}

function typesMadeBy(operation: Operation): readonly Enum[] {
  if (operation.kind !== "createEnum") return enumsOf(operation);
  return operation.ifNotExists ? [] : [operation.enum];
}

/** The enums that the columns of an operation are of. */
function enumsOf(operation: Operation): readonly Enum[] {
  return columnTypes(operation).flatMap(enumsIn);
}

function columnTypes(operation: Operation): readonly ColumnType[] {
  switch (operation.kind) {
    case "createTable":
      return operation.table.columns.map(({ type }) => type);
    case "addColumn":
      return [operation.column.type];
    case "alterColumn":
      return operation.type ? [operation.type] : [];
    default:
      return [];
  }
}

/** The enums that a type is made of: one or none. */
export function enumsIn(type: ColumnType): readonly Enum[] {
  const stored = storageType(type);
  if (stored.kind === "array") return enumsIn(stored.of);
  return stored.kind === "enum" ? [stored] : [];
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
