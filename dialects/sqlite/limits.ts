/*
 * What SQLite can't do. It is said before anything is done: SQLite itself would pass over some of it without a word
 * (https://www.sqlite.org/omitted.html, https://www.sqlite.org/foreignkeys.html section 6).
 */
import { MigrateError } from "../../core/errors.ts";
import type { AlterColumn, TableFormChange } from "../../core/operations/table_shapes.ts";
import type {
  Check,
  Column,
  Constraint,
  ForeignKey,
  Index,
  Table,
  TableForm,
  Unique,
} from "../../core/schema/model.ts";
import { loneKey } from "../../core/schema/numbering.ts";

/** Throws "unsupported" for a table without columns, and for numbers in other columns than the primary key. */
export function requireTable(table: Table): void {
  if (table.columns.length === 0) {
    throw unsupported(`tables without columns, such as "${table.name}"`, "Give it one.");
  }
  requireForm(table, table.name);
  const key = table.withoutRowid ? undefined : loneKey(table);
  for (const column of table.columns) {
    if (column === key) requireCountable(column);
    else requireUncounted(column);
  }
}

/** Throws "unsupported" for what only PostgreSQL's tables are. */
export function requireForm(form: TableForm | TableFormChange, table: string): void {
  const word = form.unlogged !== undefined
    ? "UNLOGGED tables"
    : "partitionBy" in form || "partitionOf" in form
    ? "partitions of tables"
    : "inherits" in form
    ? "tables that inherit"
    : form.with !== undefined || form.tablespace !== undefined
    ? "storage parameters and tablespaces"
    : undefined;
  if (word !== undefined) throw unsupported(`${word}, as for "${table}"`, onlyElsewhere);
}

/** Throws "unsupported" for a column that can't be added to a table which is there. */
export function requireAddable(column: Column): void {
  requireUncounted(column);
}

function requireUncounted({ name, autoIncrement, identity }: Column): void {
  if (!autoIncrement && !identity) return;
  throw unsupported(
    `numbers in a column that isn't the rowid, such as "${name}"`,
    `Leave ${identity ? "identity" : "autoIncrement"}() away, and give the numbers on INSERT.`,
  );
}

/** SQLite counts from the highest number on, and takes those that INSERT gives. */
function requireCountable({ name, identity }: Column): void {
  const { always = false, ...options } = identity ?? {};
  if (!always && Object.values(options).every((option) => option === undefined)) return;
  throw unsupported(
    `say in how "${name}" is numbered`,
    `Write identity() without options, or ask first: if (op.dialect !== "sqlite")`,
  );
}

/** Throws "unsupported" for a change of what PostgreSQL's columns are numbered by. */
export function requireNoIdentity({ column, identity }: AlterColumn): void {
  if (identity === undefined) return;
  throw unsupported(
    `identity to change, as of "${column}"`,
    "A key of t.integer() numbers its rows by itself; autoIncrement: true gives no number twice.",
  );
}

/** The error for a column that need not be added, and a key that would be added in any case. */
export function noOptionalKey(column: string): MigrateError {
  return unsupported(
    `IF NOT EXISTS for a column whose key is sorted otherwise, such as "${column}"`,
    "Add the key by op.createUniqueConstraint().",
  );
}

/** Throws "unsupported" for what an index can't have. */
export function requireIndex(index: Index): void {
  const { name, using, include, keys } = index;
  if (using !== undefined) {
    throw unsupported(`access methods, such as "${using}" of index "${name}"`, onlyElsewhere);
  }
  if (include !== undefined) {
    throw unsupported(
      `further columns in an index, such as "${name}"`,
      `Put them behind its keys. ${onlyElsewhere}`,
    );
  }
  if (index.nullsNotDistinct) {
    throw unsupported(
      `NULLS NOT DISTINCT in an index, such as "${name}"`,
      `Add a second one for NULL: on sql("a IS NULL"), where: "a IS NULL".`,
    );
  }
  if (index.with !== undefined || index.tablespace !== undefined) {
    throw unsupported(`storage parameters and tablespaces, as for index "${name}"`, onlyElsewhere);
  }
  const typed = keys.find(({ operatorClass }) => operatorClass !== undefined);
  if (typed) {
    throw unsupported(
      `operator classes, such as "${typed.operatorClass}" in index "${name}"`,
      onlyElsewhere,
    );
  }
  if (keys.some(({ nulls }) => nulls !== undefined)) {
    throw unsupported(
      `NULLS FIRST or LAST in an index, such as "${name}"`,
      "Leave it away: NULL comes first, and last where the order is DESC.",
    );
  }
}

/** What to do about what only other databases have. */
export const onlyElsewhere =
  'Where it is for another database alone, ask first: if (op.dialect !== "sqlite")';

/**
 * A constraint as SQLite can have it, in a table of `schema`.
 *
 * Throws "unsupported" for what it would do without.
 */
export function asConstraint(constraint: Constraint, schema: string | undefined): Constraint {
  switch (constraint.kind) {
    case "primaryKey":
      return constraint;
    case "unique":
      return asUnique(constraint);
    case "check":
      return asCheck(constraint);
    case "foreignKey":
      return asForeignKey(constraint, schema);
    case "exclude":
      throw noExclusions();
  }
}

/** The error for a constraint that rows may break for a while. */
export function noUncheckedRows(): MigrateError {
  return unsupported("constraints that are NOT VALID", onlyElsewhere);
}

/** The error for dropping all that depends on something, too. */
export function noCascade(): MigrateError {
  return unsupported("DROP … CASCADE", "Drop first what depends on it.");
}

/** The error for what only PostgreSQL's EXCLUDE does. */
export function noExclusions(): MigrateError {
  return unsupported("exclude constraints", onlyElsewhere);
}

function asUnique({ deferrable, initially, ...unique }: Unique): Unique {
  if (unique.nullsNotDistinct || unique.include) {
    throw unsupported(
      `NULLS NOT DISTINCT or INCLUDE in unique constraints, such as that on ${
        unique.columns.join(", ")
      }`,
      onlyElsewhere,
    );
  }
  if (deferrable || initially === "DEFERRED") {
    throw unsupported(
      `deferrable unique constraints, such as that on ${unique.columns.join(", ")}`,
      "Leave it away: rows are checked one by one.",
    );
  }
  return unique;
}

/** A rebuild checks all rows in any case, and no table inherits. */
function asCheck({ noInherit, notValid, ...check }: Check): Check {
  if (noInherit || notValid) {
    throw unsupported(`checks that are NOT VALID or NO INHERIT`, onlyElsewhere);
  }
  return check;
}

function asForeignKey(key: ForeignKey, schema: string | undefined): ForeignKey {
  const { schema: wanted = schema, ...references } = key.references;
  const which = `such as that on ${key.columns.join(", ")}`;
  if (wanted !== schema) {
    throw unsupported(
      `foreign keys into another schema, ${which}`,
      "Put both tables into one schema, or leave the key away.",
    );
  }
  if (key.match === "FULL") {
    throw unsupported(
      `foreign keys that MATCH FULL, ${which}`,
      "Add a check that all of the columns are NULL, or none.",
    );
  }
  if (key.onDeleteColumns) {
    throw unsupported(
      `foreign keys that set some of their columns, ${which}`,
      "Leave onDeleteColumns away: all of them are set.",
    );
  }
  if (key.notValid) {
    throw unsupported(`foreign keys that are NOT VALID, ${which}`, onlyElsewhere);
  }
  return { ...key, references };
}

/** The error for what SQLite doesn't have. `what` is its name, as the message ends. */
export function unsupported(what: string, hint: string): MigrateError {
  return new MigrateError("unsupported", `SQLite has no ${what}`, { hint });
}
