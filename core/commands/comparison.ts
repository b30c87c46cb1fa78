import { asideOf } from "../autogenerate/aside.ts";
import { diff } from "../autogenerate/diff.ts";
import type { Sides } from "../autogenerate/sides.ts";
import { diffRules } from "../autogenerate/diff_rules.ts";
import { filtered } from "../autogenerate/filter.ts";
import type { Candidate } from "../autogenerate/rename_candidates.ts";
import { labelsFirst } from "../autogenerate/labels_first.ts";
import { inSchemasOf } from "../autogenerate/part.ts";
import { parseRenames } from "../autogenerate/rename_options.ts";
import {
  applyRenames,
  type Ask,
  decideRenames,
  pendingRenames,
  withRenames,
} from "../autogenerate/renames.ts";
import { type Scratch, settle } from "../autogenerate/settle.ts";
import { type Aim, readTarget, type Target } from "../autogenerate/target.ts";
import { inWordsOf } from "../autogenerate/words.ts";
import { decidedTarget, environmentFile } from "../config/environment.ts";
import { targetSources } from "../config/target.ts";
import type { Connection, Database, Scope } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import type { Environment } from "../hooks.ts";
import type { Rename } from "../models/declaration.ts";
import type { Operation } from "../operations/operation.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { stepsTo } from "../revisions/plan.ts";
import { pendingRevisions } from "../revisions/version_rows.ts";
import { connectWhenUp } from "../runner/connect.ts";
import { replayHistory } from "../runner/replay.ts";
import { emptyModel, find } from "../schema/edit.ts";
import type { Model } from "../schema/model.ts";
import type { ReadOptions } from "./listing.ts";
import type { Project } from "./project.ts";

/** What a project's database, or its history, lacks of its target. */
export interface Comparison {
  readonly sides: Sides;
  /** In an order in which they run, in the target's words; none where nothing differs. */
  readonly operations: readonly Operation[];
  /** What looks as if it was renamed, and is dropped and made. */
  readonly undecided: readonly Candidate[];
  readonly scratch: Scratch;
}

/** What is compared with what. */
export interface Compared {
  readonly project: Project;
  readonly graph: RevisionGraph;
  readonly database: Database;
  readonly environment: Environment;
}

/**
 * Compares a project's target with its database; where that isn't at its heads, with what the history makes of an empty
 * one in scratch.
 *
 * Throws "config" where the project has no target, "not-at-head" where the history can't be replayed, and what
 * `readTarget` and `settle` throw.
 */
export async function compareWithTarget(
  project: Project,
  graph: RevisionGraph,
  { renames, ask, ...options }: ReadOptions & RenameOptions = {},
): Promise<Comparison> {
  const compared = await comparedIn(project, graph);
  const aim = await aimOf(compared);
  const state = stateNow(compared, options);
  // A server is at work while the target is read. Neither goes on by itself where the other fails.
  const target = targetFor(compared, aim, state);
  await Promise.allSettled([state, target]);
  const [before, after] = [await state, await target];
  const sides = { before, after, complete: completeLists(aim, after) };
  return await compare(compared, sides, {
    told: after.renames,
    isStored: after.isStored,
    renames,
    ask,
  });
}

/** What is known of renames besides what models tell. */
export interface RenameOptions {
  /** As `--rename` has them: "old:new", "table.old:table.new". */
  readonly renames?: readonly string[];
  /** Asked of what looks like one and isn't told. */
  readonly ask?: Ask;
}

/** What a project and its history are compared in. Throws what `Project.database` throws. */
export async function comparedIn(project: Project, graph: RevisionGraph): Promise<Compared> {
  const [database, environment] = [await project.database(), await project.environment()];
  return { project, graph, database, environment };
}

/** What is known of the target. */
interface WhatIsKnown {
  /** What models tell of renames. */
  readonly told?: readonly Rename[];
  /** Whether it is as the database would have it, already. */
  readonly isStored?: boolean;
}

/** What makes one model the other; `after` is as its user has it, and `before` as the database has it. */
export async function compare(
  { database, environment }: Compared,
  { before: found, after: target, complete }: Sides,
  { told = [], isStored = false, renames = [], ask }: RenameOptions & WhatIsKnown = {},
): Promise<Comparison> {
  const rules = await diffRules(database.dialect, environment);
  const before = filtered(inSchemasOf(target, found), environment, true);
  const wanted = isStored ? target : await database.dialect.stored(target);
  const after = withDomainsOf(before, filtered(wanted, environment, false), complete);
  const aside = asideOf(found, { before, after });
  const scratch = { database: withScratch(database, noScratch), rules, aside };
  const known = [...pendingRenames(before, told), ...parseRenames(renames, { before, after })];
  const decided = await decideRenames({ before, after }, known, ask);
  const renamed = applyRenames(before, decided.renames).before;
  const settled = await settle({ before: renamed, after, complete }, scratch);
  const operations = labelsFirst(withRenames(decided.renames, diff(settled, rules)));
  return {
    sides: { before, after: settled.after, complete },
    operations: inWordsOf(target, operations),
    undecided: decided.undecided,
    scratch,
  };
}

/** What makes one of two whole models the other. */
export function between(compared: Compared, before: Model, after: Model): Promise<Comparison> {
  return compare(compared, { before, after, complete: new Set(lists) });
}

/** The model with the domains that are there, unless it says which are to be: its columns may be of them. */
function withDomainsOf(
  { domains }: Model,
  model: Model,
  complete: ReadonlySet<keyof Model>,
): Model {
  if (complete.has("domains")) return model;
  const kept = domains.filter((each) => !find(model, "domains", each));
  return { ...model, domains: [...model.domains, ...kept] };
}

/** What is aimed at. `before` has the extensions that SQL may use without making them. Throws what `readTarget` throws. */
export async function targetFor(
  { project, database, environment }: Compared,
  aim: Aim,
  before: Model | Promise<Model> = emptyModel,
): Promise<Target> {
  return await readTarget(aim, {
    directory: project.config.directory,
    database,
    open: project.open,
    scope: scopeOf(project),
    extensions: async () => (await before).extensions,
    naming: {
      convention: environment.namingConvention ?? project.config.namingConvention ?? {},
      isFinal: () => false,
    },
  });
}

/** What code, `env.ts` or the config aims at, the first that does. Throws "config" where none does. */
export async function aimOf({ project, database, environment }: Compared): Promise<Aim> {
  if (project.target !== undefined) return { input: project.target };
  const file = environmentFile(project.config.scriptLocation);
  const request = { ...project.asked, dialect: database.dialect.name };
  const input = await decidedTarget(environment, request, file);
  if (input !== undefined) return { input, file };
  const sources = targetSources(project.config);
  if (sources) return sources;
  throw new MigrateError("config", "There is nothing to compare with: the project has no target", {
    where: { file: project.config.file },
    hint: 'Write into the config: target: { modules: ["models/*.ts"] }',
  });
}

/** What the database holds, if it is at the heads; else what the history makes of an empty one. */
async function stateNow(compared: Compared, options: ReadOptions): Promise<Model> {
  const { project, graph, database } = compared;
  const { wait, report = () => undefined, signal } = options;
  const connection = await connectWhenUp({ database, wait, report, signal });
  try {
    const rows = await connection.versionRows(project.versionTable()) ?? [];
    if (isAtHeads(graph, rows)) return await introspect(compared, connection);
  } finally {
    await connection.close();
  }
  try {
    return await replayed(compared);
  } catch (error) {
    throw error instanceof MigrateError && error.code === "database" ? beyondReplay(error) : error;
  }
}

/** The history asks for what it doesn't make, such as another program's table. */
function beyondReplay({ message, where, cause }: MigrateError): MigrateError {
  return new MigrateError(
    "not-at-head",
    `Target database is not up to date, and an empty one can't be brought to its heads: ${message}`,
    { where, cause, hint: "Run: migrate upgrade heads" },
  );
}

function isAtHeads(graph: RevisionGraph, rows: readonly string[]): boolean {
  return pendingRevisions(graph, rows).length === 0 && rows.every((row) => graph.byId.has(row));
}

/** All that a database holds, but for the version table. */
export async function introspect(
  { project, database: { dialect } }: Compared,
  connection: Connection,
): Promise<Model> {
  return await dialect.introspect(connection, scopeOf(project));
}

/** What counts of a database: all but the version table. */
function scopeOf(project: Project): Scope {
  const versionTable = project.versionTable();
  return { schemas: "all", includesTable: ({ name }) => name !== versionTable.name };
}

/**
 * What the history makes of an empty database, up to some revisions: all of it where none are named.
 *
 * Throws "not-at-head" where there is no such database to be had.
 */
export async function replayed(
  compared: Compared,
  heads = compared.graph.realHeads.map(({ revision }) => revision.id),
): Promise<Model> {
  const { project, graph, database, environment } = compared;
  if (heads.length === 0) return emptyModel;
  return await withScratch(database, notUpToDate).withScratch(async (scratch) => {
    await scratch.begin();
    const { namingConvention = project.config.namingConvention } = environment;
    await replayHistory(stepsTo(graph, heads), scratch, {
      dialect: database.dialect,
      versionTable: project.versionTable(),
      namingConvention,
    });
    await scratch.commit();
    return await introspect(compared, scratch);
  });
}

/** The database with a place to try things in; where it has none, it is an error to try something. */
function withScratch(
  { dialect, withScratch }: Database,
  missing: () => MigrateError,
): Scratch["database"] {
  return { dialect, withScratch: (work) => withScratch?.(work) ?? Promise.reject(missing()) };
}

function noScratch(): MigrateError {
  return new MigrateError(
    "unsupported",
    "What differs as text has to be tried in scratch, and a connection of the program's own has none",
    { hint: "Give url rather than connection." },
  );
}

function notUpToDate(): MigrateError {
  return new MigrateError("not-at-head", "Target database is not up to date.", {
    hint: "Run: migrate upgrade heads",
  });
}

/** Whose lists are complete: a database, and SQL files, say all there is to be; models and programs only of what they have some of. */
export function completeLists(aim: Aim, target: Model): ReadonlySet<keyof Model> {
  const saysAll = !("input" in aim) &&
    aim.every(({ modules, program }) => modules.length === 0 && program === undefined);
  return new Set(lists.filter((list) => saysAll || target[list].length > 0));
}

/** All lists of a model. */
const lists = Object.keys(emptyModel) as (keyof Model)[];
