import assert from "node:assert/strict";
import { rewriting } from "../support/golden.ts";

/** What rows give, by their titles, as a golden file has it. */
export interface GoldenFile {
  /** The text under a title, to be compared with. */
  text(title: string): string;
  /** Compares what a row gives now; in a rewriting run it takes that for right. */
  check(title: string, actual: string): void;
}

const heading = /^-- ## (.*)\n\n/m;

/** The golden file of that name. Throws where it has a title that is none of `titles`, unless it is being rewritten. */
export function goldenFile(name: string, titles: readonly string[]): GoldenFile {
  const file = new URL(`../golden/operations/${name}`, import.meta.url);
  const texts = new Map(readTexts(file));
  if (!rewriting) {
    assert.deepEqual([...texts.keys()].filter((title) => !titles.includes(title)), []);
  }
  return {
    text: (title) => texts.get(title) ?? "",
    check(title, actual) {
      if (!rewriting) return assert.equal(actual, texts.get(title), `${name}: ${title}`);
      texts.set(title, actual);
      const kept = titles.filter((title) => texts.has(title));
      Deno.writeTextFileSync(
        file,
        kept.map((title) => `-- ## ${title}\n\n${texts.get(title)}`).join("\n"),
      );
    },
  };
}

/** The texts by their titles; an empty line parts each from the next title. */
function readTexts(file: URL): ReadonlyMap<string, string> {
  const [, ...parts] = readIfThere(file).split(heading);
  const titles = parts.filter((_, at) => at % 2 === 0);
  return new Map(
    titles.map((title, at) => [title, parts[2 * at + 1]!.replace(/\n\n$/, "\n")]),
  );
}

function readIfThere(file: URL): string {
  try {
    return Deno.readTextFileSync(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}
