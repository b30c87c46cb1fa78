import type { LateStatements, Rendered, Statement } from "../../core/dialect.ts";
import type { Change } from "./changed_table.ts";
import type { TableText } from "./table/parse.ts";

/** Work on a table that can be done together with its neighbours'. */
export interface TableWork {
  /** What it changes: types are called, and values written, as the table has them by then, where that is known. */
  readonly changes: (table?: TableText) => readonly Change[];
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
