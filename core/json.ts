// ES2026 has it and so has the runtime, but not yet the compiler's library.
declare global {
  interface JSON {
    rawJSON(text: string): unknown;
  }
}

/** What `JSON.stringify` makes of a value inside of another: bigints keep all their digits. */
export function withBigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? JSON.rawJSON(String(value)) : value;
}
