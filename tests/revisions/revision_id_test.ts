import assert from "node:assert/strict";
import { newRevisionId, revisionIdFault } from "../../core/revisions/revision_id.ts";

Deno.test("newRevisionId() gives 12 hexadecimal digits, others each time", () => {
  const ids = Array.from({ length: 50 }, newRevisionId);
  for (const id of ids) assert.match(id, /^[0-9a-f]{12}$/);
  assert.equal(new Set(ids).size, ids.length);
});

const rows: readonly (readonly [id: string, fault: RegExp | undefined])[] = [
  ["a1b2c3d4e5f6", undefined],
  ["add_users.2", undefined],
  ["x".repeat(32), undefined],
  ["x".repeat(33), /has 33 characters: the version table holds 32$/],
  ["ab-c", /^Character\(s\) '-' not allowed in revision identifier 'ab-c'$/],
  ["c:+b@a", /^Character\(s\) '\+', ':', '@' not allowed in revision identifier 'c:\+b@a'$/],
  ["a b", /^Character\(s\) ' ' not allowed/],
  ["", /can't be empty/],
  ["heads", /^'heads' can't be a revision identifier/],
];

for (const [id, fault] of rows) {
  Deno.test(`revisionIdFault() ${fault ? "refuses" : "accepts"} "${id}"`, () => {
    const said = revisionIdFault(id);
    if (fault) assert.match(said ?? "", fault);
    else assert.equal(said, undefined);
  });
}
