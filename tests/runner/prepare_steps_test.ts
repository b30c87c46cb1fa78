import assert from "node:assert/strict";
import type { RevisionStep } from "../../core/revisions/plan.ts";
import { prepareSteps } from "../../core/runner/script.ts";
import { withFiles } from "../revisions/files.ts";

Deno.test("prepareSteps() gives as many steps as it got, in their order", async () => {
  const ids = Array.from({ length: 120 }, (_, index) => `r${index}`);
  const files = Object.fromEntries(
    ids.map((id) => [`${id}.js`, `export default { upgrade: () => "${id}" };`]),
  );
  await withFiles(files, async (folder) => {
    const steps = ids.map((id): RevisionStep => ({
      kind: "upgrade",
      from: [],
      to: [id],
      rows: [],
      revision: {
        id,
        down: [],
        labels: [],
        dependsOn: [],
        doc: "",
        longDoc: "",
        file: `${folder}/${id}.js`,
      },
    }));
    const prepared = await prepareSteps(steps);
    assert.deepEqual(prepared.map(({ step }) => step), steps);
    assert.deepEqual(
      prepared.map(({ script }) => script?.kind === "function" && script.run(undefined!)),
      ids,
    );
  });
});
