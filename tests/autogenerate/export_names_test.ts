import assert from "node:assert/strict";
import fc from "fast-check";
import { exportNames } from "../../core/autogenerate/export_names.ts";

const rows = [
  { name: "users", kind: "Table", as: "users" },
  { name: "user_accounts", kind: "Table", as: "userAccounts" },
  { name: "__user__account_", kind: "Table", as: "userAccount" },
  { name: "UserAccounts", kind: "Table", as: "userAccounts" },
  { name: "USERS", kind: "Table", as: "users" },
  { name: "full name", kind: "Table", as: "fullName" },
  { name: "größe", kind: "Table", as: "größe" },
  { name: "2fa", kind: "Table", as: "_2fa" },
  { name: "!", kind: "Table", as: "_" },
  { name: "delete", kind: "Table", as: "deleteTable" },
  { name: "index", kind: "Table", as: "indexTable" },
  { name: "table", kind: "View", as: "tableView" },
];

for (const { name, kind, as } of rows) {
  Deno.test(`exportNames() calls the ${kind.toLowerCase()} "${name}" ${as}`, () => {
    assert.deepEqual(exportNames([{ name, kind }]), [as]);
  });
}

Deno.test("exportNames() gives a name to the table, and others what they are behind it", () => {
  const wanted = [
    { name: "status", kind: "Enum" },
    { name: "status", kind: "Table" },
    { name: "touch", kind: "Trigger" },
    { name: "touch", kind: "Trigger" },
    { name: "touch", kind: "Trigger" },
  ];
  const names = ["statusEnum", "status", "touch", "touchTrigger", "touchTrigger2"];
  assert.deepEqual(exportNames(wanted), names);
});

Deno.test("exportNames() gives names that constants can have, none twice", () => {
  const kind = fc.constantFrom("Table", "Enum", "Trigger");
  const name = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.constantFrom("a_b", "aB", "class", "t"),
  );
  fc.assert(fc.property(fc.array(fc.record({ name, kind })), (wanted) => {
    const names = exportNames(wanted);
    assert.equal(new Set(names).size, wanted.length);
    new Function(`"use strict"; const ${["$end", ...names].join(" = 0, ")} = 0;`);
  }));
});
