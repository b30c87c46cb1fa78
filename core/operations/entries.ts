import {
  find,
  type Key,
  type ListName,
  withChanged,
  withEntry,
  withoutEntry,
} from "../schema/edit.ts";
import type { Model } from "../schema/model.ts";

/** What an operation that makes something may say of one that is there. */
export interface Making {
  readonly ifNotExists?: boolean;
  readonly replace?: boolean;
}

/** The model with something made. Throws "operation" where there is one of that name, unless it stays or is replaced. */
export function made<L extends ListName>(
  model: Model,
  { list, entry }: { readonly list: L; readonly entry: Model[L][number] & Key },
  { ifNotExists, replace }: Making = {},
): Model {
  if (!find(model, list, entry)) return withEntry(model, list, entry);
  if (ifNotExists) return model;
  if (!replace) return withEntry(model, list, entry);
  return withChanged(model, { list, key: entry, change: () => entry });
}

/** The model with something dropped. Throws "operation" where there is none of that name, unless it need not be. */
export function dropped(
  model: Model,
  { list, key }: { readonly list: ListName; readonly key: Key },
  { ifExists }: { readonly ifExists?: boolean } = {},
): Model {
  return ifExists && !find(model, list, key) ? model : withoutEntry(model, list, key);
}
