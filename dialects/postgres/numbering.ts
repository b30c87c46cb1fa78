import type { Column, Table } from "../../core/schema/model.ts";
import { isNumbered } from "../../core/schema/numbering.ts";

/** A table of which each column that isn't numbered says so, where it would be without a word. */
export function withNumbering(table: Table): Table {
  return { ...table, columns: table.columns.map((column) => numbered(column, table)) };
}

function numbered(column: Column, table: Table): Column {
  const isSilent = column.autoIncrement === undefined && isNumbered(column, table);
  return isSilent ? { ...column, autoIncrement: false } : column;
}
