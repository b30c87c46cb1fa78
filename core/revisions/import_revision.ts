import { MigrateError } from "../errors.ts";
import { importDefault } from "../import_default.ts";

/**
 * What a revision's file (absolute path) exports by default. Runs the file, once however often it is asked for.
 *
 * Throws "revision-file" for a file that can't be imported, or exports something else than an object.
 */
export async function importRevision(file: string): Promise<{ readonly [name: string]: unknown }> {
  const exported = await importDefault(file, { code: "revision-file", what: "the revision file" });
  if (isObject(exported)) return exported;
  throw new MigrateError("revision-file", "The default export is no revision", {
    where: { file },
    hint: 'Write export default defineRevision({ … }). A helper\'s name begins with "_".',
  });
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null;
}
