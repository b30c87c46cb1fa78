import { MigrateError } from "../errors.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { history as revisionsOf, namesCurrent, parseRange } from "../revisions/history.ts";
import { branchPoints, describe, type RevisionFacts } from "../revisions/listing.ts";
import { resolve } from "../revisions/resolve.ts";
import type { Revision } from "../revisions/revision.ts";
import { currentHeads, pendingHeads } from "../revisions/version_rows.ts";
import { connectWhenUp } from "../runner/connect.ts";
import type { RunEvent } from "../runner/run.ts";
import type { Project } from "./project.ts";

/** A revision in a list. */
export interface ListedRevision extends RevisionFacts {
  /** Whether the version table names it; undefined where that wasn't asked. */
  readonly isCurrent?: boolean;
}

/** How a database is read; all of it is optional. */
export interface ReadOptions {
  /** Milliseconds to wait for a database that isn't up yet. */
  readonly wait?: number;
  readonly report?: (event: RunEvent) => void;
  readonly signal?: AbortSignal;
}

/** What `history` is asked for. */
export interface HistoryOptions extends ReadOptions {
  /** `[start]:[end]`; everything where undefined. */
  readonly range?: string;
  /** Marks the revisions that the database is at. */
  readonly indicateCurrent?: boolean;
}

/** The revisions of a range, newest first. Connects only where the range or the options need the database. */
export async function history(
  project: Project,
  options: HistoryOptions = {},
): Promise<readonly ListedRevision[]> {
  const { graph } = await project.history();
  const range = options.range === undefined ? {} : parseRange(options.range);
  const asks = options.indicateCurrent || namesCurrent(graph, range);
  const rows = asks ? await readRows(project, options) : undefined;
  const found = describe(graph, revisionsOf(graph, range, rows));
  return rows && options.indicateCurrent ? marked(found, rows) : found;
}

/** As Alembic does it: the version table's rows are marked, and not what they imply by dependencies. */
function marked(
  revisions: readonly RevisionFacts[],
  rows: readonly string[],
): readonly ListedRevision[] {
  const current = new Set(rows);
  return revisions.map((facts) => ({ ...facts, isCurrent: current.has(facts.revision.id) }));
}

/** The heads of the files; without those that others depend on where `resolveDependencies` is set. */
export async function heads(
  project: Project,
  { resolveDependencies = false }: { readonly resolveDependencies?: boolean } = {},
): Promise<readonly ListedRevision[]> {
  const { graph } = await project.history();
  const nodes = resolveDependencies ? graph.realHeads : graph.heads;
  const revisions = nodes.map(({ revision }) => revision);
  return describe(graph, revisions.toSorted((one, other) => one.id < other.id ? -1 : 1));
}

/** A branch point with the revisions that come right after it. */
export interface Branch {
  readonly point: ListedRevision;
  readonly children: readonly ListedRevision[];
}

/** The branch points, newest first. */
export async function branches(project: Project): Promise<readonly Branch[]> {
  const { graph } = await project.history();
  return describe(graph, branchPoints(graph)).map((point) => ({
    point,
    children: describe(graph, revisionsNamed(graph, point.children)),
  }));
}

function revisionsNamed(graph: RevisionGraph, ids: readonly string[]): readonly Revision[] {
  return ids.flatMap((id) => graph.byId.get(id)?.revision ?? []);
}

/** The revisions that a name stands for, as `show` and `edit` take it; "current" asks the database. */
export async function namedRevisions(
  project: Project,
  name: string,
  options: ReadOptions = {},
): Promise<readonly ListedRevision[]> {
  const { graph } = await project.history();
  const revisions = name === "current"
    ? currentHeads(graph, await readRows(project, options))
    : resolve(graph, name);
  return describe(graph, revisions);
}

/** Where a database is. */
export interface CurrentState {
  readonly displayUrl: string;
  /** The version table's rows, sorted: none where there is no such table. */
  readonly rows: readonly string[];
  /** The heads of what is applied, also those that are implied by dependencies. */
  readonly heads: readonly ListedRevision[];
  /** Rows that no file declares, sorted. */
  readonly unknown: readonly string[];
  /** Rows that another row includes, sorted: an upgrade refuses to start from such. */
  readonly overlapping: readonly string[];
  /** Heads of the files that are not applied. */
  readonly pending: readonly string[];
}

/** Where the database is. Never writes to it, and works whatever its rows say. */
export async function current(project: Project, options: ReadOptions = {}): Promise<CurrentState> {
  const { graph } = await project.history();
  const { displayUrl } = await project.database();
  const rows = (await readRows(project, options)).toSorted();
  const heads = describe(graph, currentHeads(graph, rows));
  const known = rows.filter((row) => graph.byId.has(row));
  return {
    displayUrl,
    rows,
    heads,
    unknown: rows.filter((row) => !graph.byId.has(row)),
    overlapping: known.filter((row) => !heads.some(({ revision }) => revision.id === row)),
    pending: pendingHeads(graph, rows).map(({ id }) => id),
  };
}

/** Throws "not-at-head" unless all heads of the files are applied, and nothing else is. */
export function requireAtHeads({ pending, unknown, overlapping }: CurrentState): void {
  const faults = ([
    [pending, "it lacks", "Run: migrate upgrade heads"],
    [unknown, "no file declares its", "Is this checkout older than the database?"],
    [overlapping, "another row includes its", "Mend the rows: migrate stamp --purge heads"],
  ] as const).filter(([ids]) => ids.length > 0);
  const [first] = faults;
  if (first === undefined) return;
  const reasons = faults.map(([ids, what]) => `${what} ${ids.join(", ")}`);
  throw new MigrateError(
    "not-at-head",
    `Database is not on all head revisions: ${reasons.join("; ")}`,
    { hint: first[2] },
  );
}

async function readRows(project: Project, options: ReadOptions): Promise<readonly string[]> {
  const { wait, report = () => undefined, signal } = options;
  const database = await project.database();
  const connection = await connectWhenUp({ database, wait, report, signal });
  try {
    return await connection.versionRows(project.versionTable()) ?? [];
  } finally {
    await connection.close();
  }
}
