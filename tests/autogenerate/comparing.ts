import assert from "node:assert/strict";
import { diff } from "../../core/autogenerate/diff.ts";
import { diffRules } from "../../core/autogenerate/diff_rules.ts";
import { prove } from "../../core/autogenerate/prove.ts";
import { reversed } from "../../core/autogenerate/reversed.ts";
import { make, type Scratch, settle } from "../../core/autogenerate/settle.ts";
import type { Sides } from "../../core/autogenerate/sides.ts";
import type { Connection, Database } from "../../core/dialect.ts";
import type { Kind, Operation } from "../../core/operations/operation.ts";
import { emptyModel } from "../../core/schema/edit.ts";
import type { Model } from "../../core/schema/model.ts";
import { execute } from "../../core/statements.ts";

/** What a database holds, but for what it holds nothing of. */
export type Parts = Partial<Model>;

const complete = new Set(Object.keys(emptyModel) as (keyof Model)[]);

/** A database that a model was made in, and where things can be tried. */
export interface Bench {
  readonly connection: Connection;
  readonly scratch: Scratch;
}

/** Makes a model in an empty database. */
export async function benchWith(
  model: Parts,
  connection: Connection,
  { dialect, withScratch }: Database,
): Promise<Bench> {
  assert.ok(withScratch);
  const scratch: Scratch = {
    database: { dialect, withScratch: (work) => withScratch(work) },
    rules: await diffRules(dialect),
    aside: emptyModel,
  };
  await make(await dialect.stored({ ...emptyModel, ...model }), connection, scratch);
  return { connection, scratch };
}

/** What is there, and a model, in the database's words. */
export async function sidesTo(model: Parts, { connection, scratch }: Bench): Promise<Sides> {
  const { dialect } = scratch.database;
  const before = await dialect.introspect(connection, model.schemas ? { schemas: "all" } : {});
  const after = await dialect.stored({ ...emptyModel, ...model });
  return await settle({ before, after, complete }, scratch);
}

/** What makes the database what a model says. */
export async function operationsTo(model: Parts, bench: Bench): Promise<readonly Operation[]> {
  return diff(await sidesTo(model, bench), bench.scratch.rules);
}

/** The kinds of operations, in their order. */
export function kindsOf(operations: readonly Operation[]): readonly Kind[] {
  return operations.map(({ kind }) => kind);
}

/**
 * Carries out what makes the database what a model says, and what undoes it, in scratch first; fails where something
 * is left to do either way. Gives the operations.
 */
export async function thereAndBack(model: Parts, bench: Bench): Promise<readonly Operation[]> {
  const { connection, scratch } = bench;
  const { database: { dialect }, rules } = scratch;
  const sides = await sidesTo(model, bench);
  const upgrade = diff(sides, rules);
  const downgrade = reversed(upgrade, sides.before, rules).operations;
  assert.deepEqual(await prove(sides, { upgrade, downgrade }, scratch), { up: [], down: [] });
  await execute(upgrade, { dialect, connection });
  assert.deepEqual(await operationsTo(model, bench), [], "something is left to do");
  await execute(downgrade, { dialect, connection });
  const found = await dialect.introspect(connection, model.schemas ? { schemas: "all" } : {});
  assert.deepEqual(diff({ before: found, after: sides.before, complete }, rules), [], "undone");
  return upgrade;
}
