import type { Op } from "../operations/op.ts";

/** One revision's facts, as its file states them. Nothing here needs the file to be run. */
export interface Revision {
  readonly id: string;
  /** The revisions right before it, in the order written: none for a base, several for a merge. */
  readonly down: readonly string[];
  /** The branch labels declared here, in the order written. */
  readonly labels: readonly string[];
  /** What must be applied first besides `down`: ids (partial ones too) or labels, in the order written. */
  readonly dependsOn: readonly string[];
  /** First paragraph of the header comment, on one line. */
  readonly doc: string;
  /** The whole header comment, without its comment marks. */
  readonly longDoc: string;
  /** Absolute path. */
  readonly file: string;
}

/** What a `.ts` revision file exports by default, through `defineRevision`. */
export interface RevisionScript {
  readonly revision: string;
  readonly downRevision: string | readonly string[] | null;
  readonly branchLabels?: string | readonly string[] | null;
  readonly dependsOn?: string | readonly string[] | null;
  /** What it does. May be async; whether `op` is awaited or not, operations run in the order written. */
  readonly upgrade?: (op: Op) => unknown;
  /** How it is undone. Without it the revision can't be downgraded. */
  readonly downgrade?: (op: Op) => unknown;
}

/**
 * Says that an object is a revision, so that an editor knows the type of `op`. It changes nothing.
 *
 * @example
 * ```ts
 * export default defineRevision({
 *   revision: "a1b2c3d4e5f6",
 *   downRevision: null,
 *   upgrade(op) {
 *     op.createTable("users", { id: t.integer().primaryKey() });
 *   },
 *   downgrade(op) {
 *     op.dropTable("users");
 *   },
 * });
 * ```
 */
export function defineRevision(script: RevisionScript): RevisionScript {
  return script;
}
