import assert from "node:assert/strict";
import { isFile, resolvePath } from "../../core/paths.ts";
import { parseScript } from "../support/script_file.ts";

const folder = resolvePath("../../examples", import.meta.dirname!);

const pages = [...Deno.readDirSync(folder)].flatMap(({ name }) =>
  [...Deno.readDirSync(`${folder}/${name}`)].filter((file) => file.name.endsWith(".md"))
    .map((file) => [name, file.name] as const)
);

for (const [name, page] of pages) {
  Deno.test(`examples/${name}/${page} shows files as they are`, () => {
    const { steps } = parseScript(Deno.readTextFileSync(`${folder}/${name}/${page}`));
    const shown = new Set<string>();
    for (const step of steps) {
      // What is there is shown first, and may be changed later on.
      if (step.kind !== "file" || shown.has(step.name)) continue;
      shown.add(step.name);
      const file = `${folder}/${name}/${step.name}`;
      if (isFile(file)) assert.equal(step.text, Deno.readTextFileSync(file), step.name);
    }
  });
}
