/**
 * Makes the executable: `deno task compile [--target x86_64-unknown-linux-gnu] [--output dist/migrate]`.
 *
 * Deno downloads the runtime that the program is joined to, for each target, unless `DENORT_BIN` names one
 * (of the same version as Deno, for the machine's own target).
 */
// deno-lint-ignore-file no-console
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundle, deno } from "./bundle.ts";

/** What the program may add to its runtime, in bytes: a package that brings more is a decision. */
const SIZE_LIMIT = 1_000_000;
const PERMISSIONS = ["read", "write", "env", "net", "sys", "run"];
const ROOT = resolve(import.meta.dirname!, "..");

const { values: { target, output } } = parseArgs({
  options: {
    target: { type: "string" },
    output: { type: "string", default: join(ROOT, "dist", "migrate") },
  },
});
const runtime = Deno.env.get("DENORT_BIN");

/**
 * Writes the sources as a few JavaScript files into `folder`, and an import map beside them.
 *
 * Unbundled, all packages of deno.json would be embedded, and `migrate current` would take 150 ms and 180 MB
 * of memory rather than 45 ms and 55 MB.
 * What users' files import is an entry of its own, so that a revision's `import … from "migrate"` gets the very
 * modules that the program runs on. The library for programs is left out: here the program is `migrate`. Minified it
 * is half as large, and starts as fast.
 */
function makeSources(folder: string): void {
  bundle(folder, ["main.ts", "mod.ts"], { minify: true });
  const map = { imports: { migrate: "./mod.js" } };
  Deno.writeTextFileSync(join(folder, "deno.json"), JSON.stringify(map));
}

/**
 * Joins the bundle in `folder` to a runtime.
 *
 * Without V8's code cache: it would save 3 ms from the second start on, but lies at a predictable name in
 * the folder for temporary files, where others may write too.
 */
function compile(folder: string, output: string): void {
  deno(
    [
      "compile",
      "--quiet",
      "--no-check",
      "--no-code-cache",
      "--no-prompt",
      ...PERMISSIONS.map((permission) => `--allow-${permission}`),
      "--include=mod.js",
      ...(target === undefined ? [] : [`--target=${target}`]),
      `--output=${output}`,
      "main.js",
    ],
    folder,
    {
      // The runtime's path is relative to where the user stands, not to `folder`.
      ...(runtime === undefined ? {} : { DENORT_BIN: resolve(runtime) }),
    },
  );
}

/** Says what is in `folder`, and refuses more than the limit. */
function checkSize(folder: string): void {
  const files = [...Deno.readDirSync(folder)];
  const bytes = files.reduce((sum, file) => sum + Deno.statSync(join(folder, file.name)).size, 0);
  console.log(`${files.length} files, ${Math.ceil(bytes / 1000)} kB above the runtime`);
  if (bytes > SIZE_LIMIT) throw new Error(`More than ${SIZE_LIMIT / 1000} kB: what came in?`);
}

/** A runtime of another version than Deno's is joined without complaint, but can't start. */
function checkStart(output: string): void {
  if (target !== undefined && target !== Deno.build.target) return;
  const { success, stdout, stderr } = new Deno.Command(output, { args: ["--version"] })
    .outputSync();
  const text = new TextDecoder().decode(success ? stdout : stderr).trim();
  if (!success) {
    throw new Error(`${output} doesn't start (is its runtime Deno ${Deno.version.deno}?): ${text}`);
  }
  console.log(`${output}: ${text}`);
}

const folder = Deno.makeTempDirSync({ prefix: "migrate-" });
try {
  makeSources(folder);
  checkSize(folder);
  Deno.mkdirSync(dirname(resolve(output)), { recursive: true });
  compile(folder, resolve(output));
  checkStart(resolve(output));
} finally {
  Deno.removeSync(folder, { recursive: true });
}
