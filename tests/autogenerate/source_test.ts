import assert from "node:assert/strict";
import { operationsCode, revisionBody } from "../../core/autogenerate/source.ts";
import { columns } from "../../core/operations/columns.ts";
import { t } from "../../core/schema/column_types.ts";
import { defineType } from "../../core/schema/define_type.ts";
import { text } from "../../core/schema/source.ts";

const directory = "/app/db/migrations/versions";

const imports = [
  { module: "file:///app/types.ts", from: "../../../types.ts" },
  { module: "file:///app/db/migrations/types.ts", from: "../types.ts" },
  { module: "file:///app/db/migrations/versions/types.ts", from: "./types.ts" },
  { module: "file:///app/our%20types%23.ts", from: "../../../our types%23.ts" },
  { module: "@app/types", from: "@app/types" },
];

for (const { module, from } of imports) {
  Deno.test(`revisionBody() imports a type of ${module} from ${from}`, () => {
    const price = defineType({ name: "price", module, storage: { sqlite: t.integer() } });
    const { importLines } = revisionBody({
      upgrade: [columns.addColumn("orders", "total", price())],
      downgrade: [],
    }, { directory });
    assert.deepEqual(importLines, [`import { price } from "${from}";`]);
  });
}

Deno.test("revisionBody() has a project's words for a type inside of another, and imports each once", () => {
  const { upgrades, imports, importLines } = revisionBody({
    upgrade: [
      columns.addColumn("orders", "items", t.array(t.guid())),
      columns.addColumn("orders", "user", t.guid()),
    ],
    downgrade: [],
  }, {
    directory,
    typeSource: ({ kind }) =>
      kind === "guid" ? text("GUID()", [{ name: "GUID", module: "../types.ts" }]) : undefined,
  });
  assert.ok(typeof upgrades === "function");
  assert.deepEqual(upgrades(0).split("\n"), [
    'op.addColumn("orders", "items", t.array(GUID()));',
    'op.addColumn("orders", "user", GUID());',
  ]);
  assert.deepEqual(imports, ["t"]);
  assert.deepEqual(importLines, ['import { GUID } from "../types.ts";']);
});

Deno.test("operationsCode() keeps a remark in its comment, whatever stands in it", () => {
  const code = operationsCode([columns.dropColumn("users", "a\nb")], {
    directory,
    remarks: () => ['Drops "a\nb"\u2028process.exit()'],
  });
  assert.deepEqual(code.split("\n").slice(0, 2), [
    '// Drops "a b" process.exit()',
    "op.dropColumn(",
  ]);
});
