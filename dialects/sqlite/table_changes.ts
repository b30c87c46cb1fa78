import type { Operation } from "../../core/operations/operation.ts";
import type { AlterColumn, AlterTable } from "../../core/operations/table_shapes.ts";
import type { Constraint } from "../../core/schema/model.ts";
import { canNumber } from "../../core/schema/numbering.ts";
import { constraintClause, defaultClause } from "../../core/sql/clauses.ts";
import { type ColumnType, typeName } from "../../core/schema/types.ts";
import type { Change } from "./changed_table.ts";
import { enumClause, newColumn, sortedKeys } from "./column_text.ts";
import { columnType } from "./declared_type.ts";
import {
  asConstraint,
  noCascade,
  noExclusions,
  noOptionalKey,
  requireNoIdentity,
} from "./limits.ts";
import type { TableChange } from "./table/change.ts";
import { declaredType, findColumn, isStrict, type TableText } from "./table/parse.ts";
import { isSame } from "./table/reader.ts";
import { columnTypeName, typeNames } from "./types.ts";
import { words } from "./words.ts";

/**
 * What an operation changes of its table's text, and of its indexes; `present` is the table as it is by then, where that
 * is known. Throws "unsupported".
 */
export function changesOf(
  operation: Operation,
  present?: TableText,
): readonly Change[] {
  switch (operation.kind) {
    case "alterTable":
      return formChanges(operation);
    case "addColumn": {
      const { ifNotExists, position, column: { type } } = operation;
      const definition = newColumn(operation, present);
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
      return columnChanges(operation, present);
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

/** The type that values in a column are written for; undefined where it isn't there. */
function typeIn(table: TableText, name: string): ColumnType | undefined {
  const column = findColumn(table, name);
  if (!column) return undefined;
  const declared = declaredType(table, column);
  // No other text that is a UUID would fit.
  return isSame(declared, typeName(typeNames, uuid)) ? uuid : columnType(declared);
}

const uuid = { kind: "uuid" } as const;

/** What changes of a column's definition; its name is changed by SQLite itself. */
function columnChanges(operation: AlterColumn, present?: TableText): readonly TableChange[] {
  requireNoIdentity(operation);
  const { column, type, using, collation, nullable, generated, autoIncrement } = operation;
  const { default: value, position } = operation;
  const changes: (TableChange | undefined)[] = [
    type && {
      kind: "setType",
      column,
      type: columnTypeName(type, present !== undefined && isStrict(present)),
      counts: canNumber(type) && autoIncrement !== false,
      using,
      check: enumClause(column, type),
    },
    collation === undefined
      ? undefined
      : { kind: "setCollation", column, collation: collation ?? undefined },
    nullable === undefined ? undefined : { kind: "setNullable", column, nullable },
    // What is computed has no default, nor has what gets one been computed.
    generated === null ? { kind: "setGenerated", column, generated: undefined } : undefined,
    value === undefined ? undefined : {
      kind: "setDefault",
      column,
      value: value === null
        ? undefined
        : defaultClause({ value, type: type ?? (present && typeIn(present, column)) }, words),
    },
    generated ? { kind: "setGenerated", column, generated } : undefined,
    autoIncrement === undefined ? undefined : { kind: "setAutoIncrement", column, autoIncrement },
    position && { kind: "moveColumn", column, position },
  ];
  return changes.filter((change) => change !== undefined);
}
