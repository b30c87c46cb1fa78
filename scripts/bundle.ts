/** Puts sources together as a few JavaScript files: for the executable and for the package. */
import { resolve } from "node:path";
import config from "../deno.json" with { type: "json" };

const ROOT = resolve(import.meta.dirname!, "..");

/**
 * Writes the entries, and what they share, as JavaScript files into `folder`. `replaced` has sources that others take
 * the place of.
 *
 * "browser" makes packages give their ES modules rather than CommonJS (`yaml` loads in two thirds of the time so);
 * `node:` modules stay imports.
 */
export function bundle(
  folder: string,
  entries: readonly string[],
  { minify = false, replaced = {} }: {
    readonly minify?: boolean;
    readonly replaced?: Readonly<Record<string, string>>;
  } = {},
): void {
  const map = Deno.makeTempFileSync({ dir: ROOT, prefix: ".bundle-", suffix: ".json" });
  try {
    Deno.writeTextFileSync(map, JSON.stringify({ imports: { ...config.imports, ...replaced } }));
    deno(
      [
        "bundle",
        "--quiet",
        ...minify ? ["--minify"] : [],
        "--platform=browser",
        "--code-splitting",
        `--import-map=${map}`,
        `--outdir=${resolve(folder)}`,
        ...entries,
      ],
      ROOT,
    );
  } finally {
    Deno.removeSync(map);
  }
}

/** Runs Deno itself in a folder, with what it says for all to see. Throws where it fails. */
export function deno(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): void {
  const { success, code } = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    // Older Denos need telling that the certificates of this machine count, too.
    env: { DENO_TLS_CA_STORE: Deno.env.get("DENO_TLS_CA_STORE") ?? "mozilla,system", ...env },
    stdin: "null",
    stdout: "inherit",
    stderr: "inherit",
  }).outputSync();
  if (!success) throw new Error(`deno ${args[0]} failed with exit code ${code}`);
}
