import { MigrateError } from "../../core/errors.ts";
import { didYouMean } from "../../core/suggest.ts";
import { enclosed } from "../../core/sql/expression.ts";
import { quote } from "./quote.ts";
import type { ReferringKey, StoredObject, StoredTable } from "./stored_table.ts";
import { applyChange } from "./table/apply.ts";
import type { TableChange, TableColumn } from "./table/change.ts";
import { stillUsed } from "./table/columns.ts";
import { parseIndex } from "./table/indexes.ts";
import { mentionsColumn } from "./table/mentions.ts";
import {
  constraintsOf,
  declaredType,
  findColumn,
  isStrict,
  parseColumn,
  parseTable,
  primaryKeyOf,
  type TableText,
  textAt,
} from "./table/parse.ts";
import { folded, isSame } from "./table/reader.ts";

/** A change of the table's indexes, which a rebuild makes anew in any case. */
export type IndexChange =
  | {
    readonly kind: "createIndex";
    readonly name: string;
    readonly sql: string;
    readonly ifNotExists?: boolean;
  }
  | { readonly kind: "dropIndex"; readonly name: string; readonly ifExists?: boolean }
  | { readonly kind: "renameIndex"; readonly name: string; readonly to: string };

/** One change of a table or of its indexes. */
export type Change = TableChange | IndexChange;

/** Where a column's values come from: an expression over the table as it was, such as the column itself. */
export interface Source {
  readonly sql: string;
  /** The column that is copied as it is; undefined where the values are computed. */
  readonly column?: string;
  /** The columns whose values are computed the same way. */
  readonly together?: readonly TableColumn[];
}

/** A table, what it is to become, and how its rows go over. */
export interface ChangedTable {
  readonly before: TableText;
  readonly after: TableText;
  /** Those that there are to be. */
  readonly indexes: readonly StoredObject[];
  /** Those that went with a column. */
  readonly droppedIndexes: readonly string[];
  /** By the column's name as SQLite compares it. A column that isn't here is new, and gets its default. */
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * What a table becomes by changes made in their order.
 *
 * Throws "operation" where one doesn't fit, or where what depends on the table could not stay: an index, or another
 * table's foreign key.
 */
export function changedTable(
  stored: StoredTable,
  changes: readonly Change[],
): ChangedTable {
  const changed = changes.reduce(withChange, unchangedTable(stored));
  checkStrictTypes(changed.after);
  checkReferringKeys(stored, changed);
  return changed;
}

/** A table that becomes what it is. */
export function unchangedTable({ sql, indexes }: StoredTable): ChangedTable {
  const before = parseTable(sql);
  return {
    before,
    after: before,
    indexes,
    droppedIndexes: [],
    sources: new Map(before.columns.map(({ name: { value } }) => [
      folded(value),
      { sql: quote(value), column: value },
    ])),
  };
}

/** What it becomes by one change more. Throws "operation" where that doesn't fit. */
export function withChange(table: ChangedTable, change: Change): ChangedTable {
  switch (change.kind) {
    case "createIndex":
      if (change.ifNotExists && hasIndex(table, change.name)) return table;
      return { ...table, indexes: [...table.indexes, { name: change.name, sql: change.sql }] };
    case "dropIndex":
      if (change.ifExists && !hasIndex(table, change.name)) return table;
      return { ...table, indexes: table.indexes.toSpliced(placeOfIndex(table, change.name), 1) };
    case "renameIndex": {
      const at = placeOfIndex(table, change.name);
      const { sql } = table.indexes[at]!;
      const renamed = { name: change.to, sql: renamedIndex(sql, change.to) };
      return { ...table, indexes: table.indexes.with(at, renamed) };
    }
    case "addColumn":
      return withNewColumn(table, change);
    case "dropColumn":
      return withoutColumn(table, change);
    case "setType":
      return withType(table, change);
    case "restate":
      return restated(table, change);
    default:
      return { ...table, after: applyChange(table.after, change) };
  }
}

function renamedIndex(sql: string, to: string): string {
  const { start, end } = parseIndex(sql).name;
  return `${sql.slice(0, start)}${quote(to)}${sql.slice(end)}`;
}

function hasIndex({ indexes }: ChangedTable, name: string): boolean {
  return indexes.some((index) => isSame(index.name, name));
}

function withNewColumn(table: ChangedTable, change: TableChange<"addColumn">): ChangedTable {
  const after = applyChange(table.after, change);
  const { fill, definition } = change;
  if (fill === undefined || after === table.after) return { ...table, after };
  const { name } = parseColumn(definition);
  return {
    ...table,
    after,
    sources: new Map([...table.sources, [folded(name.value), { sql: fill }]]),
  };
}

function placeOfIndex({ after, indexes }: ChangedTable, name: string): number {
  const at = indexes.findIndex((index) => isSame(index.name, name));
  if (at >= 0) return at;
  throw new MigrateError("operation", `Table "${after.name.value}" has no index "${name}"`, {
    hint: didYouMean(name, indexes.map(({ name }) => name)),
  });
}

function withoutColumn(table: ChangedTable, change: TableChange<"dropColumn">): ChangedTable {
  const { column, cascade } = change;
  const after = applyChange(table.after, change);
  if (after === table.after) return table;
  const using = table.indexes.filter(({ sql }) => indexUses(sql, column));
  if (using.length > 0 && !cascade) {
    throw stillUsed(after, column, using.map(({ name }) => `index "${name}"`));
  }
  const sources = new Map(table.sources);
  sources.delete(folded(column));
  return {
    ...table,
    after,
    sources,
    indexes: table.indexes.filter((index) => !using.includes(index)),
    droppedIndexes: [...table.droppedIndexes, ...using.map(({ name }) => name)],
  };
}

function indexUses(sql: string, column: string): boolean {
  const index = parseIndex(sql);
  return index.keys.some((key) => mentionsColumn(textAt(index, key), column)) ||
    index.where !== undefined && mentionsColumn(textAt(index, index.where), column);
}

/** The table with another text. Throws "operation" where that lacks a column, whose values would be lost. */
function restated(table: ChangedTable, { sql }: TableChange<"restate">): ChangedTable {
  const after = parseTable(sql);
  const lost = table.after.columns.find(({ name }) => !findColumn(after, name.value));
  if (!lost) return { ...table, after };
  const { value } = lost.name;
  throw new MigrateError(
    "operation",
    `"${after.name.value}" has a column "${value}", which copyFrom lacks: its values would be lost`,
    { hint: "Name it there, and drop it in the batch if it is to go." },
  );
}

function withType(table: ChangedTable, change: TableChange<"setType">): ChangedTable {
  const after = applyChange(table.after, change);
  const { column, using, together } = change;
  if (using === undefined) return { ...table, after };
  const source = { sql: enclosed(using), together };
  return { ...table, after, sources: new Map([...table.sources, [folded(column), source]]) };
}

/** Throws "operation" for types that a STRICT table doesn't know (https://www.sqlite.org/stricttables.html). */
function checkStrictTypes(table: TableText): void {
  if (!isStrict(table)) return;
  const types = table.columns.map((column) => ({
    name: column.name.value,
    type: declaredType(table, column),
  }));
  const unknown = types.filter(({ type }) => !STRICT_TYPES.includes(type.toUpperCase()));
  if (unknown.length === 0) return;
  const found = unknown.map(({ name, type }) => `"${name}" ${type || "has no type"}`).join(", ");
  throw new MigrateError(
    "operation",
    `Table "${table.name.value}" can't be STRICT with ${found}`,
    { hint: `Change it to one of ${STRICT_TYPES.join(", ")} first: t.text(), t.custom("ANY"), …` },
  );
}

const STRICT_TYPES = ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"];

/** Throws "operation" where another table's foreign key, which is valid now, would refer to no key. */
function checkReferringKeys(
  { name, indexes, referredBy }: StoredTable,
  changed: ChangedTable,
): void {
  for (const key of referredBy) {
    if (!refersToKey(key, changed.before, indexes)) continue;
    if (refersToKey(key, changed.after, changed.indexes)) continue;
    const { table, columns, references } = key;
    const referred = references.length > 0 ? ` (${references.join(", ")})` : "'s primary key";
    throw new MigrateError(
      "operation",
      `"${table}" (${
        columns.join(", ")
      }) refers to "${name}"${referred}, which would be no key any more`,
      { hint: "Drop that foreign key first." },
    );
  }
}

/** Whether a foreign key refers to a key of the table, as it must: the values of all its columns, of one row at most. */
export function refersToKey(
  key: ReferringKey,
  table: TableText,
  indexes: readonly StoredObject[],
): boolean {
  const referred = referredColumns(key, table);
  return referred.length === key.columns.length &&
    keysOf(table, indexes).some((columns) => isSameSet(columns, referred));
}

/** The columns of the table that a foreign key refers to. */
export function referredColumns(
  { references }: ReferringKey,
  table: TableText,
): readonly string[] {
  if (references.length > 0) return references;
  return primaryKeyOf(table)?.columns.map(({ name }) => name) ?? [];
}

/** The lists of columns in which no two rows have the same values. */
function keysOf(
  table: TableText,
  indexes: readonly StoredObject[],
): readonly (readonly string[])[] {
  const constraints = constraintsOf(table).flatMap((constraint) =>
    constraint.kind === "primaryKey" || constraint.kind === "unique"
      ? [constraint.columns.map(({ name }) => name)]
      : []
  );
  const unique = indexes.map(({ sql }) => parseIndex(sql))
    .filter(({ unique, where }) => unique && !where)
    .map(({ keys }) => keys.map(({ column = "" }) => column));
  return [...constraints, ...unique];
}

function isSameSet(names: readonly string[], others: readonly string[]): boolean {
  return new Set(names.map(folded)).symmetricDifference(new Set(others.map(folded))).size === 0;
}
