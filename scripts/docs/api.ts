import { described, type Entries, shaped, typesShown } from "./declarations.ts";
import { page } from "./page.ts";
import type { Entry } from "./source.ts";

/** Types that other pages show, or that say what they are without what they are made of. */
const whole = ["ErrorCode", "Operation", "OwnConnection", "TargetInput"];

/**
 * The page about `"migrate/api"`. `entries` are its own, `others` those of `"migrate"`: what the page about types shows
 * of these is left to it.
 */
export function apiPage(entries: Entries, others: Entries): string {
  const elsewhere = ["ErrorCode", ...typesShown(others).map(({ name }) => name)];
  const types = reached(entries, [...whole, ...elsewhere])
    .filter(({ name, signature }) => !isFunction(signature) && !elsewhere.includes(name));
  return page("The library", [
    'What programs import from `"migrate/api"`; [library.md](../library.md) shows how it is used. `ErrorCode` is one of [these codes](errors.md). Types that revisions and models have, too, are in [types.md](types.md).',
    "## Functions",
    ...[...entries.values()].filter(({ exported, signature }) => exported && isFunction(signature))
      .flatMap((each) => described({ ...each, signature: `${each.signature}: ${each.result}` })),
    "## Types by name",
    ...types.flatMap(shaped),
  ]);
}

function isFunction(signature: string): boolean {
  return /^\w+\(/.test(signature);
}

/** What is exported and what that refers to, by name; nothing that only those of `ends` refer to. */
function reached(entries: Entries, ends: readonly string[]): readonly Entry[] {
  const found = new Set<string>();
  function reach(name: string): void {
    const entry = entries.get(name);
    if (!entry || found.has(name)) return;
    found.add(name);
    if (!ends.includes(name)) entry.refersTo.forEach(reach);
  }
  for (const [name, { exported }] of entries) if (exported) reach(name);
  return [...found].sort().flatMap((name) => entries.get(name) ?? []);
}
