import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import type { Constraint, Table } from "../schema/model.ts";
import type { Operation } from "./operation.ts";
import type { OnTable } from "./table_shapes.ts";

/** The kinds of operations that add a constraint. */
export type CreateConstraintKind =
  | "createPrimaryKey"
  | "createUniqueConstraint"
  | "createCheckConstraint"
  | "createForeignKey"
  | "createExcludeConstraint";

/** The operation that adds a constraint to a table. */
export function createConstraint(
  on: OnTable,
  constraint: Constraint,
): Operation<CreateConstraintKind> {
  switch (constraint.kind) {
    case "primaryKey":
      return { kind: "createPrimaryKey", ...on, constraint };
    case "unique":
      return { kind: "createUniqueConstraint", ...on, constraint };
    case "check":
      return { kind: "createCheckConstraint", ...on, constraint };
    case "foreignKey":
      return { kind: "createForeignKey", ...on, constraint };
    case "exclude":
      return { kind: "createExcludeConstraint", ...on, constraint };
  }
}

/**
 * The operations that add a constraint to a table that is to be `table` then.
 *
 * A primary key makes its columns refuse NULL; SQLite has keys that take it.
 */
export function addedConstraint(
  constraint: Constraint,
  table: Pick<Table, "name" | "schema" | "columns">,
): readonly Operation[] {
  const on = { table: table.name, schema: table.schema };
  const keys = constraint.kind === "primaryKey" ? constraint.columns : [];
  return [
    createConstraint(on, constraint),
    ...table.columns.filter(({ name, nullable }) => nullable && keys.includes(name))
      .map(({ name: column }) => ({ kind: "alterColumn" as const, ...on, column, nullable: true })),
  ];
}

/**
 * The operation that drops a constraint: by its name, or by what it says where it has none. It says both where the
 * tables that it may be run on have more of that name, as SQLite's can.
 */
export function dropConstraint(
  on: OnTable,
  constraint: Constraint,
  tables: readonly Table[] = [],
): Operation<"dropConstraint"> {
  const { kind: type, name } = constraint;
  const kind = "dropConstraint";
  const isAlone = name !== undefined && !tables.some((table) => isShared(name, table));
  if (isAlone) return { kind, ...on, name, type };
  const named = { kind, ...on, ...name !== undefined && { name }, type } as const;
  if (constraint.kind === "check") return { ...named, sql: constraint.sql };
  return { ...named, columns: columnsOfConstraint(constraint) };
}

/** Whether several constraints have a name, or one that SQLite has behind a column of an enum. */
function isShared(name: string, { columns, constraints }: Table): boolean {
  return constraints.filter((each) => each.name === name).length > 1 ||
    columns.some(({ type }) => type.kind === "enum" && type.name === name);
}
