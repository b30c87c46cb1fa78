import { type Change, type ChangedTable, changedTable } from "./changed_table.ts";
import { copyOf } from "./copy.ts";
import { createIn } from "./create_in.ts";
import { checkOwnKeys, checkReferringKeys } from "./foreign_key_checks.ts";
import { readerCheck } from "./readers.ts";
import type { Build, RebuildStatement } from "./rebuild_step.ts";
import { isCopiedAside, keepCounter, leadBack, setAside } from "./set_aside.ts";
import { freeName, nameIn, type StoredObject, type StoredTable } from "./stored_table.ts";
import { parseIndex } from "./table/indexes.ts";
import { type ColumnText, isGenerated } from "./table/parse.ts";
import { folded, isSame } from "./table/reader.ts";
import { parseTrigger } from "./table/triggers.ts";

/** How a table is made anew. */
export interface Rebuild extends Build {
  /** To be run in order, in one transaction. One that fails leaves the rows aside: then all must be rolled back. */
  readonly statements: readonly RebuildStatement[];
}

/**
 * Makes a table anew with changes that ALTER TABLE can't make, after https://www.sqlite.org/lang_altertable.html#otheralter.
 *
 * Other than there the old table is renamed, not the new one: so the new one gets its name, and its text is stored as
 * it is written here; what ANALYZE found stays; and checks that say `table.column` work. Triggers, views and foreign
 * keys that refer to the table go on to say its name; no row of another table is touched, whether keys are enforced or
 * not.
 *
 * Where nothing but indexes changes, only they are made and dropped, unless it is to be `always`. Throws what `changedTable()` throws.
 */
export function rebuild(
  stored: StoredTable,
  changes: readonly Change[],
  { always = false }: { readonly always?: boolean } = {},
): Rebuild {
  const changed = changedTable(stored, changes);
  const aside = freeName(`_migrate_old_${stored.name}`, stored.taken);
  const build = { stored, changed, aside };
  return {
    ...build,
    statements: always || isOther(changed) ? rebuildStatements(build) : indexStatements(build),
  };
}

/** Whether the table itself is to change, and not only its indexes. */
export function isOther({ before, after, sources }: ChangedTable): boolean {
  const isCopied = ({ name: { value } }: ColumnText) =>
    sources.get(folded(value))?.column === value;
  return before.text !== after.text || !after.columns.every(isCopied);
}

function rebuildStatements(build: Build): readonly RebuildStatement[] {
  const { stored, changed, aside } = build;
  const referring = checkReferringKeys(build);
  const own = checkOwnKeys(build);
  return [
    ...referring.before,
    ...setAside(build),
    { text: createIn(changed.after, stored.schema), step: { kind: "create" } },
    { text: copyText(build), step: { kind: "copy" } },
    ...keepCounter(build),
    ...leadBack(build),
    ...own.toOthers,
    { text: `DROP TABLE ${nameIn(stored, aside)}` },
    ...makeIndexes(stored, changed.indexes),
    ...own.toItself,
    ...referring.after,
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

function copyText(build: Build): string {
  const { stored, aside, changed } = build;
  const { targets, values, whole } = copyOf(changed);
  const source = nameIn(stored, aside);
  // A constraint's own conflict clause could drop rows without a word: OR ABORT is stronger.
  const insert = `INSERT OR ABORT INTO ${nameIn(stored, stored.name)}`;
  // A list of columns would keep SQLite from copying rows without taking them apart.
  if (whole && !isCopiedAside(build)) return `${insert} SELECT * FROM ${source}`;
  return `${insert} (${targets.join(", ")})\nSELECT ${values.join(", ")} FROM ${source}`;
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
