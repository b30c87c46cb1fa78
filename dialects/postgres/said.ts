/** What of a row is said: NULL and `false` are what a model leaves out. */
export function said<T extends object>(entries: T): Said<T> {
  const found: Partial<T> = {};
  // Called for each column: lists of entries would take most of the time.
  for (const key in entries) {
    const value = entries[key];
    if (value !== null && value !== undefined && value !== false) found[key] = value;
  }
  return found as Said<T>;
}

type Said<T> = { [K in keyof T]?: Exclude<T[K], null | undefined | false> };
