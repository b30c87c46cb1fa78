import { MigrateError } from "../errors.ts";
import { importDefault } from "../import_default.ts";
import type { Names } from "../option_names.ts";
import { didYouMean } from "../suggest.ts";
import type { RevisionScript } from "./revision.ts";

const names: Names<RevisionScript> = {
  revision: true,
  downRevision: true,
  branchLabels: true,
  dependsOn: true,
  upgrade: true,
  downgrade: true,
};

/**
 * What a revision's file (absolute path) exports by default. Runs the file, once however often it is asked for.
 *
 * Throws "revision-file" for a file that can't be imported, or exports something else than an object, or one with a
 * slip in a name: an `upgrad()` would be recorded, and never run.
 */
export async function importRevision(file: string): Promise<{ readonly [name: string]: unknown }> {
  const exported = await importDefault(file, { code: "revision-file", what: "the revision file" });
  if (isObject(exported)) {
    requireKnown(exported, file);
    return exported;
  }
  throw new MigrateError("revision-file", "The default export is no revision", {
    where: { file },
    hint: 'Write export default defineRevision({ … }). A helper\'s name begins with "_".',
  });
}

function requireKnown(exported: object, file: string): void {
  const unknown = Object.keys(exported).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return;
  const known = Object.keys(names);
  throw new MigrateError("revision-file", `A revision has no "${unknown}"`, {
    where: { file },
    hint: didYouMean(unknown, known) ?? `It may have ${known.join(", ")}.`,
  });
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null;
}
