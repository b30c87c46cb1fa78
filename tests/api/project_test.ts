import assert from "node:assert/strict";
import * as api from "../../api.ts";
import { databaseTest } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { makeProject } from "../support/project.ts";
import { eachLibrary, revisions } from "./projects.ts";

eachLibrary("a config file names the project", async ({ url, project }) => {
  project.write({ "migrate.yaml": `url: ${url}\nversion_table: versions\n` });
  const byFile = { config: `${project.folder}/migrate.yaml` };
  const byFolder = { workingDirectory: project.folder };
  assert.equal((await api.upgrade(byFile, "a1")).steps.length, 1);
  assert.deepEqual((await api.current(byFolder)).rows, ["a1"]);
  assert.deepEqual((await api.current({ ...byFolder, config: "migrate.yaml" })).rows, ["a1"]);
});

eachLibrary("settings in code win over the config file's", async ({ url, project }) => {
  project.write({
    "migrate.yaml": "url: sqlite:///none/there.db\nscript_location: other\nversion_table: theirs\n",
  });
  const options: api.ProjectOptions = {
    config: "migrate.yaml",
    url,
    scriptLocation: "migrations",
    versionTable: "ours",
    workingDirectory: project.folder,
  };
  assert.deepEqual((await api.upgrade(options)).rows, ["c3"]);
  assert.deepEqual((await api.current({ ...options, versionTable: undefined })).rows, []);
});

eachLibrary("what looks like a variable is none in code", async ({ options, connect }) => {
  await api.upgrade({ ...options, versionTable: "${HOME}" }, "a1");
  assert.deepEqual(await (await connect()).versionRows({ name: "${HOME}" }), ["a1"]);
});

eachLibrary("each setting in code is followed", async ({ options, project, connect }) => {
  project.write({
    "billing/deep/d4.sql": "-- revision: d4\n-- down_revision: c3\n-- migrate:up\nSELECT bad;\n",
  });
  const set: api.ProjectOptions = {
    ...options,
    versionLocations: ["versions", `${project.folder}/billing`],
    recursiveVersionLocations: true,
    fileTemplate: "%(year)d_%(slug)s",
    truncateSlugLength: 6,
    timezone: "UTC",
    transactionPerMigration: true,
  };
  assert.equal((await errorOf(() => api.upgrade(set))).code, "database");
  assert.deepEqual(await (await connect()).versionRows({ name: "alembic_version" }), ["c3"]);
  const message = { message: "a long message", versionPath: "billing" };
  const { file } = await api.revision({ ...set, workingDirectory: project.folder }, message);
  assert.match(file, /\/billing\/\d{4}_a_\.ts$/);
  assert.match(Deno.readTextFileSync(file), /Create Date: [\d :.-]+\+00:00/);
});

databaseTest("postgresql", "a schema has a version table of its own", async ({ url, connect }) => {
  using project = makeProject(revisions);
  const options = { url, scriptLocation: `${project.folder}/migrations` };
  const connection = await connect();
  for (const schema of ["one", "two"]) {
    await connection.execute([{ text: `CREATE SCHEMA ${schema}` }]);
  }
  await Promise.all([
    api.upgrade({ ...options, schema: "one" }),
    api.upgrade({ ...options, schema: "two" }, "a1"),
  ]);
  assert.deepEqual((await api.current({ ...options, schema: "one" })).rows, ["c3"]);
  assert.deepEqual((await api.current({ ...options, schema: "two" })).rows, ["a1"]);
});

eachLibrary("env.ts is asked for the URL, and told of changes", async ({ url, project }) => {
  project.write({
    "migrations/env.ts": `
      import { defineEnvironment } from "migrate";
      export const told = [];
      export default defineEnvironment({
        url: ({ x }) => x.where,
        onVersionApply: ({ after, tag }) => void told.push([...after, tag]),
      });`,
  });
  const options = {
    scriptLocation: "migrations",
    workingDirectory: project.folder,
    x: { where: url },
  };
  await api.upgrade(options, "b2", { tag: "v1" });
  const { told } = await import(`file://${project.folder}/migrations/env.ts`);
  assert.deepEqual(told, [["a1", "v1"], ["b2", "v1"]]);
});
