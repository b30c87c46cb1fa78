import type { Statement } from "../../core/dialect.ts";
import { type ChangedTable, changedTable, type IndexChange } from "./changed_table.ts";
import { copyOf, rowidName } from "./copy.ts";
import { literal, quote } from "./quote.ts";
import { readerCheck, type TableReader } from "./readers.ts";
import { freeName, nameIn, type StoredObject, type StoredTable } from "./stored_table.ts";
import type { TableChange } from "./table/change.ts";
import { parseIndex } from "./table/indexes.ts";
import { qualifiesBy } from "./table/mentions.ts";
import {
  type ColumnText,
  constraintsOf,
  findColumn,
  type ForeignKey,
  foreignKeysOf,
  isGenerated,
  isWithoutRowid,
  primaryKeyOf,
  type TableText,
  textAt,
} from "./table/parse.ts";
import { type CreateText, folded, isSame } from "./table/reader.ts";
import { parseTrigger } from "./table/triggers.ts";

/** What a statement of a rebuild does, where its failure says something about the rows or the change. */
export type RebuildStep =
  | { readonly kind: "create" | "copy" }
  | { readonly kind: "foreignKey"; readonly key: ForeignKey }
  | { readonly kind: "index"; readonly name: string }
  | { readonly kind: "reader"; readonly reader: TableReader };

/** A statement, and what it does; undefined where it can't fail for a reason of the user's. */
export interface RebuildStatement extends Statement {
  readonly step?: RebuildStep;
}

/** How a table is made anew. */
export interface Rebuild {
  readonly stored: StoredTable;
  readonly changed: ChangedTable;
  /** Where the rows are between the statements; gone after the last. */
  readonly aside: string;
  /** To be run in order, in one transaction. One that fails leaves the rows aside: then all must be rolled back. */
  readonly statements: readonly RebuildStatement[];
  /**
   * Whether the statements do harm where foreign keys are enforced: dropping the old table would delete the rows that
   * refer to it, or fail. `PRAGMA foreign_keys = OFF` means nothing inside of a transaction.
   */
  readonly needsForeignKeysOff: boolean;
}

/**
 * Makes a table anew with changes that ALTER TABLE can't make, after https://www.sqlite.org/lang_altertable.html#otheralter.
 *
 * Other than there the old table is renamed, not the new one: so the new one gets its name, and its text is stored as
 * it is written here; what ANALYZE found stays; and checks that say `table.column` work. It is done as in old versions
 * of SQLite, which leave alone the triggers, views and foreign keys that refer to the table.
 *
 * Where nothing but indexes changes, only they are made and dropped. Throws what `changedTable()` throws.
 */
export function rebuild(
  stored: StoredTable,
  changes: readonly (TableChange | IndexChange)[],
): Rebuild {
  const changed = changedTable(stored, changes);
  const aside = freeName(`_migrate_old_${stored.name}`, stored.taken);
  const build = { stored, changed, aside };
  const isReferredTo = stored.referredBy.length > 0 || refersToItself(changed.before);
  return isOther(changed)
    ? { ...build, statements: rebuildStatements(build), needsForeignKeysOff: isReferredTo }
    : { ...build, statements: indexStatements(build), needsForeignKeysOff: false };
}

type Build = Pick<Rebuild, "stored" | "changed" | "aside">;

/** Whether the table itself is to change, and not only its indexes. */
function isOther({ before, after, sources }: ChangedTable): boolean {
  const isCopied = ({ name: { value } }: ColumnText) =>
    sources.get(folded(value))?.column === value;
  return before.text !== after.text || !after.columns.every(isCopied);
}

function rebuildStatements(build: Build): readonly RebuildStatement[] {
  const { stored, changed, aside } = build;
  return [
    ...setAside(build),
    { text: createIn(changed.after, stored.schema), step: { kind: "create" } },
    { text: copyText(build), step: { kind: "copy" } },
    ...keepCounter(build),
    ...newForeignKeys(changed).flatMap((key) => foreignKeyCheck(build, key)),
    { text: `DROP TABLE ${nameIn(stored, aside)}` },
    ...makeIndexes(stored, changed.indexes),
    ...stored.triggers.map(({ sql }) => ({ text: createIn(parseTrigger(sql), stored.schema) })),
    ...checkReaders(build),
  ];
}

function indexStatements({ stored, changed: { indexes } }: Build): readonly RebuildStatement[] {
  const gone = stored.indexes.filter((index) => !indexes.includes(index));
  const made = indexes.filter((index) => !stored.indexes.includes(index));
  return [
    ...gone.map(({ name }) => ({ text: `DROP INDEX ${nameIn(stored, name)}` })),
    ...makeIndexes(stored, made),
  ];
}

/** A CREATE statement for the database that the table is in, which its stored text doesn't name. */
function createIn(
  { text, name, schema: written }: CreateText,
  schema: string | undefined,
): string {
  if (schema === undefined || written) return text;
  return `${text.slice(0, name.start)}${quote(schema)}.${text.slice(name.start)}`;
}

/** Gives the table another name with its rows in it, and takes its own name free. */
function setAside(build: Build): readonly RebuildStatement[] {
  const { stored, aside } = build;
  if (qualifiesItself(build)) return copyAside(build);
  const rename = `ALTER TABLE ${nameIn(stored, stored.name)} RENAME TO ${quote(aside)}`;
  if (stored.legacyRenames) return [{ text: rename }];
  return [
    { text: "PRAGMA legacy_alter_table = ON" },
    { text: rename },
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
function copyAside(build: Build): readonly RebuildStatement[] {
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

function copyText(build: Build): string {
  const { stored, aside, changed } = build;
  const { targets, values, whole } = copyOf(changed);
  const source = nameIn(stored, aside);
  // A constraint's own conflict clause could drop rows without a word: OR ABORT is stronger.
  const insert = `INSERT OR ABORT INTO ${nameIn(stored, stored.name)}`;
  // A list of columns would keep SQLite from copying rows without taking them apart.
  if (whole && !qualifiesItself(build)) return `${insert} SELECT * FROM ${source}`;
  return `${insert} (${targets.join(", ")})\nSELECT ${values.join(", ")} FROM ${source}`;
}

function countsRows(table: TableText): boolean {
  return primaryKeyOf(table)?.autoIncrement !== undefined;
}

/** The highest number ever given to a row goes with the rows, as the one that the copy came to need not be it. */
function keepCounter({ stored, aside, changed }: Build): readonly RebuildStatement[] {
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
): RebuildStatement {
  const counters = nameIn(stored, "sqlite_sequence");
  return { text: `UPDATE ${counters} SET name = ${literal(to)} WHERE name = ${literal(from)}` };
}

/** The foreign keys that the table didn't have, or that hold other values than before. */
function newForeignKeys({ before, after, sources }: ChangedTable): readonly ForeignKey[] {
  const title = ({ columns, table, references }: ForeignKey) =>
    JSON.stringify([columns.map(folded), folded(table), references.map(folded)]);
  const known = new Set(foreignKeysOf(before).map(title));
  const isCopied = (column: string) => isSame(sources.get(folded(column))?.column ?? "", column);
  return foreignKeysOf(after).filter((key) =>
    !known.has(title(key)) || !key.columns.every(isCopied)
  );
}

/** Statements that fail where rows refer to none, as SQLite itself doesn't look at the rows that are there. */
function foreignKeyCheck(
  { stored: { name, schema, taken }, changed: { after } }: Build,
  key: ForeignKey,
): readonly RebuildStatement[] {
  const check = freeName("_migrate_check", taken);
  const keys = foreignKeysOf(after);
  // SQLite numbers them from the last.
  const id = keys.length - 1 - keys.findIndex(({ start }) => start === key.start);
  const place = [name, ...schema === undefined ? [] : [schema]].map(literal).join(", ");
  const says = quote(`each "${name}" (${key.columns.join(", ")}) is in "${key.table}"`);
  return [
    { text: `CREATE TEMP TABLE ${check} (dangling CONSTRAINT ${says} CHECK (dangling = 0))` },
    {
      text: `INSERT INTO temp.${check} SELECT count(*) FROM pragma_foreign_key_check(${place}) ` +
        `WHERE fkid = ${id}`,
      step: { kind: "foreignKey", key },
    },
    { text: `DROP TABLE temp.${check}` },
  ];
}

/** Indexes as they were written. */
function makeIndexes(
  { schema }: StoredTable,
  indexes: readonly StoredObject[],
): readonly RebuildStatement[] {
  return indexes.map(({ name, sql }) => ({
    text: createIn(parseIndex(sql), schema),
    step: { kind: "index", name },
  }));
}

/** Views and triggers are not SQLite's concern until they are used. */
function checkReaders({ stored, changed: { after } }: Build): readonly RebuildStatement[] {
  const settable = after.columns.find((column) => !isGenerated(column))?.name.value ?? "";
  return stored.readers.map((reader) => ({
    text: readerCheck(
      isSame(reader.on, stored.name) ? { ...reader, settable } : reader,
      stored.schema,
    ),
    step: { kind: "reader", reader },
  }));
}

function refersToItself(table: TableText): boolean {
  return foreignKeysOf(table).some((key) => isSame(key.table, table.name.value));
}
