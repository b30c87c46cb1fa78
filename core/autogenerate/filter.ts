import type { ComparedName, ComparedObject, Environment } from "../hooks.ts";
import type { ListName } from "../schema/edit.ts";
import type { Constraint, Index, Model, Named, Table } from "../schema/model.ts";

/** What a project says of what counts. */
export type Filter = Pick<Environment, "includeObject" | "includeName">;

const kinds: { readonly [L in ListName]: ComparedName["kind"] } = {
  extensions: "extension",
  enums: "enum",
  sequences: "sequence",
  routines: "routine",
  tables: "table",
  views: "view",
  triggers: "trigger",
};

/** The part of a model that counts; `reflected` says that it is the database's. */
export function filtered(model: Model, filter: Filter, reflected: boolean): Model {
  const counts = (name: ComparedName, object: unknown) =>
    isIncluded(filter, { ...name, object, reflected });
  const list = <L extends Exclude<ListName, "tables" | "triggers">>(name: L): Model[L] => {
    const entries: readonly Named[] = model[name];
    const kept = entries.filter((entry) => counts({ kind: kinds[name], ...placeOf(entry) }, entry));
    return kept as unknown as Model[L];
  };
  if (!filter.includeName && !filter.includeObject) return model;
  const tables = model.tables
    .filter((table) => counts({ kind: "table", ...placeOf(table) }, table))
    .map((table) => filteredTable(table, counts));
  return {
    schemas: model.schemas.filter((name) => counts({ kind: "schema", name }, name)),
    extensions: list("extensions"),
    enums: list("enums"),
    sequences: list("sequences"),
    routines: list("routines"),
    views: list("views"),
    tables,
    triggers: model.triggers.filter((trigger) =>
      tables.some((table) => table.name === trigger.table && table.schema === trigger.schema) &&
      counts({ kind: "trigger", ...placeOf(trigger), table: trigger.table }, trigger)
    ),
  };
}

type Counts = (name: ComparedName, object: unknown) => boolean;

function isIncluded({ includeName, includeObject }: Filter, object: ComparedObject): boolean {
  const { object: _, reflected, ...name } = object;
  if (reflected && includeName && !includeName(name)) return false;
  return includeObject?.(object) ?? true;
}

function placeOf({ name, schema }: Named): { readonly name: string; readonly schema?: string } {
  return schema === undefined ? { name } : { name, schema };
}

function filteredTable(table: Table, counts: Counts): Table {
  const on = { table: table.name, ...table.schema !== undefined && { schema: table.schema } };
  const isKept = (kind: ComparedName["kind"]) => (each: { readonly name?: string }) =>
    counts({ kind, ...on, ...each.name !== undefined && { name: each.name } }, each);
  const constraints: readonly Constraint[] = table.constraints.filter(isKept("constraint"));
  const indexes: readonly Index[] = table.indexes.filter(isKept("index"));
  return { ...table, columns: table.columns.filter(isKept("column")), constraints, indexes };
}
