import type { Catalog, Scope } from "../../core/dialect.ts";
import type { Model, Named, Trigger, View } from "../../core/schema/model.ts";
import type { SchemaObject } from "./readers.ts";
import { withReferences } from "./references.ts";
import { readSchemaObjects } from "./schema_objects.ts";
import { tableModel } from "./table_model.ts";
import { textAt } from "./table/parse.ts";
import { folded } from "./table/reader.ts";
import { parseTrigger } from "./table/triggers.ts";
import { parseView } from "./table/views.ts";

/** See `Dialect.introspect`. A schema is a database that is attached; what none is called is empty. */
export async function introspect(catalog: Catalog, scope: Scope): Promise<Model> {
  const schemas = await schemasIn(catalog, scope);
  const parts: SchemaPart[] = [];
  for (const schema of schemas) {
    const objects = await readSchemaObjects(catalog, schema);
    parts.push(schemaPart(objects, schema === first ? undefined : schema, scope));
  }
  return {
    schemas: schemas.filter((schema) => schema !== first),
    extensions: [],
    enums: [],
    sequences: [],
    routines: [],
    tables: parts.flatMap(({ tables }) => tables),
    views: parts.flatMap(({ views }) => views),
    triggers: parts.flatMap(({ triggers }) => triggers),
  };
}

/** The database that SQLite looks in first, but for temporary tables. */
const first = "main";

async function schemasIn(catalog: Catalog, { schemas }: Scope): Promise<readonly string[]> {
  if (schemas === undefined) return [first];
  const rows = await catalog.query(
    "SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY seq",
  );
  const there = rows.map(({ name }) => String(name));
  return schemas === "all" ? there : there.filter((name) => schemas.includes(name));
}

type SchemaPart = Pick<Model, "tables" | "views" | "triggers">;

function schemaPart(
  objects: readonly SchemaObject[],
  schema: string | undefined,
  { includesTable = () => true }: Scope,
): SchemaPart {
  const place = schema === undefined ? {} : { schema };
  const of = (wanted: string) => objects.filter(({ type }) => type === wanted);
  const indexes = Map.groupBy(of("index"), ({ table }) => folded(table));
  const tables = withReferences(
    of("table").filter(({ name }) => includesTable({ name, ...place })).map(({ name, sql }) =>
      tableModel({ sql, schema, indexes: indexes.get(folded(name)) ?? [] })
    ),
  );
  const views = of("view").map(({ sql }) => viewModel(sql, place));
  const named = new Map([...tables, ...views].map(({ name }) => [folded(name), name]));
  const triggers = of("trigger").flatMap(({ table, sql }) => {
    const on = named.get(folded(table));
    return on === undefined ? [] : [triggerModel(sql, { table: on, ...place })];
  });
  return { tables, views, triggers };
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
