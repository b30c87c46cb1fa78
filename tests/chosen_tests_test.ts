import assert from "node:assert/strict";
import { chosenTests } from "../scripts/chosen_tests.ts";
import { makeProject } from "./support/project.ts";

const files = {
  "commands/scripts_test.ts": "",
  "runner/queue_test.ts": "",
  "runner/script_test.ts": "",
  "runner/history.ts": "",
};

const filter = (...names: readonly string[]) => `--filter=/${names.map(RegExp.escape).join("|")}/`;

const rows = [
  { asked: [], given: [] },
  { asked: ["queue"], given: ["$DIR/runner/queue_test.ts"] },
  { asked: ["runner/"], given: ["$DIR/runner/queue_test.ts", "$DIR/runner/script_test.ts"] },
  {
    asked: ["script"],
    given: ["$DIR/commands/scripts_test.ts", "$DIR/runner/script_test.ts"],
  },
  { asked: ["$DIR/runner/history.ts"], given: ["$DIR/runner/history.ts"] },
  { asked: ["$DIR/runner"], given: ["$DIR/runner"] },
  { asked: ["history"], given: [filter("history")] },
  { asked: ["plan() walks", "op.query"], given: [filter("plan() walks", "op.query")] },
  { asked: ["queue", "drains"], given: ["$DIR/runner/queue_test.ts", filter("drains")] },
  { asked: ["--filter", "queue"], given: ["--filter", "queue"] },
];

for (const { asked, given } of rows) {
  Deno.test(`chosenTests() of ${JSON.stringify(asked)}`, () => {
    using project = makeProject(files);
    const named = (words: readonly string[]) =>
      words.map((word) => word.replaceAll("$DIR", project.folder));
    assert.deepEqual(chosenTests(named(asked), project.folder), named(given));
  });
}
