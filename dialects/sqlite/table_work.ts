import type { LateStatements, Rendered, Statement } from "../../core/dialect.ts";
import type { Change } from "./changed_table.ts";

/** Work on a table that can be done together with its neighbours'. */
export interface TableWork {
  /** What it changes; what a type is called depends on whether the table is STRICT by then. */
  readonly changes: (isStrict: boolean) => readonly Change[];
  /** Whether the table is to be made anew in any case, or in none; where it must if undefined. */
  readonly recreate?: "always" | "never";
}

/** Work that waits for its turn, as the table's present form decides how it is done. */
export type LateWork = Omit<LateStatements, "operation"> & TableWork;

/** Work that one statement does, unless it is done with late neighbours'. */
export type PlainWork = Statement & TableWork;

/** Whether it is work on a table. */
export function isWork(rendered: Rendered): rendered is Rendered & TableWork {
  return "changes" in rendered;
}

/** What makes neighbours of work: that it is on one table. */
export function subjectOf(
  { table, schema }: { readonly table: string; readonly schema?: string },
): string {
  return JSON.stringify([schema, table]);
}
