import type { ForeignKey, Model, Named, Table, View } from "../schema/model.ts";
import { entriesWhere } from "../schema/edit.ts";
import { mentions } from "../sql/names.ts";
import { isForeignKey, nameOf, referred } from "./order.ts";

/**
 * The part of a model that some of its tables and views need to be made: what views read comes along, and tables that
 * foreign keys lead to; foreign keys that lead further are left out.
 *
 * Types, sequences and functions come along in any case: there are few, and their use is hard to see.
 */
export function partOf(
  model: Model,
  { tables, views }: { readonly tables: readonly Table[]; readonly views: readonly View[] },
): Model {
  const read = readBy(views, model);
  const wanted = new Set([...tables, ...read.tables, ...parentsOf(tables, model)].map(nameOf));
  const referred = new Set(
    tables.flatMap(({ constraints }) => constraints.filter(isForeignKey).map(referredName)),
  );
  const inside = new Set([...wanted, ...referred]);
  const isIn = (table: Table) => inside.has(nameOf(table));
  return {
    ...model,
    tables: model.tables.filter(isIn).map((table) => ({
      ...table,
      constraints: table.constraints.filter((each) =>
        !isForeignKey(each) || wanted.has(nameOf(table)) && inside.has(referredName(each))
      ),
    })),
    views: model.views.filter((view) => read.views.has(view)),
    triggers: model.triggers.filter(({ table, schema }) =>
      wanted.has(nameOf({ name: table, schema }))
    ),
  };
}

/** The part of a database that is in the default schema, or in one that a model names. */
export function inSchemasOf({ schemas }: Model, found: Model): Model {
  const isIn = ({ schema }: Named) => schema === undefined || schemas.includes(schema);
  return {
    ...entriesWhere(found, isIn),
    schemas: found.schemas.filter((name) => schemas.includes(name)),
  };
}

function referredName(key: ForeignKey): string {
  return nameOf(referred(key));
}

/** The tables that others are parts of, or inherit from. */
function parentsOf(tables: readonly Table[], model: Model): readonly Table[] {
  const found = new Set<Table>();
  let next = tables;
  while (next.length > 0) {
    const names = new Set(
      next.flatMap(({ inherits = [], partitionOf = [] }) => [...inherits, partitionOf].flat())
        .map(nameOf),
    );
    next = model.tables.filter((table) => names.has(nameOf(table)) && !found.has(table));
    for (const each of next) found.add(each);
  }
  return [...found];
}

/** What views read, directly or not, themselves included. */
function readBy(views: readonly View[], model: Model) {
  const found = new Set(views);
  for (const view of found) {
    for (const other of model.views) if (mentions(view.sql, other.name)) found.add(other);
  }
  const tables = model.tables.filter(({ name }) =>
    [...found].some(({ sql }) => mentions(sql, name))
  );
  return { views: found, tables };
}
