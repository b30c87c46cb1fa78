import type { Where } from "../errors.ts";
import type { Model } from "../schema/model.ts";

/** A part of what autogenerate aims at, as a config names it. All of it is put together. */
export interface TargetSource {
  /** Absolute glob patterns of model files. */
  readonly modules: readonly string[];
  /** Absolute glob patterns of DDL files. */
  readonly sql: readonly string[];
  /** A program that prints DDL, with its arguments; to be run in the config's folder. */
  readonly program?: readonly string[];
  /** Another database. */
  readonly url?: { readonly url: string; readonly directory: string; readonly where: Where };
  /** Where the config names it. */
  readonly where: Where;
}

/**
 * What autogenerate aims at, as code gives it: DDL as a text, a model such as `metadata()` gives, or what model files
 * export: modules as `import * as users` gives them, single tables, lists of all these.
 */
export type TargetInput = string | Model | object;
