import type { AlterColumn, AlterTable, Operation } from "../../core/operations/operation.ts";
import type { Constraint } from "../../core/schema/model.ts";
import { canNumber } from "../../core/schema/numbering.ts";
import { constraintClause, defaultClause } from "../../core/sql/clauses.ts";
import type { Change } from "./changed_table.ts";
import { enumClause, newColumn, sortedKeys } from "./column_text.ts";
import {
  asConstraint,
  noCascade,
  noExclusions,
  noOptionalKey,
  requireNoIdentity,
} from "./limits.ts";
import type { TableChange } from "./table/change.ts";
import { columnTypeName } from "./types.ts";
import { words } from "./words.ts";

/** What an operation changes of its table's text, and of its indexes. Throws "unsupported". */
export function changesOf(
  operation: Operation,
  isStrict: boolean,
): readonly Change[] {
  switch (operation.kind) {
    case "alterTable":
      return formChanges(operation);
    case "addColumn": {
      const { ifNotExists, position, column: { type } } = operation;
      const definition = newColumn(operation, isStrict);
      const keys = sortedKeys(operation);
      if (ifNotExists && keys.length > 0) throw noOptionalKey(operation.column.name);
      const fill = operation.fill === undefined ? undefined : words.literal(operation.fill, type);
      return [
        { kind: "addColumn", definition, ifNotExists, position, fill },
        ...keys.flatMap((constraint) => newConstraint({ ...operation, constraint })),
      ];
    }
    case "dropColumn": {
      const { column, ifExists, cascade } = operation;
      if (cascade) throw noCascade();
      // As on PostgreSQL, the keys, checks and indexes that name the column go with it.
      return [{ kind: "dropColumn", column, cascade: true, ifExists }];
    }
    case "alterColumn":
      return columnChanges(operation, isStrict);
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

function formChanges({ form: { strict, withoutRowid } }: AlterTable): readonly TableChange[] {
  return [
    ...strict === undefined ? [] : [{ kind: "setStrict", strict } as const],
    ...withoutRowid === undefined ? [] : [{ kind: "setWithoutRowid", withoutRowid } as const],
  ];
}

/** What changes of a column's definition; its name is changed by SQLite itself. */
function columnChanges(operation: AlterColumn, isStrict: boolean): readonly TableChange[] {
  requireNoIdentity(operation);
  const { column, type, using, collation, nullable, generated, autoIncrement } = operation;
  const { default: value, position } = operation;
  const changes: (TableChange | undefined)[] = [
    type && {
      kind: "setType",
      column,
      type: columnTypeName(type, isStrict),
      counts: canNumber(type) && autoIncrement !== false,
      using,
      check: enumClause(column, type),
    },
    collation === undefined
      ? undefined
      : { kind: "setCollation", column, collation: collation ?? undefined },
    nullable === undefined ? undefined : { kind: "setNullable", column, nullable },
    value === undefined ? undefined : {
      kind: "setDefault",
      column,
      value: value === null ? undefined : defaultClause({ value, type }, words),
    },
    generated === undefined
      ? undefined
      : { kind: "setGenerated", column, generated: generated ?? undefined },
    autoIncrement === undefined ? undefined : { kind: "setAutoIncrement", column, autoIncrement },
    position && { kind: "moveColumn", column, position },
  ];
  return changes.filter((change) => change !== undefined);
}
