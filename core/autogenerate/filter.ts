import type { ComparedObject, Environment } from "../hooks.ts";
import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import type { Constraint, Index, Model, Named, Table } from "../schema/model.ts";
import { mentions } from "../sql/names.ts";
import { nameOf } from "./order.ts";

/** What a project says of what counts. */
export type Filter = Pick<Environment, "includeObject" | "includeName">;

/** The part of a model that counts; `reflected` says that it is the database's. */
export function filtered(model: Model, filter: Filter, reflected: boolean): Model {
  if (!filter.includeName && !filter.includeObject) return model;
  const counts = (object: ComparedObject) => isIncluded(filter, object);
  const schemas = model.schemas
    .filter((name) => counts({ kind: "schema", name, object: name, reflected }));
  const gone = new Set(model.schemas.filter((name) => !schemas.includes(name)));
  const isIn = ({ schema = "" }: Named) => !gone.has(schema);
  const tables = model.tables.filter(isIn)
    .filter((object) => counts({ kind: "table", ...placeOf(object), object, reflected }));
  const views = model.views.filter(isIn)
    .filter((object) => counts({ kind: "view", ...placeOf(object), object, reflected }));
  const relations = new Set([...tables, ...views].map(nameOf));
  return {
    schemas,
    extensions: model.extensions
      .filter((object) => counts({ kind: "extension", ...placeOf(object), object, reflected })),
    enums: model.enums.filter(isIn)
      .filter((object) => counts({ kind: "enum", ...placeOf(object), object, reflected })),
    sequences: model.sequences.filter(isIn)
      .filter((object) => counts({ kind: "sequence", ...placeOf(object), object, reflected })),
    domains: model.domains.filter(isIn)
      .filter((object) => counts({ kind: "domain", ...placeOf(object), object, reflected })),
    routines: model.routines.filter(isIn)
      .filter((object) => counts({ kind: "routine", ...placeOf(object), object, reflected })),
    tables: tables.map((table) => filteredTable(table, counts, reflected)),
    views,
    triggers: model.triggers
      .filter(({ table, schema }) => relations.has(nameOf({ name: table, schema })))
      .filter((object) => {
        const { table } = object;
        return counts({ kind: "trigger", ...placeOf(object), table, object, reflected });
      }),
  };
}

type Counts = (object: ComparedObject) => boolean;

function isIncluded({ includeName, includeObject }: Filter, compared: ComparedObject): boolean {
  const { object: _, reflected, ...name } = compared;
  if (reflected && includeName?.(name) === false) return false;
  return includeObject?.(compared) !== false;
}

function placeOf({ name, schema }: Named): Named {
  return schema === undefined ? { name } : { name, schema };
}

/** What is on a column that doesn't count doesn't, either. */
function filteredTable(table: Table, counts: Counts, reflected: boolean): Table {
  const { name, ...place } = placeOf(table);
  const on = { ...place, table: name };
  const columns = table.columns
    .filter((object) => counts({ kind: "column", name: object.name, ...on, object, reflected }));
  const gone = table.columns.filter((column) => !columns.includes(column)).map(({ name }) => name);
  const isApart = (each: Constraint | Index) => !gone.some((column) => isOn(each, column));
  return {
    ...table,
    columns,
    constraints: table.constraints.filter(isApart).filter((object) =>
      counts({ kind: "constraint", ...nameIn(object), ...on, object, reflected })
    ),
    indexes: table.indexes.filter(isApart).filter((object) =>
      counts({ kind: "index", name: object.name, ...on, object, reflected })
    ),
  };
}

function isOn(part: Constraint | Index, column: string): boolean {
  if ("keys" in part) return isIndexOn(part, column);
  if (part.kind === "check") return mentions(part.sql, column);
  return columnsOfConstraint(part).includes(column);
}

function isIndexOn({ keys, include = [], where = "" }: Index, column: string): boolean {
  const expressions = [where, ...keys.flatMap(({ expression = [] }) => expression)];
  return include.includes(column) || keys.some((key) => key.column === column) ||
    expressions.some((sql) => mentions(sql, column));
}

function nameIn({ name }: { readonly name?: string }): { readonly name?: string } {
  return name === undefined ? {} : { name };
}
