import { revisionBody } from "../autogenerate/source.ts";
import { sqlBody } from "../autogenerate/sql_body.ts";
import { processVariables } from "../config/interpolate.ts";
import type { OpenDatabase } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import { directoryOf, isFile, relativePath, resolvePath } from "../paths.ts";
import { buildGraph } from "../revisions/graph.ts";
import { listed } from "../revisions/problems.ts";
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
 * where there is nothing. The database is stamped with that, and else stays as it is.
 *
 * Nothing is written before it is known that what is described is what is there, and that the baseline makes it. Throws
 * what `init` and `compare` throw; "usage" where nothing names the database, or the template isn't for one; "file" for
 * a config or a description that is there already; "version-table" for a database that is at revisions of another
 * history; "target" for one without tables; "unproven" where what is written would be something else.
 */
export async function initFromDatabase(request: FromDatabaseRequest): Promise<FromDatabase> {
  const { workingDirectory, directory = "migrations", configFile = "migrate.yaml" } = request;
  const { open, url, verify = true, purge, read } = request;
  const template = findTemplate(request.template);
  requireFit(request, template);
  const settings = { scriptLocation: directory };
  const empty = await openProject({ open, url, workingDirectory, settings });
  const compared = await comparedIn(empty, buildGraph([]));
  const found = await held(compared, { purge, verify, read });
  const { said, model, ...description } = await describe(compared, found, template);
  if (verify) await requireSame(compared, found, said);
  const baseline = await between(compared, emptyModel, model);
  const proof = verify ? await tried(baseline, bothWays(baseline)) : undefined;
  if (proof) requireNothingLeft(proof);
  const body = await bodyOf(baseline, template);
  const made = init({ ...request, url: url ?? null }, { ...template, ...description });
  const project = await openProject({ open, url, workingDirectory, configFile });
  const place = { graph: compared.graph, down: [], body };
  const options = { message: "baseline", sql: template.name === "sql" };
  const { id, file } = await writeRevision(project, place, options);
  await stamp(project, [id], { ...read, purge });
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

/** All that the database holds, if it is at no revision that isn't to be left behind. */
async function held(
  compared: Compared,
  { purge = false, verify, read = {} }: Pick<FromDatabaseRequest, "purge" | "verify" | "read">,
): Promise<Model> {
  const { database, project } = compared;
  const { wait, report = () => undefined, signal } = read;
  const connection = await connectWhenUp({ database, wait, report, signal });
  try {
    const rows = await connection.versionRows(project.versionTable()) ?? [];
    if (rows.length > 0 && !purge) throw otherHistory(rows);
    if (verify) requireTold(await database.dialect.untoldTypes?.(connection) ?? []);
    const found = await introspect(compared, connection);
    if (found.tables.length > 0) return found;
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

function otherHistory(rows: readonly string[]): MigrateError {
  return new MigrateError(
    "version-table",
    `The database is at ${listed(rows.toSorted())}, in a history that isn't this one`,
    {
      hint:
        "Go on with that history, by its own revisions; or leave it behind: --purge puts the baseline in its place.",
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
