import { fileUrl } from "./paths.ts";

/**
 * Imports a user's file (absolute path). Rejects with what the runtime says.
 *
 * The package for Node has `node/import_file.ts` in the place of this file.
 */
export async function importFile(file: string): Promise<{ readonly default?: unknown }> {
  return await import(fileUrl(file));
}
