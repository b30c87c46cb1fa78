import assert from "node:assert/strict";
import { labelsFirst } from "../../core/autogenerate/labels_first.ts";
import { enums } from "../../core/operations/enums.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { tables } from "../../core/operations/tables.ts";
import { views } from "../../core/operations/views.ts";

const [glad, sad] = ["glad", "sad"].map((label) => enums.addEnumValue("mood", label));
const dropView = views.dropView("v");

const rows: readonly {
  readonly name: string;
  readonly given: readonly Operation[];
  readonly result: readonly Operation[];
}[] = [
  {
    name: "puts labels ahead of all else, in their order",
    given: [dropView, tables.renameTable("t", "u"), glad!, sad!],
    result: [glad!, sad!, dropView, tables.renameTable("t", "u")],
  },
  {
    name: "leaves a label behind the rename that gives up its name",
    given: [dropView, enums.renameEnumValue("mood", "sad", "sad_moved"), sad!],
    result: [dropView, enums.renameEnumValue("mood", "sad", "sad_moved"), sad!],
  },
  {
    name: "puts a label ahead of what is done to other types",
    given: [enums.createEnum("other", ["a"]), enums.renameEnumValue("other", "a", "b"), sad!],
    result: [sad!, enums.createEnum("other", ["a"]), enums.renameEnumValue("other", "a", "b")],
  },
];

for (const { name, given, result } of rows) {
  Deno.test(`labelsFirst() ${name}`, () => {
    assert.deepEqual(labelsFirst(given), result);
  });
}
