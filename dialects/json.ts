import { MigrateError } from "../core/errors.ts";
import type { SqlValue } from "../core/schema/model.ts";

// ES2026 has it and so has the runtime, but not yet the compiler's library.
declare global {
  interface JSON {
    rawJSON(text: string): unknown;
  }
}

/**
 * An object or array as JSON text: bigints keep all their digits, dates are ISO 8601 in UTC.
 *
 * Throws "operation" for what JSON can't say: bytes, NaN, Infinity.
 */
export function jsonText(value: SqlValue): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === "bigint") return JSON.rawJSON(String(inner));
    if (typeof inner === "number" && !Number.isFinite(inner)) throw notJson(String(inner));
    if (inner instanceof Uint8Array) throw notJson("bytes");
    return inner;
  });
}

function notJson(what: string): MigrateError {
  return new MigrateError("operation", `A JSON value can't hold ${what}`, {
    hint: "Give it as text.",
  });
}
