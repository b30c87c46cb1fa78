import { openProject, type Project } from "../core/commands/project.ts";
import { inSchema } from "../core/commands/schemas.ts";
import { MigrateError } from "../core/errors.ts";
import { resolvePath } from "../core/paths.ts";
import { didYouMean } from "../core/suggest.ts";
import { openDatabase, ownDatabase } from "../dialects/registry.ts";
import type { ProjectOptions } from "./options.ts";

/** The project that options name. Throws "usage" for options that are none or don't go together, and "config". */
export async function open(options: ProjectOptions): Promise<Project> {
  checkNames(options);
  const { config, name, url, connection, schema, x, workingDirectory = ".", ...settings } = options;
  if (connection !== undefined && (url ?? schema) !== undefined) {
    throw new MigrateError("usage", "A connection was given, and a URL or schema besides", {
      hint: "The connection says where to work: set its search_path to work in another schema.",
    });
  }
  const project = await openProject({
    open: openDatabase,
    configFile: config,
    name,
    settings,
    database: connection && await ownDatabase(connection),
    url,
    x,
    workingDirectory: resolvePath(workingDirectory, Deno.cwd()),
  });
  return schema === undefined ? project : inSchema(project, schema);
}

const projectOptions: { readonly [K in keyof Required<ProjectOptions>]: true } = {
  config: true,
  name: true,
  url: true,
  connection: true,
  schema: true,
  x: true,
  workingDirectory: true,
  scriptLocation: true,
  versionLocations: true,
  recursiveVersionLocations: true,
  fileTemplate: true,
  truncateSlugLength: true,
  timezone: true,
  versionTable: true,
  versionTableSchema: true,
  transactionPerMigration: true,
  namingConvention: true,
  target: true,
};

/** A name with a slip in it must not leave a setting at its default. */
function checkNames(options: ProjectOptions): void {
  const known = Object.keys(projectOptions);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new MigrateError("usage", `A project has no option "${unknown}"`, {
    hint: didYouMean(unknown, known) ?? `The options are: ${known.join(", ")}`,
  });
}
