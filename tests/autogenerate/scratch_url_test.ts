import assert from "node:assert/strict";
import * as api from "../../api.ts";
import { databaseTest, type TestDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { makeProject, type Project } from "../support/project.ts";
import { asRole } from "../support/roles.ts";

/** A table in a schema of its own, which a schema can't be scratch for, and an expression that has to be tried. */
const schema = `CREATE SCHEMA far;
CREATE TABLE far.t (a integer, CONSTRAINT ck CHECK (a>0));`;

/** A project of a role that may make no database, which tries things at another URL. */
function projectOf(role: string, { url }: TestDatabase, scratchUrl: string): Project {
  const its = new URL(url);
  its.username = role;
  return makeProject({
    "migrations/versions/.gitkeep": "",
    "schema.sql": schema,
    "migrate.yaml": `url: ${its.href}\n${scratchUrl}\ntarget:\n  sql: [schema.sql]\n`,
  });
}

databaseTest("postgresql", "scratch_url is where things are tried", async (database) => {
  await asRole(database, "CREATE", async (_, role) => {
    using without = projectOf(role, database, "");
    const { code } = await errorOf(() => api.check({ config: `${without.folder}/migrate.yaml` }));
    assert.equal(code, "unsupported");
    using project = projectOf(role, database, `scratch_url: ${database.url}`);
    const options = { config: `${project.folder}/migrate.yaml` };
    const { verified } = await api.autogenerate(options, { id: "a1" });
    assert.equal(verified, true);
    await api.upgrade({ ...options, url: database.url });
    assert.deepEqual((await api.check({ ...options, url: database.url })).detected, []);
    await api.downgrade({ ...options, url: database.url }, "base");
  });
});

databaseTest("postgresql", "scratch_url is for a database of the same kind", async (database) => {
  using project = projectOf("postgres", database, "scratch_url: sqlite://");
  const options = { config: `${project.folder}/migrate.yaml`, url: database.url };
  const { code, message, where } = await errorOf(() => api.check(options));
  assert.deepEqual([code, message, where.key], [
    "config",
    "PostgreSQL can't be tried in SQLite",
    "scratch_url",
  ]);
});

databaseTest(
  "postgresql",
  "scratch_url isn't looked at where nothing is tried",
  async (database) => {
    using project = projectOf("postgres", database, "scratch_url: ${NOT_SET_ANYWHERE}");
    const options = { config: `${project.folder}/migrate.yaml`, url: database.url };
    await api.upgrade(options);
    assert.equal((await errorOf(() => api.check(options))).code, "unset-variable");
  },
);
