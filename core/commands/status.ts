import type { Config } from "../config/config.ts";
import { MigrateError } from "../errors.ts";
import { pendingRevisions } from "../revisions/version_rows.ts";
import {
  current,
  type CurrentState,
  heads,
  type ListedRevision,
  type ReadOptions,
} from "./listing.ts";
import type { Project } from "./project.ts";

/** Where a project stands. */
export interface Status {
  /** The config file's absolute path. */
  readonly config?: string;
  /** Where the database is; undefined where it can't be read. */
  readonly current?: CurrentState;
  /** Why it can't. */
  readonly problem?: MigrateError;
  /** Of the files, sorted by id. */
  readonly heads: readonly ListedRevision[];
  /** How many revisions are not applied; undefined where the database can't be read. */
  readonly pending?: number;
  /** What is likely to be done next. */
  readonly next: NextStep;
}

/** What to do next, and why: a sentence without its capital and full stop. */
export interface NextStep {
  /** The command with its arguments; undefined where no command does it. */
  readonly command?: string;
  readonly why: string;
}

/** Where the project and its database stand. Never writes, and works whatever is wrong with either. */
export async function status(project: Project, options: ReadOptions = {}): Promise<Status> {
  const history = await project.history();
  const found = await stateOf(project, options);
  const known = {
    config: project.config.file,
    heads: await heads(project),
    pending: found.current && pendingRevisions(history.graph, found.current.rows).length,
    ...found,
  };
  const [broken] = [...history.unreadable, ...history.graph.problems.map(({ error }) => error)];
  const next = broken
    ? { why: `mend the revision files first: ${broken.message}` }
    : nextStep(known, writingCommand(project.config, known.heads));
  return { ...known, next };
}

async function stateOf(
  project: Project,
  options: ReadOptions,
): Promise<Pick<Status, "current" | "problem">> {
  try {
    return { current: await current(project, options) };
  } catch (problem) {
    if (!(problem instanceof MigrateError) || problem.code === "interrupted") throw problem;
    return { problem };
  }
}

/** What writes the next revision: from the target where there is one, in the language of those before it. */
function writingCommand({ target }: Config, heads: readonly ListedRevision[]): string {
  const isSql = heads.length > 0
    ? heads.every(({ revision }) => revision.file.endsWith(".sql"))
    : target?.every(({ modules, program, url }) => modules.length === 0 && !program && !url);
  return ["revision", target && "--autogenerate", isSql && "--sql"].filter(Boolean).join(" ");
}

/** `revision`: the command that writes the next one. */
function nextStep(
  { current, problem, heads, pending = 0 }: Omit<Status, "next">,
  revision: string,
): NextStep {
  // Revisions can be written while a server is down.
  if (problem && problem.code !== "connection") {
    return { why: problem.hint ?? "the database can't be read" };
  }
  if (heads.length === 0) {
    return { command: `${revision} -m "initial schema"`, why: "there is no revision yet" };
  }
  if (!current) return { why: problem?.hint ?? "the database can't be read" };
  const { unknown, overlapping } = current;
  if (unknown.length > 0) {
    return { why: `get the branch that has the file of ${unknown.join(", ")}` };
  }
  if (overlapping.length > 0) {
    return { command: "stamp --purge heads", why: `row ${overlapping.join(", ")} is one too many` };
  }
  // Branches with a name are meant to be several.
  if (heads.length > 1 && heads.every(({ labels }) => labels.length === 0)) {
    return { command: 'merge heads -m "merge branches"', why: "there are several heads" };
  }
  if (pending > 0) {
    const goal = heads.length > 1 ? "heads" : "head";
    return { command: `upgrade ${goal}`, why: `${counted(pending)} to run` };
  }
  return { command: `${revision} -m "…"`, why: "the database has all revisions" };
}

/** `1 revision`, `12 revisions` */
function counted(count: number): string {
  return `${count} revision${count === 1 ? "" : "s"}`;
}
