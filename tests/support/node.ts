import { makePackage } from "../../scripts/package.ts";

/** The Node that tests run: the one that TEST_NODE names, or the machine's. */
const node = Deno.env.get("TEST_NODE") || "node";

/** What it takes to use the package's SQLite. */
const oldest = [22, 13];

/** A Node that the package is for, as the words of a command; else why there is none. */
export function findNode(): { readonly command: readonly string[] } | { readonly problem: string } {
  const version = versionOf(node);
  if (version === undefined) return { problem: "there is no Node" };
  const [major = 0, minor = 0] = version;
  const isOld = major < oldest[0]! || (major === oldest[0] && minor < oldest[1]!);
  if (isOld) return { problem: `Node ${version.join(".")} is older than ${oldest.join(".")}` };
  return { command: [node, "--disable-warning=ExperimentalWarning"] };
}

function versionOf(program: string): readonly number[] | undefined {
  try {
    const { stdout } = new Deno.Command(program, { args: ["--version"] }).outputSync();
    return new TextDecoder().decode(stdout).match(/\d+/g)?.map(Number);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** A folder with the package in it, which is gone when this process ends. */
export function packageFolder(): string {
  const folder = Deno.realPathSync(Deno.makeTempDirSync({ prefix: "migrate-package-" }));
  globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
  makePackage(folder);
  return folder;
}
