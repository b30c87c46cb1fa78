import type { StorageParameters } from "../../core/schema/model.ts";
import { literal, quote } from "./quote.ts";

/** ` WITH (fillfactor = 70)`; "" where there are none. A name may have two parts, as `toast.autovacuum_enabled` has. */
export function withParameters(parameters: StorageParameters = {}): string {
  const each = Object.entries(parameters).map(([name, value]) =>
    `${name.split(".").map(quote).join(".")} = ${literal(value)}`
  );
  return each.length === 0 ? "" : ` WITH (${each.join(", ")})`;
}
