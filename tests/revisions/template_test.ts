import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { renderTemplate, type TemplateValue } from "../../core/revisions/template.ts";
import { sql, typescript } from "../../core/revisions/template_languages.ts";

const VALUES: Readonly<Record<string, TemplateValue>> = {
  message: { fact: 'it\'s */ "two"\r\n\nlines\u2028here' },
  one: { fact: ["a1"] },
  two: { fact: ["a1", "b2"] },
  many: { fact: ["a".repeat(30), "b".repeat(30), "c".repeat(30)] },
  none: { fact: [] },
  code: { code: "f({\n  a,\n\n});\ng();" },
  empty: { code: "" },
};

const rows: readonly {
  readonly name: string;
  readonly template: string;
  readonly language?: typeof sql;
  readonly expected: string;
}[] = [
  {
    name: "keeps what is no placeholder",
    template: "a { $x } $ {y}\r\n\n",
    expected: "a { $x } $ {y}\n\n",
  },
  {
    name: "writes literals in code",
    template: "f(${none}, ${one}, ${two});",
    expected: 'f(null, "a1", ["a1", "b2"]);',
  },
  {
    name: "writes texts as literals that end nothing",
    template: "x(${message}); // ${message}",
    expected: String
      .raw`x("it's *\/ \"two\"\r\n\nlines\u2028here"); // "it's *\/ \"two\"\r\n\nlines\u2028here"`,
  },
  {
    name: "breaks literals that are too long for a line",
    template: "  x: ${many},\n  short: ${two},",
    expected: `  x: [
    "${"a".repeat(30)}",
    "${"b".repeat(30)}",
    "${"c".repeat(30)}",
  ],
  short: ["a1", "b2"],`,
  },
  {
    name: "writes texts in comments, each line commented out",
    template: "  // x: ${message}.\n/** ${message}\n *${message} */\n * ${two} ${none} \n */",
    expected: `  // x: it's * / "two"
  //
  // lines
  // here.
/** it's * / "two"
 *
 * lines
 * here
 *it's * / "two"
 *
 *lines
 *here */
 * a1, b2
 */`,
  },
  { name: "keeps a slash from closing a comment", template: " *${slash}", expected: " * /x" },
  { name: "indents code", template: "  h(${code})", expected: "  h(f({\n    a,\n\n  });\n  g();)" },
  {
    name: "leaves out lines that are empty",
    template: "a\n  ${empty}\n\n  ${empty};\nb",
    expected: "a\n\n  ;\nb",
  },
  {
    name: "chooses by emptiness",
    template: "${empty:-a b}|${code:+a b}|${empty:+x}|${none:-[]}|${one:-[]}|${two:+}",
    expected: 'a b|a b||[]|"a1"|',
  },
  { name: "keeps escaped placeholders", template: "`$${one} ${one}`", expected: '`${one} "a1"`' },
  {
    name: "writes SQL's literals",
    language: sql,
    template: "INSERT INTO log VALUES (${message}, ${none}, ${two}); -- ${message}",
    expected:
      `INSERT INTO log VALUES ('it''s */ "two" lines\u2028here', NULL, 'a1, b2'); -- 'it''s */ "two" lines\u2028here'`,
  },
  {
    name: "keeps SQL's comments from being keys",
    language: sql,
    template: "-- ${key}\n-- x: ${key}",
    expected:
      `-- fix: a\n-- "depends_on: b2"\n-- "migrate:down"\n-- x: fix: a\n-- "depends_on: b2"\n-- "migrate:down"`,
  },
];

for (const { name, template, language = typescript, expected } of rows) {
  Deno.test(`renderTemplate() ${name}`, () => {
    const values = {
      ...VALUES,
      slash: { fact: "/x" },
      key: { fact: "fix: a\ndepends_on: b2\nmigrate:down" },
    };
    assert.equal(renderTemplate({ text: template }, values, language), expected);
  });
}

for (
  const [placeholder, hint] of [
    ["${onee}", /"one"/],
    ["${}", /There are message, one, .*\$\$\{/],
    ["${one | x}", /There are/],
    ["${constructor}", /There are/],
  ] as const
) {
  Deno.test(`renderTemplate() refuses ${placeholder} and names its line`, () => {
    const template = { text: `a\n\${one}\n// ${placeholder}`, file: "/project/script.ts.tmpl" };
    assert.throws(() => renderTemplate(template, VALUES, typescript), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.code, "config");
      assert.equal(error.message, `${placeholder} in the template stands for nothing`);
      assert.match(error.hint ?? "", hint);
      assert.deepEqual(error.where, { file: template.file, line: 3 });
      return true;
    });
  });
}
