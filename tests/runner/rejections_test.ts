import assert from "node:assert/strict";
import { withRejections } from "../../core/runner/rejections.ts";

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

Deno.test("withRejections() throws what a promise that nobody waits for was rejected with", async () => {
  const reason = new Error("lost");
  await assert.rejects(withRejections(() => Promise.resolve(void Promise.reject(reason))), reason);
});

Deno.test("withRejections() fails the work that the promise belongs to, and no other", async () => {
  const reason = new Error("lost");
  const started = Promise.withResolvers<void>();
  const other = withRejections(async () => {
    await started.promise;
    await pause(5);
  });
  const own = withRejections(async () => {
    started.resolve();
    await pause(0);
    Promise.reject(reason);
    await pause(1);
  });
  await assert.rejects(own, reason);
  await other;
});
