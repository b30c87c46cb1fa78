const LINE_WIDTH = 80;

/** The statement that imports names from "migrate", each once, as `deno fmt` would write it. */
export function importStatement(names: readonly string[]): string {
  const sorted = [...new Set(names)].sort(ignoringCase);
  const inline = `import { ${sorted.join(", ")} } from "migrate";`;
  if (inline.length <= LINE_WIDTH) return inline;
  return ["import {", ...sorted.map((name) => `  ${name},`), '} from "migrate";'].join("\n");
}

function ignoringCase(one: string, other: string): number {
  return one.toLowerCase() < other.toLowerCase() ? -1 : 1;
}
