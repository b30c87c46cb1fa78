import { MigrateError } from "../../core/errors.ts";
import type { ChangedTable } from "./changed_table.ts";
import { quote } from "./quote.ts";
import {
  findColumn,
  isGenerated,
  isWithoutRowid,
  rowidAlias,
  type TableText,
} from "./table/parse.ts";
import { folded, isSame } from "./table/reader.ts";

/** How rows go over: what is set, as SQL writes it, and what it is set to. */
export interface Copy {
  readonly targets: readonly string[];
  readonly values: readonly string[];
  /** Every column is copied as it is, in order: nothing need be listed, and SQLite may copy the pages' content. */
  readonly whole: boolean;
}

/**
 * What of the table as it was goes where in the table as it will be. Generated columns are left out; rowids are kept,
 * where both tables have them.
 *
 * Throws "operation" where no column would be left of those it has.
 */
export function copyOf({ before, after, sources }: ChangedTable): Copy {
  const rowid = rowidCopy({ before, after, sources });
  const columns = after.columns.flatMap((column) => {
    const source = sources.get(folded(column.name.value));
    return source && !isGenerated(column) ? [{ target: column.name.value, source }] : [];
  });
  const targets = [...rowid ? [rowid.target] : [], ...columns.map(({ target }) => quote(target))];
  if (targets.length === 0) {
    throw new MigrateError(
      "operation",
      `No column of "${before.name.value}" would be left of those it has`,
    );
  }
  return {
    targets,
    values: [...rowid ? [rowid.value] : [], ...columns.map(({ source }) => source.sql)],
    whole: !rowid && columns.length === after.columns.length &&
      before.columns.length === columns.length &&
      columns.every(({ source: { column = "" } }, at) =>
        isSame(column, before.columns[at]!.name.value)
      ),
  };
}

/** The rowid's copy, where no column that is copied anyway is the rowid. */
function rowidCopy(
  { before, after, sources }: Pick<ChangedTable, "before" | "after" | "sources">,
): { readonly target: string; readonly value: string } | undefined {
  if (isWithoutRowid(before) || isWithoutRowid(after)) return undefined;
  const alias = rowidAlias(after)?.name.value;
  if (alias !== undefined && sources.has(folded(alias))) return undefined;
  const target = alias === undefined ? rowidName(after) : quote(alias);
  const value = rowidName(before);
  return target === undefined || value === undefined ? undefined : { target, value };
}

/** A name for the rowid; undefined where the table's columns have taken all three. */
export function rowidName(table: TableText): string | undefined {
  const alias = rowidAlias(table)?.name.value;
  const word = ["rowid", "_rowid_", "oid"].find((word) => !findColumn(table, word));
  return word ?? (alias === undefined ? undefined : quote(alias));
}
