import { type Config, versionTable } from "../config/config.ts";
import { loadEnvironment } from "../config/environment.ts";
import { readConfig } from "../config/file.ts";
import { defaultConfig, type SettingsInCode, withSettings } from "../config/in_code.ts";
import { databaseUrl, scratchUrl } from "../config/url.ts";
import type { Database, OpenDatabase, TableName } from "../dialect.ts";
import { MigrateError, within } from "../errors.ts";
import type { Environment, UrlRequest } from "../hooks.ts";
import type { TargetInput } from "../models/target.ts";
import { isDirectory } from "../paths.ts";
import { scanRevisions } from "../revisions/directory.ts";
import { buildGraph, requireSound, type RevisionGraph } from "../revisions/graph.ts";

/** What chooses a project and its database. */
export interface ProjectRequest {
  /** Gives the database that a URL names. */
  readonly open: OpenDatabase;
  /**
   * The config file. Where it is undefined one is looked for under the usual names, unless `settings` say where the
   * scripts are: then none is read.
   */
  readonly configFile?: string;
  /** One of the config's databases, or an ini file's section. */
  readonly name?: string;
  /** What code says; it wins over the config file. */
  readonly settings?: SettingsInCode;
  /** A database that is there already: no URL is looked for then. */
  readonly database?: Database;
  /** Wins over all other places that name the database. */
  readonly url?: string;
  /** What `-x key=value` gave, for `env.ts`; `db` is a URL. */
  readonly x?: Readonly<Record<string, string>>;
  /** Absolute; this process's where undefined. */
  readonly workingDirectory?: string;
}

/** A project: its settings, its history and the way to its database. */
export interface Project {
  readonly config: Config;
  /** Where relative paths of the command line start. */
  readonly workingDirectory: string;
  /** The schema of the database that is worked in, where one was chosen. */
  readonly schema?: string;
  /** What `env.ts` is told when it is asked for something. */
  readonly asked: UrlRequest;
  /** What code aims at; what `env.ts` and the config do doesn't count then. */
  readonly target?: TargetInput;
  /** Gives the database that a URL names. */
  readonly open: OpenDatabase;
  /** Throws "unset-variable". */
  versionTable(): TableName;
  /** What `env.ts` exports; nothing where there is none. */
  environment(): Promise<Environment>;
  /** The database, not connected to yet. Throws "url", "config", "unset-variable". */
  database(): Promise<Database>;
  /** The history as the files tell it now. */
  history(): Promise<History>;
}

/** What the version folders hold. */
export interface History {
  readonly graph: RevisionGraph;
  /** The files that should be revisions and can't be read as such. */
  readonly unreadable: readonly MigrateError[];
  /** What is worth telling but changes nothing, as sentences. */
  readonly warnings: readonly string[];
}

/** Reads the config, if it has a file. Nothing else is read before it is asked for. Throws "config". */
export async function openProject(request: ProjectRequest): Promise<Project> {
  const { open, url, x, settings = {}, workingDirectory = Deno.cwd() } = request;
  const config = await configOf(request, workingDirectory);
  const project: Project = {
    config,
    workingDirectory,
    asked: { x: x ?? {}, ...config.database !== undefined && { database: config.database } },
    ...settings.target !== undefined && { target: settings.target },
    open,
    versionTable: () => versionTable(config),
    environment: () => loadEnvironment(config.scriptLocation),
    async database() {
      if (request.database) return tryingElsewhere(request.database, { config, open });
      const environment = await project.environment();
      const found = await databaseUrl(config, { flag: url, x, environment, workingDirectory });
      const database = await within(found.where, () => open(found.url, found.directory));
      return tryingElsewhere(database, { config, open });
    },
    async history() {
      requireChosen(config);
      const { revisions, problems, warnings } = await scanRevisions(config.versionLocations, {
        recursive: config.recursiveVersionLocations,
      });
      return { graph: buildGraph(revisions), unreadable: problems, warnings };
    },
  };
  return project;
}

/** A database whose scratch is where the config says, if it does. */
function tryingElsewhere(
  database: Database,
  { config, open }: { readonly config: Config; readonly open: OpenDatabase },
): Database {
  if (!config.scratchUrl) return database;
  return {
    ...database,
    async withScratch(work) {
      const { url, directory, where } = scratchUrl(config)!;
      const { dialect, withScratch } = await within(where, () => open(url, directory));
      if (dialect.name !== database.dialect.name || !withScratch) {
        const [here, there] = [database, { dialect }].map((each) => each.dialect.title);
        throw new MigrateError("config", `${here} can't be tried in ${there}`, { where });
      }
      return await withScratch(work);
    },
  };
}

async function configOf(
  { configFile: file, name, settings = {} }: ProjectRequest,
  workingDirectory: string,
): Promise<Config> {
  const hasFile = file !== undefined || name !== undefined || settings.scriptLocation === undefined;
  const config = hasFile
    ? await readConfig({ file, name, workingDirectory })
    : defaultConfig(workingDirectory);
  return withSettings(config, settings, workingDirectory);
}

/** Throws "usage" where each of several databases has revisions of its own, and none was chosen. */
function requireChosen({ file, database, databases, versionLocations }: Config): void {
  if (databases.length === 0 || database !== undefined) return;
  if (versionLocations.some(isDirectory)) return;
  throw new MigrateError("usage", "Each of the config's databases has revisions of its own", {
    where: { file },
    hint: `Choose one with -n: ${databases.join(", ")}; or all of them: -n all`,
  });
}

/** The graph, for commands whose answer may depend on every file. Throws the first unreadable one. */
export function completeGraph({ graph, unreadable: [first] }: History): RevisionGraph {
  if (first) throw first;
  return graph;
}

/**
 * The project with its history as it is now, all of it: for programs, which have no eye for what is missing.
 *
 * Throws what is wrong with the first file or revision that can't be used.
 */
export async function soundProject(project: Project): Promise<Project> {
  const history = await project.history();
  const graph = completeGraph(history);
  requireSound(graph, graph.byId.keys());
  return { ...project, history: () => Promise.resolve(history) };
}
