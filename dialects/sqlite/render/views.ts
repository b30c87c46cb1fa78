import type { Catalog, LateStatements, Renderers } from "../../../core/dialect.ts";
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
  createView(operation) {
    const text = createView(operation);
    return [operation.replace ? replaceView(operation.view, text) : text];
  },

  dropView: (operation) => [dropView(operation)],

  refreshView({ name }) {
    throw noMaterializedViews(name);
  },
} satisfies Partial<Renderers>;

function createView({ view, ifNotExists }: CreateView): string {
  const { name, sql, columns, materialized, with: parameters } = view;
  if (materialized) throw noMaterializedViews(name);
  if (parameters) throw unsupported(`parameters of views, such as "${name}"`, onlyElsewhere);
  const text = `CREATE VIEW ${ifNotExists ? "IF NOT EXISTS " : ""}${qualified(view, words)}${
    columns ? ` (${nameList(columns, words)})` : ""
  } AS\n${sql}`;
  return oneStatement(text, `view "${name}"`, rules);
}

/** A view takes its triggers with it when it is dropped: they are made again on the new one. */
function replaceView(
  { name, schema }: View,
  text: string,
): Omit<LateStatements, "operation"> {
  return {
    async statements(_, catalog) {
      const triggers = await triggersOn({ name, schema }, catalog);
      const texts = [dropView({ name, schema, ifExists: true }), text, ...triggers];
      return texts.map((text) => ({ text }));
    },
  };
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
