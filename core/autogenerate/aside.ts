import { emptyModel, find } from "../schema/edit.ts";
import { enumsIn } from "../schema/enums_in.ts";
import type { Enum, ForeignKey, Model, Table } from "../schema/model.ts";
import { mentions } from "../sql/names.ts";
import { nameOf } from "./order.ts";
import type { Sides } from "./sides.ts";

/**
 * What a database holds that isn't compared, as far as what is compared refers to it: scratch has to have it, too.
 *
 * Of tables that are their columns and keys.
 */
export function asideOf(found: Model, { before, after }: Pick<Sides, "before" | "after">): Model {
  const compared = new Set([before, after].flatMap((side) => side.tables.map(nameOf)));
  const isCompared = (table: Table) => compared.has(nameOf(table));
  const isNeeded = (table: Table) => [before, after].some((side) => refersTo(side, table));
  const tables = found.tables.filter((table) => !isCompared(table) && isNeeded(table)).map(bare);
  const enums = enumsOf(tables)
    .filter((each) => [before, after].every((side) => !find(side, "enums", each)));
  const named = new Set([...tables, ...enums].flatMap(({ schema }) => schema ?? []));
  const schemas = named.difference(new Set([...before.schemas, ...after.schemas]));
  return { ...emptyModel, schemas: [...schemas], enums, tables };
}

/** A model with what stands aside of it. */
export function withAside(model: Model, aside: Model): Model {
  return {
    ...model,
    schemas: [...model.schemas, ...aside.schemas],
    enums: [...model.enums, ...aside.enums],
    tables: [...model.tables, ...aside.tables],
  };
}

/** What was found where `withAside` was made, without what stands aside. */
export function withoutAside(found: Model, aside: Model): Model {
  return {
    ...found,
    schemas: found.schemas.filter((name) => !aside.schemas.includes(name)),
    enums: found.enums.filter((each) => !find(aside, "enums", each)),
    tables: found.tables.filter((each) => !find(aside, "tables", each)),
  };
}

function refersTo({ tables, views, routines }: Model, { name, schema }: Table): boolean {
  const leadsThere = ({ references }: ForeignKey) =>
    references.table === name && references.schema === schema;
  return tables.some(({ constraints }) =>
    constraints.some((each) => each.kind === "foreignKey" && leadsThere(each))
  ) || [...views, ...routines].some(({ sql }) => mentions(sql, name));
}

function bare({ name, schema, columns, constraints, indexes }: Table): Table {
  return {
    name,
    ...schema !== undefined && { schema },
    columns: columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
    constraints: constraints.filter(({ kind }) => kind === "primaryKey" || kind === "unique"),
    indexes: indexes.filter(({ unique, where }) => unique && where === undefined),
  };
}

function enumsOf(tables: readonly Table[]): readonly Enum[] {
  const used = tables.flatMap(({ columns }) => columns.flatMap(({ type }) => enumsIn(type)));
  const byKey = new Map(used.map((each) => [JSON.stringify([each.schema, each.name]), each]));
  return [...byKey.values()];
}
