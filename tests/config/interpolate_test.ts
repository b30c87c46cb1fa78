import assert from "node:assert/strict";
import fc from "fast-check";
import { escape, fill } from "../../core/config/interpolate.ts";
import { assertFails, only } from "./project.ts";

const where = { file: "/p/migrate.yaml", line: 3, key: "url" };
const variables = only({ HOST: "db", EMPTY: "", ODD: "${HOST} $$ }", _x1: "y" });

const filled: readonly (readonly [text: string, result: string])[] = [
  ["plain", "plain"],
  ["", ""],
  ["${HOST}", "db"],
  ["a ${HOST}:${_x1} b", "a db:y b"],
  ["${EMPTY}", ""],
  ["${HOST:-other}", "db"],
  ["${NONE:-other}", "other"],
  ["${EMPTY:-other}", "other"],
  ["${NONE:-}", ""],
  ["${NONE:-sqlite+aiosqlite:///./app.db}", "sqlite+aiosqlite:///./app.db"],
  ["${NONE:-a:-b}", "a:-b"],
  ["${NONE:-${HOST}/${NO:-x}}!", "db/x!"],
  ["${HOST:-${NONE}}", "db"],
  ["${NONE:-two\nlines}", "two\nlines"],
  ["$${HOST}", "${HOST}"],
  ["$$$${HOST}", "$${HOST}"],
  ["$$${HOST}", "$db"],
  ["pa$word $5 $", "pa$word $5 $"],
  ["}{", "}{"],
  ["${ODD}", "${HOST} $$ }"],
];

for (const [text, result] of filled) {
  Deno.test(`fill() makes ${JSON.stringify(text)} ${JSON.stringify(result)}`, () => {
    assert.equal(fill({ text, where }, variables), result);
  });
}

const malformed: readonly (readonly [text: string, shown: string])[] = [
  ["${HOST", "${HOST…"],
  ["${NONE:-${HOST}", "${NONE…"],
  ["${}", "${…"],
  ["${HOST-secret}", "${HOST…"],
  ["${HOST:secret}", "${HOST…"],
  ["${1A}", "${1A…"],
  ["${A B}", "${A…"],
];

for (const [text, shown] of malformed) {
  Deno.test(`fill() refuses ${text}, and repeats no more than the name`, async () => {
    await assertFails(() => fill({ text, where }, variables), {
      code: "config",
      message: `Can't understand "${shown}"`,
      hint: "Write ${VAR} or ${VAR:-default}, and $$ for the character $.",
      where,
    });
  });
}

Deno.test("fill() names an unset variable and the place it is needed", async () => {
  await assertFails(() => fill({ text: "a/${NONE}", where }, variables), {
    code: "unset-variable",
    message: "The environment variable NONE is not set",
    hint: "Set it, or write a default: ${NONE:-…}",
    where,
  });
});

Deno.test("fill() gives back what escape() was given", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("$", "{", "}", ":", "-", "A") }), (text) => {
      assert.equal(fill({ text: escape(text), where }, only()), text);
    }),
  );
});
