import { importModule } from "../import_default.ts";
import { declarationsIn } from "../models/declaration.ts";
import type { Placed } from "../models/metadata.ts";
import { relativePath } from "../paths.ts";

/**
 * What model files (absolute paths) declare, by importing them. `directory` is where paths in messages start.
 *
 * No database is needed. Throws "target" for the first file that can't be imported, with the place where it went wrong.
 */
export async function readModules(
  files: readonly string[],
  directory: string,
): Promise<readonly Placed[]> {
  const imported = await Promise.allSettled(files.map(async (file): Promise<readonly Placed[]> => {
    const origin = relativePath(directory, file);
    const exported = await importModule(file, { code: "target", what: origin });
    return declarationsIn(exported).map((found) => ({ ...found, origin, file }));
  }));
  return imported.flatMap((each) => {
    // The first of the files that fail, however long each took.
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
}

/** Whether a file may hold models: all that can be imported, but for declarations. */
export function isModule(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file) && !/\.d\.[cm]?ts$/.test(file);
}
