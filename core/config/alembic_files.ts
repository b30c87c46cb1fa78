import { MigrateError } from "../errors.ts";
import { directoryOf, isFile, resolvePath } from "../paths.ts";
import { type Ini, parseIni, readOption } from "./ini.ts";
import type { Node } from "./node.ts";
import { hasAlembicTable } from "./locate.ts";
import { readText } from "./read_text.ts";
import type { Section } from "./section.ts";

/** The files that hold a project of Alembic's settings. At least one is there. */
export interface AlembicFiles {
  readonly ini?: Ini;
  /** The table `[tool.alembic]` of a `pyproject.toml`. */
  readonly toml?: Section;
}

/**
 * Reads one of the files, named by its absolute path, and the other where it is there, too: as in Alembic in the working
 * directory, or else beside the first.
 *
 * Throws "config" for what can't be read or parsed, and for a `.toml` file without the table.
 */
export async function readAlembicFiles(
  file: string,
  workingDirectory: string,
): Promise<AlembicFiles> {
  const other = (name: string) =>
    [workingDirectory, directoryOf(file)].map((folder) => resolvePath(name, folder)).find(isFile);
  if (file.endsWith(".toml")) {
    const toml = await readTable(file);
    if (toml === undefined) throw noTable(file);
    const ini = other("alembic.ini");
    return { toml, ini: ini === undefined ? undefined : readIni(ini) };
  }
  const toml = other("pyproject.toml");
  return { ini: readIni(file), toml: toml === undefined ? undefined : await readTable(toml) };
}

/** What a section of an ini file, or [DEFAULT] for it, says under those of `keys` that are there. */
export function sectionOf(ini: Ini, name: string, keys: readonly string[]): Section {
  const entries = new Map<string, Node>();
  for (const key of keys) {
    const node = readOption(ini, name, key);
    if (node !== undefined) entries.set(key, node);
  }
  return { entries, file: ini.file, key: name };
}

function readIni(file: string): Ini {
  const ini = parseIni(readText(file), file);
  // `%(here)s` is the file's folder, in every section.
  const here = { value: directoryOf(file).replaceAll("%", "%%"), line: 1 };
  return { ...ini, defaults: new Map([...ini.defaults, ["here", here]]) };
}

async function readTable(file: string): Promise<Section | undefined> {
  const source = readText(file);
  if (!hasAlembicTable(source)) return undefined;
  // The parser is loaded only where there is something to parse.
  const { parsePyproject } = await import("./pyproject.ts");
  return parsePyproject(source, file);
}

function noTable(file: string): MigrateError {
  return new MigrateError("config", `"${file}" has no table [tool.alembic]`, {
    where: { file },
    hint: "Add it, with script_location in it, or name another file: -c FILE",
  });
}
