import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import postgres from "postgres";
import * as api from "../../api.ts";
import { databaseTest, type TestDatabase } from "../support/databases.ts";
import { table } from "../../core/models/table.ts";
import { t } from "../../core/schema/column_types.ts";
import { errorOf } from "../support/errors.ts";
import { makeProject } from "../support/project.ts";
import { failing, revisions } from "./projects.ts";

/** Runs `work` with a project of `files` and an instance of postgres.js that has two connections. */
async function withInstance(
  { url }: TestDatabase,
  work: (sql: postgres.Sql, options: api.ProjectOptions) => Promise<void>,
  files = revisions,
): Promise<void> {
  using project = makeProject(files);
  const sql = postgres(url, { max: 2, onnotice: () => {} });
  try {
    await work(sql, { connection: sql, scriptLocation: `${project.folder}/migrations` });
  } finally {
    await sql.end({ timeout: 1 });
  }
}

Deno.test("upgrade() works on a DatabaseSync in memory, which stays open", async () => {
  using project = makeProject(revisions);
  const connection = new DatabaseSync(":memory:");
  const options = { connection, scriptLocation: `${project.folder}/migrations` };
  assert.deepEqual((await api.upgrade(options)).rows, ["c3"]);
  assert.deepEqual((await api.current(options, { checkHeads: true })).rows, ["c3"]);
  connection.exec("INSERT INTO users (id, name, email) VALUES (1, 'Ada', 'ada@example.org')");
  await api.downgrade(options, "a1");
  assert.deepEqual({ ...connection.prepare("SELECT * FROM users").get() }, { id: 1, name: "Ada" });
});

Deno.test("runs on one DatabaseSync wait for each other", async () => {
  using project = makeProject(revisions);
  const connection = new DatabaseSync(":memory:");
  const options = { connection, scriptLocation: `${project.folder}/migrations` };
  const runs = await Promise.all([1, 2, 3].map(() => api.upgrade(options)));
  assert.deepEqual(runs.map(({ steps }) => steps.length), [3, 0, 0]);
});

Deno.test("in a DatabaseSync's transaction all is the caller's to commit", async () => {
  using project = makeProject({ ...revisions, ...failing });
  const connection = new DatabaseSync(":memory:");
  const options = { connection, scriptLocation: `${project.folder}/migrations` };
  const tables = () =>
    connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all().length;
  connection.exec("BEGIN; CREATE TABLE mine (x int)");
  await api.upgrade(options, "c3");
  assert.equal((await errorOf(() => api.upgrade(options))).code, "database");
  assert.equal(tables(), 4);
  connection.exec("ROLLBACK");
  assert.equal(tables(), 0);
});

databaseTest(
  "postgresql",
  "upgrade() works on an instance of postgres.js",
  (database) =>
    withInstance(database, async (sql, options) => {
      assert.deepEqual((await api.upgrade(options)).rows, ["c3"]);
      assert.deepEqual((await api.current(options, { checkHeads: true })).rows, ["c3"]);
      await sql`INSERT INTO users (id, name) VALUES (1, 'Ada')`;
      await api.downgrade(options, "a1");
      assert.deepEqual([...await sql`SELECT * FROM users`], [{ id: 1, name: "Ada" }]);
      const runs = await Promise.all([1, 2, 3].map(() => api.upgrade(options)));
      assert.deepEqual(runs.map(({ steps }) => steps.length).sort(), [0, 0, 2]);
    }),
);

databaseTest(
  "postgresql",
  "in a transaction of postgres.js all is the caller's to commit",
  (database) =>
    withInstance(database, async (sql, options) => {
      const undo = new Error("undo");
      const begun = sql.begin(async (inside) => {
        const { rows } = await api.upgrade({ ...options, connection: inside }, "b2");
        assert.deepEqual(rows, ["b2"]);
        const [user] = await inside`INSERT INTO users (id, name) VALUES (1, 'Ada') RETURNING email`;
        assert.deepEqual({ ...user }, { email: null });
        throw undo;
      });
      await assert.rejects(begun, undo);
      assert.deepEqual((await api.current(options)).rows, []);
    }),
);

databaseTest(
  "postgresql",
  "a run that fails leaves an instance of postgres.js usable",
  (database) =>
    withInstance(database, async (sql, options) => {
      for (let time = 0; time < 3; time++) {
        assert.equal((await errorOf(() => api.upgrade(options))).code, "database");
      }
      const [found] = await sql`SELECT to_regclass('users') AS users`;
      assert.deepEqual({ ...found }, { users: null });
    }, { ...revisions, ...failing }),
);

databaseTest(
  "postgresql",
  "an aborted run gives its connection back when it is idle",
  (database) =>
    withInstance(database, async (sql, options) => {
      const controller = new AbortController();
      const error = await errorOf(() =>
        api.upgrade(options, "head", {
          signal: controller.signal,
          report: ({ kind }) => kind === "step" && controller.abort(),
        })
      );
      assert.equal(error.code, "interrupted");
      const states = await Promise.all([1, 2].map(() => sql`SELECT to_regclass('users') AS users`));
      assert.deepEqual(states.map(([row]) => row?.["users"]), [null, null]);
      assert.equal((await api.upgrade(options)).steps.length, 3);
    }),
);

Deno.test("what has to leave the transaction can't leave the caller's", async () => {
  using project = makeProject({
    "migrations/versions/a1.ts": `
      import { defineRevision } from "migrate";
      export default defineRevision({
        revision: "a1",
        downRevision: null,
        upgrade(op) {
          op.autocommitBlock(() => op.execute("CREATE TABLE t (x int)"));
        },
      });`,
  });
  const connection = new DatabaseSync(":memory:");
  const options = { connection, scriptLocation: `${project.folder}/migrations` };
  connection.exec("BEGIN");
  const { code, where } = await errorOf(() => api.upgrade(options));
  assert.deepEqual([code, where.revision], ["unsupported", "a1"]);
  connection.exec("ROLLBACK");
  assert.deepEqual((await api.upgrade(options)).rows, ["a1"]);
});

Deno.test("a connection and a URL are one too many", async () => {
  const connection = new DatabaseSync(":memory:");
  const both = { connection, url: "sqlite://", scriptLocation: "migrations" };
  assert.equal((await errorOf(() => api.upgrade(both))).code, "usage");
  const neither: object = { connection: {}, scriptLocation: "migrations" };
  const { code, hint } = await errorOf(() => api.upgrade(neither));
  assert.equal(code, "usage");
  assert.match(hint ?? "", /DatabaseSync/);
});

const usersTable = `CREATE TABLE users (
  id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, email VARCHAR(100)
);`;
const target = `${usersTable} CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY);`;
/** With an expression, which only a database says in the words that it keeps. */
const withExpression = `${target} CREATE INDEX ix_lower ON users (lower(email));`;

Deno.test("check() and autogenerate() work on a DatabaseSync, whose scratch is beside it", async () => {
  using project = makeProject(revisions);
  const connection = new DatabaseSync(":memory:");
  const options = { connection, scriptLocation: `${project.folder}/migrations` };
  await api.upgrade(options);
  assert.deepEqual((await api.check({ ...options, target })).detected, []);
  const { verified, detected } = await api.autogenerate({ ...options, target: withExpression });
  assert.deepEqual([verified, detected], [true, ["added index 'ix_lower' on '('lower(email)')'"]]);
});

databaseTest(
  "postgresql",
  "an instance of postgres.js has no scratch, which is said where one is needed",
  async (database) => {
    await withInstance(database, async (_sql, options) => {
      const models = { ...options, target: [table("users", { id: t.integer().primaryKey() })] };
      assert.equal((await errorOf(() => api.check(models))).code, "not-at-head");
      await api.upgrade(options);
      const { detected } = await api.check(models);
      assert.deepEqual(detected, [
        "removed column 'users.name'",
        "removed column 'users.email'",
        "removed table 'orders'",
      ]);
      const { code, hint } = await errorOf(() => api.check({ ...options, target: withExpression }));
      assert.deepEqual([code, hint], ["unsupported", "Give url rather than connection."]);
      const { verified, unverified } = await api.autogenerate(models);
      assert.equal(verified, false);
      assert.match(unverified ?? "", /has to be tried in scratch/);
    });
  },
);
