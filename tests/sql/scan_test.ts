import assert from "node:assert/strict";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import { scanSql, type SqlToken } from "../../core/sql/scan.ts";
import { awkwardText, dialects } from "./tokens.ts";

Deno.test("scanSql() tells what each piece is", () => {
  const text = `\uFEFFSELECT é1$, 1.5e3 -- a\n/* b */'c'"d"E'e'$f$g$f$:h`;
  const kinds = [...scanSql(text, dialects.postgresql)]
    .filter(({ kind }) => kind !== "space")
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
  assert.deepEqual(kinds, [
    "word SELECT",
    "word é1$",
    "symbol ,",
    "number 1.5e3",
    "comment -- a",
    "comment /* b */",
    "string 'c'",
    'identifier "d"',
    "string E'e'",
    "string $f$g$f$",
    "symbol :",
    "word h",
  ]);
});

for (const [dialect, rules] of Object.entries(dialects)) {
  Deno.test(`scanSql() leaves no gap, and stops only at what is never closed (${dialect})`, () => {
    fc.assert(fc.property(awkwardText, (text) => {
      const tokens: SqlToken[] = [];
      try {
        for (const token of scanSql(text, rules)) tokens.push(token);
        assert.equal(tokens.at(-1)?.end ?? 0, text.length);
      } catch (error) {
        if (!(error instanceof MigrateError)) throw error;
        assert.match(text.slice(tokens.at(-1)?.end ?? 0), /^(?:['"`[$]|E'|\/\*)/);
      }
      for (const [index, { start, end }] of tokens.entries()) {
        assert.equal(start, tokens[index - 1]?.end ?? 0);
        assert.ok(end > start);
      }
    }));
  });
}
