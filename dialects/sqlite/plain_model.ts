import { MigrateError } from "../../core/errors.ts";
import type { Model } from "../../core/schema/model.ts";
import { spaceAbove } from "../../core/sql/transaction_control.ts";
import type { SchemaObject } from "./readers.ts";
import { joinedModel, schemaModel } from "./schema_model.ts";
import { readSchemaObjects } from "./schema_objects.ts";
import { withScratch } from "./scratch.ts";
import { folded, unquoted } from "./table/reader.ts";

/**
 * See `Dialect.plainModel`. Plain are `CREATE TABLE` and `CREATE INDEX`, and SQLite does run them, a few tables at a
 * time: for each it looks through all that is there, so that ten times as many take a hundred times as long.
 */
export async function plainModel(statements: readonly string[]): Promise<Model | undefined> {
  const tables = byTable(statements);
  if (!tables) return undefined;
  const objects: SchemaObject[] = [];
  try {
    for (let at = 0; at < tables.length; at += madeTogether) {
      objects.push(...await objectsOf(tables.slice(at, at + madeTogether).flat()));
    }
    return joinedModel([], [schemaModel(objects, undefined)]);
  } catch (error) {
    // Whatever is wrong: where all is made in its order, the place is told, too.
    if (error instanceof MigrateError) return undefined;
    throw error;
  }
}

/** Tables that are made in one database: few enough to be looked through, and so many that opening it doesn't count. */
const madeTogether = 30;

/** The statements for each table, in order; undefined where others are among them, or a name is given twice. */
function byTable(statements: readonly string[]): readonly (readonly string[])[] | undefined {
  const tables = new Map<string, string[]>();
  const names = new Set<string>();
  for (const statement of statements) {
    const { name, table, on = table } = head.exec(statement)?.groups ?? {};
    const [made, place] = [table ?? name, on].map((each = "") => folded(unquoted(each)));
    if (names.has(made!)) return undefined;
    names.add(made!);
    if (table !== undefined) tables.set(made!, []);
    const those = tables.get(place!);
    if (!those) return undefined;
    those.push(statement);
  }
  return [...tables.values()];
}

/** How such a statement begins below comments, where its names are of the usual kinds. */
const head = (() => {
  const name = String.raw`(?:[a-z_]\w*|"[^"]+")`;
  const maybe = String.raw`(?:IF\s+NOT\s+EXISTS\s+)?`;
  const table = String.raw`TABLE\s+${maybe}(?<table>${name})`;
  const index = String.raw`(?:UNIQUE\s+)?INDEX\s+${maybe}(?<name>${name})\s+ON\s+(?<on>${name})`;
  return new RegExp(String.raw`^${spaceAbove}CREATE\s+(?:${table}|${index})\s*\(`, "i");
})();

function objectsOf(statements: readonly string[]): Promise<readonly SchemaObject[]> {
  return withScratch(async (scratch) => {
    await scratch.begin();
    await scratch.execute(statements.map((text) => ({ text })));
    await scratch.commit();
    return await readSchemaObjects(scratch, "main");
  });
}
