import assert from "node:assert/strict";
import { isFile } from "../../core/paths.ts";
import type { TestDatabase } from "./databases.ts";

/** What a shell said. */
export interface ShellResult {
  readonly success: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** The databases' own command lines. */
export const shells = { sqlite: "sqlite3", postgresql: "psql" } as const;

/** Why a dialect's shell can't be run; undefined where it can. To be handed to `testUnless`. */
export function shellProblem(dialect: TestDatabase["dialect"]): string | undefined {
  const command = shells[dialect];
  return hasCommand(command) ? undefined : `${command} is not installed`;
}

/** Whether a shell finds a program of this name. */
export function hasCommand(name: string): boolean {
  const folders = (Deno.env.get("PATH") ?? "").split(":");
  return folders.some((folder) => isFile(`${folder}/${name}`));
}

/** Runs a script file with the database's own shell, which stops at the first error. */
export async function runScript(
  { dialect, url, file }: TestDatabase,
  script: string,
): Promise<ShellResult> {
  const args = dialect === "postgresql"
    ? ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", script, url]
    : ["-batch", "-bail", "-init", "/dev/null", file!, `.read '${script}'`];
  const { success, stdout, stderr } = await new Deno.Command(shells[dialect], { args }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { success, stdout: text(stdout), stderr: text(stderr) };
}

/** The same of a text. Throws where the shell fails. */
export async function runText(database: TestDatabase, text: string): Promise<void> {
  const script = await Deno.makeTempFile({ suffix: ".sql" });
  try {
    await Deno.writeTextFile(script, text);
    const { success, stderr } = await runScript(database, script);
    assert.ok(success, stderr);
  } finally {
    await Deno.remove(script);
  }
}
