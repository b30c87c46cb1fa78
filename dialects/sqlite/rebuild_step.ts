import type { Statement } from "../../core/dialect.ts";
import type { ChangedTable } from "./changed_table.ts";
import type { TableReader } from "./readers.ts";
import type { ReferringKey, StoredTable } from "./stored_table.ts";
import type { ForeignKey } from "./table/parse.ts";

/** A table, what it becomes, and the name that its rows have in between. */
export interface Build {
  readonly stored: StoredTable;
  readonly changed: ChangedTable;
  /** Gone when the table is made anew. */
  readonly aside: string;
}

/** What a statement of a rebuild does, where its failure says something about the rows or the change. */
export type RebuildStep =
  | { readonly kind: "create" | "copy" }
  | { readonly kind: "foreignKey"; readonly key: ForeignKey }
  | { readonly kind: "referringKey"; readonly key: ReferringKey }
  | { readonly kind: "index"; readonly name: string }
  | { readonly kind: "reader"; readonly reader: TableReader };

/** A statement, and what it does; undefined where it can't fail for a reason of the user's. */
export interface RebuildStatement extends Statement {
  readonly step?: RebuildStep;
}
