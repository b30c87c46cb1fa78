import { MigrateError } from "../errors.ts";
import {
  baseName,
  directoryOf,
  entriesOf,
  isDirectory,
  isFile,
  pathFrom,
  resolvePath,
} from "../paths.ts";
import { didYouMean } from "../suggest.ts";
import { processVariables, type Variables } from "./interpolate.ts";
import { readText } from "./read_text.ts";

/** The names that a config file is looked for under, in this order. */
export const usualFiles: readonly string[] = ["migrate.yaml", "config/migrate.yaml"];

/** Alembic's names. `$ALEMBIC_CONFIG` goes before them. */
const alembicFiles = ["alembic.ini", "pyproject.toml"];

/** `findConfig()` for who can't go on without. Throws "config" where none is found, too. */
export function locateConfig(
  named: string | undefined,
  workingDirectory: string,
  variables: Variables,
): string {
  const found = findConfig(named, workingDirectory, variables);
  if (found !== undefined) return found;
  const names = [...usualFiles, ...alembicFiles].join(", ");
  throw new MigrateError("config", `No config file in "${workingDirectory}": looked for ${names}`, {
    hint: wayToConfig(workingDirectory),
  });
}

/** What to do in a folder without a config file. Alembic's files count from where it is run: -c doesn't do for them. */
function wayToConfig(directory: string): string {
  const file = configAbove(directory);
  if (file === undefined) return "Make a new project with migrate init, or name the file: -c FILE";
  const name = pathFrom(directory, file);
  const named = file.endsWith(".yaml") ? `, or with -c ${name}` : "";
  return `There is ${name}: run it in ${pathFrom(directory, directoryOf(file))}${named}`;
}

/** The config file in the nearest folder above `directory` that has one; undefined where none has. */
export function configAbove(directory: string): string | undefined {
  const above = directoryOf(directory);
  if (above === directory) return undefined;
  return usualFile(above) ?? alembicFile(above) ?? configAbove(above);
}

/**
 * The absolute path of the config file: `named` (`-c`), else `$MIGRATE_CONFIG`, else the first usual name that
 * is there, all from `workingDirectory`; undefined where none is. A `pyproject.toml` counts where it has settings of
 * Alembic's.
 *
 * Throws "config" where a named file is not there.
 */
export function findConfig(
  named: string | undefined,
  workingDirectory: string,
  variables: Variables = processVariables,
): string | undefined {
  if (named !== undefined) return existing(named, "-c", workingDirectory);
  const fromVariable = variables("MIGRATE_CONFIG");
  if (fromVariable) return existing(fromVariable, "MIGRATE_CONFIG", workingDirectory);
  const found = usualFile(workingDirectory);
  if (found !== undefined) return found;
  const fromAlembic = variables("ALEMBIC_CONFIG");
  if (fromAlembic) return existing(fromAlembic, "ALEMBIC_CONFIG", workingDirectory);
  return alembicFile(workingDirectory);
}

function usualFile(directory: string): string | undefined {
  return usualFiles.map((name) => resolvePath(name, directory)).find(isFile);
}

function alembicFile(directory: string): string | undefined {
  return alembicFiles.map((name) => resolvePath(name, directory)).find(isAlembics);
}

function isAlembics(path: string): boolean {
  return isFile(path) && (!path.endsWith(".toml") || hasAlembicTable(readText(path)));
}

/** Whether the text of a `pyproject.toml` holds settings of Alembic's. Looks for the table's name alone. */
export function hasAlembicTable(source: string): boolean {
  return /^\s*\[+\s*tool\s*\.\s*["']?alembic\b/m.test(source);
}

function existing(name: string, saidBy: string, workingDirectory: string): string {
  const file = resolvePath(name, workingDirectory);
  if (isFile(file)) return file;
  const isFolder = isDirectory(file);
  const message = isFolder
    ? `"${name}", which ${saidBy} names, is a folder and no config file`
    : `There is no config file "${name}", which ${saidBy} names`;
  const hint = isFolder ? undefined : didYouMean(baseName(file), filesBeside(file));
  throw new MigrateError("config", message, { where: { file }, hint });
}

function filesBeside(file: string): readonly string[] {
  const folder = directoryOf(file);
  return isDirectory(folder) ? entriesOf(folder).map(({ name }) => name).sort() : [];
}
