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

Deno.test("withRejections() leaves those of the program around it to the program", async () => {
  const seen: unknown[] = [];
  const listen = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    seen.push(event.reason);
  };
  addEventListener("unhandledrejection", listen);
  const started = Promise.withResolvers<void>();
  const work = withRejections(async () => {
    started.resolve();
    await pause(5);
  });
  const reason = new Error("the program's own");
  await started.promise;
  setTimeout(() => Promise.reject(reason));
  await work;
  removeEventListener("unhandledrejection", listen);
  assert.deepEqual(seen, [reason]);
});

Deno.test("withRejections() lets a program end by a rejection of its own", () => {
  const module = new URL("../../core/runner/rejections.ts", import.meta.url);
  const program = `
    import { withRejections } from "${module}";
    setTimeout(() => Promise.reject(new Error("the program's own")));
    await withRejections(() => new Promise((resolve) => setTimeout(resolve, 20)));
    console.log("still there");`;
  const { success, stdout, stderr } = new Deno.Command(Deno.execPath(), {
    args: ["eval", program],
  }).outputSync();
  const text = new TextDecoder();
  assert.deepEqual([success, text.decode(stdout)], [false, ""]);
  assert.match(text.decode(stderr), /the program's own/);
});
