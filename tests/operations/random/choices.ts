/** Chooses by a seed: the same one chooses the same. */
export interface Random {
  /** A whole number from 0 on. */
  below(count: number): number;
  /** Whether something is so that is so once in `count` times. */
  once(count: number): boolean;
  /** One of a list; undefined where it is empty. */
  pick<T>(list: readonly [T, ...T[]]): T;
  pick<T>(list: readonly T[]): T | undefined;
  /** Some of a list in any order, at least one where there are any. */
  some<T>(list: readonly T[], most?: number): readonly T[];
}

/** A source of choices (xorshift of 32 bits). */
export function randomFrom(seed: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) | 1) >>> 0;
  const below = (count: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
  const pick = <T>(list: readonly T[]) => list[below(list.length || 1)]!;
  return {
    below,
    once: (count) => below(count) === 0,
    pick,
    some(list, most = list.length) {
      const rest = [...list];
      const count = 1 + below(Math.min(most, list.length) || 1);
      return Array.from(
        { length: Math.min(count, list.length) },
        () => rest.splice(below(rest.length), 1)[0]!,
      );
    },
  };
}
