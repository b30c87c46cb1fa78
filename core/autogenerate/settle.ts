import type { Connection, Database } from "../dialect.ts";
import { emptyModel, find } from "../schema/edit.ts";
import type { Model, Table } from "../schema/model.ts";
import { execute } from "../statements.ts";
import { withAside, withoutAside } from "./aside.ts";
import { diff } from "./diff.ts";
import type { Sides } from "./sides.ts";
import { expressionsOf, isSameTrigger, isSameView } from "./diff_code.ts";
import type { DiffRules } from "./diff_rules.ts";
import { isSameDomain } from "./diff_domains.ts";
import { compareTables } from "./diff_tables.ts";
import { inSchemasOf, partOf } from "./part.ts";

/** Where models can be tried, and how they are told apart. */
export interface Scratch {
  readonly database: Required<Pick<Database, "dialect" | "withScratch">>;
  readonly rules: DiffRules;
  /** What is made there besides, and isn't compared. */
  readonly aside: Model;
}

/**
 * The same sides, with the database's own words for what differs from `before` as text alone, perhaps: expressions,
 * queries, functions.
 *
 * Costs nothing where nothing is in doubt; else what is in doubt is made in scratch. Throws "database" for what can't
 * be made, and what `withScratch` throws.
 */
export async function settle(sides: Sides, scratch: Scratch): Promise<Sides> {
  const { before, after } = sides;
  const { changed } = compareTables(before.tables, after.tables, scratch.rules);
  const tables = changed.map((each) => each.after).filter(hasExpressions);
  const isCodeInDoubt = hasOtherCode(sides, scratch.rules);
  if (tables.length === 0 && !isCodeInDoubt) return sides;
  const part = partOf(after, { tables, views: isCodeInDoubt ? after.views : [] });
  const settled = await inScratch(scratch, async (connection) => {
    await make(part, connection, scratch);
    // Where scratch is a part of the database, the rest is found, too.
    return inSchemasOf(part, await introspectAll(connection, scratch));
  });
  return {
    ...sides,
    after: {
      ...after,
      tables: after.tables.map((table) =>
        tables.includes(table) ? inWordsOf(settled, table) : table
      ),
      ...isCodeInDoubt && {
        views: settled.views,
        routines: settled.routines,
        domains: settled.domains,
        triggers: after.triggers.map((each) => find(settled, "triggers", each) ?? each),
      },
    },
  };
}

/** Gives `work` an empty database. Throws what `withScratch` throws. */
export function inScratch<T>(
  { database }: Scratch,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  return database.withScratch(work);
}

/** Makes all of a model in an empty database. */
export async function make(
  model: Model,
  connection: Connection,
  { database: { dialect }, rules, aside }: Scratch,
): Promise<void> {
  const after = withAside(model, aside);
  const sides = { before: emptyModel, after, complete: new Set<never>() };
  await execute(diff(sides, rules), { dialect, connection });
}

/** All that a scratch database holds, but for what stands aside. */
export async function introspectAll(
  connection: Connection,
  { database: { dialect }, aside }: Scratch,
): Promise<Model> {
  return withoutAside(await dialect.introspect(connection, { schemas: "all" }), aside);
}

function hasExpressions(table: Table): boolean {
  return table.columns.some((column) => column.default) || expressionsOf(table).length > 0 ||
    table.partitionBy !== undefined || table.partitionOf !== undefined;
}

/** Whether a view, a function, a trigger or a domain reads otherwise on the two sides. */
function hasOtherCode({ before, after }: Sides, rules: DiffRules): boolean {
  return after.views.some((view) => {
    const other = find(before, "views", view);
    return other && !isSameView(other, view, rules);
  }) || after.routines.some((routine) => {
    const other = find(before, "routines", routine);
    return !other || !rules.isSameSql(other.sql, routine.sql);
  }) || after.triggers.some((trigger) => {
    const other = find(before, "triggers", trigger);
    return other && !isSameTrigger(other, trigger, rules);
  }) || after.domains.some((domain) => {
    const other = find(before, "domains", domain);
    return other && !isSameDomain(other, domain, rules);
  });
}

/** A table as it was found; its foreign keys, which were left out, as they were. */
function inWordsOf(settled: Model, table: Table): Table {
  const found = find(settled, "tables", table)!;
  return {
    ...found,
    constraints: [
      ...found.constraints.filter(({ kind }) => kind !== "foreignKey"),
      ...table.constraints.filter(({ kind }) => kind === "foreignKey"),
    ],
  };
}
