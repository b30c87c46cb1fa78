import { MigrateError } from "../errors.ts";
import type { HeaderComment } from "./header_comment.ts";
import type { Revision } from "./revision.ts";

/** What a revision file states, before it is known to be of the accepted form. */
export interface StatedFacts {
  readonly revision?: unknown;
  readonly downRevision?: unknown;
  readonly branchLabels?: unknown;
  readonly dependsOn?: unknown;
}

/** The facts' names. */
export const FACT_NAMES: readonly (keyof StatedFacts)[] = [
  "revision",
  "downRevision",
  "branchLabels",
  "dependsOn",
];

/**
 * The revision that a file states.
 *
 * Throws "revision-file" where a fact is missing or not of the accepted form; whether the id is a legal one is
 * for the graph to say. `downRevision` must be there: forgotten, it would begin a second history beside the
 * first.
 */
export function toRevision(stated: StatedFacts, comment: HeaderComment, file: string): Revision {
  const { revision, downRevision, branchLabels, dependsOn } = stated;
  if (revision === undefined) throw missing("revision", file);
  if (!isName(revision)) throw wrong("revision", revision, file, "a string");
  if (downRevision === undefined) throw missing("downRevision", file, "null where it is the first");
  return {
    id: revision,
    down: names("downRevision", downRevision, file),
    labels: names("branchLabels", branchLabels, file),
    dependsOn: names("dependsOn", dependsOn, file),
    doc: comment.doc,
    longDoc: comment.longDoc,
    file,
  };
}

/** A name, several, or none. */
function names(fact: keyof StatedFacts, value: unknown, file: string): readonly string[] {
  if (value === null || value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!list.every(isName)) throw wrong(fact, value, file, "a string, an array of strings or null");
  return list;
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function missing(fact: keyof StatedFacts, file: string, otherwise = ""): MigrateError {
  return new MigrateError("revision-file", `The revision file doesn't state its ${fact}`, {
    where: { file },
    hint: `Write ${fact}: "…",${otherwise && ` or ${otherwise}`}`,
  });
}

function wrong(
  fact: keyof StatedFacts,
  value: unknown,
  file: string,
  wanted: string,
): MigrateError {
  const message = `${fact} must be ${wanted}, and is ${Deno.inspect(value)}`;
  return new MigrateError("revision-file", message, { where: { file } });
}
