import assert from "node:assert/strict";
import { migrateOnStartup } from "../../api.ts";
import { resolvePath } from "../../core/paths.ts";
import { answerOf } from "../support/server.ts";
import { eachLibrary, failing } from "./projects.ts";

const root = resolvePath("../..", import.meta.dirname!);

/** A server that migrates when it starts, and tells by HTTP what came of it; it ends when it is asked to. */
const server = `
import { MigrateError, migrateOnStartup } from "migrate/api";

const state = await migrateOnStartup({
  config: "migrate.yaml",
  enabled: Deno.env.get("MIGRATE") !== "off",
  wait: 10_000,
}).then(({ steps, rows }) => ({ steps: steps.length, rows }), (error) => {
  if (!(error instanceof MigrateError)) throw error;
  return { code: error.code, message: error.message, revision: error.where.revision };
});
const stop = new AbortController();
Deno.serve({
  hostname: "127.0.0.1",
  port: 0,
  signal: stop.signal,
  onListen: ({ port }) => console.error("listening on " + port + "."),
}, (request) => {
  if (request.method === "DELETE") setTimeout(() => stop.abort());
  return Response.json(state);
});
`;

eachLibrary("migrateOnStartup() applies what is pending, once", async ({ options }) => {
  const first = await migrateOnStartup(options);
  assert.deepEqual([first.steps.length, first.rows], [3, ["c3"]]);
  assert.deepEqual(await migrateOnStartup(options), { steps: [], rows: ["c3"] });
});

eachLibrary("migrateOnStartup() does nothing where it isn't enabled", async (library) => {
  const { options, connect } = library;
  const disabled = { ...options, enabled: false, url: "postgresql://nobody@localhost:1/none" };
  assert.deepEqual(await migrateOnStartup(disabled), { steps: [], rows: [] });
  assert.equal(await (await connect()).versionRows({ name: "alembic_version" }), undefined);
});

eachLibrary("replicas of a server start at once, and one migrates", async ({ url, project }) => {
  project.write({ "migrate.yaml": `url: ${url}\n`, "server.ts": server });
  const answers = await Promise.all([1, 2, 3].map(() => said(project.folder)));
  assert.deepEqual(answers.map(({ steps }) => steps).sort(), [0, 0, 3]);
  assert.ok(answers.every(({ rows }) => String(rows) === "c3"));
  assert.deepEqual(await said(project.folder, { MIGRATE: "off" }), { steps: 0, rows: [] });
});

eachLibrary("a migration that fails leaves the server running", async ({ url, project }) => {
  project.write({ "migrate.yaml": `url: ${url}\n`, "server.ts": server, ...failing });
  const { code, message, revision } = await said(project.folder);
  assert.deepEqual([code, revision], ["database", "d4"]);
  assert.match(String(message), /nowhere/);
});

/** What the server says when it has started in a folder. */
async function said(
  folder: string,
  variables: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const args = ["run", "-A", "--no-check", `--config=${root}/deno.json`, "server.ts"];
  const answer = await answerOf([Deno.execPath(), ...args], { folder, variables });
  assert.ok(typeof answer === "object" && answer !== null);
  return { ...answer };
}
