import assert from "node:assert/strict";
import fc from "fast-check";
import { parseFullYaml } from "../../core/config/full_yaml.ts";
import type { Node } from "../../core/config/node.ts";
import { parsePlainYaml } from "../../core/config/plain_yaml.ts";

/** A node without the lines of what stands in lists, which only say roughly where. */
function shape(node: Node): unknown {
  if (node.value instanceof Map) {
    return [...node.value].map(([key, child]) => [key, child.line, shape(child)]);
  }
  return Array.isArray(node.value) ? node.value.map(shape) : node.value;
}

/** Pieces that matter to YAML, in an order that often makes sense. */
const pieces = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("key: ", "\nkey: ", "\nb: ", "\n  a: ", "\n- ", "\n  - "),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ..."[ ] { } , : # - ? | > & * ! % @ ` \" ' \\ = $ ~".split(" "),
      ...[
        "a",
        "x y",
        ", ",
        " #",
        " # c",
        "''",
        '"q"',
        "'q'",
        "[a, b]",
        "{a: b, c: 1}",
        "${X:-a b}",
      ],
      ...[
        "true",
        "True",
        "null",
        "Null",
        "no",
        "0",
        "007",
        "1.5",
        "-1",
        "1e3",
        ".5",
        ".inf",
        "0x1",
      ],
      ...["1:2", "2026-01-01", "://", "./x", "../y", "<<: ", "key:", "---", "...", "é", "\t"],
      ...["\n", "\r\n", "\n  ", "\n    ", " ", "  "],
    ),
  },
);
const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));

Deno.test("parsePlainYaml() gives what the whole language gives, or nothing", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const plain = parsePlainYaml(text);
      if (plain !== undefined) assert.deepEqual(shape(plain), shape(parseFullYaml(text, "f")));
    }),
    { numRuns: 20_000 },
  );
});

const example = `
# what a project says
script_location: migrations        # env.ts (optional) and versions/
url: \${DATABASE_URL:-sqlite+aiosqlite:///./app.db}
url_from: { file: application.yml, profile_env: APP_PROFILE, key: database.url }
version_locations: [versions]
file_template: "%(year)d%(month).2d%(day).2d_%(hour).2d%(minute).2d_%(rev)s_%(slug)s"
timezone: 'UTC'
transaction_per_migration: false
lock_timeout: 2.5
scratch_url:
target:
  modules: ["models/*.ts", './more/*.ts']
  sql:
  - schema.sql
  - other.sql # two
  program: [python, "-m", app.print_ddl, 1]
post_write_hooks:
  - name: fmt
    executable: deno

    options: fmt REVISION_SCRIPT_FILENAME
  -
    name: lint
databases:
  analytics: { url: sqlite:///a.db, script_location: analytics }
  billing:
    url: ~
`;

Deno.test("parsePlainYaml() reads all that a config file needs", () => {
  const plain = parsePlainYaml(example);
  assert.ok(plain);
  assert.deepEqual(shape(plain), shape(parseFullYaml(example, "f")));
});

Deno.test("parsePlainYaml() passes over any comment line and Windows line ends", () => {
  assert.deepEqual(shape(parsePlainYaml("# ü…\t\r\na: 1\r\n  # x\r\nb: c\r\n")!), [
    ["a", 2, 1],
    ["b", 4, "c"],
  ]);
  assert.deepEqual(parsePlainYaml("# nothing\n"), { value: null, line: 1 });
});

const left: readonly (readonly [what: string, text: string])[] = [
  ["anchors", "a: &x 1\nb: *x"],
  ["tags", "a: !!str 1"],
  ["block scalars", "a: |\n  text"],
  ["escapes", 'a: "\\t"'],
  ["doubled quotes", "a: 'it''s'"],
  ["values over several lines", "a: b\n  c"],
  ["other alphabets", "a: é"],
  ["tabs", "a:\tb"],
  ["quoted keys", '"a": b'],
  ["several documents", "a: b\n---\nc: d"],
  ["keys that are there twice", "a: b\na: c"],
  ["uneven indents", "a:\n    b: c\n  d: e"],
  ["values with colons", "a: b: c"],
  ["flow over several lines", "a: [b,\n  c]"],
  ["odd numbers", "a: 0x1F"],
];

for (const [what, text] of left) {
  Deno.test(`parsePlainYaml() leaves ${what} to the whole language`, () => {
    assert.equal(parsePlainYaml(text), undefined);
  });
}
