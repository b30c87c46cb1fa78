import assert from "node:assert/strict";
import type { SqlValue } from "../../core/schema/model.ts";
import { fillFor } from "../../core/schema/neutral.ts";
import type { ColumnType } from "../../core/schema/types.ts";

const rows: readonly (readonly [type: ColumnType, value: SqlValue | undefined])[] = [
  [{ kind: "integer" }, 0],
  [{ kind: "binary" }, new Uint8Array()],
  [{ kind: "enum", name: "mood", labels: ["sad", "ok"] }, "sad"],
  [{ kind: "tstzrange" }, "empty"],
  [{ kind: "custom", sql: "INT" }, 0],
  [{ kind: "custom", sql: "UNSIGNED BIG INT" }, 0],
  [{ kind: "custom", sql: "decimal(10, 5)" }, 0],
  [{ kind: "custom", sql: "NVARCHAR(20)" }, ""],
  [{ kind: "custom", sql: "timestamp with time zone" }, "1970-01-01 00:00:00"],
  [{ kind: "custom", sql: "point" }, undefined],
  [{ kind: "custom", sql: "int4multirange" }, undefined],
];

for (const [type, value] of rows) {
  const words = "sql" in type ? type.sql : type.kind;
  Deno.test(`fillFor() knows what a new column of ${words} says nothing by`, () => {
    const column = { name: "a", type, nullable: false };
    assert.deepEqual(fillFor(column, { constraints: [], indexes: [] }), value);
  });
}
