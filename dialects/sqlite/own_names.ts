import type { Column } from "../../core/schema/model.ts";
import { folded } from "./table/reader.ts";

/** A table's columns by their names as SQLite compares them. */
export type ColumnsByName = ReadonlyMap<string, Column>;

/** The name that a column has where it is defined, for one in any case. */
export function ownName(columns: ColumnsByName, name: string): string {
  return columns.get(folded(name))?.name ?? name;
}

/** A collation as SQLite spells those of its own, which it knows in any case. */
export function builtIn(collation: string): string {
  const upper = collation.toUpperCase();
  return ["BINARY", "NOCASE", "RTRIM"].includes(upper) ? upper : collation;
}
