import assert from "node:assert/strict";
import { confined } from "../../core/runner/confined.ts";

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

Deno.test("confined() throws what a promise that nobody waits for was rejected with", async () => {
  const reason = new Error("lost");
  await assert.rejects(confined(() => Promise.resolve(void Promise.reject(reason))), reason);
});

Deno.test("confined() fails the work that the promise belongs to, and no other", async () => {
  const reason = new Error("lost");
  const started = Promise.withResolvers<void>();
  const other = confined(async () => {
    await started.promise;
    await pause(5);
  });
  const own = confined(async () => {
    started.resolve();
    await pause(0);
    Promise.reject(reason);
    await pause(1);
  });
  await assert.rejects(own, reason);
  await other;
});

Deno.test("confined() leaves those of the program around it to the program", async () => {
  const seen: unknown[] = [];
  const listen = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    seen.push(event.reason);
  };
  addEventListener("unhandledrejection", listen);
  const started = Promise.withResolvers<void>();
  const work = confined(async () => {
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

Deno.test("confined() lets a program end by a rejection of its own", () => {
  const module = new URL("../../core/runner/confined.ts", import.meta.url);
  const program = `
    import { confined } from "${module}";
    setTimeout(() => Promise.reject(new Error("the program's own")));
    await confined(() => new Promise((resolve) => setTimeout(resolve, 20)));
    console.log("still there");`;
  const { success, stdout, stderr } = new Deno.Command(Deno.execPath(), {
    args: ["eval", program],
  }).outputSync();
  const text = new TextDecoder();
  assert.deepEqual([success, text.decode(stdout)], [false, ""]);
  assert.match(text.decode(stderr), /the program's own/);
});

Deno.test("confined() lets a program that is around the work exit, and the work itself not", () => {
  const module = new URL("../../core/runner/confined.ts", import.meta.url);
  const program = `
    import { confined } from "${module}";
    await confined(async () => Deno.exit(0)).catch(({ message }) => console.log(message));
    setTimeout(() => Deno.exit(7));
    await confined(() => new Promise(() => {}));`;
  const { code, stdout } = new Deno.Command(Deno.execPath(), { args: ["eval", program] })
    .outputSync();
  assert.equal(new TextDecoder().decode(stdout), "A revision can't end the program in mid-run\n");
  assert.equal(code, 7);
});
