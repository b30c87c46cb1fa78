import { MigrateError } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import type { Model, Named, Table } from "./model.ts";

/** A model of a database that holds nothing. */
export const emptyModel: Model = {
  schemas: [],
  extensions: [],
  enums: [],
  sequences: [],
  domains: [],
  routines: [],
  tables: [],
  views: [],
  triggers: [],
};

/** The lists of a model whose entries have a name. */
export type ListName = Exclude<keyof Model, "schemas">;

type Entry<L extends ListName> = Model[L][number];

/** What tells an entry from the others of its list; routines and triggers need more than a name. */
export interface Key extends Named {
  readonly table?: string;
  readonly arguments?: string;
}

/** How a message calls an entry of each list. */
const nouns: { readonly [L in ListName]: string } = {
  extensions: "extension",
  enums: "enum type",
  sequences: "sequence",
  domains: "domain",
  routines: "function",
  tables: "table",
  views: "view",
  triggers: "trigger",
};

/** Whether two keys are one in this list. An extension is one in a database, whatever schema its objects are in. */
function isOne(list: ListName, one: Key, other: Key): boolean {
  if (one.name !== other.name) return false;
  if (list === "extensions") return true;
  if (one.schema !== other.schema) return false;
  if (list === "triggers") return one.table === other.table;
  return list !== "routines" || one.arguments === other.arguments;
}

/** The entry of that name; undefined where there is none. */
export function find<L extends ListName>(model: Model, list: L, key: Key): Entry<L> | undefined {
  const entries: readonly Entry<L>[] = model[list];
  return entries.find((entry) => isOne(list, entry, key));
}

/** The entry of that name. Throws "operation" where there is none. */
export function entryOf<L extends ListName>(model: Model, list: L, key: Key): Entry<L> {
  const found = find(model, list, key);
  if (found) return found;
  const entries: readonly Entry<L>[] = model[list];
  throw new MigrateError("operation", `No such ${nouns[list]}: "${key.name}"`, {
    hint: didYouMean(key.name, entries.map(({ name }) => name)),
  });
}

/** The model with one more entry. Throws "operation" where it has one of that name. */
export function withEntry<L extends ListName>(model: Model, list: L, entry: Entry<L>): Model {
  if (find(model, list, entry)) {
    throw new MigrateError("operation", `There is a ${nouns[list]} "${entry.name}" already`);
  }
  return { ...model, [list]: [...model[list], entry] };
}

/** The model without an entry. Throws "operation" where it has none of that name. */
export function withoutEntry(model: Model, list: ListName, key: Key): Model {
  const gone = entryOf(model, list, key);
  const entries: readonly Entry<ListName>[] = model[list];
  return { ...model, [list]: entries.filter((entry) => entry !== gone) };
}

/** The model with an entry changed, at its place. Throws "operation" where it has none of that name. */
export function withChanged<L extends ListName>(
  model: Model,
  { list, key, change }: {
    readonly list: L;
    readonly key: Key;
    readonly change: (entry: Entry<L>) => Entry<L>;
  },
): Model {
  const before = entryOf(model, list, key);
  const entries: readonly Entry<L>[] = model[list];
  return { ...model, [list]: entries.map((entry) => entry === before ? change(entry) : entry) };
}

/** What of a model's entries `isKept` is true of; its schemas and its extensions, which are in none, stay. */
export function entriesWhere(model: Model, isKept: (entry: Named) => boolean): Model {
  return {
    schemas: model.schemas,
    extensions: model.extensions,
    enums: model.enums.filter(isKept),
    sequences: model.sequences.filter(isKept),
    domains: model.domains.filter(isKept),
    routines: model.routines.filter(isKept),
    tables: model.tables.filter(isKept),
    views: model.views.filter(isKept),
    triggers: model.triggers.filter(isKept),
  };
}

/** A table, as an operation on it names it. */
interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

/** The table that an operation names. Throws "operation" where there is none. */
export function tableOf(model: Model, { table, schema }: OnTable): Table {
  return entryOf(model, "tables", { name: table, schema });
}

/** The model with a table changed. Throws "operation" where there is no such table. */
export function withTable(
  model: Model,
  { table, schema }: OnTable,
  change: (table: Table) => Table,
): Model {
  return withChanged(model, { list: "tables", key: { name: table, schema }, change });
}
