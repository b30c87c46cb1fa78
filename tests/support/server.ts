import assert from "node:assert/strict";
import { type RunOptions, start } from "./cli.ts";

/**
 * Starts a server that writes "listening on PORT." to stderr, asks it once, and gives the JSON that it answers. The
 * server is to end by itself then, without an error.
 */
export async function answerOf(command: readonly string[], options: RunOptions): Promise<unknown> {
  const running = start(command, options);
  try {
    const [, port] = await running.said(/listening on (\d+)\./);
    const answer = await fetch(`http://127.0.0.1:${port}`, { method: "DELETE" });
    const said: unknown = await answer.json();
    assert.equal((await running.outcome).code, 0);
    return said;
  } finally {
    running.kill("SIGKILL");
  }
}
