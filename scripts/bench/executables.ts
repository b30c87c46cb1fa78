import { isFile } from "../../core/paths.ts";

/** The programs that are made for the benchmark: paths. */
export interface Executables {
  readonly migrate: string;
  /** Does nothing: the least that a program of this kind takes. */
  readonly empty: string;
  /** Reads the files of the folder that it is given: the least that it takes to know a history. */
  readonly reader: string;
}

const root = new URL("../..", import.meta.url).pathname;
const toolchainScript = `${root}../shared/toolchain/get`;

/** Makes them all with one runtime, in `folder`. Throws where one can't be made. */
export function makeExecutables(folder: string): Executables {
  const { deno, env } = findToolchain();
  const make = (args: readonly string[]) => {
    const { success, stderr } = new Deno.Command(deno, { args: [...args], env, stdout: "null" })
      .outputSync();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
  };
  const compile = (name: string, text: string) => {
    const source = `${folder}/${name}.js`;
    Deno.writeTextFileSync(source, text);
    make(["compile", ...compileOptions, "--output", `${folder}/${name}`, source]);
    return `${folder}/${name}`;
  };
  const migrate = `${folder}/migrate`;
  make(["run", "--allow-all", `${root}scripts/compile.ts`, "--output", migrate]);
  return {
    migrate,
    empty: compile("empty", ""),
    reader: compile("reader", readerText),
  };
}

/** As in compile.ts, for what these programs do. */
const compileOptions = ["--quiet", "--no-check", "--no-code-cache", "--no-prompt", "--allow-read"];

const readerText = `const [folder] = Deno.args;
for (const { name } of Deno.readDirSync(folder)) Deno.readTextFileSync(\`\${folder}/\${name}\`);
`;

/** A Deno, and where it finds the runtime to join programs to: where it isn't told, it downloads its own. */
function findToolchain(): { readonly deno: string; readonly env: Record<string, string> } {
  const isGiven = Deno.env.has("DENORT_BIN") || !isFile(toolchainScript);
  const found = isGiven ? undefined : new Deno.Command(toolchainScript).outputSync();
  if (!found?.success) return { deno: Deno.execPath(), env: {} };
  const folder = new TextDecoder().decode(found.stdout).trim();
  return { deno: `${folder}/deno`, env: { DENORT_BIN: `${folder}/denort` } };
}
