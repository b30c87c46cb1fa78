/**
 * Makes what a release holds, in `dist/release`: an archive for each target and their checksums.
 * `deno task release [--tag v1.2.3]`; a tag that isn't the version in deno.json is refused.
 */
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import config from "../deno.json" with { type: "json" };

const ROOT = resolve(import.meta.dirname!, "..");
const RELEASE = join(ROOT, "dist", "release");

/** Deno's name of each target by the name that its archive bears. */
const TARGETS = {
  "linux-x64": "x86_64-unknown-linux-gnu",
  "linux-arm64": "aarch64-unknown-linux-gnu",
  "macos-x64": "x86_64-apple-darwin",
  "macos-arm64": "aarch64-apple-darwin",
  "windows-x64": "x86_64-pc-windows-msvc",
};

function run(command: string, args: readonly string[]): void {
  const { success } = new Deno.Command(command, {
    args: [...args],
    cwd: ROOT,
    stdin: "null",
    stdout: "inherit",
    stderr: "inherit",
  }).outputSync();
  if (!success) throw new Error(`${command} ${args.join(" ")} failed`);
}

/** Writes the archive of one target, and gives its name. */
function archive(name: string, target: string): string {
  const file = `migrate-${name}.tar.gz`;
  const folder = Deno.makeTempDirSync({ prefix: "migrate-" });
  try {
    const output = join(folder, "migrate");
    run(Deno.execPath(), [
      "run",
      "-A",
      "scripts/compile.ts",
      `--target=${target}`,
      `--output=${output}`,
    ]);
    Deno.copyFileSync(join(ROOT, "LICENSE"), join(folder, "LICENSE"));
    // Each file by its name: an entry for "." would change the folder that it is unpacked in.
    const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
    run("tar", ["-czf", join(RELEASE, file), "-C", folder, ...names]);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
  return file;
}

/** A line as `sha256sum --check` reads it. */
function checksum(file: string): string {
  const digest = createHash("sha256").update(Deno.readFileSync(join(RELEASE, file))).digest("hex");
  return `${digest}  ${file}\n`;
}

const { values: { tag } } = parseArgs({ options: { tag: { type: "string" } } });
if (tag !== undefined && tag !== `v${config.version}`) {
  throw new Error(`The tag is ${tag}, but deno.json says version ${config.version}`);
}
Deno.mkdirSync(RELEASE, { recursive: true });
const files = Object.entries(TARGETS).map(([name, target]) => archive(name, target));
Deno.writeTextFileSync(join(RELEASE, "SHA256SUMS"), files.map(checksum).join(""));
