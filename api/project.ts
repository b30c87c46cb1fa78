import { openProject, type Project } from "../core/commands/project.ts";
import { inSchema } from "../core/commands/schemas.ts";
import { MigrateError } from "../core/errors.ts";
import { requireKnown } from "../core/option_names.ts";
import { resolvePath } from "../core/paths.ts";
import { openDatabase, ownDatabase } from "../dialects/registry.ts";
import { names } from "./names.ts";
import type { ProjectOptions } from "./options.ts";

/** The project that options name. Throws "usage" for options that are none or don't go together, and "config". */
export async function open(options: ProjectOptions): Promise<Project> {
  requireKnown(options, names.project, "usage");
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
