import type { Statement } from "../../core/dialect.ts";
import { rowidName } from "./copy.ts";
import { literal, quote } from "./quote.ts";
import type { Build } from "./rebuild_step.ts";
import { nameIn, type StoredObject, type StoredTable } from "./stored_table.ts";
import { withoutConstraints } from "./table/constraints.ts";
import { parseIndex } from "./table/indexes.ts";
import { qualifiesBy } from "./table/mentions.ts";
import {
  constraintsOf,
  findColumn,
  foreignKeysOf,
  isWithoutRowid,
  primaryKeyOf,
  type TableText,
  textAt,
} from "./table/parse.ts";
import { isSame } from "./table/reader.ts";

/** Gives the table another name with its rows in it, and takes its own name free. */
export function setAside(build: Build): readonly Statement[] {
  if (isFollowed(build)) return renameFollowed(build);
  const statements = isCopiedAside(build) ? copyAside(build) : rename(build);
  if (!isReferredTo(build)) return statements;
  // Whoever runs a script may have keys enforced.
  return statements.map((each) => ({ ...each, beforehand: "PRAGMA foreign_keys = OFF" }));
}

/** Whether the rows stand aside in a table of another form than theirs. */
export function isCopiedAside(build: Build): boolean {
  return qualifiesItself(build) && !isFollowed(build);
}

/**
 * Whether foreign keys refer to the table, and are enforced: they follow its new name, and would delete rows when it is
 * dropped. Both is so in a transaction, as `PRAGMA foreign_keys` means nothing there.
 */
function isFollowed(build: Build): boolean {
  return build.stored.enforcesForeignKeys && isReferredTo(build);
}

function isReferredTo({ stored, changed: { before } }: Build): boolean {
  return stored.referredBy.length > 0 || keysToItself(before).length > 0;
}

/** In the way of old versions of SQLite, which leave alone the triggers, views and foreign keys that refer to it. */
function rename({ stored, aside }: Build): readonly Statement[] {
  const text = `ALTER TABLE ${nameIn(stored, stored.name)} RENAME TO ${quote(aside)}`;
  if (stored.legacyRenames) return [{ text }];
  return [
    { text: "PRAGMA legacy_alter_table = ON" },
    { text },
    { text: "PRAGMA legacy_alter_table = OFF" },
  ];
}

/** Whether a check or a partial index says `table.column`, which makes SQLite refuse another name for the table. */
function qualifiesItself({ stored: { name, indexes }, changed: { before } }: Build): boolean {
  const checks = constraintsOf(before).flatMap((constraint) =>
    constraint.kind === "check" ? [textAt(before, constraint.expression)] : []
  );
  const conditions = indexes.map(({ sql }) => parseIndex(sql))
    .flatMap((index) => index.where ? [textAt(index, index.where)] : []);
  return [...checks, ...conditions].some((sql) => qualifiesBy(sql, name));
}

/** Copies rows into a table without types, so that values stay what they are, and drops theirs. */
function copyAside(build: Build): readonly Statement[] {
  const { stored, aside, changed: { before, after } } = build;
  const columns = before.columns.map(({ name }) => quote(name.value));
  const rowid = isWithoutRowid(before) ? undefined : rowidName(before);
  const key = rowid === undefined ? [] : [`${unusedColumn(before)} INTEGER PRIMARY KEY`];
  const values = [...rowid === undefined ? [] : [rowid], ...columns];
  const [table, target] = [nameIn(stored, stored.name), nameIn(stored, aside)];
  return [
    { text: `CREATE TABLE ${target} (${[...key, ...columns].join(", ")})` },
    { text: `INSERT INTO ${target} SELECT ${values.join(", ")} FROM ${table}` },
    ...countsRows(before) && countsRows(after)
      ? [renameCounter(stored, { from: stored.name, to: aside })]
      : [],
    { text: `DROP TABLE ${table}` },
  ];
}

function unusedColumn(table: TableText): string {
  let name = "_migrate_rowid";
  while (findColumn(table, name)) name += "_";
  return name;
}

/** What names the table in its own text is taken out first: its keys would follow, and checks forbid the new name. */
function renameFollowed(build: Build): readonly Statement[] {
  const { stored, changed: { before } } = build;
  const inTheWay = qualifiesItself(build);
  const checks = constraintsOf(before).filter(({ kind }) => inTheWay && kind === "check");
  const partial = stored.indexes.filter(({ sql }) => inTheWay && parseIndex(sql).where);
  const { text: sql } = withoutConstraints(before, [...checks, ...keysToItself(before)]);
  return [
    ...sql === before.text ? [] : restate(stored, [{ name: stored.name, sql }]),
    ...partial.map(({ name }) => ({ text: `DROP INDEX ${nameIn(stored, name)}` })),
    ...rename(build),
  ];
}

function keysToItself(table: TableText) {
  return foreignKeysOf(table).filter((key) => isSame(key.table, table.name.value));
}

/** Leads foreign keys that followed the table aside back to its name, where the new table has the rows by now. */
export function leadBack(build: Build): readonly Statement[] {
  const { stored } = build;
  if (!isFollowed(build) || stored.referredBy.length === 0) return [];
  return restate(stored, stored.referredBy.map(({ table: name, sql }) => ({ name, sql })));
}

/** Says tables' texts anew, as SQLite allows it where rows stay what they are (lang_altertable.html, section 7). */
function restate(stored: StoredTable, tables: readonly StoredObject[]): readonly Statement[] {
  const texts = new Map(tables.map(({ name, sql }) => [name, sql]));
  return [
    { text: "PRAGMA writable_schema = ON" },
    ...[...texts].map(([name, sql]) => ({
      text: `UPDATE ${nameIn(stored, "sqlite_schema")} SET sql = ${literal(sql)} ` +
        `WHERE type = 'table' AND name = ${literal(name)}`,
    })),
    { text: "PRAGMA writable_schema = RESET" },
  ];
}

/** The highest number ever given to a row goes with the rows, as the one that the copy came to need not be it. */
export function keepCounter({ stored, aside, changed }: Build): readonly Statement[] {
  if (!countsRows(changed.before) || !countsRows(changed.after)) return [];
  const counters = nameIn(stored, "sqlite_sequence");
  return [
    { text: `DELETE FROM ${counters} WHERE name = ${literal(stored.name)}` },
    renameCounter(stored, { from: aside, to: stored.name }),
  ];
}

function renameCounter(
  stored: StoredTable,
  { from, to }: { readonly from: string; readonly to: string },
): Statement {
  const counters = nameIn(stored, "sqlite_sequence");
  return { text: `UPDATE ${counters} SET name = ${literal(to)} WHERE name = ${literal(from)}` };
}

function countsRows(table: TableText): boolean {
  return primaryKeyOf(table)?.autoIncrement !== undefined;
}
