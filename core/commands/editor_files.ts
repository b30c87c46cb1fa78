import { MigrateError } from "../errors.ts";
import { isFile, relativePath } from "../paths.ts";
import { writeNewFile } from "../revisions/write_file.ts";
import declarations from "../../templates/migrate.d.ts" with { type: "text" };

/** A file that is wanted. */
export interface Written {
  /** Absolute path. */
  readonly file: string;
  /** False where it was there already, and stayed. */
  readonly isNew: boolean;
}

/** Writes a file where there is none. Throws "file" where it can't be written. */
export function writeUnlessThere(file: string, text: string): Written {
  if (isFile(file)) return { file, isNew: false };
  writeNewFile(file, text);
  return { file, isNew: true };
}

/**
 * Writes the type declarations of what users' files import from "migrate", over those that are there; gives the path.
 *
 * Throws "file" where they can't be written.
 */
export function writeTypes(scriptLocation: string): string {
  const file = `${scriptLocation}/migrate.d.ts`;
  try {
    Deno.writeTextFileSync(file, declarations);
  } catch (cause) {
    throw new MigrateError("file", `Can't write "${file}"`, { where: { file }, cause });
  }
  return file;
}

/**
 * Writes what Deno's tools find the declarations by: an import map. TypeScript finds them by itself, so a project of
 * Node's needs nothing more. Both folders are absolute.
 */
export function writeEditorConfig(
  workingDirectory: string,
  scriptLocation: string,
): readonly Written[] {
  const others = ["deno.json", "deno.jsonc", "package.json", "tsconfig.json"];
  if (others.some((name) => isFile(`${workingDirectory}/${name}`))) return [];
  const config = { imports: { migrate: declarationsFrom(workingDirectory, scriptLocation) } };
  const file = `${workingDirectory}/deno.json`;
  return [writeUnlessThere(file, `${JSON.stringify(config, null, 2)}\n`)];
}

/** What to add to a `deno.json` that was there before. */
export function importHint(workingDirectory: string, scriptLocation: string): readonly string[] {
  const there = ["deno.json", "deno.jsonc"].find((name) => isFile(`${workingDirectory}/${name}`));
  if (!there || Deno.readTextFileSync(`${workingDirectory}/${there}`).includes("/migrate.d.ts")) {
    return [];
  }
  const path = declarationsFrom(workingDirectory, scriptLocation);
  return ["", `For editors, add to "imports" in ${there}: "migrate": "${path}"`];
}

function declarationsFrom(workingDirectory: string, scriptLocation: string): string {
  return `./${relativePath(workingDirectory, scriptLocation)}/migrate.d.ts`;
}
