import type { Connection } from "../../core/dialect.ts";
import { messageOf, MigrateError } from "../../core/errors.ts";
import {
  breaksOf,
  contradictions,
  duplicatesOf,
  foreignKeyRule,
  indexRule,
  type Rows,
} from "./contradictions.ts";
import { type Change, changedTable } from "./changed_table.ts";
import { copyOf, rowidName } from "./copy.ts";
import { quote } from "./quote.ts";
import type { Place, Query } from "./readers.ts";
import type { Build, RebuildStatement } from "./rebuild_step.ts";
import { freeName, nameIn, readStoredTable } from "./stored_table.ts";
import { parseIndex } from "./table/indexes.ts";
import {
  declaredType,
  foreignKeysOf,
  isStrict,
  parseTable,
  primaryKeyOf,
  type TableText,
  textAt,
} from "./table/parse.ts";
import { isSame } from "./table/reader.ts";

/** Where a rebuild failed. */
export interface FailedRebuild {
  readonly rebuild: Build;
  readonly statement: RebuildStatement;
  /** What the database said. */
  readonly error: unknown;
}

/**
 * The error to show for a rebuild that failed: which rows, or which view or trigger, contradict it. Any other error is
 * given back as it is.
 *
 * To be asked before the transaction is rolled back, as it looks at the rows where the rebuild has put them.
 */
export async function rebuildError(
  failed: FailedRebuild,
  connection: Access,
): Promise<unknown> {
  const { rebuild, statement: { step }, error } = failed;
  if (!step || !(error instanceof MigrateError) || error.code !== "database") return error;
  const details = { where: error.where, cause: error.cause };
  if (step.kind === "reader") {
    const { type, name } = step.reader;
    return new MigrateError("database", `The ${type} "${name}" would no longer work`, {
      ...details,
      hint: "Drop it first, and make it anew afterwards.",
    });
  }
  if (!BROKEN_RULE.test(messageOf(error.cause))) return error;
  const found = (await diagnosis(failed, connection)).filter((sentence) => sentence !== undefined);
  if (found.length === 0) return error;
  const table = step.kind === "referringKey" ? step.key.table : rebuild.stored.name;
  return contradicted(error, table, found);
}

/** The error to show for a unique index, made by `sql`, that failed: which rows are the same. Others are given back. */
export async function indexError(
  error: unknown,
  { sql, ...on }: Place & { readonly sql: string },
  catalog: Pick<Access, "query">,
): Promise<unknown> {
  if (!(error instanceof MigrateError) || !BROKEN_RULE.test(messageOf(error.cause))) return error;
  const query: Query = (text, values) => catalog.query(text, values);
  const stored = await readStoredTable(query, on);
  const rows = { from: nameIn(stored, stored.name), key: keyOf(parseTable(stored.sql)) };
  const found = await duplicatesOf(query, rows, indexRule(parseIndex(sql)));
  return found === undefined ? error : contradicted(error, stored.name, [found]);
}

function contradicted(
  { where, cause }: MigrateError,
  table: string,
  found: readonly string[],
): MigrateError {
  return new MigrateError(
    "database",
    `Rows of "${table}" contradict the change: ${found.join(". ")}`,
    { where, cause, hint: "Change or delete them first. Nothing was changed." },
  );
}

/** The place of the change that a rebuild fails for: it fails as soon as that is made with those before it. */
export async function firstToFail(
  { rebuild: { stored, aside }, statement: { step }, changes }:
    & Omit<FailedRebuild, "error">
    & { readonly changes: readonly Change[] },
  connection: Access,
): Promise<number> {
  if (changes.length < 2) return 0;
  for (const at of changes.keys()) {
    const changed = changedTable(stored, changes.slice(0, at + 1));
    if (await fails({ stored, changed, aside }, step, connection)) return at;
  }
  return 0;
}

async function fails(
  build: Build,
  step: RebuildStatement["step"],
  connection: Access,
): Promise<boolean> {
  const { after, indexes } = build.changed;
  switch (step?.kind) {
    case "create":
      return !await canBeMade(build, connection);
    case "copy":
      return (await uncopied(build, connection)).some((sentence) => sentence !== undefined);
    case "foreignKey": {
      const { table, columns } = step.key;
      return foreignKeysOf(after).some((key) =>
        isSame(key.table, table) && isSame(key.columns.join(), columns.join())
      );
    }
    case "index":
      return indexes.some(({ name }) => isSame(name, step.name));
    default:
      return false;
  }
}

/** Whether SQLite takes a table, which it makes elsewhere for that. */
async function canBeMade(
  { stored: { taken }, changed: { after } }: Build,
  connection: Access,
): Promise<boolean> {
  const { text, name: { start, end } } = after;
  const tried = `temp.${quote(freeName("_migrate_try", taken))}`;
  try {
    await connection.execute([
      { text: `${text.slice(0, start)}${tried}${text.slice(end)}` },
      { text: `DROP TABLE ${tried}` },
    ]);
    return true;
  } catch (error) {
    if (error instanceof MigrateError && error.code === "database") return false;
    throw error;
  }
}

type Access = Pick<Connection, "execute" | "query">;

/** What SQLite says where rows are at fault. */
const BROKEN_RULE = / constraint failed|^cannot store |^datatype mismatch/;

/** A sentence for each rule that rows break. */
async function diagnosis(
  { rebuild, statement: { step } }: FailedRebuild,
  connection: Access,
): Promise<readonly (string | undefined)[]> {
  const { stored, changed } = rebuild;
  const query: Query = (text, values) => connection.query(text, values);
  const copied = { from: nameIn(stored, stored.name), key: keyOf(changed.after) };
  switch (step?.kind) {
    case "copy":
      return await uncopied(rebuild, connection);
    case "index": {
      const made = changed.indexes.find(({ name }) => name === step.name);
      return made ? [await duplicatesOf(query, copied, indexRule(parseIndex(made.sql)))] : [];
    }
    case "foreignKey": {
      const parent = nameIn(stored, step.key.table);
      const rule = await foreignKeyRule(query, stored, { key: step.key, parent });
      return [await breaksOf(query, copied, rule)];
    }
    case "referringKey": {
      const { table: name, sql } = step.key;
      const key = { ...step.key, table: stored.name };
      const place = { ...stored, name };
      const rule = await foreignKeyRule(query, place, { key, parent: nameIn(stored, stored.name) });
      return [
        await breaksOf(query, { from: nameIn(stored, name), key: keyOf(parseTable(sql)) }, rule),
      ];
    }
    default:
      return [];
  }
}

/** Looks at the rows in a table like the new one, but for what it forbids. */
async function uncopied(
  { stored, changed, aside }: Build,
  connection: Access,
): Promise<readonly (string | undefined)[]> {
  const { before, after } = changed;
  const { targets, values } = copyOf(changed);
  const key = keyOf(before);
  const keyColumns = key.terms.map((_, at) => `_migrate_key_${at}`);
  const lenient = `temp.${quote(freeName("_migrate_rows", stored.taken))}`;
  const columns = [...lenientColumns(after), ...keyColumns];
  await connection.execute([
    { text: `CREATE TABLE ${lenient} (${columns.join(",\n")})` },
    {
      text: `INSERT INTO ${lenient} (${[...targets, ...keyColumns].join(", ")})\nSELECT ` +
        `${[...values, ...key.terms].join(", ")} FROM ${nameIn(stored, aside)}`,
    },
  ]);
  const rows = {
    // Checks may name the table.
    from: `${lenient} AS ${quote(stored.name)}`,
    key: { title: key.title, terms: keyColumns },
  };
  const query: Query = (text, values) => connection.query(text, values);
  const found: (string | undefined)[] = [...await contradictions(query, rows, after)];
  const keys = await areForeignKeysEnforced(query) ? foreignKeysOf(after) : [];
  for (const key of keys) {
    const parent = isSame(key.table, stored.name) ? lenient : nameIn(stored, key.table);
    const rule = await foreignKeyRule(query, stored, { key, parent });
    found.push(await breaksOf(query, rows, rule));
  }
  await connection.execute([{ text: `DROP TABLE ${lenient}` }]);
  return found;
}

async function areForeignKeysEnforced(query: Query): Promise<boolean> {
  const [row] = await query("PRAGMA foreign_keys");
  return row?.["foreign_keys"] === 1;
}

/** The columns with what makes their values, and nothing that refuses any. */
function lenientColumns(table: TableText): readonly string[] {
  const kept: readonly string[] = ["collate", "default", "generated"];
  return table.columns.map((column) => {
    // In a table that isn't STRICT, "ANY" would turn text into numbers.
    const isAny = isStrict(table) && declaredType(table, column).toUpperCase() === "ANY";
    const type = column.type && !isAny ? textAt(table, column.type) : "";
    const clauses = column.clauses.filter(({ kind }) => kept.includes(kind));
    return [quote(column.name.value), type, ...clauses.map((clause) => textAt(table, clause))]
      .join(" ");
  });
}

/** What tells a table's rows apart: its primary key, or the rowid. */
function keyOf(table: TableText): Rows["key"] {
  const columns = primaryKeyOf(table)?.columns.map(({ name }) => name);
  if (columns) {
    const title = columns.length === 1 ? columns[0]! : `(${columns.join(", ")})`;
    return { title, terms: columns.map(quote) };
  }
  const rowid = rowidName(table) ?? quote(table.columns[0]!.name.value);
  return { title: rowid, terms: [rowid] };
}
