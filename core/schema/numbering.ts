import { MigrateError } from "../errors.ts";
import type { Column, ForeignKey, Table } from "./model.ts";
import type { ColumnType, TypeKind } from "./types.ts";

const integers: ReadonlySet<TypeKind> = new Set(["smallInteger", "integer", "bigInteger"]);

/** Whether numbers of this type can count rows; for one of the user's own, on each of its databases. */
export function canNumber(type: ColumnType): boolean {
  return type.kind === "defined"
    ? Object.values(type.storage).every(canNumber)
    : integers.has(type.kind);
}

/** The column that is a table's whole primary key; undefined where several are, or none is. */
export function loneKey({ columns, constraints }: Table): Column | undefined {
  const key = constraints.find(({ kind }) => kind === "primaryKey");
  const [only, ...others] = key?.kind === "primaryKey" ? key.columns : [];
  return others.length > 0 ? undefined : columns.find(({ name }) => name === only);
}

/**
 * Whether the database is to number a table's rows by this column: where it says so, else, as SQLAlchemy has it, where
 * it is the lone integer key, and nothing else gives its values: no default, no identity, no other table.
 */
export function isNumbered(column: Column, table: Table): boolean {
  if (column.identity) return false;
  if (column.autoIncrement !== undefined) return column.autoIncrement;
  return loneKey(table) === column && canNumber(column.type) && !column.default &&
    !column.generated && !refers(column, table);
}

/** A table without some of its foreign keys; what was the rows' number is so still, and nothing else. */
export function withoutForeignKeys(
  table: Table,
  isGone: (key: ForeignKey) => boolean,
): Table {
  const constraints = table.constraints.filter((each) =>
    each.kind !== "foreignKey" || !isGone(each)
  );
  if (constraints.length === table.constraints.length) return table;
  const rest = { ...table, constraints };
  return {
    ...rest,
    columns: table.columns.map((column) =>
      isNumbered(column, rest) && !isNumbered(column, table)
        ? { ...column, autoIncrement: false }
        : column
    ),
  };
}

function refers({ name }: Column, { constraints }: Table): boolean {
  return constraints.some((each) => each.kind === "foreignKey" && each.columns.includes(name));
}

/** Throws "operation" for a column whose values would come from two places, or that can't number rows and should. */
export function requireOneSource({ name, type, ...column }: Column): void {
  const sources = [
    ...(column.default ? ["a default"] : []),
    ...(column.generated ? ["generatedAs()"] : []),
    ...(column.autoIncrement ? ["autoIncrement()"] : []),
    ...(column.identity ? ["identity()"] : []),
  ];
  if (sources.length > 1) {
    throw new MigrateError("operation", `Column "${name}" has ${sources.join(" and ")}`, {
      hint: "Keep the one that gives its values.",
    });
  }
  if ((column.autoIncrement || column.identity) && !canNumber(type)) {
    throw new MigrateError(
      "operation",
      `Column "${name}" can't number the rows: its type is ${
        type.kind === "defined" ? type.name : type.kind
      }`,
      { hint: "Only smallInteger, integer and bigInteger do." },
    );
  }
}
