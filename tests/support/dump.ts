import { DatabaseSync } from "node:sqlite";
import type { Connection, Row } from "../../core/dialect.ts";
import { isFile } from "../../core/paths.ts";
import { openDatabase } from "../../dialects/registry.ts";
import type { TestDatabase } from "./databases.ts";

/** Which database is looked at: its dialect and the way to it. */
export type Place = Pick<TestDatabase, "dialect" | "url" | "file">;

/** All that a database holds, as text: two dumps are the same where nothing was changed in between. */
export async function dump({ dialect, url, file }: Place): Promise<string> {
  return dialect === "sqlite" ? dumpFile(file!) : await query(url, dumpServer);
}

/** The rows that a statement gives, a line each. */
export async function rowsOf(url: string, sql: string): Promise<readonly string[]> {
  const rows = await query(url, (connection) => connection.query(sql));
  return rows.map((row) => Object.values(row).map((value) => value ?? "NULL").join(" | "));
}

async function query<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await (await openDatabase(url, Deno.cwd())).connect();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** A file that isn't there is a database that holds nothing. */
function dumpFile(file: string): string {
  if (!isFile(file)) return "[]";
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const schema = database.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY name")
      .all();
    const tables = schema.filter(({ type }) => type === "table").map(({ name }) => name);
    return JSON.stringify([
      ...schema,
      ...tables.map((name) => database.prepare(`SELECT * FROM "${name}"`).all()),
    ]);
  } finally {
    database.close();
  }
}

/** Tables with their rows, and the words that the server has for everything else. */
async function dumpServer(connection: Connection): Promise<string> {
  const found: Row[] = [];
  for (const sql of catalogs) found.push(...await connection.query(sql));
  const tables = await connection.query(
    "SELECT oid::regclass::text AS name FROM pg_class " +
      `WHERE relkind = 'r' AND ${isOurs("relnamespace")} ORDER BY 1`,
  );
  for (const { name } of tables) {
    found.push(...await connection.query(`SELECT t::text AS row FROM ${name} t ORDER BY 1`));
  }
  return JSON.stringify([...tables, ...found]);
}

function isOurs(namespace: string): string {
  return `${namespace} NOT IN (SELECT oid FROM pg_namespace WHERE nspname LIKE 'pg\\_%' OR nspname = 'information_schema')`;
}

const catalogs = [
  `SELECT attrelid::regclass::text AS relation, attname, format_type(atttypid, atttypmod) AS type, attnotnull
     FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
    WHERE attnum > 0 AND ${isOurs("c.relnamespace")} ORDER BY 1, attnum`,
  `SELECT conrelid::regclass::text AS relation, conname, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE ${isOurs("connamespace")} ORDER BY 1, 2`,
  `SELECT pg_get_indexdef(indexrelid) AS definition, indisvalid
     FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE ${
    isOurs("c.relnamespace")
  } ORDER BY 1`,
  `SELECT typname, enumlabel FROM pg_enum JOIN pg_type t ON t.oid = enumtypid ORDER BY typname, enumsortorder`,
  `SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' ORDER BY 1`,
];
