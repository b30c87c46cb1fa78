import assert from "node:assert/strict";
import * as api from "../../api.ts";
import { databases, eachDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { makeProject } from "../support/project.ts";
import { eachLibrary, failing, revisions } from "./projects.ts";

eachLibrary("of runs on one database at once, one does the work", async ({ options }) => {
  const runs = await Promise.all(Array.from({ length: 6 }, () => api.upgrade(options)));
  assert.deepEqual(runs.map(({ steps }) => steps.length).sort(), [0, 0, 0, 0, 0, 3]);
  assert.ok(runs.every(({ rows }) => rows.join() === "c3"));
  const back = await Promise.all([1, 2].map(() => api.downgrade(options, "base")));
  assert.deepEqual(back.map(({ steps }) => steps.length).sort(), [0, 3]);
});

eachDatabase(
  "two databases are migrated at once, and one that fails alone does",
  (first) =>
    databases[first.dialect](async (second) => {
      using project = makeProject({ ...revisions, ...failing });
      const scriptLocation = `${project.folder}/migrations`;
      const [good, bad] = await Promise.all([
        api.upgrade({ url: first.url, scriptLocation }, "c3"),
        errorOf(() => api.upgrade({ url: second.url, scriptLocation })),
      ]);
      assert.deepEqual(good.rows, ["c3"]);
      assert.equal(bad.where.revision, "d4");
      assert.deepEqual((await api.current({ url: second.url, scriptLocation })).rows, []);
    }),
);

eachLibrary("a rejection in the program around a run is the program's", async ({ options }) => {
  const reason = new Error("the program's own");
  const seen: unknown[] = [];
  const listen = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    seen.push(event.reason);
  };
  addEventListener("unhandledrejection", listen);
  try {
    const report = () => void setTimeout(() => Promise.reject(reason));
    assert.equal((await api.upgrade(options, "head", { report })).steps.length, 1);
  } finally {
    removeEventListener("unhandledrejection", listen);
  }
  assert.deepEqual(seen, [reason]);
}, {
  "migrations/versions/a1.ts": `
    import { defineRevision } from "migrate";
    export default defineRevision({
      revision: "a1",
      downRevision: null,
      upgrade: () => new Promise((resolve) => setTimeout(resolve, 20)),
    });`,
});
