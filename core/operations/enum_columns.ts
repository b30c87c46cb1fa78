import type { Enum } from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";
import type { Operation } from "./operation.ts";

/**
 * The enums that an operation's columns are of. Where there is no such type yet, the operation makes it.
 *
 * A type of the user's own is what it comes to on `dialect`; without one, on any.
 */
export function enumsOf(operation: Operation, dialect?: string): readonly Enum[] {
  return columnTypes(operation).flatMap((type) => enumsIn(type, dialect));
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

function enumsIn(type: ColumnType, dialect: string | undefined): readonly Enum[] {
  switch (type.kind) {
    case "enum": {
      const { kind: _, ...made } = type;
      return [made];
    }
    case "array":
      return enumsIn(type.of, dialect);
    case "defined":
      return Object.entries(type.storage).flatMap(([name, stored]) =>
        dialect === undefined || name === dialect ? enumsIn(stored, dialect) : []
      );
    default:
      return [];
  }
}
