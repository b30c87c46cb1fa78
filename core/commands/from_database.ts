import { revisionBody } from "../autogenerate/source.ts";
import { sqlBody } from "../autogenerate/sql_body.ts";
import { processVariables } from "../config/interpolate.ts";
import type { OpenDatabase } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import { directoryOf, isFile, relativePath, resolvePath } from "../paths.ts";
import { buildGraph } from "../revisions/graph.ts";
import { listed } from "../revisions/problems.ts";
import { revisionIdFault } from "../revisions/revision_id.ts";
import type { RevisionBody } from "../revisions/write.ts";
import { connectWhenUp } from "../runner/connect.ts";
import { emptyModel } from "../schema/edit.ts";
import type { Model } from "../schema/model.ts";
import { bothWays } from "./autogenerate.ts";
import { between, type Compared, comparedIn, type Comparison, introspect } from "./comparison.ts";
import { describe } from "./description.ts";
import { checkInit, init, type InitRequest, type InitResult, isEmpty } from "./init.ts";
import type { ReadOptions } from "./listing.ts";
import { writeRevision } from "./new_revision.ts";
import { openProject } from "./project.ts";
import { findTemplate, type ProjectTemplate } from "./project_templates.ts";
import { codeOf, requireNothingLeft, type Tried, tried, unproven } from "./proof.ts";
import { stamp } from "./stamp.ts";

/** What a project for a database that is in use is made from. */
export interface FromDatabaseRequest extends InitRequest {
  readonly open: OpenDatabase;
  /** The database; the one that `$DATABASE_URL` names where undefined. Holds no password. */
  readonly url?: string;
  /** Puts the baseline in the place of what the version table holds. */
  readonly purge?: boolean;
  /** Whether it is tried in scratch that the baseline makes the same; so it is by default. */
  readonly verify?: boolean;
  /** How the database is read. */
  readonly read?: ReadOptions;
}

/** What was made, and what the baseline does. */
export interface FromDatabase extends InitResult {
  readonly revision: string;
  readonly operations: readonly Operation[];
  /** Undefined where nobody wanted it. */
  readonly proof?: Tried;
}

/**
 * Starts a project with what a database holds: files that describe it, and a baseline, the revision that makes all of it
 * where there is nothing. It has the id of the revision that the database is at, so that every database of that history
 * is at the baseline; where there is none the database is stamped with it. It stays as it is else.
 *
 * Nothing is written before it is known that what is described is what is there, and that the baseline makes it. Throws
 * what `init` and `compare` throw; "usage" where nothing names the database, or the template isn't for one; "file" for
 * a config or a description that is there already; "version-table" for a database that is at several revisions;
 * "target" for one without tables; "unproven" where what is written would be something else.
 */
export async function initFromDatabase(request: FromDatabaseRequest): Promise<FromDatabase> {
  const { workingDirectory, directory = "migrations", configFile = "migrate.yaml" } = request;
  const { open, url, verify = true, purge, read } = request;
  const template = findTemplate(request.template);
  requireFit(request, template);
  const settings = { scriptLocation: directory };
  const empty = await openProject({ open, url, workingDirectory, settings });
  const compared = await comparedIn(empty, buildGraph([]));
  const { found, at } = await held(compared, { purge, verify, read });
  const { said, model, ...description } = await describe(compared, found, template);
  if (verify) await requireSame(compared, found, said);
  const baseline = await between(compared, emptyModel, model);
  const proof = verify ? await tried(baseline, bothWays(baseline)) : undefined;
  if (proof) requireNothingLeft(proof);
  const body = await bodyOf(baseline, template);
  const made = init({ ...request, url: url ?? null }, { ...template, ...description });
  const project = await openProject({ open, url, workingDirectory, configFile });
  const place = { graph: compared.graph, down: [], body };
  const options = { message: "baseline", sql: template.name === "sql", id: at };
  const { id, file } = await writeRevision(project, place, options);
  if (id !== at) await stamp(project, [id], { ...read, purge });
  return {
    ...made,
    files: [...made.files, file],
    lines: [...made.lines, `Generating ${relativePath(workingDirectory, file)} ...  done`],
    revision: id,
    operations: baseline.operations,
    ...proof && { proof },
  };
}

function requireFit(request: FromDatabaseRequest, template: ProjectTemplate): void {
  const { workingDirectory, configFile = "migrate.yaml", url } = request;
  if (template.histories.length > 1) {
    throw new MigrateError(
      "usage",
      `--from-db is about one database, and the template ${template.name} has several`,
    );
  }
  checkInit(request);
  if (!(url ?? processVariables("DATABASE_URL"))) {
    throw new MigrateError("usage", "Nothing says which database it is", {
      hint: "Give --url, or set DATABASE_URL.",
    });
  }
  const config = resolvePath(configFile, workingDirectory);
  const taken = takenBy([config, ...placesOf(template, directoryOf(config))]);
  if (taken === undefined) return;
  throw new MigrateError("file", `${relativePath(workingDirectory, taken)} is there already`, {
    where: { file: taken },
    hint:
      "Begin in another folder: migrate -c FOLDER/migrate.yaml init FOLDER/migrations --from-db",
  });
}

/** Where the description goes: a file, or a folder for any number of them. */
function placesOf({ files }: ProjectTemplate, directory: string): readonly string[] {
  return Object.keys(files).map((name) => resolvePath(name.split("/")[0]!, directory));
}

/** The first file that is there, or folder that holds something. */
function takenBy(paths: readonly string[]): string | undefined {
  return paths.find((path) => isFile(path) || !isEmpty(path));
}

/** All that the database holds, and the revision that it is at, if that isn't to be left behind. */
async function held(
  compared: Compared,
  { purge = false, verify, read = {} }: Pick<FromDatabaseRequest, "purge" | "verify" | "read">,
): Promise<{ readonly found: Model; readonly at?: string }> {
  const { database, project } = compared;
  const { wait, report = () => undefined, signal } = read;
  const connection = await connectWhenUp({ database, wait, report, signal });
  try {
    const rows = await connection.versionRows(project.versionTable()) ?? [];
    const at = purge ? undefined : onlyOne(rows);
    if (verify) requireTold(await database.dialect.untoldTypes?.(connection) ?? []);
    const found = await introspect(compared, connection);
    if (found.tables.length > 0) return { found, at };
    throw new MigrateError("target", `${database.displayUrl} holds no table to begin with`, {
      hint: "Without --from-db a project begins with none.",
    });
  } finally {
    await connection.close();
  }
}

/** Throws "unproven" for types that the baseline would not make. */
function requireTold(types: readonly string[]): void {
  if (types.length === 0) return;
  throw new MigrateError(
    "unproven",
    `The database has types that can't be described: ${listed(types)}`,
    {
      hint:
        '--no-verify writes all else: make them in the baseline by op.execute("CREATE TYPE …"), before what is of them.',
    },
  );
}

/** The one row of a version table; undefined where there is none. Throws "version-table". */
function onlyOne(rows: readonly string[]): string | undefined {
  const [row, ...others] = rows;
  if (others.length === 0 && (row === undefined || revisionIdFault(row) === undefined)) return row;
  throw new MigrateError(
    "version-table",
    `The database is at ${listed(rows.toSorted())}: a baseline can't take the place of that`,
    {
      hint:
        "Merge them first, with what wrote them; or leave that history behind: --purge puts the baseline in its place.",
    },
  );
}

/** Throws "unproven" where the files say something else than the database holds. */
async function requireSame(compared: Compared, found: Model, said: Model): Promise<void> {
  const { operations: [first] } = await between(compared, found, said);
  if (first) throw unproven(`The database can't be described as it is: ${codeOf(first)} is left`);
}

async function bodyOf(
  baseline: Comparison,
  { name }: ProjectTemplate,
): Promise<(directory: string) => RevisionBody> {
  const ways = bothWays(baseline);
  if (name !== "sql") return (directory) => revisionBody(ways, { directory });
  const body = await sqlBody(baseline.sides, ways, baseline);
  return () => body;
}
