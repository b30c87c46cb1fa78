import { metadata } from "./metadata.ts";

/**
 * The names of the tables that models declare, sorted, with their schema where they name one. Nothing is connected to.
 *
 * `models` are what `metadata()` takes: modules as `import * as users` gives them, lists, single tables, a model.
 *
 * @example
 * ```ts
 * import * as models from "./models/index.ts";
 *
 * getRegisteredTables(models); // ["orders", "users"]
 * ```
 */
export function getRegisteredTables(models: object): readonly string[] {
  return metadata(models).tables
    .map(({ name, schema }) => schema === undefined ? name : `${schema}.${name}`)
    .sort();
}

/**
 * The names of an application's own tables: those of `models` that the framework, whose models it builds on, doesn't
 * declare itself. Sorted.
 *
 * @example
 * ```ts
 * import * as framework from "@acme/service/models.ts";
 * import * as models from "./models/index.ts";
 *
 * getCustomTables([framework, models], framework); // those of models
 * ```
 */
export function getCustomTables(models: object, framework: object = []): readonly string[] {
  const own = new Set(getRegisteredTables(framework));
  return getRegisteredTables(models).filter((table) => !own.has(table));
}

/** Whether an application has tables of its own, besides the framework's. */
export function hasCustomTables(models: object, framework: object = []): boolean {
  return getCustomTables(models, framework).length > 0;
}
