import type { StorageParameters } from "../../core/schema/model.ts";

/** Storage parameters as `pg_class.reloptions` has them: `fillfactor=70`. */
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
