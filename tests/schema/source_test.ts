import assert from "node:assert/strict";
import fc from "fast-check";
import {
  call,
  chain,
  importsOf,
  layOut,
  list,
  object,
  optional,
  type Source,
  text,
  value,
} from "../../core/schema/source.ts";

const rows: readonly (readonly [name: string, source: Source, code: string])[] = [
  ["a call that fits", call("op.dropTable", [value("users")]), 'op.dropTable("users")'],
  [
    "quotes that need fewer escapes",
    list([value(`it's`), value(`a "b"`), value(`'"`)]),
    `["it's", 'a "b"', "'\\""]`,
  ],
  [
    "SQL of several lines",
    value("SELECT 1\nFROM `a` -- ${b}"),
    "`SELECT 1\nFROM \\`a\\` -- \\${b}`",
  ],
  [
    "values of each kind",
    list([1, -0, 2n, true, null, undefined, new Uint8Array([7]), new Date(0)].map(value)),
    '[1, -0, 2n, true, null, undefined, new Uint8Array([7]), new Date("1970-01-01T00:00:00.000Z")]',
  ],
  ["no options", call("f", [...optional({ a: undefined })]), "f()"],
];

for (const [name, source, code] of rows) {
  Deno.test(`layOut() writes ${name}`, () => assert.equal(layOut(source, { width: 200 }), code));
}

Deno.test("importsOf() names what calls come from, once", () => {
  const sources = [
    call("t.text", [], "migrate"),
    call("money", [], "../types.ts"),
    call("t.date", [], "migrate"),
  ];
  assert.deepEqual(
    [...importsOf(sources)].map(([module, names]) => [module, [...names]]),
    [["migrate", ["t"]], ["../types.ts", ["money"]]],
  );
});

const anyText = fc.string({ maxLength: 60 }).map((string) => string.replace(/[^ -~\n]/g, "x"));
const anySource: fc.Arbitrary<Source> = fc.letrec<{ source: Source }>((tie) => ({
  source: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.oneof(anyText, fc.integer(), fc.boolean()).map(value),
    fc.array(tie("source"), { maxLength: 4 }).map(list),
    fc.dictionary(fc.constantFrom("name", "onDelete", "a-b", "where"), tie("source")).map((
      entries,
    ) => object(entries)),
    fc.tuple(
      fc.constantFrom("op.createTable", "unique", "t.string"),
      fc.array(tie("source"), { maxLength: 4 }),
    )
      .map(([callee, args]) => call(callee, args)),
    fc.tuple(anyText, fc.integer({ min: 0, max: 4 })).map(([said, calls]) =>
      chain(
        call("t.string", [text("255")]),
        Array.from({ length: calls }, () => ({ method: "default", args: [value(said)] })),
      )
    ),
  ),
})).source;

Deno.test("layOut() writes what it was given, whatever the room", () => {
  fc.assert(fc.property(anySource, fc.integer({ min: 20, max: 100 }), (source, width) => {
    const evaluate = (code: string) =>
      new Function("op", "unique", "t", `return ${code}`)(recorder, recorder.unique, recorder);
    const [wide, narrow] = [10_000, width].map((width) =>
      JSON.stringify(evaluate(layOut(source, { width })))
    );
    assert.deepEqual(narrow, wide);
  }));
});

/** Calls give what they were called with. */
const recorder = {
  createTable: (...args: unknown[]) => ["createTable", ...args],
  unique: (...args: unknown[]) => ["unique", ...args],
  string: (length: unknown) => chained([length]),
};

function chained(said: readonly unknown[]): unknown {
  return { said, default: (value: unknown) => chained([...said, value]), toJSON: () => said };
}
