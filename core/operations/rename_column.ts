import { withTable } from "../schema/edit.ts";
import type { Constraint, Model, PrimaryKey, Unique } from "../schema/model.ts";
import { renamed } from "../sql/names.ts";

/** The model with a column's new name wherever the old one stands: keys, expressions, other tables' foreign keys. */
export function withRenamedColumn(
  model: Model,
  on: { readonly table: string; readonly schema?: string },
  { from, to }: { readonly from: string; readonly to: string },
): Model {
  const named = (name: string) => name === from ? to : name;
  const inSql = (sql: string) => renamed(sql, from, to);
  const own = withTable(model, on, (table) => ({
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      name: named(column.name),
      ...column.generated && {
        generated: { ...column.generated, sql: inSql(column.generated.sql) },
      },
    })),
    constraints: table.constraints.map((each) => constraintWith(each, named, inSql)),
    indexes: table.indexes.map((each) => ({
      ...each,
      keys: each.keys.map((key) => keyWith(key, named, inSql)),
      ...each.include && { include: each.include.map(named) },
      ...each.where !== undefined && { where: inSql(each.where) },
    })),
  }));
  return {
    ...own,
    tables: own.tables.map((table) => ({
      ...table,
      constraints: table.constraints.map((each) =>
        each.kind === "foreignKey" && each.references.table === on.table &&
          each.references.schema === on.schema
          ? {
            ...each,
            references: { ...each.references, columns: each.references.columns.map(named) },
          }
          : each
      ),
    })),
  };
}

type Rename = (text: string) => string;

function constraintWith(constraint: Constraint, named: Rename, inSql: Rename): Constraint {
  switch (constraint.kind) {
    case "check":
      return { ...constraint, sql: inSql(constraint.sql) };
    case "exclude":
      return {
        ...constraint,
        elements: constraint.elements.map((each) => keyWith(each, named, inSql)),
        ...constraint.where !== undefined && { where: inSql(constraint.where) },
      };
    case "foreignKey": {
      const { columns, onDeleteColumns: set } = constraint;
      return {
        ...constraint,
        columns: columns.map(named),
        ...set && { onDeleteColumns: set.map(named) },
      };
    }
    case "unique": {
      const { include } = constraint;
      return { ...keyOf(constraint, named), ...include && { include: include.map(named) } };
    }
    case "primaryKey":
      return keyOf(constraint, named);
  }
}

function keyOf<K extends PrimaryKey | Unique>(key: K, named: Rename): K {
  const sorting = Object.entries(key.sorting ?? {}).map(([column, how]) => [named(column), how]);
  return {
    ...key,
    columns: key.columns.map(named),
    ...key.sorting && { sorting: Object.fromEntries(sorting) },
  };
}

function keyWith<K extends { readonly column?: string; readonly expression?: string }>(
  key: K,
  named: Rename,
  inSql: Rename,
): K {
  const { column, expression } = key;
  if (column !== undefined) return { ...key, column: named(column) };
  return expression === undefined ? key : { ...key, expression: inSql(expression) };
}
