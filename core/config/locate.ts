import { MigrateError } from "../errors.ts";
import { isFile, resolvePath } from "../paths.ts";
import type { Variables } from "./interpolate.ts";

/** The names that a config file is looked for under, in this order. */
const usualFiles = ["migrate.yaml", "config/migrate.yaml", "alembic.ini"];

/**
 * The absolute path of the config file: `named` (`-c`), else `$MIGRATE_CONFIG`, else the first usual name that
 * is there, all from `workingDirectory`.
 *
 * Throws "config" where a named file is not there, or none is found.
 */
export function locateConfig(
  named: string | undefined,
  workingDirectory: string,
  variables: Variables,
): string {
  const fromVariable = variables("MIGRATE_CONFIG");
  if (named !== undefined) return existing(named, "-c", workingDirectory);
  if (fromVariable) return existing(fromVariable, "MIGRATE_CONFIG", workingDirectory);
  const found = usualFiles.map((name) => resolvePath(name, workingDirectory)).find(isFile);
  if (found !== undefined) return found;
  throw new MigrateError(
    "config",
    `No config file in "${workingDirectory}": looked for ${usualFiles.join(", ")}`,
    { hint: "Make a new project with migrate init, or name the file: -c FILE" },
  );
}

function existing(name: string, saidBy: string, workingDirectory: string): string {
  const path = resolvePath(name, workingDirectory);
  if (isFile(path)) return path;
  throw new MigrateError("config", `There is no config file "${name}", which ${saidBy} names`, {
    where: { file: path },
  });
}
