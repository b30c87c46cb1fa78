import { MigrateError } from "../errors.ts";
import type { Key } from "../schema/edit.ts";
import type { Model, Named } from "../schema/model.ts";
import { type Declaration, declarationsIn, type Found, type Rename } from "./declaration.ts";
import { usedEnums } from "./enums.ts";

/** What model files describe: what the database is to hold, and what of it was called otherwise. */
export interface Metadata extends Model {
  readonly renames: readonly Rename[];
}

/** A declaration, and the file that exports it: as people know it, and absolute. */
export interface Placed extends Found {
  readonly origin?: string;
  readonly file?: string;
  /** Whether a database said it: of enums that has told by then, or has only checks. */
  readonly isFound?: boolean;
}

/**
 * What is declared in these: modules as `import * as users` gives them, lists, single tables and the like.
 *
 * The enums that columns are of are in it once, and so are the schemas that are named. Throws "target" where two tables
 * have one name, or one enum has two lists of labels.
 *
 * @example
 * ```ts
 * import * as orders from "./models/orders.ts";
 * import { users } from "./models/users.ts";
 *
 * const { tables } = metadata(users, orders);
 * ```
 */
export function metadata(...models: readonly object[]): Metadata {
  return metadataOf(models.flatMap((each) => declarationsIn(each)));
}

/** `metadata()` of declarations whose places are known. One that several files export is there once. */
export function metadataOf(placed: readonly Placed[]): Metadata {
  const declared = distinct(placed, ({ declaration }) => declaration);
  requireOneOfEach(declared);
  const lists = listsOf(declared.map(({ declaration }) => declaration));
  const { tables, domains } = listsOf(
    declared.filter(({ isFound }) => !isFound).map(({ declaration }) => declaration),
  );
  const enums = usedEnums({ enums: lists.enums, domains, tables });
  return {
    ...lists,
    schemas: schemasOf({ ...lists, enums }),
    // Files that need an extension may each say so.
    extensions: distinct(lists.extensions, ({ name }) => name),
    enums,
    renames: declared.flatMap(({ declaration }) => declaration.renames ?? []),
  };
}

/** The first of each, told by what `key` gives. */
function distinct<T>(items: readonly T[], key: (item: T) => unknown): readonly T[] {
  const first = new Map<unknown, T>();
  for (const item of items) if (!first.has(key(item))) first.set(key(item), item);
  return [...first.values()];
}

type Lists = { readonly [L in Declaration["declares"]]: Declaration<L>["entry"][] };

function listsOf(declarations: readonly Declaration[]): Lists {
  const lists: Lists = {
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
  for (const declaration of declarations) add(lists, declaration);
  return lists;
}

function add<L extends Declaration["declares"]>(
  lists: { readonly [K in L]: Declaration<K>["entry"][] },
  { declares, entry }: Declaration<L>,
): void {
  lists[declares].push(entry);
}

/** The schemas that something is in, sorted. An extension says where its objects go, and not that it is there. */
function schemasOf(lists: Omit<Lists, "enums"> & Pick<Model, "enums">): readonly string[] {
  const { schemas, enums, sequences, domains, routines, tables, views } = lists;
  const placed: readonly Named[] = [
    ...[...enums, ...domains, ...sequences],
    ...[...routines, ...tables, ...views],
  ];
  const names = [
    ...schemas.map(({ name }) => name),
    ...placed.flatMap(({ schema }) => schema ?? []),
  ];
  return [...new Set(names)].sort();
}

/** How messages call an entry of each list. */
const nouns: { readonly [L in Declaration["declares"]]: string } = {
  schemas: "schema",
  extensions: "extension",
  enums: "enum",
  sequences: "sequence",
  domains: "domain",
  routines: "function",
  tables: "table",
  views: "view",
  triggers: "trigger",
};

/** What may be declared twice: enums are looked at more closely. */
const repeatable: readonly string[] = ["schemas", "extensions", "enums"];

/** Throws "target" for two that no database could have side by side. */
function requireOneOfEach(declared: readonly Placed[]): void {
  const taken = new Map<string, Placed>();
  for (const each of declared) {
    const { declares } = each.declaration;
    if (repeatable.includes(declares)) continue;
    const key = keyOf(each.declaration);
    const other = taken.get(key);
    if (other) throw sameName(other, each);
    taken.set(key, each);
  }
}

/** What tells a declaration from others. Tables, views and sequences share their names. */
function keyOf({ declares, entry }: Declaration): string {
  const { name, schema, table, arguments: args }: Key = entry;
  const isRelation = ["tables", "views", "sequences"].includes(declares);
  return JSON.stringify([isRelation ? "" : declares, schema, name, table, args]);
}

function sameName(one: Placed, other: Placed): MigrateError {
  const [noun, second] = [one, other].map(({ declaration }) => nouns[declaration.declares]);
  const { name, schema }: Key = other.declaration.entry;
  const called = schema === undefined ? name : `${schema}.${name}`;
  const what = noun === second ? `Two ${noun}s` : `A ${noun} and a ${second}`;
  const places = [placeOf(one), placeOf(other)].flatMap((place) => place ?? []);
  return new MigrateError("target", `${what} are called "${called}"`, {
    where: { file: other.file },
    hint: places.length === 2
      ? `One is ${places[0]}, the other ${places[1]}: give it another name, or leave it out.`
      : "Give one of them another name, or leave it out.",
  });
}

/** `"users" in models/users.ts` */
function placeOf({ name, origin }: Placed): string | undefined {
  const parts = [
    ...name === undefined ? [] : [`"${name}"`],
    ...origin === undefined ? [] : [`in ${origin}`],
  ];
  return parts.length > 0 ? parts.join(" ") : undefined;
}
