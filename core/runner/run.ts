import type { Notice } from "../dialect.ts";
import type { Step } from "../revisions/plan.ts";

/** What a run tells while it runs. */
export type RunEvent =
  /** `step` is about to run; it is the `position`-th of `total`, from 1. */
  | {
    readonly kind: "step";
    readonly step: Step;
    readonly position: number;
    readonly total: number;
  }
  /** A remark of the database's, such as what `RAISE NOTICE` says. */
  | { readonly kind: "notice"; readonly notice: Notice }
  /** The database isn't up yet; `why` is what it said. */
  | { readonly kind: "down"; readonly why: string }
  /** Another runner holds the lock. */
  | { readonly kind: "waiting"; readonly holder: string };

/** What a run did. */
export interface RunResult {
  /** In the order they ran. */
  readonly steps: readonly Step[];
  /** The version table's rows afterwards. */
  readonly rows: readonly string[];
}

/** A step in Alembic's words: `upgrade a, b -> c`. An empty database has no name. */
export function stepTitle({ kind, from, to }: Step): string {
  const what = kind === "stamp" ? "stamp_revision" : kind;
  return `${what} ${from.join(", ")} -> ${to.join(", ")}`;
}
