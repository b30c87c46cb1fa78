import type { Renderers } from "../../../core/dialect.ts";
import { MigrateError } from "../../../core/errors.ts";
import type { CreateView, DropView, RefreshView } from "../../../core/operations/object_shapes.ts";
import { nameList, onTable, qualified } from "../../../core/sql/standard.ts";
import { oneStatement } from "../../../core/sql/user_sql.ts";
import { codeOf } from "../failure.ts";
import { rules } from "../rules.ts";
import { withParameters } from "../storage.ts";
import { words } from "../words.ts";
import { createIndex } from "./indexes.ts";

/** How operations on views are said. */
export const views = {
  createView: (operation) => {
    const { view, replace, ifNotExists } = operation;
    // There is no OR REPLACE for those that keep rows.
    const makesWay = replace && view.materialized;
    return [
      ...makesWay ? [dropView({ ...view, ifExists: true })] : [],
      { text: createView(operation), explain },
      ...(view.indexes ?? []).map((index) => createIndex({ ...onTable(view), index, ifNotExists })),
    ];
  },

  dropView: (operation) => [dropView(operation)],

  refreshView: (operation) => [refreshView(operation)],
} satisfies Partial<Renderers>;

function createView({ view, replace, ifNotExists }: CreateView): string {
  const { sql, columns, materialized } = view;
  if (ifNotExists && !materialized) {
    throw new MigrateError(
      "unsupported",
      "PostgreSQL has no IF NOT EXISTS for views, but for materialized ones",
      { hint: "Say { replace: true }." },
    );
  }
  const text = [
    `CREATE ${replace && !materialized ? "OR REPLACE " : ""}`,
    `${materialized ? "MATERIALIZED " : ""}VIEW `,
    ifNotExists ? "IF NOT EXISTS " : "",
    qualified(view, words),
    columns ? ` (${nameList(columns, words)})` : "",
    `${withParameters(view.with)} AS\n${sql}`,
  ].join("");
  return oneStatement(text, `view "${view.name}"`, rules);
}

/** OR REPLACE keeps what depends on the view's columns, and so the columns (CREATE VIEW, "Description"). */
function explain(error: unknown): Promise<unknown> {
  const isOtherView = error instanceof MigrateError && codeOf(error.cause) === "42P16";
  if (!isOtherView) return Promise.resolve(error);
  const { code, message, where, cause } = error;
  const hint =
    "It must have the same columns as before, and may have more behind them. Else drop it first.";
  return Promise.resolve(new MigrateError(code, message, { where, cause, hint }));
}

function dropView({ materialized, ifExists, cascade, ...named }: DropView): string {
  return [
    `DROP ${materialized ? "MATERIALIZED " : ""}VIEW `,
    ifExists ? "IF EXISTS " : "",
    qualified(named, words),
    cascade ? " CASCADE" : "",
  ].join("");
}

function refreshView({ concurrently, ...named }: RefreshView): string {
  return `REFRESH MATERIALIZED VIEW ${concurrently ? "CONCURRENTLY " : ""}${
    qualified(named, words)
  }`;
}
