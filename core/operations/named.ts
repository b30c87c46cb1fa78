import type { Constraint, Named } from "../schema/model.ts";
import {
  constraintName,
  namedConstraint,
  namedIndex,
  type Naming,
  withNames,
} from "../schema/naming_convention.ts";
import type { Operation } from "./operation.ts";

/** An operation with the names that a convention gives. Throws as `namedConstraint` does. */
export function named(operation: Operation, naming: Naming): Operation {
  switch (operation.kind) {
    case "createTable":
      return { ...operation, table: withNames(operation.table, naming) };
    case "addColumn": {
      const table = tableIn(operation);
      return {
        ...operation,
        constraints: operation.constraints.map((each) => namedConstraint(each, table, naming)),
        indexes: operation.indexes.map((each) => namedIndex(each, table, naming)),
      };
    }
    case "createPrimaryKey":
    case "createUniqueConstraint":
    case "createCheckConstraint":
    case "createForeignKey":
      return withConstraint(operation, naming);
    case "createIndex":
      return { ...operation, index: namedIndex(operation.index, tableIn(operation), naming) };
    case "dropConstraint": {
      const { type: kind, name } = operation;
      if (kind === undefined || name === undefined) return operation;
      return { ...operation, name: constraintName({ kind, name }, tableIn(operation), naming) };
    }
    case "batchAlterTable":
      return { ...operation, operations: operation.operations.map((each) => named(each, naming)) };
    default:
      return operation;
  }
}

interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

function withConstraint<O extends OnTable & { readonly constraint: Constraint }>(
  operation: O,
  naming: Naming,
): O {
  const constraint = namedConstraint(operation.constraint, tableIn(operation), naming);
  return { ...operation, constraint };
}

function tableIn({ table: name, schema }: OnTable): Named {
  return { name, schema };
}
