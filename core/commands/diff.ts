import { operationsCode } from "../autogenerate/source.ts";
import { sqlBody } from "../autogenerate/sql_body.ts";
import type { Aim } from "../autogenerate/target.ts";
import { MigrateError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import { isFile, resolvePath } from "../paths.ts";
import { resolve } from "../revisions/resolve.ts";
import type { Model } from "../schema/model.ts";
import { connectWhenUp } from "../runner/connect.ts";
import { styleOf } from "./autogenerate.ts";
import {
  aimOf,
  between,
  type Compared,
  comparedIn,
  type Comparison,
  introspect,
  replayed,
  targetFor,
} from "./comparison.ts";
import type { ReadOptions } from "./listing.ts";
import { completeGraph, type Project } from "./project.ts";

/** The names of what is compared: see `diff()`. */
export interface DiffNames {
  readonly before: string;
  readonly after: string;
}

/** How a difference is told; all of it is optional. */
export interface DiffOptions extends ReadOptions {
  /** As SQL, too. */
  readonly sql?: boolean;
  /** As operations of a revision, too. */
  readonly typescript?: boolean;
}

/** What makes one thing another. */
export interface Difference {
  /** In an order in which they run; none where nothing differs. */
  readonly operations: readonly Operation[];
  readonly sql?: string;
  readonly typescript?: string;
}

/**
 * What makes one thing another. Each is called "model" (the project's target), "database", "history", "history@ae10",
 * by a URL, or by the path of a `.sql` file or a model file.
 *
 * Both are seen as the project's kind of database sees them. Throws "usage" for a name that is none of these, and what
 * it takes to read them.
 */
export async function diff(
  project: Project,
  { before, after }: DiffNames,
  { sql, typescript, ...options }: DiffOptions = {},
): Promise<Difference> {
  const compared = await comparedIn(project, completeGraph(await project.history()));
  const { dialect } = compared.database;
  const was = await dialect.stored(await modelNamed(before, compared, options));
  const is = await modelNamed(after, compared, options);
  const comparison = await between(compared, was, is);
  const { operations } = comparison;
  return {
    operations,
    ...sql && { sql: await sqlOf(comparison) },
    ...typescript && {
      typescript: operationsCode(
        operations,
        styleOf(compared.environment, project.workingDirectory, project),
      ),
    },
  };
}

async function sqlOf({ operations, sides, scratch }: Comparison): Promise<string> {
  const { upgrades } = await sqlBody(sides, { upgrade: operations, downgrade: [] }, { scratch });
  return upgrades;
}

async function modelNamed(
  name: string,
  compared: Compared,
  options: ReadOptions,
): Promise<Model> {
  const { project, graph, database } = compared;
  if (name === "model") return await targetFor(compared, await aimOf(compared));
  if (name === "database") return await held(compared, database, options);
  if (name === "history") return await replayed(compared);
  const [, revision] = /^history@(.+)$/.exec(name) ?? [];
  if (revision !== undefined) {
    return await replayed(compared, resolve(graph, revision).map(({ id }) => id));
  }
  if (name.includes("://")) {
    return await held(compared, await project.open(name, project.workingDirectory), options);
  }
  return await targetFor(compared, fileAim(name, project));
}

async function held(
  compared: Compared,
  database: Compared["database"],
  { wait, report = () => undefined, signal }: ReadOptions,
): Promise<Model> {
  const connection = await connectWhenUp({ database, wait, report, signal });
  try {
    return await introspect({ ...compared, database }, connection);
  } finally {
    await connection.close();
  }
}

function fileAim(name: string, { workingDirectory }: Project): Aim {
  const file = resolvePath(name, workingDirectory);
  if (!isFile(file)) {
    throw new MigrateError("usage", `Can't compare with "${name}"`, {
      hint: "Name model, database, history, history@REVISION, a URL, a .sql file or a model file.",
    });
  }
  const isSql = file.endsWith(".sql");
  return [{ modules: isSql ? [] : [file], sql: isSql ? [file] : [], where: { file } }];
}
