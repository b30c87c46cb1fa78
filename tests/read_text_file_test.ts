import assert from "node:assert/strict";
import { readTextFile } from "../core/read_text_file.ts";
import { makeProject } from "./support/project.ts";

/** A file's bytes, and its text; or the line that can't be read. */
const files: readonly {
  readonly title: string;
  readonly bytes: readonly number[];
  readonly found: string | number;
}[] = [
  { title: "nothing", bytes: [], found: "" },
  { title: "ASCII", bytes: [0x61, 0x0A], found: "a\n" },
  { title: "a byte order mark", bytes: [0xEF, 0xBB, 0xBF, 0x61], found: "\uFEFFa" },
  { title: "letters of several bytes", bytes: [0xC3, 0xA4, 0xE2, 0x82, 0xAC], found: "ä€" },
  { title: "the character for what can't be read", bytes: [0xEF, 0xBF, 0xBD], found: "\uFFFD" },
  { title: "Latin-1", bytes: [0x61, 0x0A, 0x0A, 0x27, 0xE4, 0x27, 0x0A], found: 3 },
  { title: "UTF-16", bytes: [0xFF, 0xFE, 0x61, 0x00], found: 1 },
  { title: "half a letter", bytes: [0xEF, 0xBF, 0xBD, 0x0A, 0xC3], found: 2 },
];

for (const { title, bytes, found } of files) {
  Deno.test(`readTextFile() reads ${title}`, () => {
    using project = makeProject();
    const file = `${project.folder}/file`;
    Deno.writeFileSync(file, new Uint8Array(bytes));
    const read = () => readTextFile(file, { what: "it", code: "config" });
    if (typeof found === "string") return assert.equal(read(), found);
    assert.throws(read, {
      code: "config",
      message: "Can't read it: it is not UTF-8",
      where: { file, line: found },
    });
  });
}

Deno.test("readTextFile() says what the system has against it", () => {
  using project = makeProject();
  assert.throws(() => readTextFile(project.folder, { what: "it" }), {
    code: "file",
    message: "Can't read it",
    where: { file: project.folder },
  });
});
