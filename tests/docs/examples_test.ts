import assert from "node:assert/strict";
import { isFile, resolvePath } from "../../core/paths.ts";
import { parseScript } from "../support/script_file.ts";

const folder = resolvePath("../../examples", import.meta.dirname!);

for (const { name } of Deno.readDirSync(folder)) {
  Deno.test(`examples/${name}/README.md shows files as they are`, () => {
    const { steps } = parseScript(Deno.readTextFileSync(`${folder}/${name}/README.md`));
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
