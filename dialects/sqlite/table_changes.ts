import type { AlterColumn, Operation } from "../../core/operations/operation.ts";
import type { Constraint } from "../../core/schema/model.ts";
import { typeName } from "../../core/schema/types.ts";
import { constraintClause, defaultClause } from "../../core/sql/clauses.ts";
import type { IndexChange } from "./changed_table.ts";
import { enumClause, newColumn } from "./column_text.ts";
import { asConstraint, noCascade, noExclusions } from "./limits.ts";
import type { TableChange } from "./table/change.ts";
import { typeNames } from "./types.ts";
import { words } from "./words.ts";

/** What an operation changes of its table's text, and of its indexes. */
export function changesOf(operation: Operation): readonly (TableChange | IndexChange)[] {
  switch (operation.kind) {
    case "addColumn":
      return [{ kind: "addColumn", definition: newColumn(operation) }];
    case "dropColumn":
      // As on PostgreSQL, keys and indexes on the column go with it.
      return [{ kind: "dropColumn", column: operation.column, cascade: true }];
    case "alterColumn":
      return columnChanges(operation);
    case "createPrimaryKey":
      // Here alone SQLite's keys take NULL unless they say otherwise (https://www.sqlite.org/quirks.html, section 5).
      return [
        ...operation.constraint.columns.map((column) =>
          ({ kind: "setNullable", column, nullable: false }) as const
        ),
        ...newConstraint(operation),
      ];
    case "createUniqueConstraint":
    case "createCheckConstraint":
    case "createForeignKey":
      return newConstraint(operation);
    case "dropConstraint": {
      const { name, type, columns, sql, ifExists, cascade } = operation;
      if (type === "exclude") throw noExclusions();
      if (cascade) throw noCascade();
      return [{ kind: "dropConstraint", name, type, columns, sql, ifExists }];
    }
    case "renameConstraint":
      return [{ kind: "renameConstraint", name: operation.name, to: operation.to }];
    case "renameIndex":
      return [{ kind: "renameIndex", name: operation.name, to: operation.to }];
    default:
      return [];
  }
}

function newConstraint({ constraint, schema }: {
  readonly constraint: Constraint;
  readonly schema?: string;
}): readonly TableChange[] {
  const clause = constraintClause(asConstraint(constraint, schema), words);
  return [{ kind: "addConstraint", constraint: clause }];
}

function columnChanges(operation: AlterColumn): readonly TableChange[] {
  const { column, type, nullable, default: value } = operation;
  return [
    ...typeChange(operation),
    ...nullable === undefined ? [] : [{ kind: "setNullable", column, nullable } as const],
    ...value === undefined ? [] : [
      {
        kind: "setDefault",
        column,
        value: value === null ? undefined : defaultClause({ value, type }, words),
      } as const,
    ],
  ];
}

function typeChange({ column, type, using }: AlterColumn): readonly TableChange[] {
  if (!type) return [];
  const check = enumClause(column, type);
  return [{ kind: "setType", column, type: typeName(typeNames, type), using, check }];
}
