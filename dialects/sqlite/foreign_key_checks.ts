import { type ChangedTable, referredColumns, refersToKey, type Source } from "./changed_table.ts";
import { literal, quote } from "./quote.ts";
import type { Build, RebuildStatement } from "./rebuild_step.ts";
import { freeName, type ReferringKey } from "./stored_table.ts";
import {
  type ColumnText,
  declaredType,
  findColumn,
  type ForeignKey,
  foreignKeysOf,
  type TableText,
} from "./table/parse.ts";
import { folded, isSame } from "./table/reader.ts";

/**
 * Statements that fail where rows refer to none, as SQLite itself doesn't look at the rows that are there; the last are
 * for when the table's indexes are there, which its references to itself may rest on.
 */
export function checkOwnKeys(
  build: Build,
): {
  readonly toOthers: readonly RebuildStatement[];
  readonly toItself: readonly RebuildStatement[];
} {
  const isToItself = ({ table }: ForeignKey) => isSame(table, build.stored.name);
  const added = newForeignKeys(build.changed);
  return {
    toOthers: checkKeys(build, added.filter((key) => !isToItself(key))),
    toItself: checkKeys(build, added.filter(isToItself)),
  };
}

function checkKeys(build: Build, added: readonly ForeignKey[]): readonly RebuildStatement[] {
  const { stored: { name, taken }, changed } = build;
  const keys = foreignKeysOf(changed.after);
  const check = freeName("_migrate_check", taken);
  return added.flatMap((key): readonly RebuildStatement[] => {
    // SQLite numbers them from the last.
    const id = keys.length - 1 - keys.findIndex(({ start }) => start === key.start);
    const says = quote(`each "${name}" (${key.columns.join(", ")}) is in "${key.table}"`);
    return [
      { text: `CREATE TEMP TABLE ${check} (dangling CONSTRAINT ${says} CHECK (dangling = 0))` },
      {
        text: `INSERT INTO temp.${check} ${danglingRows(build, { table: name, id })}`,
        step: { kind: "foreignKey", key },
      },
      { text: `DROP TABLE temp.${check}` },
    ];
  });
}

/** The foreign keys that the table didn't have, or that hold other values than before. */
function newForeignKeys({ before, after, sources }: ChangedTable): readonly ForeignKey[] {
  const title = ({ columns, table, references }: ForeignKey) =>
    JSON.stringify([columns.map(folded), folded(table), references.map(folded)]);
  const known = new Set(foreignKeysOf(before).map(title));
  const isKept = ({ columns, table, references }: ForeignKey) =>
    columns.every((column, at) => {
      const source = sources.get(folded(column));
      return isSame(source?.column ?? "", column) ||
        isTogether(source, { table, name: references[at] });
    });
  return foreignKeysOf(after).filter((key) => !known.has(title(key)) || !isKept(key));
}

/**
 * Statements that fail where rows of other tables would refer to none any more; the first are for before the change,
 * as what refers to nothing by then isn't its fault.
 */
export function checkReferringKeys(
  build: Build,
): { readonly before: readonly RebuildStatement[]; readonly after: readonly RebuildStatement[] } {
  const keys = changedReferences(build).map((key, at) => ({
    key,
    check: freeName(`_migrate_references_${at}`, build.stored.taken),
  }));
  return {
    before: keys.flatMap(({ key, check }) => {
      const { table, columns } = key;
      const says = quote(`each "${table}" (${columns.join(", ")}) is in "${build.stored.name}"`);
      return [
        { text: `CREATE TEMP TABLE ${check} (dangling CONSTRAINT ${says} CHECK (dangling <= 0))` },
        { text: `INSERT INTO temp.${check} SELECT -(${danglingRows(build, key)})` },
      ];
    }),
    after: keys.flatMap(({ key, check }): readonly RebuildStatement[] => [
      {
        text: `UPDATE temp.${check} SET dangling = dangling + (${danglingRows(build, key)})`,
        step: { kind: "referringKey", key },
      },
      { text: `DROP TABLE temp.${check}` },
    ]),
  };
}

/** Whether values are computed the same way as those of another column, so that those that were in it still are. */
function isTogether(
  source: Source | undefined,
  { table, name = "" }: { readonly table: string; readonly name?: string },
): boolean {
  return source?.together?.some((each) => isSame(each.table, table) && isSame(each.name, name)) ??
    false;
}

/**
 * Other tables' foreign keys to columns whose values, or the way they are compared, change; but not where the columns
 * that refer to them change with them.
 */
function changedReferences({ stored, changed }: Build): readonly ReferringKey[] {
  const { before, after, sources } = changed;
  const isKept = (column: ColumnText) => {
    const { value } = column.name;
    const same = findColumn(after, value);
    return same !== undefined && sources.get(folded(value))?.column === value &&
      comparison(after, same) === comparison(before, column);
  };
  const kept = new Set(before.columns.filter(isKept).map(({ name }) => folded(name.value)));
  return stored.referredBy.filter((key) =>
    refersToKey(key, before, stored.indexes) &&
    !referredColumns(key, before).every((column, at) =>
      kept.has(folded(column)) ||
      isTogether(sources.get(folded(column)), { table: key.table, name: key.columns[at] })
    )
  );
}

/** What says which values of a column are the same. */
function comparison(table: TableText, column: ColumnText): string {
  const collations = column.clauses.flatMap((clause) =>
    clause.kind === "collate" ? [folded(clause.collation)] : []
  );
  return [declaredType(table, column).toUpperCase(), ...collations].join(" ");
}

/** A query for the number of rows that refer to none by a foreign key. */
function danglingRows(
  { stored: { schema } }: Build,
  { table, id }: { readonly table: string; readonly id: number },
): string {
  const place = [table, ...schema === undefined ? [] : [schema]].map((name) => literal(name)).join(
    ", ",
  );
  return `SELECT count(*) FROM pragma_foreign_key_check(${place}) WHERE fkid = ${id}`;
}
