import type { Row } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import { qualified } from "../../core/sql/standard.ts";
import { didYouMean } from "../../core/suggest.ts";
import { quote } from "./quote.ts";
import {
  type Place,
  type Query,
  readReaders,
  type SchemaObject,
  type TableReader,
} from "./readers.ts";
import { folded, isSame } from "./table/reader.ts";

/** Something that the database holds, and the text that made it. */
export interface StoredObject {
  readonly name: string;
  readonly sql: string;
}

/** A foreign key of another table that refers to this one. */
export interface ReferringKey {
  readonly table: string;
  /** That table's text. */
  readonly sql: string;
  /** Its number in `PRAGMA foreign_key_check`. */
  readonly id: number;
  readonly columns: readonly string[];
  /** The columns here; empty means the primary key. */
  readonly references: readonly string[];
}

/** What a database holds about a table, and a rebuild must keep. */
export interface StoredTable {
  /** As it is stored, whichever case was asked for. */
  readonly name: string;
  /** The database that it is in: absent for the one that SQLite looks at without a name. */
  readonly schema?: string;
  readonly sql: string;
  /** Without those that constraints make by themselves. */
  readonly indexes: readonly StoredObject[];
  readonly triggers: readonly StoredObject[];
  readonly readers: readonly TableReader[];
  readonly referredBy: readonly ReferringKey[];
  /** Names of tables and the like that begin with "_migrate", as SQLite compares them. */
  readonly taken: ReadonlySet<string>;
  /** Whether a renamed table is left behind by what refers to it, as in old versions of SQLite. */
  readonly legacyRenames: boolean;
  readonly enforcesForeignKeys: boolean;
}

/**
 * Reads what a database holds about a table.
 *
 * Throws "operation" where there is no such table, and "unsupported" for a view.
 */
export async function readStoredTable(query: Query, named: Place): Promise<StoredTable> {
  const schema = named.schema ?? (await isTemporary(query, named.name) ? "temp" : undefined);
  const objects = await readObjects(query, { ...named, schema });
  const table = objects.find(({ type, name }) => type === "table" && isSame(name, named.name));
  if (!table) throw await noSuchTable(query, { ...named, schema });
  const { name, sql } = table;
  const place = { name, ...(schema !== undefined && { schema }) };
  const own = (type: string) =>
    objects.filter((each) => each.type === type && isSame(each.table, name) && each.sql !== "")
      .map(({ name, sql }) => ({ name, sql }));
  const isOn = async (pragma: string) =>
    (await query(`PRAGMA ${pragma}`)).some((row) => row[pragma] === 1);
  return {
    ...place,
    sql,
    indexes: own("index"),
    triggers: own("trigger"),
    readers: await readReaders(query, place, objects),
    referredBy: await readReferringKeys(query, place),
    taken: await readTakenNames(query, schema),
    legacyRenames: await isOn("legacy_alter_table"),
    enforcesForeignKeys: await isOn("foreign_keys"),
  };
}

/** A table of the database that this one is in, as SQL names it. */
export function nameIn({ schema }: Place, name: string): string {
  return qualified({ name, schema }, { quote });
}

/** A name that nothing has: a leftover of someone's is not ours to drop. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(folded(name)); count++) name = `${wanted}_${count}`;
  return name;
}

const schemaTable = (schema = "main"): string => `${quote(schema)}.sqlite_schema`;

const textOf = (row: Row, column: string): string => String(row[column]);

async function isTemporary(query: Query, name: string): Promise<boolean> {
  const rows = await query(
    "SELECT 1 FROM temp.sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE",
    [name],
  );
  return rows.length > 0;
}

/** The table, what is on it, and all views and triggers, in the order in which they were made. */
async function readObjects(query: Query, { name, schema }: Place): Promise<SchemaObject[]> {
  const rows = await query(
    `SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM ${schemaTable(schema)} ` +
      "WHERE tbl_name = ? COLLATE NOCASE OR type IN ('view', 'trigger') ORDER BY rowid",
    [name],
  );
  return rows.map((row) => ({
    type: textOf(row, "type"),
    name: textOf(row, "name"),
    table: textOf(row, "tbl_name"),
    sql: textOf(row, "sql"),
  }));
}

async function noSuchTable(query: Query, { name, schema }: Place): Promise<MigrateError> {
  const rows = await query(`SELECT type, name FROM ${schemaTable(schema)}`);
  if (rows.some((row) => row["type"] === "view" && isSame(textOf(row, "name"), name))) {
    return new MigrateError("unsupported", `"${name}" is a view: it can only be made anew`);
  }
  const tables = rows.filter(({ type }) => type === "table").map((row) => textOf(row, "name"));
  return new MigrateError("operation", `No such table: "${name}"`, {
    hint: didYouMean(name, tables),
  });
}

async function readReferringKeys(
  query: Query,
  { name, schema = "main" }: Place,
): Promise<readonly ReferringKey[]> {
  const rows = await query(
    `SELECT child.name, child.sql, key.id, json_group_array(key."from" ORDER BY key.seq) AS columns,
      json_group_array(key."to" ORDER BY key.seq) FILTER (WHERE key."to" IS NOT NULL) AS referred
    FROM ${schemaTable(schema)} AS child, pragma_foreign_key_list(child.name, ?) AS key
    WHERE child.type = 'table' AND child.sql LIKE '%references%' AND child.name <> ?
      AND key."table" = ? COLLATE NOCASE
    GROUP BY child.rowid, key.id ORDER BY child.rowid, key.id DESC`,
    [schema, name, name],
  );
  const namesOf = (row: Row, column: string): readonly string[] => JSON.parse(textOf(row, column));
  return rows.map((row) => ({
    table: textOf(row, "name"),
    sql: textOf(row, "sql"),
    id: Number(row["id"]),
    columns: namesOf(row, "columns"),
    references: namesOf(row, "referred"),
  }));
}

async function readTakenNames(
  query: Query,
  schema: string | undefined,
): Promise<ReadonlySet<string>> {
  const names = (place: string) =>
    `SELECT name FROM ${place} WHERE name LIKE '\\_migrate%' ESCAPE '\\'`;
  const rows = await query(`${names(schemaTable(schema))} UNION ${names("temp.sqlite_schema")}`);
  return new Set(rows.map((row) => folded(textOf(row, "name"))));
}
