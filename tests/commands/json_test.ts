import assert from "node:assert/strict";
import { resolvePath } from "../../core/paths.ts";

const root = resolvePath("../..", import.meta.dirname!);

Deno.test("docs/json.md names the code of every error", () => {
  const source = Deno.readTextFileSync(`${root}/core/errors.ts`);
  const [union = ""] = /export type ErrorCode =[^;]*;/.exec(source) ?? [];
  const codes = [...union.matchAll(/\| "([\w-]+)"/g)].map(([, code]) => code);
  assert.ok(codes.length > 20);
  const page = Deno.readTextFileSync(`${root}/docs/json.md`);
  assert.deepEqual(codes.filter((code) => !page.includes(`\`${code}\``)), []);
});
