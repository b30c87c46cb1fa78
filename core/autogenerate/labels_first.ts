import type { Operation } from "../operations/operation.ts";

/**
 * Operations with the labels that enum types get ahead of all else, as PostgreSQL commits what is done before it adds
 * one: where they stand at the beginning, a run that fails leaves no half of a revision behind, and can be done again.
 */
export function labelsFirst(operations: readonly Operation[]): readonly Operation[] {
  const isFirst = (operation: Operation, at: number) =>
    operation.kind === "addEnumValue" && !operations.slice(0, at).some(makesRoomFor(operation));
  return [
    ...operations.filter(isFirst),
    ...operations.filter((operation, at) => !isFirst(operation, at)),
  ];
}

/** Whether an operation makes the type, or gives a label of it another name: the new one may be the one that it had. */
function makesRoomFor({ name, schema }: Operation<"addEnumValue">) {
  return (operation: Operation): boolean => {
    if (operation.kind === "createEnum") return isType(operation.enum);
    return operation.kind === "renameEnumValue" && isType(operation);
  };

  function isType(other: { readonly name: string; readonly schema?: string }): boolean {
    return other.name === name && other.schema === schema;
  }
}
