import { call, type Source, value } from "../schema/source.ts";

/** A name as `op`'s methods take it: null for none, and `op.f("…")` for one that a naming convention made. */
export function nameSource(name: string | undefined, final: ReadonlySet<string>): Source {
  if (name === undefined) return value(null);
  return final.has(name) ? call("op.f", [value(name)]) : value(name);
}
