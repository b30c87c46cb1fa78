import type {
  Column,
  Constraint,
  ForeignKey,
  KeyForm,
  KeySorting,
  Table,
} from "../../core/schema/model.ts";
import { isNumbered } from "../../core/schema/numbering.ts";
import { typeName } from "../../core/schema/types.ts";
import { columnType } from "./declared_type.ts";
import { defaultModel } from "./default_model.ts";
import { enumBehind } from "./enum_check.ts";
import { indexModel } from "./index_model.ts";
import { builtIn, type ColumnsByName, ownName } from "./own_names.ts";
import type { StoredObject } from "./stored_table.ts";
import type {
  ForeignKeyClause,
  KeyColumn,
  PrimaryKeyClause,
  UniqueClause,
} from "./table/clauses.ts";
import { withoutParentheses } from "./table/parentheses.ts";
import {
  type AnyConstraint,
  type ColumnText,
  constraintsOf,
  declaredType,
  isStrict,
  isWithoutRowid,
  parseTable,
  rowidAlias,
  type TableText,
  textAt,
} from "./table/parse.ts";
import { folded, isSame } from "./table/reader.ts";
import { typeNames } from "./types.ts";

/** A table's text with those of its indexes, and the database that it is in where that isn't the first. */
export interface TableTexts {
  readonly sql: string;
  readonly schema?: string;
  readonly indexes: readonly StoredObject[];
}

/**
 * The table that stored texts describe, in the one way that says it: columns have the names of their definitions
 * wherever they are named, the primary key comes first, what is SQLite's default is left out, and no parentheses are
 * around all of an expression.
 *
 * Left out is what means nothing to SQLite: names of NOT NULL and DEFAULT, MATCH, and whether a constraint stands
 * behind its column or behind all of them. So is what NOT NULL says of conflicts, which is for statements, not rows.
 */
export function tableModel({ sql, schema, indexes }: TableTexts): Table {
  const text = parseTable(sql);
  const enumChecks = new Set(text.columns.map((column) => enumBehind(text, column)?.check.start));
  const others = constraintsOf(text).filter(({ start }) => !enumChecks.has(start));
  const [key] = others.filter((each) => each.kind === "primaryKey");
  const constraints = key ? [key, ...others.filter((each) => each !== key)] : others;
  const alias = rowidAlias(text);
  const columns = text.columns.map((column) => columnModel(text, column, { key, alias }));
  const named = new Map(columns.map((column) => [folded(column.name), column]));
  const place = schema === undefined ? {} : { schema };
  const table: Table = {
    name: text.name.value,
    ...place,
    columns,
    constraints: constraints.map((each) => constraintModel(each, { text, alias, named, place })),
    indexes: indexes.map((index) => indexModel(index, named)),
    ...(isStrict(text) && { strict: true }),
    ...(isWithoutRowid(text) && { withoutRowid: true }),
  };
  if (key?.autoIncrement) return withNumbering(table, ownName(named, key.columns[0]!.name), true);
  // A key of another type, or with DESC right behind it, is a column like others.
  const uncounted = alias ? undefined : columns.find((column) => isNumbered(column, table));
  return uncounted ? withoutNumbering(table, uncounted) : table;
}

/** `BIGINT` is no type that numbers rows here: as `t.bigInteger()` it would be made one that does. */
function withoutNumbering(table: Table, key: Column): Table {
  if (key.type.kind === "integer") return withNumbering(table, key.name, false);
  const type = { kind: "custom" as const, sql: typeName(typeNames, key.type) };
  const columns = table.columns.map((column) => column === key ? { ...column, type } : column);
  return { ...table, columns };
}

function withNumbering(table: Table, key: string, autoIncrement: boolean): Table {
  const columns = table.columns.map((column) =>
    column.name === key ? { ...column, autoIncrement } : column
  );
  return { ...table, columns };
}

/** The primary key, and the column that is the rowid by it. */
interface Keys {
  readonly key?: PrimaryKeyClause;
  readonly alias?: ColumnText;
}

function columnModel(table: TableText, column: ColumnText, keys: Keys): Column {
  const found: { -readonly [K in keyof Column]: Column[K] } = {
    name: column.name.value,
    type: enumBehind(table, column)?.type ?? columnType(declaredType(table, column)),
    nullable: isNullable(table, column, keys),
  };
  for (const clause of column.clauses) {
    if (clause.kind === "collate") found.collation = builtIn(clause.collation);
    if (clause.kind === "default") {
      found.default = defaultModel(textAt(table, clause.value), found.type);
    }
    if (clause.kind === "generated") {
      const sql = withoutParentheses(textAt(table, clause.expression));
      found.generated = { sql, stored: clause.stored };
    }
  }
  if (found.collation === "BINARY") delete found.collation;
  return found;
}

/** What `notnull` of `PRAGMA table_info` denies: the rowid takes no NULL, but says so only where it is written. */
function isNullable(table: TableText, column: ColumnText, { key, alias }: Keys): boolean {
  if (column.clauses.some(({ kind }) => kind === "notNull")) return false;
  if (column === alias) return true;
  const isKey = key?.columns.some(({ name }) => isSame(name, column.name.value));
  // Other tables' keys may be null in part, for the sake of old mistakes (lang_createtable.html, section 3.5).
  return !isKey || !isStrict(table) && !isWithoutRowid(table);
}

/** What a constraint is read by: the text that it stands in, the table's columns, and the schema of both its tables. */
interface Surroundings {
  readonly text: TableText;
  readonly alias?: ColumnText;
  readonly named: ColumnsByName;
  readonly place: { readonly schema?: string };
}

function constraintModel(constraint: AnyConstraint, surroundings: Surroundings): Constraint {
  const { text, named } = surroundings;
  const name = constraint.name && { name: constraint.name.value };
  switch (constraint.kind) {
    case "primaryKey":
    case "unique": {
      const columns = constraint.columns.map(({ name }) => ownName(named, name));
      return { kind: constraint.kind, ...name, columns, ...keyForm(constraint, surroundings) };
    }
    case "check":
      return {
        kind: "check",
        ...name,
        sql: withoutParentheses(textAt(text, constraint.expression)),
      };
    case "foreignKey":
      return { ...foreignKeyModel(constraint, surroundings), ...name };
  }
}

function keyForm(key: PrimaryKeyClause | UniqueClause, { named, alias }: Surroundings): KeyForm {
  // The rowid has no order of its own.
  const isAlias = key.kind === "primaryKey" && alias !== undefined;
  const sorting = isAlias ? [] : key.columns.flatMap((column) => keySorting(column, named));
  return {
    ...(sorting.length > 0 && { sorting: Object.fromEntries(sorting) }),
    ...(key.onConflict && key.onConflict !== "ABORT" && { onConflict: key.onConflict }),
  };
}

/** A column's name with how it is sorted; nothing where that is usual. */
function keySorting(
  { name, collation, order }: KeyColumn,
  named: ColumnsByName,
): readonly (readonly [column: string, KeySorting])[] {
  const column = named.get(folded(name));
  const written = collation && builtIn(collation);
  const isUsual = written === undefined || written === (column?.collation ?? "BINARY");
  if (isUsual && order !== "DESC") return [];
  const sorting = {
    ...(!isUsual && { collation: written }),
    ...(order === "DESC" && { order }),
  };
  return [[column?.name ?? name, sorting]];
}

/** SQLite defers a key that is INITIALLY DEFERRED, and takes DEFERRABLE alone for a word. */
function foreignKeyModel(
  { columns, table, references, onDelete, onUpdate, deferrable, initially }: ForeignKeyClause,
  { named, place }: Surroundings,
): ForeignKey {
  return {
    kind: "foreignKey",
    columns: columns.map((name) => ownName(named, name)),
    references: { table, ...place, columns: references },
    ...(onDelete && onDelete !== "NO ACTION" && { onDelete }),
    ...(onUpdate && onUpdate !== "NO ACTION" && { onUpdate }),
    ...(deferrable && { deferrable }),
    ...(deferrable && initially === "DEFERRED" && { initially }),
  };
}
