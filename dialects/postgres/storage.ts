import type { StorageParameters } from "../../core/schema/model.ts";
import { literal, quote } from "./quote.ts";

/** ` WITH (fillfactor = 70)`; "" where there are none. */
export function withParameters(parameters: StorageParameters = {}): string {
  return Object.keys(parameters).length === 0 ? "" : ` WITH ${storageList(parameters)}`;
}

/** `(fillfactor = 70, user_catalog_table = false)`, as behind WITH or SET. */
export function storageList(parameters: StorageParameters): string {
  const settings = Object.entries(parameters)
    .map(([name, value]) => `${parameterName(name)} = ${literal(value)}`);
  return `(${settings.join(", ")})`;
}

/** A name may have two parts, as `toast.autovacuum_enabled` has. */
export function parameterName(name: string): string {
  return name.split(".").map(quote).join(".");
}
