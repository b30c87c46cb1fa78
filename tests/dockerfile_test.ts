import assert from "node:assert/strict";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What the Dockerfile copies out of this folder, as patterns of paths: a folder is all that is in it. */
function copied(): readonly RegExp[] {
  const lines = Deno.readTextFileSync(`${ROOT}/Dockerfile`).matchAll(/^COPY (?!--)(.*) \S+$/gm);
  return [...lines].flatMap(([, sources = ""]) => sources.split(" ")).map((source) =>
    new RegExp(`^${RegExp.escape(source).replace("\\*", "[^/]*")}($|/)`)
  );
}

/** The files of ours that are read when `entry` is run or bundled, as paths from the root. */
function filesOf(entry: string): readonly string[] {
  const { stdout } = new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", entry],
    cwd: ROOT,
  }).outputSync();
  const { modules } = JSON.parse(new TextDecoder().decode(stdout)) as {
    readonly modules: readonly { readonly specifier: string }[];
  };
  return modules.filter(({ specifier }) => specifier.startsWith("file:"))
    .map(({ specifier }) => relative(ROOT, fileURLToPath(specifier)));
}

Deno.test("the image is built with all that making the executable reads", () => {
  const files = ["scripts/compile.ts", "main.ts", "mod.ts"].flatMap(filesOf);
  assert.ok(files.length > 100);
  const patterns = copied();
  const missing = files.filter((file) => !patterns.some((pattern) => pattern.test(file)));
  assert.deepEqual(missing, []);
});
