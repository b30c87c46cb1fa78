import { emptyModel } from "../schema/edit.ts";
import type { Model } from "../schema/model.ts";
import { metadata } from "./metadata.ts";

/** Models: modules as `import * as users` gives them, lists, single tables, or a model such as `metadata()` gives. */
export type Models = object;

/**
 * The names of the tables that models declare, sorted, with their schema where they name one. Nothing is connected to.
 *
 * @example
 * ```ts
 * import * as models from "./models/index.ts";
 *
 * getRegisteredTables(models); // ["orders", "users"]
 * ```
 */
export function getRegisteredTables(models: Models): readonly string[] {
  const { tables } = isModel(models) ? models : metadata(models);
  return tables.map(({ name, schema }) => schema === undefined ? name : `${schema}.${name}`)
    .sort();
}

/**
 * The names of an application's own tables: those of `models` that the framework, whose models it builds on, doesn't
 * declare itself. Sorted.
 *
 * @example
 * ```ts
 * import * as framework from "@acme/service/models.ts";
 *
 * getCustomTables([framework, models], framework); // those of models
 * ```
 */
export function getCustomTables(models: Models, framework: Models = []): readonly string[] {
  const own = new Set(getRegisteredTables(framework));
  return getRegisteredTables(models).filter((table) => !own.has(table));
}

/** Whether an application has tables of its own, besides the framework's. */
export function hasCustomTables(models: Models, framework: Models = []): boolean {
  return getCustomTables(models, framework).length > 0;
}

function isModel(models: Models): models is Model {
  return Object.keys(emptyModel).every((list) =>
    Array.isArray(Object.getOwnPropertyDescriptor(models, list)?.value)
  );
}
