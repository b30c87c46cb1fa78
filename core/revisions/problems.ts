import { MigrateError } from "../errors.ts";
import { baseName } from "../paths.ts";
import type { Revision } from "./revision.ts";

/** Something broken in the revision files. */
export interface Problem {
  readonly error: MigrateError;
  /** The ids that can't be relied on because of it; nor can what stands on them. */
  readonly revisions: readonly string[];
}

/** A file declares an id that can't be one; `fault` says why. */
export function illegalId(revision: Revision, fault: string): Problem {
  return {
    error: new MigrateError("revision-file", fault, { where: { file: revision.file } }),
    revisions: [revision.id],
  };
}

/** Several files declare one id. */
export function duplicateRevision(declared: readonly Revision[]): Problem {
  const { id, file } = declared.at(-1)!;
  const message = `Revision ${id} is present more than once: in ${listed(fileNames(declared))}`;
  return {
    error: new MigrateError("duplicate-revision", message, {
      where: { file, revision: id },
      hint: "Give one of them another id, or delete it",
    }),
    revisions: [id],
  };
}

/** A revision declares a branch label that another one declares already, or that is another one's id. */
export function duplicateLabel(label: string, revision: Revision, owner: Revision): Problem {
  const message =
    `Branch name '${label}' in revision ${revision.id} already used by revision ${owner.id}`;
  return {
    error: new MigrateError("duplicate-revision", message, {
      where: { file: revision.file, revision: revision.id },
      hint: `Rename it here, or in ${baseName(owner.file)}`,
    }),
    revisions: [revision.id, owner.id],
  };
}

/** A revision names a down revision that no file declares. */
export function missingDown(id: string, revision: Revision): Problem {
  return missing(id, revision, "name another down revision");
}

/** A revision depends on what is neither a revision nor a branch label. */
export function missingDependency(name: string, revision: Revision): Problem {
  return missing(name, revision, "depend on another revision");
}

function missing(name: string, revision: Revision, otherwise: string): Problem {
  const { id, file } = revision;
  return {
    error: new MigrateError(
      "missing-revision",
      `Revision ${name} referenced from ${id} is not present`,
      {
        where: { file, revision: id },
        hint: `Put its file back, or ${otherwise} in ${baseName(file)}`,
      },
    ),
    revisions: [id],
  };
}

/** A revision depends on the beginning of several names. */
export function ambiguousDependency(
  name: string,
  revision: Revision,
  ids: readonly string[],
): Problem {
  const { id, file } = revision;
  const message = `Revision ${id} depends on '${name}', which may be ${listed(ids, "or")}`;
  return {
    error: new MigrateError("unknown-revision", message, {
      where: { file, revision: id },
      hint: "Write the whole id",
    }),
    revisions: [id],
  };
}

/** Revisions that come before themselves, by `down` alone or through what they depend on. */
export function cycle(kind: "Cycle" | "Dependency cycle", ring: readonly Revision[]): Problem {
  const members = ring.toSorted((one, other) => one.id < other.id ? -1 : 1);
  const ids = members.map(({ id }) => id);
  const shown = ids.length > 12 ? [...ids.slice(0, 10), `${ids.length - 10} more`] : ids;
  const sentence = members.length > 1
    ? `${kind} is detected`
    : kind === "Cycle"
    ? "Self-loop is detected"
    : "Dependency self-loop is detected";
  return {
    error: new MigrateError("cycle", `${sentence} in revisions (${shown.join(", ")})`, {
      where: { file: members[0]?.file },
      hint: `Each of these comes before itself: ${listed(fileNames(members))}`,
    }),
    revisions: ids,
  };
}

/** The files without their folders, unless two of them are called the same. */
function fileNames(revisions: readonly Revision[]): readonly string[] {
  const names = revisions.map(({ file }) => baseName(file));
  return new Set(names).size === names.length ? names : revisions.map(({ file }) => file);
}

/** Names in a sentence: the first of them, where they are many. */
export function listed(names: readonly string[], joint: "and" | "or" = "and"): string {
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  return shown.length < 2
    ? shown.join()
    : `${shown.slice(0, -1).join(", ")} ${joint} ${shown.at(-1)}`;
}
