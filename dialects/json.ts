import { MigrateError } from "../core/errors.ts";
import { withBigints } from "../core/json.ts";
import type { SqlValue } from "../core/schema/model.ts";

/**
 * An object or array as JSON text: bigints keep all their digits, dates are ISO 8601 in UTC.
 *
 * Throws "operation" for what JSON can't say: bytes, NaN, Infinity.
 */
export function jsonText(value: SqlValue): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (typeof inner === "number" && !Number.isFinite(inner)) throw notJson(String(inner));
    if (inner instanceof Uint8Array) throw notJson("bytes");
    return withBigints(key, inner);
  });
}

function notJson(what: string): MigrateError {
  return new MigrateError("operation", `A JSON value can't hold ${what}`, {
    hint: "Give it as text.",
  });
}
