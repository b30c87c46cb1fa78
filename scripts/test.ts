/*
 * Runs the tests on one PostgreSQL server for all of them, and says last how many passed: "N passed, N failed", with
 * ", N skipped" where there are any. Arguments choose tests: files, folders, words that stand in a file's or a test's
 * name; or they are options of `deno test`.
 */
import { chosenTests } from "./chosen_tests.ts";
import { postgresServer, type Server } from "../tests/support/postgres_server.ts";

const text = new TextDecoder();

async function main(args: readonly string[]): Promise<number> {
  const [server, env] = await findServer();
  try {
    const child = new Deno.Command(Deno.execPath(), {
      args: ["test", "-A", "--no-check", "--parallel", ...chosenTests(args, "tests")],
      env: { ...env, NO_COLOR: "1" },
      stdout: "piped",
    }).spawn();
    const output = await printed(child.stdout);
    const { success, code } = await child.status;
    const counts = countsIn(output);
    const failed = success || counts.failed > 0 ? counts.failed : 1;
    const skipped = counts.ignored > 0 ? `, ${counts.ignored} skipped` : "";
    print(`${counts.passed} passed, ${failed} failed${skipped}\n`);
    // A mistyped name is no success.
    return counts.passed + counts.failed + counts.ignored === 0 ? 1 : code;
  } finally {
    if (server?.keeper !== undefined) Deno.kill(server.keeper, "SIGTERM");
  }
}

/** The server, and what tells the tests of it; without one, why. */
async function findServer(): Promise<[Server | undefined, Record<string, string>]> {
  try {
    const server = await postgresServer();
    const { url, folder = "" } = server;
    return [server, { TEST_POSTGRES_URL: url, TEST_POSTGRES_FOLDER: folder }];
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return [undefined, { TEST_POSTGRES_PROBLEM: problem.replace(/\s+/g, " ") }];
  }
}

/** Passes a stream on to the terminal, and gives all of it. */
async function printed(stream: ReadableStream<Uint8Array>): Promise<string> {
  let all = "";
  for await (const chunk of stream) {
    await Deno.stdout.write(chunk);
    all += text.decode(chunk, { stream: true });
  }
  return all;
}

/** The numbers of the runner's last line: `ok | 12 passed (3 steps) | 0 failed | 1 ignored (2s)`. */
function countsIn(output: string): { passed: number; failed: number; ignored: number } {
  const [summary = ""] = output.match(/^(ok|FAILED) \| .*$/gm)?.slice(-1) ?? [];
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
  return { passed: count("passed"), failed: count("failed"), ignored: count("ignored") };
}

function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line));
}

if (import.meta.main) Deno.exit(await main(Deno.args));
