import type { Model } from "../schema/model.ts";

/** What a difference is to be found between. */
export interface Sides {
  /** What is there, as the database holds it. */
  readonly before: Model;
  /** What is to be, as the database would hold it. */
  readonly after: Model;
  /** The lists of `after` that name all there is to be: of others, what isn't named is left alone. */
  readonly complete: ReadonlySet<keyof Model>;
}
