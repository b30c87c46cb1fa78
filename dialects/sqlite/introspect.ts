import type { Catalog, Scope } from "../../core/dialect.ts";
import type { Model } from "../../core/schema/model.ts";
import { joinedModel, type SchemaModel, schemaModel } from "./schema_model.ts";
import { readSchemaObjects } from "./schema_objects.ts";

/** See `Dialect.introspect`. A schema is a database that is attached; one that isn't holds nothing. */
export async function introspect(catalog: Catalog, scope: Scope): Promise<Model> {
  const schemas = await schemasIn(catalog, scope);
  const parts: SchemaModel[] = [];
  for (const schema of schemas) {
    const objects = await readSchemaObjects(catalog, schema);
    parts.push(schemaModel(objects, schema === first ? undefined : schema, scope));
  }
  return joinedModel(schemas.filter((schema) => schema !== first), parts);
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
