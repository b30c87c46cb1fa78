import assert from "node:assert/strict";
import {
  decidedTarget,
  decidedUrl,
  defineEnvironment,
  loadEnvironment,
} from "../../core/config/environment.ts";
import { importDefault } from "../../core/import_default.ts";
import { assertFails, type Failure, project } from "./project.ts";

Deno.test("loadEnvironment() gives nothing where there is no env.ts", async () => {
  using folder = project({ "env.py": "" });
  assert.deepEqual(await loadEnvironment(folder.path), {});
  assert.deepEqual(await loadEnvironment(`${folder.path}/nowhere`), {});
});

Deno.test("loadEnvironment() gives what env.ts exports, from a folder of any name", async () => {
  using folder = project({
    "a #1%20 b/env.ts":
      'import { url } from "./helper.ts";\nexport default { url, onVersionApply() {} };',
    "a #1%20 b/helper.ts": 'export const url: string = "sqlite:///x.db";',
  });
  const environment = await loadEnvironment(`${folder.path}/a #1%20 b`);
  assert.equal(environment.url, "sqlite:///x.db");
  assert.equal(typeof environment.onVersionApply, "function");
});

Deno.test("defineEnvironment() changes nothing", () => {
  const environment = { url: "x" };
  assert.equal(defineEnvironment(environment), environment);
});

interface Broken extends Failure {
  readonly title: string;
  readonly source: string;
}

const broken: readonly Broken[] = [
  {
    title: "an unknown hook",
    source: 'export default { ulr: "x" };',
    code: "config",
    message: 'env.ts has no hook "ulr"',
    hint: 'Did you mean "url"?',
    where: { file: "env.ts", key: "ulr" },
  },
  {
    title: "a hook that is like no other",
    source: "export default { somethingElse() {} };",
    code: "config",
    message: 'env.ts has no hook "somethingElse"',
    hint:
      "The hooks are: url, target, namingConvention, includeObject, includeName, compareType, " +
      "compareServerDefault, renderItem, processRevisionDirectives, onVersionApply",
  },
  {
    title: "a hook of another type",
    source: 'export default { onVersionApply: "x" };',
    code: "config",
    message: '"onVersionApply" in env.ts is no function',
  },
  {
    title: "a target of another type",
    source: "export default { target: 5 };",
    code: "config",
    message: '"target" in env.ts is no string or object or function',
  },
  {
    title: "a URL of another type",
    source: "export default { url: 5 };",
    code: "config",
    message: '"url" in env.ts is no string or function',
  },
  {
    title: "no default export",
    source: 'export const url = "x";',
    code: "config",
    message: "env.ts has no default export",
    hint: "Write: export default defineEnvironment({ … });",
    where: { file: "env.ts" },
  },
  {
    title: "an export that is no object",
    source: "export default () => {};",
    code: "config",
    message: "env.ts has no default export",
  },
  {
    title: "broken syntax",
    source: "\n\nexport default { url: };",
    code: "config",
    message: /^Can't import env\.ts: .*Expression expected$/,
    where: { file: "env.ts", line: 3 },
  },
  {
    title: "an import of nothing",
    source: '\nimport "./nowhere.ts";\nexport default {};',
    code: "config",
    message: /^Can't import env\.ts: Module not found "file:.*nowhere\.ts"\.?$/,
    where: { file: "env.ts", line: 2 },
  },
  {
    title: "code that throws",
    source: 'function f() {\n  throw new Error("no\\nway");\n}\nf();\nexport default {};',
    code: "config",
    message: "Can't import env.ts: no",
    where: { file: "env.ts", line: 2 },
  },
  {
    title: "code that speaks of a file",
    source: '\n\nthrow new Error("at x:1, at file:///%ff:1:1");',
    code: "config",
    message: "Can't import env.ts: at x:1,",
    where: { file: "env.ts", line: 3 },
  },
  {
    title: "code that throws what is no error",
    source: 'throw "no";',
    code: "config",
    message: "Can't import env.ts: no",
    where: { file: "env.ts" },
  },
];

for (const { title, source, ...failure } of broken) {
  Deno.test(`loadEnvironment() refuses ${title}`, async () => {
    using folder = project({ "env.ts": source });
    await assertFails(() => loadEnvironment(folder.path), failure, folder.path);
  });
}

Deno.test("importDefault() names the file that went wrong where another one did", async () => {
  using folder = project({
    "a.ts": 'import "./b.ts";\nexport default 1;',
    "b.ts": '\nthrow new Error("no");',
  });
  await assertFails(() => importDefault(`${folder.path}/a.ts`, { code: "file", what: "a.ts" }), {
    code: "file",
    message: "Can't import a.ts: no",
    where: { file: "b.ts", line: 2 },
  }, folder.path);
});

Deno.test("importDefault() names the line of the file itself where it led to the error", async () => {
  using folder = project({
    "a (1)/a.ts": 'import { fail } from "./b.ts";\nfail();\nexport default 1;',
    "a (1)/b.ts": 'export function fail() {\n\n\n  throw new Error("no");\n}',
  });
  await assertFails(
    () => importDefault(`${folder.path}/a (1)/a.ts`, { code: "file", what: "a.ts" }),
    { code: "file", message: "Can't import a.ts: no", where: { file: "a (1)/a.ts", line: 2 } },
    folder.path,
  );
});

Deno.test("decidedUrl() waits for the hook and hands on what it was asked with", async () => {
  const request = { x: { a: "1" }, database: "d" };
  const later = { url: (asked: unknown) => Promise.resolve(JSON.stringify(asked)) };
  assert.equal(await decidedUrl(later, request, "env.ts"), JSON.stringify(request));
  assert.equal(await decidedUrl({}, request, "env.ts"), undefined);
});

Deno.test("decidedUrl() says where the hook failed", async () => {
  using folder = project({
    "env.ts": 'export default {\n  url() {\n    throw new Error("no tenant");\n  },\n};',
  });
  const environment = await loadEnvironment(folder.path);
  await assertFails(() => decidedUrl(environment, { x: {} }, `${folder.path}/env.ts`), {
    code: "config",
    message: "url() of env.ts failed: no tenant",
    where: { file: "env.ts", line: 3 },
  }, folder.path);
});

Deno.test("decidedUrl() refuses what is no text", async () => {
  using folder = project({ "env.ts": "export default { url: () => 5 };" });
  const environment = await loadEnvironment(folder.path);
  await assertFails(() => decidedUrl(environment, { x: {} }, `${folder.path}/env.ts`), {
    code: "config",
    message: "url() of env.ts gave something that is no text",
    hint: "Return the URL as a string, or undefined to leave it to the config.",
    where: { file: "env.ts" },
  }, folder.path);
});

Deno.test("decidedTarget() gives what there is, and what the hook finds", async () => {
  const request = { x: { a: "1" }, dialect: "sqlite" };
  const asked = (target: unknown) => Promise.resolve([target]);
  assert.deepEqual(await decidedTarget({ target: asked }, request, "env.ts"), [request]);
  assert.equal(await decidedTarget({ target: "SELECT 1" }, request, "env.ts"), "SELECT 1");
  assert.equal(await decidedTarget({}, request, "env.ts"), undefined);
});

Deno.test("decidedTarget() says where the hook failed, and what to do", async () => {
  using folder = project({
    "env.ts": `import { enumType, metadata } from "migrate";
const size = (label: string) => enumType("size", [label]);
export default {
  target: () => metadata(size("s"), size("m")),
};`,
  });
  const environment = await loadEnvironment(folder.path);
  const request = { x: {}, dialect: "sqlite" };
  const file = `${folder.path}/env.ts`;
  await assertFails(() => decidedTarget(environment, request, file), {
    code: "config",
    message:
      'target() of env.ts failed: The enum "size" has the labels s in its declaration, and m in its declaration',
    hint: "Declare it once, by enumType(), and use that for every column of it.",
    where: { file: "env.ts", line: 4 },
  }, folder.path);
});

Deno.test("decidedTarget() refuses what can be no target", async () => {
  const request = { x: {}, dialect: "sqlite" };
  using folder = project({ "env.ts": "export default { target() {} };" });
  const environment = await loadEnvironment(folder.path);
  await assertFails(() => decidedTarget(environment, request, `${folder.path}/env.ts`), {
    code: "config",
    message: "target() of env.ts gave nothing to aim at",
    hint: "Return what model files export, such as a list of tables, or DDL as a text.",
  }, folder.path);
});
