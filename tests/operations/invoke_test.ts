import assert from "node:assert/strict";
import type { invoke } from "../../core/operations/invoke.ts";
import { defineOperation } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import { users } from "./samples.ts";

export const rename = defineOperation({
  name: "rename",
  module: import.meta.url,
  sql: (id: number, before: string, after: string) =>
    `UPDATE users SET name = '${after}' WHERE id = ${id} AND name = '${before}'`,
  reverse: (id, before, after) =>
    `UPDATE users SET name = '${before}' WHERE id = ${id} AND name = '${after}'`,
});

export const shout = defineOperation({
  name: "shout",
  module: import.meta.url,
  sql: () => ({
    sqlite: "UPDATE users SET name = upper(name);\n-- all of them\nUPDATE users SET age = 0;",
    postgresql: "",
  }),
});

export const whisper = defineOperation({
  name: "whisper",
  module: import.meta.url,
  sql: () => ({ postgresql: "UPDATE users SET name = lower(name)" }),
});

export const broken = defineOperation({
  name: "broken",
  module: import.meta.url,
  sql: () => "SELECT '",
});

const rows: OperationRows<typeof invoke> = {
  invoke: [
    {
      name: "one of the user's own",
      before: users,
      run: (op) => op.invoke(rename(1, "Ann", "Eve")),
    },
    {
      name: "what several statements do, or nothing, by the dialect",
      before: users,
      run: (op) => op.invoke(shout()),
    },
    {
      name: "what undoes one",
      before: users,
      run: (op) => op.invoke(rename.reverse(1, "Eve", "Ann")),
    },
    {
      name: "any operation as data",
      lost: "values",
      before: users,
      run(op) {
        op.invoke(rename(1, "Ann", "Eve"));
        op.invoke({ kind: "dropColumn", table: "users", column: "age" });
      },
    },
    {
      name: "one that says nothing of a dialect",
      before: users,
      run: (op) => op.invoke(whisper()),
      fails: ["sqlite"],
      blames: "whisper",
    },
    {
      name: "one whose SQL is no SQL",
      run: (op) => op.invoke(broken()),
      fails: ["sqlite", "postgresql"],
      blames: "broken",
    },
  ],
};

testOperations("invoke", rows);

Deno.test("defineOperation() makes data, with what undoes it", () => {
  const forth = "UPDATE users SET name = 'Eve' WHERE id = 1 AND name = 'Ann'";
  const back = "UPDATE users SET name = 'Ann' WHERE id = 1 AND name = 'Eve'";
  const its = {
    kind: "invoke",
    name: "rename",
    module: import.meta.url,
    arguments: [1, "Ann", "Eve"],
  };
  assert.deepEqual(rename(1, "Ann", "Eve"), { ...its, sql: forth, reverse: back });
  assert.deepEqual(rename.reverse(1, "Ann", "Eve"), {
    ...its,
    sql: back,
    reverse: forth,
    isReverse: true,
  });
});
