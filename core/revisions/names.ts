/** Alembic matches the beginning of names that are longer than this, and of no others. */
const LONGEST_WHOLE_NAME = 3;

/**
 * What `name` may stand for: what has this id; else what declares this branch label; else everything with
 * an id or a label that begins with it. Empty where it stands for nothing.
 */
export function lookUp<T>(
  name: string,
  byId: ReadonlyMap<string, T>,
  byLabel: ReadonlyMap<string, T>,
): readonly T[] {
  const exact = byId.get(name) ?? byLabel.get(name);
  if (exact !== undefined) return [exact];
  if (name === "") return [];
  const found = new Set<T>();
  for (const names of [byId, byLabel]) {
    for (const [full, value] of names) {
      if (full.length > LONGEST_WHOLE_NAME && full.startsWith(name)) found.add(value);
    }
  }
  return [...found];
}
