import { MigrateError } from "../../../core/errors.ts";
import { emptyModel } from "../../../core/schema/edit.ts";
import type { IndexKey, Model } from "../../../core/schema/model.ts";
import { stored } from "../stored.ts";
import { readColumn } from "./columns.ts";
import { beginsConstraint, namedConstraint, tableConstraint } from "./constraints.ts";
import {
  addConstraint,
  columnIn,
  type Draft,
  namedTypes,
  nameRelation,
  requireSortable,
  type TableDraft,
  tableIn,
} from "./draft.ts";
import { notPlain, type PlainReader, readPlain } from "./reader.ts";

/**
 * See `Dialect.plainModel`. Plain are `CREATE TABLE`, `CREATE INDEX` on columns, `CREATE TYPE … AS ENUM`, `ALTER TABLE …
 * ADD CONSTRAINT` and `COMMENT ON` tables and columns, of the types that every database has, with constants for
 * defaults.
 */
export function plainModel(statements: readonly string[]): Model | undefined {
  try {
    return stored(modelOf(statements));
  } catch (error) {
    // Whatever is wrong: the server says it better.
    if (error instanceof MigrateError) return undefined;
    throw error;
  }
}

function modelOf(statements: readonly string[]): Model {
  const draft: Draft = { tables: new Map(), enums: new Map(), relations: new Set() };
  for (const statement of statements) {
    const reader = readPlain(statement);
    readStatement(reader, draft);
    if (reader.peek().kind !== "end") throw notPlain;
  }
  return {
    ...emptyModel,
    enums: [...draft.enums.values()],
    tables: [...draft.tables.values()].map(({ columns, ...table }) => ({
      ...table,
      columns: [...columns.values()],
    })),
  };
}

function readStatement(reader: PlainReader, draft: Draft): void {
  if (reader.accept("CREATE", "TABLE")) createTable(reader, draft);
  else if (reader.accept("CREATE", "INDEX")) createIndex(reader, draft, false);
  else if (reader.accept("CREATE", "UNIQUE", "INDEX")) createIndex(reader, draft, true);
  else if (reader.accept("CREATE", "TYPE")) createEnum(reader, draft);
  else if (reader.accept("ALTER", "TABLE")) alterTable(reader, draft);
  else if (reader.accept("COMMENT", "ON")) comment(reader, draft);
  else throw notPlain;
}

function createTable(reader: PlainReader, draft: Draft): void {
  reader.accept("IF", "NOT", "EXISTS");
  const name = reader.relation();
  nameRelation(draft, name);
  const table: TableDraft = { name, columns: new Map(), constraints: [], indexes: [] };
  draft.tables.set(name, table);
  const named = namedTypes(draft);
  const constraints = [];
  reader.expect("(");
  do {
    if (beginsConstraint(reader)) {
      constraints.push(namedConstraint(reader, () => tableConstraint(reader)));
    } else {
      const { column, constraints: own } = readColumn(reader, named);
      if (table.columns.has(column.name)) throw notPlain;
      table.columns.set(column.name, column);
      constraints.push(...own);
    }
  } while (reader.accept(","));
  reader.expect(")");
  // A foreign key may lead to a key of its own table that stands behind it.
  const isForeign = constraints.filter(({ kind }) => kind === "foreignKey");
  const others = constraints.filter(({ kind }) => kind !== "foreignKey");
  for (const each of [...others, ...isForeign]) addConstraint(draft, table, each);
}

function createIndex(reader: PlainReader, draft: Draft, unique: boolean): void {
  reader.accept("IF", "NOT", "EXISTS");
  const name = reader.name();
  nameRelation(draft, name);
  reader.expect("ON");
  const table = tableIn(draft, reader.relation());
  if (reader.accept("USING")) reader.expect("BTREE");
  reader.expect("(");
  const keys = [readKey(reader)];
  while (reader.accept(",")) keys.push(readKey(reader));
  reader.expect(")");
  requireSortable(table, keys.flatMap(({ column = [] }) => column));
  table.indexes.push({ name, keys, ...unique && { unique } });
}

function readKey(reader: PlainReader): IndexKey {
  const column = reader.name();
  const order = reader.accept("DESC") ? "DESC" : reader.accept("ASC") ? "ASC" : undefined;
  const isLast = reader.accept("NULLS", "LAST");
  const nulls = isLast ? "LAST" : reader.accept("NULLS", "FIRST") ? "FIRST" : undefined;
  return { column, ...order && { order }, ...nulls && { nulls } };
}

function createEnum(reader: PlainReader, draft: Draft): void {
  const name = reader.relation();
  reader.expect("AS", "ENUM", "(");
  const labels = [reader.string()];
  while (reader.accept(",")) labels.push(reader.string());
  reader.expect(")");
  const isTaken = draft.enums.has(name) || draft.tables.has(name);
  if (isTaken || new Set(labels).size < labels.length) throw notPlain;
  draft.enums.set(name, { name, labels });
}

function alterTable(reader: PlainReader, draft: Draft): void {
  reader.accept("ONLY");
  const table = tableIn(draft, reader.relation());
  do {
    reader.expect("ADD");
    if (!beginsConstraint(reader)) throw notPlain;
    addConstraint(draft, table, namedConstraint(reader, () => tableConstraint(reader)));
  } while (reader.accept(","));
}

function comment(reader: PlainReader, draft: Draft): void {
  if (reader.accept("TABLE")) {
    const table = tableIn(draft, reader.relation());
    reader.expect("IS");
    table.comment = reader.string();
    return;
  }
  reader.expect("COLUMN");
  const table = tableIn(draft, reader.relation());
  reader.expect(".");
  const column = columnIn(table, reader.name());
  reader.expect("IS");
  table.columns.set(column.name, { ...column, comment: reader.string() });
}
