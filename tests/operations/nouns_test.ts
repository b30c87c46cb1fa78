import assert from "node:assert/strict";

/** The files of a folder that end so, without that. */
function names(folder: string, end: string): readonly string[] {
  return [...Deno.readDirSync(new URL(folder, import.meta.url))]
    .flatMap(({ name }) => name.endsWith(end) ? [name.slice(0, -end.length)] : []);
}

/** The files that are about all of them. */
const others = [
  "batch_rules",
  "column_rules",
  "constraint_operations",
  "constraint_rules",
  "default_change",
  "entries",
  "enum_columns",
  "former_names",
  "name_source",
  "named",
  "object_shapes",
  "op",
  "operation",
  "queue",
  "rename_column",
  "rule",
  "rules",
  "table_shapes",
];

Deno.test("every noun of op has its rows", () => {
  const nouns = names("../../core/operations/", ".ts")
    .filter((name) => !others.includes(name));
  assert.deepEqual(nouns.filter((noun) => !names(".", "_test.ts").includes(noun)), []);
});
