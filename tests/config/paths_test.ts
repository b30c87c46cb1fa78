import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import {
  baseName,
  directoryOf,
  entriesOf,
  fileUrl,
  isAbsolute,
  isDirectory,
  isFile,
  pathFrom,
  relativePath,
  resolvePath,
} from "../../core/paths.ts";
import { assertFails, project } from "./project.ts";

const resolved: readonly (readonly [path: string, directory: string, whole: string])[] = [
  ["a", "/x", "/x/a"],
  ["./a/", "/x/", "/x/a"],
  ["../a", "/x/y", "/x/a"],
  ["../../../a", "/x", "/a"],
  ["/a//b/./c/../d", "/x", "/a/b/d"],
  ["", "/x", "/x"],
  [".", "/", "/"],
  ["C:/a/../b", "/x", "C:/b"],
  ["../b", "C:/a", "C:/b"],
];

for (const [path, directory, whole] of resolved) {
  Deno.test(`resolvePath() makes "${path}" in ${directory} ${whole}`, () => {
    assert.equal(resolvePath(path, directory), whole);
  });
}

Deno.test("directoryOf() and baseName() cut a path in two", () => {
  assert.deepEqual([directoryOf("/a/b.c"), baseName("/a/b.c")], ["/a", "b.c"]);
  assert.deepEqual([directoryOf("/a"), directoryOf("/"), directoryOf("C:/a")], ["/", "/", "C:/"]);
});

Deno.test("isAbsolute() knows a root and a drive", () => {
  const paths = ["/a", "C:/a", "a", "./a", "a:b", "ab:/c"];
  assert.deepEqual(paths.map(isAbsolute), [true, true, false, false, false, false]);
});

Deno.test("relativePath() shortens what is below, and nothing else", () => {
  assert.equal(relativePath("/a", "/a/b/c"), "b/c");
  assert.equal(relativePath("/a", "/ab"), "/ab");
});

Deno.test("fileUrl() stands for the path, whatever the names", () => {
  const part = fc.string({ minLength: 1, unit: "grapheme" })
    .filter((part) => !/[/\0]/.test(part) && part !== "." && part !== "..");
  fc.assert(fc.property(fc.array(part, { minLength: 1 }), (parts) => {
    const path = `/${parts.join("/")}`;
    assert.equal(fileURLToPath(fileUrl(path)), path);
  }));
  assert.equal(fileUrl("C:/a b/#c"), "file:///C:/a%20b/%23c");
});

Deno.test("isFile() and isDirectory() tell them apart, and from nothing", () => {
  using folder = project({ "file": "", "folder": null });
  const { path } = folder;
  const there = ["file", "folder", "nothing", "file/below"].map((name) => `${path}/${name}`);
  assert.deepEqual(there.map(isFile), [true, false, false, false]);
  assert.deepEqual(there.map(isDirectory), [false, true, false, false]);
});

Deno.test("isFile() says which path can't be looked at", async () => {
  await assertFails(() => isFile("/a\0b"), { code: "file", message: /^Can't look at/ });
});

Deno.test("entriesOf() says which folder can't be read", async () => {
  using folder = project({ "file": "" });
  assert.deepEqual(entriesOf(folder.path).map(({ name }) => name), ["file"]);
  const path = `${folder.path}/file`;
  await assertFails(() => entriesOf(path), {
    code: "file",
    message: `Can't read the folder "${path}"`,
  });
});

const written: readonly (readonly [path: string, directory: string, text: string])[] = [
  ["/x/a/b", "/x", "a/b"],
  ["/x", "/x", "."],
  ["/x/a", "/x/b/c", "../../a"],
  ["/x", "/x/b", ".."],
  ["/xy", "/x", "../xy"],
  ["/a", "/", "a"],
];

for (const [path, directory, text] of written) {
  Deno.test(`pathFrom() writes ${path} from ${directory} as ${text}`, () => {
    assert.equal(pathFrom(directory, path), text);
    assert.equal(resolvePath(text, directory), path);
  });
}
