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

/** Parameters as `pg_class.reloptions` has them: `fillfactor=70`. */
export function readParameters(texts: readonly string[]): StorageParameters {
  return Object.fromEntries(texts.map((text) => {
    const [parameter = "", ...value] = text.split("=");
    return [parameter, readValue(value.join("="))];
  }));
}

function readValue(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return String(Number(text)) === text ? Number(text) : text;
}

/** Parameters as they are read back; undefined where there are none. */
export function storedParameters(
  parameters: StorageParameters = {},
): StorageParameters | undefined {
  const texts = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return texts.length === 0 ? undefined : readParameters(texts);
}
