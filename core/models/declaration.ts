import type { ListName } from "../schema/edit.ts";
import type { Model } from "../schema/model.ts";

/** What a table or a column of a model was called before. */
export interface Rename {
  /** What it is called now; for a column that of its table. */
  readonly table: string;
  readonly schema?: string;
  /** The column, where it is about one. */
  readonly column?: string;
  readonly from: string;
}

/**
 * What a model file exports: something that the database is to hold, as `table()`, `view()` and the like give it.
 *
 * Model files may export any number of these, also in lists, and other files' by `export *`. What isn't exported isn't
 * there.
 */
export type Declaration<L extends ListName = ListName> = {
  readonly [K in L]: {
    /** The list of a model that it stands in. */
    readonly declares: K;
    readonly entry: Model[K][number];
    readonly renames?: readonly Rename[];
  };
}[L];

/** The lists that declarations can be for. */
const lists: ReadonlySet<unknown> = new Set<ListName>([
  "extensions",
  "enums",
  "sequences",
  "routines",
  "tables",
  "views",
  "triggers",
]);

/** A declaration, and the name that it is exported by; undefined where it is in a list, or is given by itself. */
export interface Found {
  readonly declaration: Declaration;
  readonly name?: string;
}

/**
 * The declarations in what files export: in modules, plain objects and lists, however deep. All else is passed over.
 *
 * One that is there several times, as through `export *`, is found once.
 */
export function declarationsIn(exported: unknown): readonly Found[] {
  const seen = new Set<unknown>();
  const found: Found[] = [];
  function look(value: unknown, name?: string): void {
    if (!isHolder(value) || seen.has(value)) return;
    seen.add(value);
    if (isDeclaration(value)) {
      found.push({ declaration: value, ...(name !== undefined && { name }) });
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

function isDeclaration(value: object): value is Declaration {
  return "declares" in value && lists.has(value.declares) && "entry" in value;
}
