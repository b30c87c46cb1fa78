import type { Model } from "../schema/model.ts";
import type { Source } from "../schema/source.ts";
import type { Kind, Operation } from "./operation.ts";

/** What is to be known of a kind of operation besides how a dialect says it. */
export interface Rule<K extends Kind> {
  /** What a database that is `model` has become. Throws "operation" where the operation doesn't fit it. */
  apply(model: Model, operation: Operation<K>): Model;
  /** What undoes it, in order, where the database was `before`; undefined where nothing can. */
  reverse(operation: Operation<K>, before: Model): readonly Operation[] | undefined;
  /** The call of `op` that builds it. Of names, those in `final` are by a naming convention: `op.f("…")` says so. */
  print(operation: Operation<K>, final: ReadonlySet<string>): Source;
}

/** Rules of several kinds. */
export type Rules<K extends Kind> = { readonly [P in K]: Rule<P> };
