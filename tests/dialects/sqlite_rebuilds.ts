import type { Connection, Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { IndexChange } from "../../dialects/sqlite/changed_table.ts";
import { quote } from "../../dialects/sqlite/quote.ts";
import { type Rebuild, rebuild } from "../../dialects/sqlite/rebuild.ts";
import { rebuildError } from "../../dialects/sqlite/rebuild_failure.ts";
import { readStoredTable } from "../../dialects/sqlite/stored_table.ts";
import type { TableChange } from "../../dialects/sqlite/table/change.ts";

/** What is to be done to which table. */
export interface RebuildOf {
  readonly name: string;
  readonly schema?: string;
  readonly changes: readonly (TableChange | IndexChange)[];
}

/** Rebuilds a table in a transaction of its own, which is rolled back where the rebuild fails. */
export async function rebuildTable(connection: Connection, wanted: RebuildOf): Promise<Rebuild> {
  await connection.begin();
  try {
    const done = await rebuildInTransaction(connection, wanted);
    await connection.commit();
    return done;
  } catch (error) {
    await connection.rollback();
    throw error;
  }
}

/** Rebuilds a table in the transaction that is open. */
export async function rebuildInTransaction(
  connection: Connection,
  { changes, ...place }: RebuildOf,
): Promise<Rebuild> {
  const stored = await readStoredTable((text, values) => connection.query(text, values), place);
  const planned = rebuild(stored, changes);
  try {
    await connection.execute(planned.statements);
  } catch (error) {
    if (!(error instanceof MigrateError)) throw error;
    const statement = planned.statements[error.where.statement ?? 0]!;
    throw await rebuildError({ rebuild: planned, statement, error }, connection);
  }
  return planned;
}

/** Runs statements that have no values. */
export async function run(connection: Connection, ...texts: readonly string[]): Promise<void> {
  await connection.execute(texts.map((text): Statement => ({ text })));
}

/** All that a database holds: what its schema says, and each table's rows as SQL writes them. */
export interface Contents {
  readonly schema: readonly string[];
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

/** Reads all that one database of a connection holds. */
export async function contentsOf(connection: Connection, schema = "main"): Promise<Contents> {
  const objects = await connection.query(
    `SELECT type, name, tbl_name AS "on", sql FROM ${quote(schema)}.sqlite_schema ORDER BY 1, 2`,
  );
  const rows: Record<string, readonly string[]> = {};
  for (const { type, name, sql } of objects) {
    if (type !== "table" || String(sql).startsWith("CREATE VIRTUAL")) continue;
    rows[String(name)] = await rowsOf(connection, { name: String(name), schema });
  }
  return { schema: objects.map((object) => JSON.stringify(object)), rows };
}

/** A table's rows with their rowids, where they can be read, in an order of their own. */
async function rowsOf(
  connection: Connection,
  { name, schema }: { readonly name: string; readonly schema: string },
): Promise<readonly string[]> {
  const described = await connection.query("SELECT name FROM pragma_table_xinfo(?, ?)", [
    name,
    schema,
  ]);
  const columns = described.map((column) => String(column["name"]));
  const [table] = await connection.query(
    "SELECT wr FROM pragma_table_list WHERE schema = ? AND name = ?",
    [schema, name],
  );
  const rowid = ["rowid", "oid", "_rowid_"].find((word) =>
    !columns.some((column) => column.toLowerCase() === word)
  );
  // SQLite keeps its counters and statistics in tables whose rowids mean nothing.
  const hasRowid = rowid !== undefined && table?.["wr"] === 0 && !name.startsWith("sqlite_");
  const terms = [...hasRowid ? [rowid] : [], ...columns.map((column) => quote(column))];
  const rows = await connection.query(
    `SELECT ${terms.map((term) => `quote(${term})`).join(" || ' | ' || ")} AS row
    FROM ${quote(schema)}.${quote(name)} ORDER BY 1`,
  );
  return rows.map((row) => String(row["row"]));
}
