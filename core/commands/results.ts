import type { Notice } from "../dialect.ts";
import type { Step } from "../revisions/plan.ts";
import type { RunEvent, RunResult } from "../runner/run.ts";
import type { CurrentState, ListedRevision } from "./listing.ts";
import type { NewRevisionFile } from "./new_revision.ts";

/*
 * What commands answer, as `--json` prints it and the library gives it. Keys may be added; those that are here stay.
 */

/** One step of a run. Ids: none for the empty database, several on one side of a merge. */
export interface StepData {
  readonly kind: "upgrade" | "downgrade" | "stamp";
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What a run did, or would do. */
export interface RunData {
  /** In the order they ran; none where there was nothing to do. */
  readonly steps: readonly StepData[];
  /** The version table's rows afterwards, sorted. */
  readonly rows: readonly string[];
  /** The script, where one was asked for. */
  readonly sql?: string;
}

/** What a run tells while it runs. */
export type Progress =
  /** The step is about to run; it is the `position`-th of `total`, from 1. */
  | {
    readonly kind: "step";
    readonly step: StepData;
    /** What the revision's comment begins with; empty for a stamp. */
    readonly doc: string;
    readonly position: number;
    readonly total: number;
  }
  /** A remark of the database's, such as what `RAISE NOTICE` says. */
  | { readonly kind: "notice"; readonly notice: Notice }
  /** The database isn't up yet; `why` is what it said. */
  | { readonly kind: "down"; readonly why: string }
  /** Another runner holds the lock. */
  | { readonly kind: "waiting"; readonly holder: string };

/** A revision, as its file and the history tell of it. */
export interface RevisionData {
  readonly revision: string;
  /** The revisions right before it: none for a base, several for a merge. */
  readonly downRevision: readonly string[];
  /** What must be applied first besides, as ids. */
  readonly dependsOn: readonly string[];
  /** The labels that it declares or that spread to it, sorted. */
  readonly branchLabels: readonly string[];
  /** The revisions right after it, sorted. */
  readonly nextRevisions: readonly string[];
  /** The first paragraph of its comment, on one line. */
  readonly doc: string;
  /** The whole comment. */
  readonly longDoc: string;
  /** Absolute path. */
  readonly file: string;
  /** Nothing comes after it. */
  readonly isHead: boolean;
  /** It is a head, and another revision depends on it. */
  readonly isEffectiveHead: boolean;
  /** Several revisions come right after it. */
  readonly isBranchPoint: boolean;
  /** It comes right after several. */
  readonly isMergePoint: boolean;
  /** Whether the database is at it; undefined where the database wasn't asked. */
  readonly isCurrent?: boolean;
}

/** Where a database is. */
export interface CurrentData {
  /** With its password masked. */
  readonly url: string;
  /** The heads of what is applied, also those that are implied by dependencies. */
  readonly heads: readonly RevisionData[];
  /** The version table's rows, sorted: none where there is no such table. */
  readonly rows: readonly string[];
  /** Rows that no file declares, sorted. */
  readonly unknown: readonly string[];
  /** Rows that another row includes, sorted: an upgrade refuses to start from such. */
  readonly overlapping: readonly string[];
  /** Heads of the files that are not applied, sorted. */
  readonly pending: readonly string[];
}

/** A revision file that was written. */
export interface NewRevisionData {
  readonly revision: string;
  readonly downRevision: readonly string[];
  /** Absolute path. */
  readonly file: string;
}

/** A step of a plan. */
export function stepData({ kind, from, to }: Step): StepData {
  return { kind, from, to };
}

/** What a run tells. */
export function progressOf(event: RunEvent): Progress {
  if (event.kind !== "step") return event;
  const { step } = event;
  return { ...event, step: stepData(step), doc: step.kind === "stamp" ? "" : step.revision.doc };
}

/** What a run did. */
export function runData({ steps, rows }: RunResult): RunData {
  return { steps: steps.map(stepData), rows: rows.toSorted() };
}

/** A listed revision. */
export function revisionData(listed: ListedRevision): RevisionData {
  const { revision, ...facts } = listed;
  return {
    revision: revision.id,
    downRevision: revision.down,
    dependsOn: facts.dependencies,
    branchLabels: facts.labels,
    nextRevisions: facts.children,
    doc: revision.doc,
    longDoc: revision.longDoc,
    file: revision.file,
    isHead: facts.isHead,
    isEffectiveHead: facts.isEffectiveHead,
    isBranchPoint: facts.isBranchPoint,
    isMergePoint: facts.isMergePoint,
    isCurrent: facts.isCurrent,
  };
}

/** Where a database is. */
export function currentData({ displayUrl, heads, ...state }: CurrentState): CurrentData {
  return { url: displayUrl, heads: heads.map(revisionData), ...state };
}

/** A new revision's file. */
export function newRevisionData({ id, down, file }: NewRevisionFile): NewRevisionData {
  return { revision: id, downRevision: down, file };
}
