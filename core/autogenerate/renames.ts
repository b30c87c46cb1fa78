import type { Rename } from "../models/declaration.ts";
import type { Operation } from "../operations/operation.ts";
import { applyAll } from "../operations/rules.ts";
import { find } from "../schema/edit.ts";
import type { Model } from "../schema/model.ts";
import { type Candidate, columnCandidates, tableCandidates } from "./rename_candidates.ts";

/** What is renamed, and what looks so, and nobody said whether it is. */
export interface Decided {
  /** Tables first; of columns the tables are called what they are called then. */
  readonly renames: readonly Rename[];
  /** Each thing is in one at most. */
  readonly undecided: readonly Candidate[];
}

/** Whether something was renamed, as somebody says who knows. */
export type Ask = (candidate: Candidate) => Promise<boolean>;

/** What is renamed between two models: what is `known`, and what `ask` says of all else that looks so. */
export async function decideRenames(
  { before, after }: { readonly before: Model; readonly after: Model },
  known: readonly Rename[],
  ask?: Ask,
): Promise<Decided> {
  const columns = known.filter(({ column }) => column !== undefined);
  const tables = known.filter(({ column }) => column === undefined);
  const base = renamed(before, tables);
  const asked = await decide(tableCandidates(base, after), ask);
  const found = await decide(
    columnCandidates(renamed(renamed(base, asked.renames), columns), after),
    ask,
  );
  return {
    renames: [...tables, ...asked.renames, ...columns, ...found.renames],
    undecided: [...asked.undecided, ...found.undecided],
  };
}

/** Of candidates that contradict each other the better one is first, and wins, unless it is said to be wrong. */
async function decide(candidates: readonly Candidate[], ask: Ask | undefined): Promise<Decided> {
  const renames: Rename[] = [];
  const undecided: Candidate[] = [];
  for (const candidate of candidates) {
    if ([...renames, ...undecided].some((other) => isAbout(other, candidate))) continue;
    if (!ask) undecided.push(candidate);
    else if (await ask(candidate)) renames.push(withoutScore(candidate));
  }
  return { renames, undecided };
}

function withoutScore({ score: _, ...rename }: Candidate): Rename {
  return rename;
}

/** Whether two renames are about one thing, as it is called before or after. */
function isAbout(one: Rename, other: Rename): boolean {
  if (one.schema !== other.schema || isOfColumn(one) !== isOfColumn(other)) return false;
  if (!isOfColumn(one)) return one.table === other.table || one.from === other.from;
  return one.table === other.table && (one.column === other.column || one.from === other.from);
}

function isOfColumn({ column }: Rename): boolean {
  return column !== undefined;
}

/**
 * The renames that models tell and that are still to be done on a database that is `before`, in an order in which they
 * can be done.
 *
 * Models keep on telling them: one whose old name is gone, or whose new name is there, was done before.
 */
export function pendingRenames(before: Model, told: readonly Rename[]): readonly Rename[] {
  const pending = [...told.filter((each) => !isOfColumn(each)), ...told.filter(isOfColumn)];
  const found: Rename[] = [];
  let model = before;
  for (;;) {
    const at = pending.findIndex((each) => fits(model, each));
    if (at < 0) return found;
    const [next] = pending.splice(at, 1);
    found.push(next!);
    model = renamed(model, [next!]);
  }
}

function fits(model: Model, { table, schema, column, from }: Rename): boolean {
  if (column === undefined) {
    return find(model, "tables", { name: from, schema }) !== undefined &&
      find(model, "tables", { name: table, schema }) === undefined;
  }
  const names = find(model, "tables", { name: table, schema })?.columns.map(({ name }) => name);
  return names !== undefined && names.includes(from) && !names.includes(column);
}

/**
 * The operations that rename, and what `before` is when they are done: what else there is to do is found from there.
 *
 * Throws "operation" where there is no such thing.
 */
export function applyRenames(
  before: Model,
  renames: readonly Rename[],
): { readonly operations: readonly Operation[]; readonly before: Model } {
  const operations = renames.map(operationOf);
  return { operations, before: applyAll(before, operations) };
}

function renamed(before: Model, renames: readonly Rename[]): Model {
  return applyRenames(before, renames).before;
}

/** The operation that renames. */
export function operationOf({ table, schema, column, from }: Rename): Operation {
  return column === undefined
    ? { kind: "renameTable", table: from, schema, to: table }
    : { kind: "alterColumn", table, schema, column: from, to: column };
}

/**
 * All operations in an order in which they run both ways: views and triggers that go make way before anything that they
 * read is renamed.
 *
 * `others` are what `diff()` found when the renames were done.
 */
export function withRenames(
  renames: readonly Rename[],
  others: readonly Operation[],
): readonly Operation[] {
  const at = others.findIndex(({ kind }) => kind !== "dropView" && kind !== "dropTrigger");
  const rest = at < 0 ? others.length : at;
  return [
    ...others.slice(0, rest).map((each) => inFormerWords(each, renames)),
    ...renames.map(operationOf),
    ...others.slice(rest),
  ];
}

/** A trigger is dropped from its table while that has its old name. */
function inFormerWords(operation: Operation, renames: readonly Rename[]): Operation {
  if (operation.kind !== "dropTrigger") return operation;
  const { table, schema } = operation;
  const former = renames.find((each) =>
    !isOfColumn(each) && each.table === table && each.schema === schema
  );
  return former ? { ...operation, table: former.from } : operation;
}
