import assert from "node:assert/strict";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import { bindEach, bindNamed, type BoundSql, type NamedValues } from "../../core/sql/parameters.ts";
import { comment, dialects, literal, quotedName } from "./tokens.ts";

/** The text with each value in brackets where it belongs. */
function shown({ pieces, values }: BoundSql): string {
  assert.equal(pieces.length, values.length + 1);
  return pieces.map((piece, at) => at === 0 ? piece : `<${values[at - 1]}>${piece}`).join("");
}

const { sqlite, postgresql } = dialects;

const rows: readonly (readonly [
  name: string,
  sql: string,
  values: NamedValues,
  bound: string,
])[] = [
  ["no names", "SELECT 1", {}, "SELECT 1"],
  ["names", "UPDATE t SET a = :a, b=:b_2", { a: 1, b_2: "x" }, "UPDATE t SET a = <1>, b=<x>"],
  ["a name at both ends", ":a + :a", { a: 1 }, "<1> + <1>"],
  ["names of other alphabets", "SELECT :größe,(:名前)", { größe: 1, 名前: 2 }, "SELECT <1>,(<2>)"],
  ["digits and dollars in names", "SELECT :1, :a$b", { 1: "one", a$b: 2 }, "SELECT <one>, <2>"],
  ["a cast behind a name", "SELECT :a::int", { a: 1 }, "SELECT <1>::int"],
  [
    "no casts",
    "SELECT x::int, '1'::text, (y)::a, z ::b",
    {},
    "SELECT x::int, '1'::text, (y)::a, z ::b",
  ],
  ["no slices", "SELECT a[1:n], b[i:2], c[x$:y]", {}, "SELECT a[1:n], b[i:2], c[x$:y]"],
  ["no assignments", "SELECT f(a := 1, b=>:c)", { c: 2 }, "SELECT f(a := 1, b=><2>)"],
  [
    "no escaped colons",
    String.raw`SELECT \:a, x\:\:int, :b\:c`,
    { b: 1 },
    "SELECT :a, x::int, <1>:c",
  ],
  [
    "names beside a letter outside of the first plane",
    "SELECT 𝒳:a, (:a)",
    { a: 1 },
    "SELECT 𝒳:a, (<1>)",
  ],
  ["null", "SELECT :a", { a: null }, "SELECT <null>"],
];

for (const [name, sql, values, bound] of rows) {
  Deno.test(`bindNamed() finds ${name}`, () => {
    assert.equal(shown(bindNamed(sql, values, sqlite)), bound);
    assert.equal(shown(bindNamed(sql, values, postgresql)), bound);
  });
}

for (const [dialect, rules] of Object.entries(dialects)) {
  Deno.test(`bindNamed() leaves strings, quoted names and comments alone (${dialect})`, () => {
    const quoted = fc.oneof(
      literal(rules).map(({ sql }) => sql),
      quotedName(rules),
      comment(rules),
    );
    fc.assert(
      fc.property(fc.array(quoted, { minLength: 2 }), fc.nat(), (pieces, value) => {
        const text = pieces.map((piece) => ` ${piece} `);
        const { pieces: found, values } = bindNamed(text.join(":a"), { a: value }, rules);
        assert.deepEqual(found, text);
        assert.deepEqual(values, text.slice(1).map(() => value));
      }),
    );
  });
}

function refused(work: () => unknown, message: RegExp, hint: RegExp): void {
  assert.throws(work, (error) => {
    assert.ok(error instanceof MigrateError);
    assert.equal(error.code, "operation");
    assert.match(error.message, message);
    assert.match(error.hint ?? "", hint);
    return true;
  });
}

Deno.test("bindNamed() lists the names that have no value, each once", () => {
  const sql = "SELECT :b, :a, :b, :toString, :given";
  refused(
    () => bindNamed(sql, { given: 1 }, sqlite),
    /for ":b", ":a", ":toString"$/,
    /Given: given\..*\\:/,
  );
  refused(() => bindNamed("SELECT :a", {}, sqlite), /":a"$/, /Given: none\./);
});

Deno.test("bindNamed() lists the values that no name uses", () => {
  refused(
    () => bindNamed("SELECT :a, ':b'", { a: 1, b: 2, c: 3 }, sqlite),
    /for ":b", ":c"$/,
    /strings/,
  );
});

Deno.test("bindEach() shares the values among the statements", () => {
  const sql = "SELECT :a; -- :b\nSELECT :b, ':a;'; SELECT :a\\:";
  assert.deepEqual(bindEach(sql, { a: 1, b: 2 }, postgresql).map(shown), [
    "SELECT <1>",
    "SELECT <2>, ':a;'",
    "SELECT <1>:",
  ]);
  refused(() => bindEach(sql, { a: 1, b: 2, c: 3 }, postgresql), /":c"$/, /strings/);
});
