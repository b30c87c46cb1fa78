import type { Catalog } from "../../core/dialect.ts";
import { quote } from "./quote.ts";
import type { SchemaObject } from "./readers.ts";
import { folded, readText } from "./table/reader.ts";

/**
 * What a database (`main` or one that is attached) holds that someone made by SQL, in the order in which it was made.
 *
 * SQLite's own tables and indexes are left out, and so are virtual tables with those that they keep their rows in.
 */
export async function readSchemaObjects(
  catalog: Catalog,
  schema: string,
): Promise<readonly SchemaObject[]> {
  const rows = await catalog.query(
    `SELECT type, name, tbl_name, sql FROM ${quote(schema)}.sqlite_schema ` +
      "WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
  );
  const objects = rows.map((row): SchemaObject => ({
    type: String(row["type"]),
    name: String(row["name"]),
    table: String(row["tbl_name"]),
    sql: String(row["sql"]),
  }));
  const virtual = objects.filter(({ sql }) => /^CREATE\s+VIRTUAL\b/i.test(sql));
  if (virtual.length === 0) return objects;
  const isShadow = await shadows(catalog, schema, virtual);
  return objects.filter((each) => !virtual.includes(each) && !isShadow(each.table));
}

/**
 * What tells the tables that virtual ones keep their rows in (https://www.sqlite.org/vtab.html#xshadowname).
 *
 * A module that isn't loaded can't be asked: then its tables are all that begin with the virtual table's name, as its
 * own do.
 */
async function shadows(
  catalog: Catalog,
  schema: string,
  virtual: readonly SchemaObject[],
): Promise<(table: string) => boolean> {
  const rows = await catalog.query(
    "SELECT type, name FROM pragma_table_list WHERE schema = ? AND type = 'shadow' " +
      "UNION ALL SELECT 'module', name FROM pragma_module_list",
    [schema],
  );
  const named = (wanted: string) =>
    new Set(rows.filter(({ type }) => type === wanted).map(({ name }) => folded(String(name))));
  const [tables, modules] = [named("shadow"), named("module")];
  const beginnings = virtual.filter(({ sql }) => !modules.has(folded(moduleOf(sql))))
    .map(({ name }) => folded(`${name}_`));
  return (table) => {
    const name = folded(table);
    return tables.has(name) || beginnings.some((beginning) => name.startsWith(beginning));
  };
}

function moduleOf(sql: string): string {
  const reader = readText(sql);
  reader.expect("CREATE", "VIRTUAL", "TABLE");
  reader.accept("IF", "NOT", "EXISTS");
  reader.qualifiedName();
  reader.expect("USING");
  return reader.name().value;
}
