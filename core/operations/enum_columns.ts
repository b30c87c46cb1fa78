import { enumsIn } from "../schema/enums_in.ts";
import type { Enum } from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";
import type { Operation } from "./operation.ts";

/** The enums that an operation's columns and domains are of on `dialect`. Where there is no such type yet, the operation makes it. */
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
    case "createDomain":
      return [operation.domain.type];
    case "batchAlterTable":
      return operation.operations.flatMap(columnTypes);
    default:
      return [];
  }
}
