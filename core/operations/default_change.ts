import type { ServerDefault, SqlValue } from "../schema/model.ts";
import { type Source, value } from "../schema/source.ts";

/** What becomes of a default: null is none, and undefined leaves it as it is. */
export type DefaultChange = ServerDefault | null | undefined;

/** A change of a default as users say it: by a value, null for none, or by SQL. */
export function defaultChange(
  given: SqlValue | undefined,
  sql: string | undefined,
): DefaultChange {
  if (sql !== undefined) return { kind: "expression", sql };
  if (given === undefined || given === null) return given;
  return { kind: "literal", value: given };
}

/** The same as entries of an object in a user's file. */
export function defaultSource(change: DefaultChange): { readonly [key: string]: Source } {
  if (change === undefined) return {};
  if (change === null) return { default: value(null) };
  return change.kind === "literal"
    ? { default: value(change.value) }
    : { defaultSql: value(change.sql) };
}
