import { emptyModel, type ListName } from "../schema/edit.ts";
import type { Model, Named } from "../schema/model.ts";

/** What a table or a column of a model was called before. */
export interface Rename {
  /** What it is called now; for a column that of its table. */
  readonly table: string;
  readonly schema?: string;
  /** The column, where it is about one. */
  readonly column?: string;
  readonly from: string;
}

/** What can be declared: a schema, or what stands in the other lists of a model. */
type Entries = { readonly [L in ListName]: Model[L][number] } & { readonly schemas: Named };

/**
 * What a model file exports: something that the database is to hold, as `table()`, `view()` and the like give it.
 *
 * Model files may export any number of these, also in lists, and other files' by `export *`. What isn't exported isn't
 * there.
 */
export type Declaration<L extends keyof Entries = keyof Entries> = {
  readonly [K in L]: {
    /** The list of a model that it stands in. */
    readonly declares: K;
    readonly entry: Entries[K];
    readonly renames?: readonly Rename[];
  };
}[L];

/** A declaration, and the name that it is exported by; undefined where it is in a list, or is given by itself. */
export interface Found {
  readonly declaration: Declaration;
  readonly name?: string;
}

/**
 * The declarations in what files export: in modules, plain objects and lists, however deep, and what models hold. All
 * else is passed over.
 *
 * One that is there several times, as through `export *`, is found once.
 */
export function declarationsIn(exported: unknown): readonly Found[] {
  const seen = new Set<unknown>();
  const found: Found[] = [];
  function look(value: unknown, name?: string): void {
    if (!isHolder(value) || seen.has(value)) return;
    seen.add(value);
    const named = name === undefined ? {} : { name };
    if (isDeclaration(value)) found.push({ declaration: value, ...named });
    else if (isModel(value)) {
      found.push(...declarationsOf(value).map((declaration) => ({ declaration, ...named })));
    } else if (Array.isArray(value)) { for (const each of value) look(each, name); }
    else for (const [key, each] of Object.entries(value)) look(each, key);
  }
  look(exported);
  return found;
}

/** Whether something may be a declaration or hold some: an object without a class of its own, or a function. */
function isHolder(value: unknown): value is object {
  if (typeof value === "function") return isDeclaration(value);
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
}

const lists = Object.keys(emptyModel);

function isDeclaration(value: object): value is Declaration {
  return "declares" in value && lists.some((list) => list === value.declares) && "entry" in value;
}

/** A model, and what of it was called otherwise, where that is known. */
type MaybeMetadata = Model & { readonly renames?: readonly Rename[] };

function isModel(value: object): value is MaybeMetadata {
  const members = new Map<string, unknown>(Object.entries(value));
  return lists.every((list) => Array.isArray(members.get(list)));
}

function declarationsOf({ schemas, renames = [], ...model }: MaybeMetadata): Declaration[] {
  const { extensions, enums, sequences, domains, routines, tables, views, triggers } = model;
  return [
    ...schemas.map((name) => ({ declares: "schemas" as const, entry: { name } })),
    ...extensions.map((entry) => ({ declares: "extensions" as const, entry })),
    ...enums.map((entry) => ({ declares: "enums" as const, entry })),
    ...sequences.map((entry) => ({ declares: "sequences" as const, entry })),
    ...domains.map((entry) => ({ declares: "domains" as const, entry })),
    ...routines.map((entry) => ({ declares: "routines" as const, entry })),
    ...tables.map((entry) => ({
      declares: "tables" as const,
      entry,
      renames: renames.filter(({ table, schema }) =>
        table === entry.name && schema === entry.schema
      ),
    })),
    ...views.map((entry) => ({ declares: "views" as const, entry })),
    ...triggers.map((entry) => ({ declares: "triggers" as const, entry })),
  ];
}
