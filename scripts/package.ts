/**
 * Makes the package for Node (22.13 or newer) in `dist/npm`: `deno task package [--output FOLDER]`.
 *
 * It holds the command line and both libraries as bundled ES modules with their declarations, and needs no other
 * package. Deno can use it, too. To try it in a project: `npm install FOLDER`.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import ts from "typescript";
import config from "../deno.json" with { type: "json" };
import { bundle } from "./bundle.ts";
import { moduleDeclarations } from "./types.ts";

const ROOT = resolve(import.meta.dirname!, "..");

/** What the sources say `Deno` of, in the package. */
const SHIM = "node/deno.js";

const MANIFEST = {
  name: "migrate",
  version: config.version,
  description: "Database migrations for SQLite and PostgreSQL",
  license: "MIT",
  type: "module",
  engines: { node: ">=22.13" },
  bin: { migrate: "./bin.js" },
  exports: {
    ".": { types: "./mod.d.ts", default: "./mod.js" },
    "./api": { types: "./api.d.ts", default: "./api.js" },
    "./package.json": "./package.json",
  },
};

/** In Node 22 SQLite is said to be experimental, which is no news to who runs a command. */
const PROGRAM = `#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import "./main.js";
`;

/** Writes the package into `folder`, in the place of what was there. */
export function makePackage(folder: string): void {
  removeIfThere(folder);
  bundle(folder, ["main.ts", "mod.ts", "api.ts", "node/deno.ts", "node/hooks.ts"], {
    replaced: { "./core/import_file.ts": "./node/import_file.ts" },
  });
  for (const { name } of Deno.readDirSync(folder)) {
    if (name.endsWith(".js")) adapt(join(folder, name));
  }
  for (const library of ["mod", "api"] as const) {
    const [code, types] = [join(folder, `${library}.js`), join(folder, `${library}.d.ts`)];
    Deno.writeTextFileSync(types, moduleDeclarations(library));
    // Deno has to be told; TypeScript finds them by their name.
    const reference = `/* @ts-self-types="./${library}.d.ts" */\n`;
    Deno.writeTextFileSync(code, reference + Deno.readTextFileSync(code));
  }
  Deno.writeTextFileSync(join(folder, "package.json"), `${JSON.stringify(MANIFEST, null, 2)}\n`);
  Deno.writeTextFileSync(join(folder, "bin.js"), PROGRAM);
  Deno.chmodSync(join(folder, "bin.js"), 0o755);
  for (const name of ["LICENSE", "README.md"]) {
    Deno.copyFileSync(join(ROOT, name), join(folder, name));
  }
}

/** Puts a file into words that Node has: `using` is of 24, and `Deno` comes from a file of ours. */
function adapt(file: string): void {
  const { outputText } = ts.transpileModule(Deno.readTextFileSync(file), {
    fileName: file,
    compilerOptions: {
      allowJs: true,
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2024,
      verbatimModuleSyntax: true,
    },
  });
  const shim = /\bDeno\./.test(outputText) ? `import { Deno } from "./${SHIM}";\n` : "";
  Deno.writeTextFileSync(file, shim + outputText);
}

function removeIfThere(folder: string): void {
  try {
    Deno.removeSync(folder, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

if (import.meta.main) {
  const { values: { output } } = parseArgs({
    options: { output: { type: "string", default: join(ROOT, "dist", "npm") } },
  });
  makePackage(resolve(output));
}
