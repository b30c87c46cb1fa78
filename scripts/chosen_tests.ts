import { existsSync, readdirSync } from "node:fs";

/**
 * The arguments of `deno test` for what a user asks for: options and paths as they are; any other word stands for the
 * test files below `folder` whose path holds it, or else for the tests whose name does.
 */
export function chosenTests(asked: readonly string[], folder: string): readonly string[] {
  // An option's value may be any word.
  if (asked.some((word) => word.startsWith("-"))) return asked;
  const all = testFiles(folder);
  const names: string[] = [];
  const files = asked.flatMap((word) => {
    if (existsSync(word)) return [word];
    const found = all.filter((file) => file.includes(word));
    if (found.length === 0) names.push(RegExp.escape(word));
    return found;
  });
  return names.length === 0 ? files : [...files, `--filter=/${names.join("|")}/`];
}

function testFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return entries.filter((name) => name.endsWith("_test.ts")).sort()
    .map((name) => `${folder}/${name}`);
}
