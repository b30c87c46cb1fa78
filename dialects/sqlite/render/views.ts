import type { Catalog, LateStatements, Renderers, Statement } from "../../../core/dialect.ts";
import { messageOf, MigrateError } from "../../../core/errors.ts";
import type { CreateView, DropView } from "../../../core/operations/object_shapes.ts";
import type { View } from "../../../core/schema/model.ts";
import { nameList, qualified } from "../../../core/sql/standard.ts";
import { oneStatement } from "../../../core/sql/user_sql.ts";
import { onlyElsewhere, unsupported } from "../limits.ts";
import { quote } from "../quote.ts";
import { rules } from "../rules.ts";
import { createIn } from "../create_in.ts";
import { parseTrigger } from "../table/triggers.ts";
import { words } from "../words.ts";

/** How operations on views are said. */
export const views = {
  createView: (operation) => [createView(operation)],

  dropView: (operation) => [dropView(operation)],

  refreshView({ name }) {
    throw noMaterializedViews(name);
  },
} satisfies Partial<Renderers>;

/** SQLite takes any query for a view, and says what is wrong with it when it is used: here it is asked before. */
function createView(operation: CreateView): Omit<LateStatements, "operation"> {
  const { view, ifNotExists, replace } = operation;
  const head = viewHead(operation);
  const text = oneStatement(`${head}${view.sql}`, `view "${view.name}"`, rules);
  const made = { text };
  return {
    async statements(_, catalog) {
      if (!ifNotExists || !await isView(view, catalog)) {
        await requireReadable(view, text.slice(head.length), catalog);
      }
      return replace ? await replacing(view, made, catalog) : [made];
    },
    ...!replace && { inScript: () => [made] },
  };
}

function viewHead({ view, ifNotExists }: CreateView): string {
  const { name, columns, materialized, with: parameters } = view;
  if (materialized) throw noMaterializedViews(name);
  if (parameters) throw unsupported(`parameters of views, such as "${name}"`, onlyElsewhere);
  return `CREATE VIEW ${ifNotExists ? "IF NOT EXISTS " : ""}${qualified(view, words)}${
    columns ? ` (${nameList(columns, words)})` : ""
  } AS\n`;
}

/**
 * Throws "database" for a view of what isn't there, or of other columns than it names.
 *
 * Functions and collations may be the application's own, which this connection lacks.
 */
async function requireReadable(
  { name, columns }: View,
  query: string,
  catalog: Catalog,
): Promise<void> {
  const named = `${quote(name)}${columns ? ` (${nameList(columns, words)})` : ""}`;
  try {
    await catalog.query(`EXPLAIN WITH ${named} AS (\n${query}\n) SELECT * FROM ${quote(name)}`);
  } catch (error) {
    const said = error instanceof MigrateError ? messageOf(error.cause) : "";
    if (/^no such (?:function|collation)/.test(said)) return;
    if (!/^no such |has \d+ values for \d+ columns|circular/.test(said)) throw error;
    throw new MigrateError("database", `View "${name}" can't be read: ${said}`, {
      cause: error,
      hint: "Make first what it reads.",
    });
  }
}

async function isView({ name, schema }: View, catalog: Catalog): Promise<boolean> {
  const rows = await catalog.query(
    `SELECT 1 FROM ${qualified({ name: "sqlite_schema", schema }, { quote })} ` +
      "WHERE name = ? COLLATE NOCASE",
    [name],
  );
  return rows.length > 0;
}

/** A view takes its triggers with it when it is dropped: they are made again on the new one. */
async function replacing(
  { name, schema }: View,
  made: Statement,
  catalog: Catalog,
): Promise<readonly Statement[]> {
  const triggers = await triggersOn({ name, schema }, catalog);
  return [
    { text: dropView({ name, schema, ifExists: true }) },
    made,
    ...triggers.map((text) => ({ text })),
  ];
}

async function triggersOn(
  { name, schema }: Pick<View, "name" | "schema">,
  catalog: Catalog,
): Promise<readonly string[]> {
  const rows = await catalog.query(
    `SELECT sql FROM ${qualified({ name: "sqlite_schema", schema }, { quote })} ` +
      "WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE ORDER BY rowid",
    [name],
  );
  return rows.map(({ sql }) => createIn(parseTrigger(String(sql)), schema));
}

function dropView({ materialized, ifExists, cascade, ...named }: DropView): string {
  if (materialized) throw noMaterializedViews(named.name);
  if (cascade) {
    throw unsupported(
      `CASCADE when a view is dropped, such as "${named.name}"`,
      "Drop what reads it first.",
    );
  }
  return `DROP VIEW ${ifExists ? "IF EXISTS " : ""}${qualified(named, words)}`;
}

function noMaterializedViews(name: string) {
  return unsupported(
    `materialized views, such as "${name}"`,
    "Make a plain view, or a table that is filled by INSERT … SELECT.",
  );
}
