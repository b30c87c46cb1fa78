import assert from "node:assert/strict";
import {
  type Context,
  createContext,
  type GlobalFlags,
  type Output,
} from "../../core/cli/context.ts";
import { forSeveral } from "../../core/cli/several.ts";
import { type ErrorCode, MigrateError } from "../../core/errors.ts";
import { errorOf } from "../support/errors.ts";

/** A context that keeps what is written. */
function recorded(flags: GlobalFlags = {}): { readonly context: Context; readonly told: string[] } {
  const told: string[] = [];
  const output: Output = {
    write: (text) => void told.push(text),
    status: () => undefined,
    flush: () => undefined,
    isTerminal: false,
    colored: false,
  };
  const host = {
    open: () => Promise.reject(new Error("not here")),
    version: "0",
    workingDirectory: "/",
    stdin: { isTerminal: false, readLine: () => Promise.resolve(undefined) },
    stdout: output,
    stderr: output,
    signal: new AbortController().signal,
  };
  return { context: createContext(host, flags), told };
}

const names = ["a", "b", "c", "d", "e"];

Deno.test("forSeveral() works on so many at a time, and tells in the order of names", async () => {
  const { context, told } = recorded();
  let [running, most] = [0, 0];
  await forSeveral(context, { what: "schema", names, jobs: 2 }, async (name, result) => {
    most = Math.max(most, ++running);
    // The later they begin, the sooner they end.
    for (let turns = 10 - names.indexOf(name); turns > 0; turns--) await Promise.resolve();
    running--;
    result({ name }, name === "c" ? "one\ntwo" : `it is ${name}`);
  });
  assert.equal(most, 2);
  assert.deepEqual(told, [
    "a: it is a\nb: it is b\nc:\none\ntwo\nd: it is d\ne: it is e\n",
    "INFO  [migrate] Done for 5 schemas\n",
  ]);
});

Deno.test("forSeveral() tells an error once, with all that met it", async () => {
  const { context, told } = recorded({ quiet: true });
  const many = Array.from({ length: 14 }, (_, at) => `t${at}`);
  const error = await errorOf(() =>
    forSeveral(context, { what: "database", names: many, jobs: 3 }, (name) => {
      if (name === "t3") return Promise.reject(new MigrateError("locked", "It is locked"));
      if (name === "t13") return Promise.resolve();
      return Promise.reject(new MigrateError("url", "It is wrong", { hint: "Mend it" }));
    })
  );
  assert.deepEqual(told, [
    "ERROR [migrate] t0, t1, t2, t4, t5, t6, t7, t8, t9, t10 and 2 more: It is wrong\n  Mend it\n",
    "ERROR [migrate] t3: It is locked\n",
  ]);
  assert.equal(error.code, "partly-failed");
  assert.equal(error.message, "13 of 14 databases failed, 1 is done");
});

for (const code of ["usage", "interrupted"] satisfies ErrorCode[]) {
  Deno.test(`forSeveral() begins no more when one throws "${code}"`, async () => {
    const { context, told } = recorded({ json: true });
    const begun: string[] = [];
    const error = await errorOf(() =>
      forSeveral(context, { what: "schema", names, jobs: 1 }, (name, result) => {
        begun.push(name);
        if (name === "b") return Promise.reject(new MigrateError(code, "Enough"));
        result({ name }, "");
        return Promise.resolve();
      })
    );
    assert.deepEqual(begun, ["a", "b"]);
    assert.equal(error.code, code);
    assert.deepEqual(told.map((text) => JSON.parse(text)), [
      { a: { name: "a" } },
      { level: "INFO", message: "Done for 1 of 5 schemas" },
    ]);
  });
}
