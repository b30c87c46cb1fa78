import assert from "node:assert/strict";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import { mentionsRevision, readTypescript } from "../../core/revisions/read_typescript.ts";

const FILE = "/project/versions/a1_x.ts";

function facts(text: string) {
  const read = readTypescript(text, FILE);
  return read && { id: read.id, down: read.down, labels: read.labels, dependsOn: read.dependsOn };
}

const BASE = { id: "a1", down: [], labels: [], dependsOn: [] };
const FUNCTIONS =
  `upgrade(op) { op.execute("SELECT ';'"); }, downgrade: async (op) => { await op.x(\`}\`); },`;

Deno.test("readTypescript() reads what a generated file states", () => {
  const text = `/**
 * add user table
 *
 * Revision ID: a1
 * Revises: b2, c3
 * Create Date: 2026-11-20 14:30:00.123456+00:00
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "a1",
  downRevision: ["b2", "c3"],
  branchLabels: "users",
  dependsOn: null,

  upgrade(op) {
    op.createTable("users", { revision: t.string().default("no revision: yet") });
  },
});
`;
  assert.deepEqual(readTypescript(text, FILE), {
    id: "a1",
    down: ["b2", "c3"],
    labels: ["users"],
    dependsOn: [],
    doc: "add user table",
    longDoc:
      "add user table\n\nRevision ID: a1\nRevises: b2, c3\nCreate Date: 2026-11-20 14:30:00.123456+00:00",
    file: FILE,
  });
});

const readable: readonly (readonly [name: string, text: string, expected: typeof BASE | object])[] =
  [
    [
      "any order",
      `export default defineRevision({ dependsOn: "x", downRevision: null, revision: "a1", ${FUNCTIONS} })`,
      { ...BASE, dependsOn: ["x"] },
    ],
    [
      "quoted keys and every kind of quotes",
      `export default defineRevision({ "revision": 'a1', 'downRevision': [\`b\`, "c", 'd'] })`,
      { ...BASE, down: ["b", "c", "d"] },
    ],
    [
      "trailing commas and empty arrays",
      `export default defineRevision({ revision: "a1", downRevision: ["b",], branchLabels: [], dependsOn: [ ], })`,
      { ...BASE, down: ["b"] },
    ],
    [
      "comments wherever they stand",
      `// the default export is below
    const x = 1; export default /* a */ defineRevision({ // revision: "no",
      /* revision: "no" */ revision: /* */ "a1" /* , */, // string | null
      downRevision: [ // parents
        "b", /* "no", */
      ], ${FUNCTIONS}
    });`,
      { ...BASE, down: ["b"] },
    ],
    [
      "assertions",
      `export default defineRevision({ revision: "a1" as const, downRevision: ["b"] as string[], branchLabels: "l" satisfies string | null, ${FUNCTIONS} })`,
      { ...BASE, down: ["b"], labels: ["l"] },
    ],
    ["a plain object", `export default {\n  revision: "a1",\n  downRevision: null,\n};`, BASE],
    [
      "no line breaks",
      `export default defineRevision({revision:"a1",downRevision:null,${FUNCTIONS}})`,
      BASE,
    ],
    [
      "Windows' line breaks",
      `export default defineRevision({\r\n  revision: "a1",\r\n  downRevision: null,\r\n});\r\n`,
      BASE,
    ],
    [
      "unfinished functions",
      `export default defineRevision({ revision: "a1", downRevision: null, upgrade(op) { `,
      BASE,
    ],
    [
      "lists that are spread in functions",
      `export default defineRevision({ revision: "a1", downRevision: null, upgrade(op) { f(...x); [...x]; g({ ...x }); } })`,
      BASE,
    ],
    [
      "the last of a property's values",
      `export default defineRevision({ revision: "b", revision: "a1", downRevision: null })`,
      BASE,
    ],
  ];

for (const [name, text, expected] of readable) {
  Deno.test(`readTypescript() reads ${name}`, () => assert.deepEqual(facts(text), expected));
}

const computed: readonly (readonly [name: string, text: string])[] = [
  ["a named value", `export default defineRevision({ revision: ID, downRevision: null })`],
  ["an expression", `export default defineRevision({ revision: "a" + "1", downRevision: null })`],
  [
    "a call on a string",
    `export default defineRevision({ revision: "a1".trim(), downRevision: null })`,
  ],
  [
    "a template with a value",
    "export default defineRevision({ revision: `a${1}`, downRevision: null })",
  ],
  [
    "an escape",
    String.raw`export default defineRevision({ revision: "\x61", downRevision: null })`,
  ],
  [
    "a spread array",
    `export default defineRevision({ revision: "a1", downRevision: ["b", ...more] })`,
  ],
  [
    "an array of computed values",
    `export default defineRevision({ revision: "a1", downRevision: [b] })`,
  ],
  [
    "a spread object before the functions",
    `export default defineRevision({ revision: "a1", downRevision: null, ...more })`,
  ],
  [
    "a spread object behind the functions",
    `export default defineRevision({ revision: "a1", downRevision: null, ${FUNCTIONS} // more
    ...more })`,
  ],
  [
    "a fact behind the functions",
    `export default defineRevision({ revision: "a1", downRevision: null, ${FUNCTIONS} branchLabels: "l" })`,
  ],
  [
    "all facts behind the functions",
    `export default defineRevision({ ${FUNCTIONS} revision: "a1", downRevision: null })`,
  ],
  [
    "a shorthand property",
    `const revision = "a1"; export default defineRevision({ revision, downRevision: null })`,
  ],
  [
    "a getter",
    `export default defineRevision({ get revision() { return "a1"; }, downRevision: null })`,
  ],
  [
    "another way to make the object",
    `export default tenantRevision({ revision: "a1", downRevision: null })`,
  ],
  [
    "a named object",
    `const x = defineRevision({ revision: "a1", downRevision: null }); export default x;`,
  ],
  [
    "an export list",
    `const x = defineRevision({ revision: "a1", downRevision: null }); export { x as default };`,
  ],
  [
    "an export in a comment, too",
    `/* export default defineRevision({ revision: "no", downRevision: null }) */
    export default defineRevision({ revision: "a1", downRevision: null })`,
  ],
  [
    "a value that isn't of the type",
    `export default defineRevision({ revision: 5, downRevision: null })`,
  ],
];

for (const [name, text] of computed) {
  Deno.test(`readTypescript() leaves ${name} to an import`, () =>
    assert.equal(facts(text), undefined));
}

const faults: readonly (readonly [name: string, text: string, message: RegExp, line: number])[] = [
  [
    "no default export",
    `\nimport { defineRevision } from "migrate";\n\ndefineRevision({ downRevision: null });`,
    /no default export/,
    4,
  ],
  [
    "no revision",
    `\nexport default defineRevision({ downRevision: null })`,
    /doesn't state its revision$/,
    2,
  ],
  [
    "no down revision",
    `export default defineRevision({ revision: "a1", ${FUNCTIONS} })`,
    /doesn't state its downRevision$/,
    1,
  ],
  [
    "an empty id",
    `export default defineRevision({ revision: "", downRevision: null })`,
    /revision must be a string, and is ""/,
    1,
  ],
  [
    "no revision in null",
    `export default defineRevision({ revision: null, downRevision: null })`,
    /revision must be a string, and is null/,
    1,
  ],
  [
    "an empty down revision",
    `export default defineRevision({ revision: "a1", downRevision: ["b", ""] })`,
    /downRevision must be .*\[ "b", "" \]/,
    1,
  ],
];

for (const [name, text, message, line] of faults) {
  Deno.test(`readTypescript() refuses ${name}`, () => {
    assert.throws(() => facts(text), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.code, "revision-file");
      assert.match(error.message, message);
      assert.deepEqual({ file: error.where.file, line: error.where.line }, { file: FILE, line });
      return true;
    });
  });
}

const comments: readonly (readonly [name: string, text: string, doc: string, longDoc: string])[] = [
  ["a block on one line", "/** add users */\n", "add users", "add users"],
  [
    "a paragraph on several lines",
    "/*\n  add\n  users\n\n  more */",
    "add users",
    "add\n  users\n\n  more",
  ],
  [
    "lists",
    "\n/**\n * add:\n * * users\n *   - roles  \n */",
    "add: * users - roles",
    "add:\n* users\n  - roles",
  ],
  [
    "line comments",
    "// deno-lint-ignore-file\n// add\n// users\n//\n// more\nconst x = 1; // not this\n",
    "add users",
    "add\nusers\n\nmore",
  ],
  [
    "a block below directives",
    "// @ts-nocheck\n/// <reference x>\n/** add users */",
    "add users",
    "add users",
  ],
  [
    "Windows' line breaks",
    "/**\r\n * add\r\n * users\r\n *\r\n * more\r\n */\r\n",
    "add users",
    "add\nusers\n\nmore",
  ],
  ["nothing where code comes first", 'import "x";\n/** add users */\n', "", ""],
  ["nothing where there is none", "", "", ""],
];

for (const [name, header, doc, longDoc] of comments) {
  Deno.test(`readTypescript() documents by ${name}`, () => {
    const text =
      `${header}\nexport default defineRevision({ revision: "a1", downRevision: null });`;
    const read = readTypescript(text, FILE);
    assert.deepEqual([read?.doc, read?.longDoc], [doc, longDoc]);
  });
}

Deno.test("readTypescript() reads what running the file would tell, or leaves it to that", async () => {
  const name = fc.stringMatching(/^[a-z0-9_' ]{1,6}$/);
  const names = fc.oneof(fc.constant(null), name, fc.array(name, { maxLength: 3 }));
  const stated = fc.record({
    revision: name,
    downRevision: names,
    branchLabels: names,
    dependsOn: names,
  });
  const other = fc.constantFrom(
    'upgrade(op) { op.execute("revision"); }',
    'downgrade: () => ({ ...x, branchLabels: "no" })',
    '/* dependsOn: "no", */ note: [`}`, /[`/]/]',
  );
  const writtenAs = fc.constantFrom(
    (text: string) => JSON.stringify(text),
    (text: string) => `'${text.replaceAll("'", "\\'")}'`,
    (text: string) => `\`${text}\``,
  );
  const space = fc.constantFrom("", " ", "\n  ", "/* , */", " // }\n");
  await fc.assert(
    fc.asyncProperty(
      stated,
      fc.array(other, { maxLength: 2 }),
      writtenAs,
      space,
      fc.infiniteStream(fc.nat()),
      async (all, others, quote, gap, order) => {
        const written = (value: unknown): string =>
          Array.isArray(value)
            ? `[${value.map((one) => gap + written(one)).join(",")}${gap}]`
            : typeof value === "string"
            ? quote(value)
            : "null";
        const properties = [
          ...Object.entries(all).map(([key, value]) => `${key}:${gap}${written(value)}${gap}`),
          ...others,
        ].map((text) => ({ text, rank: order.next().value })).sort((one, two) =>
          one.rank - two.rank
        );
        const text =
          `const defineRevision = (it) => it;${gap}\nexport default defineRevision({${gap}${
            properties.map((property) => gap + property.text).join(",")
          }});`;
        const { default: run } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
        const list = (value: string | string[] | null) => value === null ? [] : [value].flat();
        const expected = {
          id: run.revision,
          down: list(run.downRevision),
          labels: list(run.branchLabels),
          dependsOn: list(run.dependsOn),
        };
        const read = facts(text);
        assert.deepEqual(read, read && expected);
        if (others.length === 0 && !text.includes("\\")) assert.deepEqual(read, expected);
      },
    ),
  );
});

Deno.test("mentionsRevision() tells revisions from helpers", () => {
  assert.equal(mentionsRevision('import { t } from "migrate"; export const revision = 1;'), false);
  assert.equal(mentionsRevision("export default make({ downRevision: null })"), true);
  assert.equal(mentionsRevision("export default defineRevision(facts)"), true);
});
