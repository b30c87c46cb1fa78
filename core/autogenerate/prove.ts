import type { Operation } from "../operations/operation.ts";
import type { Model } from "../schema/model.ts";
import { execute } from "../statements.ts";
import { diff } from "./diff.ts";
import type { Sides } from "./sides.ts";
import { nameOf } from "./order.ts";
import { inSchemasOf, partOf } from "./part.ts";
import { inScratch, introspectAll, make, type Scratch, settle } from "./settle.ts";
import type { BothWays } from "./source.ts";

/** What was left to do when a revision's operations had run in scratch: nothing, if they are right. */
export interface Proof {
  /** To reach the target. */
  readonly up: readonly Operation[];
  /** To be back where it began. */
  readonly down: readonly Operation[];
}

/**
 * Runs operations both ways on a copy of what they are about, in scratch, and tells what differs then.
 *
 * Throws what the database has against one of them, and what `withScratch` throws.
 */
export async function prove(sides: Sides, ways: BothWays, scratch: Scratch): Promise<Proof> {
  const { before, after } = concerned(sides, ways);
  const { complete } = sides;
  return await inScratch(scratch, async (connection) => {
    await make(before, connection, scratch);
    const schemas = { ...after, schemas: [...before.schemas, ...after.schemas] };
    const read = async () => inSchemasOf(schemas, await introspectAll(connection, scratch));
    const start = await read();
    const up = await leftBetween(ways.upgrade, after);
    const down = await leftBetween(ways.downgrade, start);
    return { up, down };

    async function leftBetween(operations: readonly Operation[], wanted: Model) {
      await execute(operations, { dialect: scratch.database.dialect, connection });
      const found = await read();
      const reached = await settle({ before: found, after: wanted, complete }, scratch);
      return diff(reached, scratch.rules);
    }
  });
}

/** The part of both sides that operations are about. */
export function concerned(
  { before, after }: Sides,
  { upgrade, downgrade }: BothWays,
): { readonly before: Model; readonly after: Model } {
  const changed = new Set([...upgrade, ...downgrade].flatMap(tablesOf));
  // What a table refers to on one side is there on the other, too, where nothing changes it.
  const parts = [before, after].map((model) => around(model, changed));
  const names = new Set([...changed, ...parts.flatMap(({ tables }) => tables.map(nameOf))]);
  return { before: around(before, names), after: around(after, names) };
}

/** The part of a model that has these tables, and all that can't be told apart from it. */
function around(model: Model, names: ReadonlySet<string>): Model {
  const tables = model.tables.filter((table) => names.has(nameOf(table)));
  return partOf(model, { tables, views: model.views });
}

/** The tables that an operation is about. */
function tablesOf(operation: Operation): readonly string[] {
  if (operation.kind === "createTable") return [nameOf(operation.table)];
  if (operation.kind === "createTrigger") {
    return [nameOf({ ...operation.trigger, name: operation.trigger.table })];
  }
  if (!("table" in operation) || operation.table === undefined) return [];
  const { table, schema } = operation;
  return [
    nameOf({ name: table, schema }),
    ...operation.kind === "renameTable" ? [nameOf({ name: operation.to, schema })] : [],
  ];
}
