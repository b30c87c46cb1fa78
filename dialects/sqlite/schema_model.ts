import type { Scope } from "../../core/dialect.ts";
import type { Model, Named, Trigger, View } from "../../core/schema/model.ts";
import type { SchemaObject } from "./readers.ts";
import { withReferences } from "./references.ts";
import { tableModel } from "./table_model.ts";
import { textAt } from "./table/parse.ts";
import { folded } from "./table/reader.ts";
import { parseTrigger } from "./table/triggers.ts";
import { parseView } from "./table/views.ts";

/** What of a model is in one schema. */
export type SchemaModel = Pick<Model, "tables" | "views" | "triggers">;

/** What stored texts of one database describe; `schema` is its name, undefined for the first. */
export function schemaModel(
  objects: readonly SchemaObject[],
  schema: string | undefined,
  { includesTable = () => true }: Pick<Scope, "includesTable"> = {},
): SchemaModel {
  const place = schema === undefined ? {} : { schema };
  const of = (wanted: string) => objects.filter(({ type }) => type === wanted);
  const indexes = Map.groupBy(of("index"), ({ table }) => folded(table));
  const named = new Map([...of("table"), ...of("view")].map(({ name }) => [folded(name), name]));
  const ownName = (name: string) => named.get(folded(name)) ?? name;
  return {
    tables: withReferences(
      of("table").filter(({ name }) => includesTable({ name, ...place })).map(({ name, sql }) =>
        tableModel({ sql, schema, indexes: indexes.get(folded(name)) ?? [] })
      ),
    ),
    views: of("view").map(({ sql }) => viewModel(sql, place)),
    triggers: of("trigger").map(({ table, sql }) =>
      triggerModel(sql, { table: ownName(table), ...place })
    ).filter(({ table }) => includesTable({ name: table, ...place })),
  };
}

function viewModel(sql: string, place: Pick<Named, "schema">): View {
  const text = parseView(sql);
  return {
    name: text.name.value,
    ...place,
    sql: textAt(text, text.query).trim(),
    ...(text.columns && { columns: text.columns }),
  };
}

function triggerModel(sql: string, on: Pick<Trigger, "table" | "schema">): Trigger {
  const text = parseTrigger(sql);
  return {
    name: text.name.value,
    ...on,
    event: textAt(text, text.occasion),
    action: textAt(text, text.action).trim(),
  };
}

/** A model of what several databases hold. */
export function joinedModel(
  schemas: readonly string[],
  parts: readonly SchemaModel[],
): Model {
  return {
    schemas,
    extensions: [],
    enums: [],
    sequences: [],
    domains: [],
    routines: [],
    tables: parts.flatMap(({ tables }) => tables),
    views: parts.flatMap(({ views }) => views),
    triggers: parts.flatMap(({ triggers }) => triggers),
  };
}
