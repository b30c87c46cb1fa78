import type { Row } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import { qualified } from "../../core/sql/standard.ts";
import { quote } from "./quote.ts";
import { namesIn } from "./table/mentions.ts";
import { folded, isSame } from "./table/reader.ts";
import { parseTrigger } from "./table/triggers.ts";

/** How a database is asked. */
export type Query = (text: string, values?: readonly string[]) => Promise<readonly Row[]>;

/** A row of sqlite_schema. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
  /** What an index or trigger is on; of others the name again. */
  readonly table: string;
  /** "" for an index that a constraint makes by itself. */
  readonly sql: string;
}

/** A view or trigger whose text leads to a table, directly or through views. */
export interface TableReader {
  readonly type: "view" | "trigger";
  readonly name: string;
  /** The view itself, or what the trigger is on. */
  readonly on: string;
  readonly onView: boolean;
  /** What a trigger waits for. */
  readonly event?: "DELETE" | "INSERT" | "UPDATE";
  /** Columns of `on` that a trigger for updates waits for; none where it waits for all. */
  readonly columns: readonly string[];
  /** A column of `on` that a statement may set. */
  readonly settable: string;
}

/** Where a table is: its name, and the database that it is in where that isn't the first. */
export interface Place {
  readonly name: string;
  readonly schema?: string;
}

/** The views and triggers of `objects` that may break when a table changes. Those that don't work now are left out. */
export async function readReaders(
  query: Query,
  { name, schema }: Place,
  objects: readonly SchemaObject[],
): Promise<readonly TableReader[]> {
  const views = objects.filter(({ type }) => type === "view");
  const readers: TableReader[] = [];
  for (const object of objectsThatRead(name, objects)) {
    const onView = views.some((view) => isSame(view.name, object.table));
    const settable = await settableColumn(query, { name: object.table, schema });
    const reader = { ...readerOf(object), onView, settable };
    if (await compiles(query, readerCheck(reader, schema))) readers.push(reader);
  }
  return readers;
}

function readerOf(
  { type, name, table: on, sql }: SchemaObject,
): Omit<TableReader, "onView" | "settable"> {
  if (type === "view") return { type, name, on, columns: [] };
  const { event, columns } = parseTrigger(sql);
  return { type: "trigger", name, on, event, columns };
}

/** The views and triggers whose texts name the table, or a view that is one of them. */
function objectsThatRead(table: string, objects: readonly SchemaObject[]): readonly SchemaObject[] {
  const candidates = objects.filter(({ type }) => type === "view" || type === "trigger")
    .map((object) => ({ object, names: namesIn(object.sql) }));
  const wanted = new Set([folded(table)]);
  for (let size = 0; size !== wanted.size;) {
    size = wanted.size;
    for (const { object, names } of candidates) {
      if (object.type === "view" && !names.isDisjointFrom(wanted)) wanted.add(folded(object.name));
    }
  }
  return candidates.filter(({ names }) => !names.isDisjointFrom(wanted))
    .map(({ object }) => object);
}

async function settableColumn(query: Query, { name, schema = "main" }: Place): Promise<string> {
  const columns = "SELECT name FROM pragma_table_xinfo(?, ?) WHERE hidden = 0 LIMIT 1";
  try {
    const [row] = await query(columns, [name, schema]);
    return String(row?.["name"]);
  } catch (error) {
    if (isRefusal(error)) return "";
    throw error;
  }
}

/**
 * A statement that does nothing, and that SQLite refuses where the view or trigger is broken: a trigger's body is
 * compiled with every statement that might run it.
 */
export function readerCheck(reader: TableReader, schema: string | undefined): string {
  const { type, event, onView, columns, settable } = reader;
  const on = qualified({ name: reader.on, schema }, { quote });
  // With LIMIT 0, SQLite would still work out what the view is joined of.
  if (type === "view") return `SELECT EXISTS (SELECT * FROM ${on}) WHERE 0`;
  switch (event) {
    case "INSERT":
      return onView
        ? `INSERT INTO ${on} SELECT * FROM ${on} WHERE 0`
        : `INSERT INTO ${on} (${quote(settable)}) SELECT NULL WHERE 0`;
    case "UPDATE": {
      const set = (columns.length > 0 ? columns : [settable]).map(quote);
      return `UPDATE ${on} SET ${set.map((column) => `${column} = ${column}`).join(", ")} WHERE 0`;
    }
    default:
      return `DELETE FROM ${on} WHERE 0`;
  }
}

/** Whether SQLite takes a statement, which isn't run. */
async function compiles(query: Query, statement: string): Promise<boolean> {
  try {
    await query(`EXPLAIN ${statement}`);
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof MigrateError && error.code === "database";
}
