import { leftOutHooks, postWriteHooks } from "../config/post_write_hooks.ts";
import { timeZone } from "../config/timezone.ts";
import { MigrateError } from "../errors.ts";
import { directoryOf, resolvePath } from "../paths.ts";
import { buildGraph, type Node, requireSound, type RevisionGraph } from "../revisions/graph.ts";
import { dependencyFor, mergeParents, parentsOf } from "../revisions/parents.ts";
import { listed } from "../revisions/problems.ts";
import { runPostWriteHooks } from "../revisions/post_write_hooks.ts";
import type { Revision } from "../revisions/revision.ts";
import { newRevisionId } from "../revisions/revision_id.ts";
import { renderRevision, type RevisionBody } from "../revisions/write.ts";
import { writeNewFile } from "../revisions/write_file.ts";
import { completeGraph, type Project } from "./project.ts";

/** What a new revision file says; all of it is optional. */
export interface NewRevisionOptions {
  /** What it does: the first line of its comment, and part of its file's name. */
  readonly message?: string;
  /** Whether its parents may have a next revision already, so that it opens a branch. */
  readonly splice?: boolean;
  /** A name for the branch that begins with it. */
  readonly branchLabel?: string;
  /** What must be applied first besides: ids, beginnings of ids, symbols or labels. */
  readonly dependsOn?: readonly string[];
  /** A random one where undefined. */
  readonly id?: string;
  /** One of the version locations; where its parent is, or the only one, where undefined. */
  readonly versionPath?: string;
  /** Writes a `.sql` file instead of a `.ts` one. */
  readonly sql?: boolean;
  /** Told what the user should see of post-write hooks. */
  readonly report?: (line: string) => void;
}

/** A revision file that was written. */
export interface NewRevisionFile {
  readonly id: string;
  readonly down: readonly string[];
  /** Absolute path. */
  readonly file: string;
}

/**
 * Writes a new revision after the revisions that `heads` names: the head where it is empty.
 *
 * Throws, before anything is written, what `parentsOf` and `renderRevision` throw, and "duplicate-revision" for an
 * id or label that is taken.
 */
export async function revision(
  project: Project,
  heads: readonly string[] = [],
  options: NewRevisionOptions = {},
): Promise<NewRevisionFile> {
  const graph = completeGraph(await project.history());
  const down = parentsOf(graph, heads.length > 0 ? heads : ["head"], options);
  return await writeRevision(project, { graph, down }, options);
}

/**
 * Writes a revision that joins the revisions that `names` names: all heads where it is empty.
 *
 * Throws as `revision()` does, and "usage" where there is only one to join.
 */
export async function merge(
  project: Project,
  names: readonly string[] = [],
  options: NewRevisionOptions = {},
): Promise<NewRevisionFile> {
  const graph = completeGraph(await project.history());
  const down = mergeParents(graph, names.length > 0 ? names : ["heads"], options);
  if (down.length < 2) {
    throw new MigrateError("usage", `Nothing to merge: ${down[0] ?? "an empty history"} is alone`, {
      hint: "See which heads there are: migrate heads",
    });
  }
  const { message = `merge ${listed(down)}` } = options;
  return await writeRevision(project, { graph, down }, { ...options, message });
}

/** Where a new revision stands, and what it does. */
export interface RevisionPlace {
  readonly graph: RevisionGraph;
  /** The revisions that it comes after. */
  readonly down: readonly string[];
  /** What it does, for a file in this folder; it is written by hand where this is undefined. */
  readonly body?: (directory: string) => RevisionBody;
}

/** Writes a revision's file, and runs the project's hooks on it. Throws as `revision()` does. */
export async function writeRevision(
  { config, workingDirectory }: Project,
  { graph, down, body }: RevisionPlace,
  options: NewRevisionOptions,
): Promise<NewRevisionFile> {
  const { message, branchLabel, dependsOn = [], sql, report = () => undefined } = options;
  const { scriptLocation, fileTemplate, truncateSlugLength, recursiveVersionLocations } = config;
  if (fileTemplate.includes("/") && !recursiveVersionLocations) throw subfolders(config.file);
  requireSound(graph, down);
  const id = options.id ?? newRevisionId();
  const facts = {
    id,
    down,
    labels: branchLabel === undefined ? [] : [branchLabel],
    dependsOn: dependsOn.map((name) => dependencyFor(graph, name)),
  };
  const directory = versionFolder(config.versionLocations, {
    asked: options.versionPath && resolvePath(options.versionPath, workingDirectory),
    parents: down.flatMap((parent) => graph.byId.get(parent)?.revision ?? []),
  });
  const { file, text } = renderRevision({
    ...facts,
    message,
    body: body ? body(directory) : sql || down.length > 1 ? undefined : toWrite,
  }, {
    language: sql ? "sql" : "ts",
    directory,
    scriptLocation,
    fileTemplate,
    truncateSlugLength,
    timeZone: timeZone(config),
  }, new Date());
  requireFit(graph, { ...facts, doc: "", longDoc: "", file });
  const hooks = postWriteHooks(config);
  for (const { message, hint } of leftOutHooks(config)) report(`${message}. ${hint}`);
  writeNewFile(file, text);
  await runPostWriteHooks(hooks, file, report);
  return { id, down, file };
}

/** Where a newcomer sees what to write; a merge has nothing to do. */
const toWrite: RevisionBody = {
  upgrades: '// op.createTable(…), op.addColumn(…), op.execute("…"), …',
  downgrades: "// What undoes it, in the opposite order.",
  imports: [],
};

/** Throws what would be wrong with the history if it had this revision. */
function requireFit(graph: RevisionGraph, added: Revision): void {
  const { id, labels: [label = ""] } = added;
  const namesake = graph.byId.get(id);
  if (namesake) {
    throw taken(
      namesake,
      `Revision ${id} is there already`,
      "Choose another --rev-id, or none: a random one is made then",
    );
  }
  const owner = graph.byLabel.get(label);
  if (owner) {
    const message = `Branch name '${label}' in revision ${id} already used by revision ${owner.id}`;
    throw taken(owner, message, "Choose another --branch-label");
  }
  const before = new Set(graph.problems.map(({ error }) => error.message));
  const after = buildGraph([...graph.nodes.map(({ revision }) => revision), added]).problems;
  const fault = after.find(({ error }) => !before.has(error.message));
  if (fault) throw fault.error;
}

function taken({ revision }: Node, message: string, hint: string): MigrateError {
  const where = { file: revision.file };
  return new MigrateError("duplicate-revision", message, { where, hint });
}

/** The folder for a new revision: the one asked for, or that of its parents. */
function versionFolder(
  locations: readonly string[],
  { asked, parents }: { readonly asked?: string; readonly parents: readonly Revision[] },
): string {
  if (asked !== undefined) {
    if (locations.includes(asked)) return asked;
    throw new MigrateError(
      "usage",
      `Path ${asked} is not represented in current version locations`,
      { hint: `They are ${locations.join(", ")}.` },
    );
  }
  const [first, ...others] = locations;
  if (first !== undefined && others.length === 0) return first;
  const folders = new Set(parents.map(({ file }) => locationOf(file, locations)));
  const [folder] = folders;
  if (folders.size === 1 && folder !== undefined) return folder;
  throw new MigrateError(
    "usage",
    "Multiple version locations present, please specify --version-path",
    { hint: `They are ${locations.join(", ")}.` },
  );
}

/** The version location that a file is in; the innermost where one is inside of another. */
function locationOf(file: string, locations: readonly string[]): string {
  const around = locations.filter((location) => file.startsWith(`${location}/`));
  return around.toSorted((one, other) => other.length - one.length)[0] ?? directoryOf(file);
}

function subfolders(file: string | undefined): MigrateError {
  return new MigrateError(
    "config",
    "The file template names a subfolder, and subfolders of the version locations aren't read",
    { where: { file, key: "file_template" }, hint: "Set recursive_version_locations: true" },
  );
}
