/**
 * The candidate that `name` was probably meant to be, or undefined where none is near.
 *
 * Near means that at most one letter in three, and never more than three, was left out, added, changed, or
 * swapped with its neighbour, and one is left; upper and lower case are the same. Of several equally near, the first.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.ceil(name.length / 3), name.length - 1) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** `Did you mean "x"?` for the nearest candidate, as an error's hint; undefined where none is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const found = nearest(name, candidates);
  return found === undefined ? undefined : `Did you mean "${found}"?`;
}

/** Damerau-Levenshtein distance in its "optimal string alignment" form: no part is edited twice. */
function editDistance(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
        ? twoAbove[j - 2]! + 1
        : Infinity;
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, changed, swapped));
    }
    [twoAbove, above] = [above, row];
  }
  return above[b.length]!;
}
