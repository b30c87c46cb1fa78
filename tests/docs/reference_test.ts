import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { readConfig } from "../../core/config/file.ts";
import { isFile } from "../../core/paths.ts";
import { pages, REFERENCE } from "../../scripts/docs.ts";
import * as api from "../../api.ts";
import { DECLARATIONS, moduleDeclarations } from "../../scripts/types.ts";
import { makeProject } from "../support/project.ts";

const made = pages();
const library = moduleDeclarations("api");

Deno.test("docs/reference/ is what the code says; deno task docs writes it", () => {
  const there = [...Deno.readDirSync(REFERENCE)].map(({ name }) => name).sort();
  assert.deepEqual(there, Object.keys(made).sort());
  for (const name of there) {
    assert.equal(Deno.readTextFileSync(`${REFERENCE}/${name}`), made[name], name);
  }
});

Deno.test("config.md has the keys that a config may have, and no others", async () => {
  const sections = {
    "": "",
    url_from: "url_from: ",
    "post_write_hooks[]": "post_write_hooks: [",
    target: "target: ",
  };
  const known: string[] = [];
  for (const [section, before] of Object.entries(sections)) {
    const text = section === ""
      ? "no_key: 1"
      : `${before}{ no_key: 1 }${before.endsWith("[") ? "]" : ""}`;
    using project = makeProject({ "migrate.yaml": `${text}\n` });
    const error = await readConfig({ workingDirectory: project.folder }).catch((each) => each);
    assert(error instanceof MigrateError && error.message === 'Unknown key "no_key"', section);
    const keys = error.hint!.replace(/^The keys here are: /, "").split(", ");
    known.push(...keys.map((key) => section === "" ? key : `${section}.${key}`));
  }
  const documented = made["config.md"]!.matchAll(/^\| `([^`]+)`/gm).map(([, key]) => key).toArray();
  assert.deepEqual([...new Set(documented)].sort(), known.sort());
  assert.equal(documented.length, known.length);
});

Deno.test("the reference's links lead somewhere", () => {
  for (const [name, text] of Object.entries(made)) {
    for (const [, target] of text.matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
      assert(isFile(`${REFERENCE}/${target}`), `${name}: ${target}`);
    }
  }
});

Deno.test("api.md has all that programs import, and what it leaves out is on other pages", () => {
  const headings = (name: string) =>
    made[name]!.matchAll(/^### (\w+)$/gm).map(([, heading = ""]) => heading).toArray();
  const told = headings("api.md");
  assert.deepEqual(Object.keys(api).filter((name) => !told.includes(name)), []);
  assert.equal(new Set(told).size, told.length);
  const elsewhere = exportsOf(library).filter((name) => !told.includes(name));
  assert.deepEqual(elsewhere.sort(), ["ErrorCode", "Operation", "TargetInput"]);
  assert.deepEqual(headings("types.md").filter((name) => told.includes(name)), []);
});

/** The names that a declaration file exports. */
function exportsOf(declarations: string): readonly string[] {
  return declarations.matchAll(/^\s*export (?:function|const|interface|type|class) (\w+)/gm)
    .map(([, name]) => name!).toArray();
}

Deno.test("the reference's examples are right to a type checker", () => {
  const sources = {
    "migrate": Deno.readTextFileSync(DECLARATIONS),
    "migrate/api": library,
  };
  const files: Record<string, string> = {
    "migrate.d.ts": sources["migrate"],
    "api.d.ts": sources["migrate/api"],
    "deno.json": JSON.stringify({
      imports: { "migrate": "./migrate.d.ts", "migrate/api": "./api.d.ts" },
    }),
  };
  for (const [name, text] of Object.entries(made)) {
    const from = name === "api.md" ? "migrate/api" : "migrate";
    const names = exportsOf(sources[from]);
    for (const [at, [, example = ""]] of [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].entries()) {
      files[`${name}_${at}.ts`] = from === "migrate"
        ? asModule(example, names)
        : asProgram(example, names);
    }
  }
  assert(Object.keys(files).length > 20);
  using project = makeProject(files);
  const { stderr } = new Deno.Command(Deno.execPath(), {
    args: ["check"],
    cwd: project.folder,
    env: { NO_COLOR: "1" },
  }).outputSync();
  assert.doesNotMatch(new TextDecoder().decode(stderr), /ERROR|error:/);
});

/** An example of a program, with what it takes for granted. */
function asProgram(example: string, names: readonly string[]): string {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(example));
  return `import { ${used.join(", ")} } from "migrate/api";
    declare const settings: { migrate: boolean };
    declare const postgres: (url: string) => unknown;
    ${example}`;
}

/** An example with what it takes for granted: imports, and an `op`. */
function asModule(example: string, names: readonly string[]): string {
  // Files that are only spoken of hold anything.
  const known = example.replace(/^import \* as (\w+) from "[^"]*";$/gm, "const $1: any = {};")
    .replace(/^import \{ (\w+) \} from "[.@][^"]*";$/gm, "const $1: any = {};");
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(known));
  const imports = [...new Set([...used, "type Op", "defineEnvironment"])];
  return `import { ${imports.join(", ")} } from "migrate";\n${placed(known)}`;
}

/** Where an example may stand: alone, in a revision, in `env.ts`. */
function placed(example: string): string {
  if (/^\w+: /.test(example)) return `export default defineEnvironment({\n${example}});\n`;
  if (!/^op\./m.test(example)) return example;
  if (/^export/m.test(example)) return `declare const op: Op;\n${example}`;
  return `export function upgrade(op: Op) {\n${example}}\n`;
}
