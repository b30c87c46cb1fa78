import type { Enum } from "./model.ts";
import type { ColumnType } from "./types.ts";

/**
 * The enums that a column type is made of: itself, or what an array is of.
 *
 * A type of the user's own is what it comes to on `dialect`; without one, on any.
 */
export function enumsIn(type: ColumnType, dialect?: string): readonly Enum[] {
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
