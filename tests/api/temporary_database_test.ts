import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import * as api from "../../api.ts";
import { isFile } from "../../core/paths.ts";
import { databaseTest } from "../support/databases.ts";
import { rowsOf } from "../support/dump.ts";
import { errorOf } from "../support/errors.ts";
import { makeProject } from "../support/project.ts";
import { eachLibrary, failing, revisions } from "./projects.ts";

eachLibrary("temporaryDatabase() gives databases at a revision, each its own", async (library) => {
  const { options, connect } = library;
  await using older = await api.temporaryDatabase({ ...options, revision: "b2" });
  await using one = await api.temporaryDatabase(options);
  await using two = await api.temporaryDatabase(options);
  assert.deepEqual((await api.current({ ...options, url: older.url })).rows, ["b2"]);
  assert.deepEqual((await api.current({ ...options, url: two.url })).rows, ["c3"]);
  await api.downgrade({ ...options, url: one.url }, "base");
  assert.deepEqual(await rowsOf(two.url, "SELECT count(*) FROM orders"), ["0"]);
  assert.equal(new Set([older.url, one.url, two.url]).size, 3);
  assert.equal(await (await connect()).versionRows({ name: "alembic_version" }), undefined);
});

/** Revisions that leave a letter in a file each time that they run. */
const counting = {
  ...revisions,
  "migrations/versions/d4_count.ts": `
    import { defineRevision } from "migrate";
    export default defineRevision({
      revision: "d4",
      downRevision: "c3",
      upgrade: () =>
        Deno.writeTextFileSync(import.meta.dirname + "/../../runs", "x", { append: true }),
    });`,
};

eachLibrary("temporaryDatabase() migrates once for all copies", async ({ options, project }) => {
  const runs = () => Deno.readTextFileSync(`${project.folder}/runs`).length;
  const databases = await Promise.all([1, 2, 3, 4].map(() => api.temporaryDatabase(options)));
  await Promise.all(databases.map(({ drop }) => drop()));
  await using _fifth = await api.temporaryDatabase(options);
  assert.equal(runs(), 1);
  project.write({ "migrations/helper.ts": "export const changed = true;" });
  await using _sixth = await api.temporaryDatabase(options);
  assert.equal(runs(), 2);
}, counting);

eachLibrary("temporaryDatabase() throws what the migrations throw, each time", async (library) => {
  const { options } = library;
  for (let time = 0; time < 2; time++) {
    const error = await errorOf(() => api.temporaryDatabase(options));
    assert.deepEqual([error.code, error.where.revision], ["database", "d4"]);
  }
  await using _database = await api.temporaryDatabase({ ...options, revision: "c3" });
}, { ...revisions, ...failing });

databaseTest(
  "sqlite",
  "a temporary file has the URL's pragmas, and is gone when dropped",
  async () => {
    using project = makeProject(revisions);
    const scriptLocation = `${project.folder}/migrations`;
    const options = { scriptLocation, url: "sqlite://?foreign_keys=on&journal_mode=wal" };
    const { url, drop } = await api.temporaryDatabase(options);
    assert.match(url, /\?foreign_keys=on&journal_mode=wal$/);
    assert.deepEqual(await rowsOf(url, "PRAGMA journal_mode"), ["wal"]);
    const file = url.slice("sqlite:///".length).split("?")[0]!;
    assert.ok(isFile(file));
    await drop();
    assert.ok(!isFile(file));
  },
);

databaseTest(
  "postgresql",
  "what is of no use any more is dropped from the server",
  async (database) => {
    using project = makeProject(revisions);
    const options = { url: database.url, scriptLocation: `${project.folder}/migrations` };
    const connection = await database.connect();
    const names = async (like: string) =>
      (await connection.query(`SELECT datname FROM pg_database WHERE datname LIKE '${like}'`))
        .map((row) => String(row["datname"]));
    const before = new Set(await names("migrate_template_%"));
    const { drop } = await api.temporaryDatabase(options);
    const [template = ""] = (await names("migrate_template_%")).filter((name) => !before.has(name));
    const [family] = /^migrate_template_\w{8}_/.exec(template) ?? [];
    await connection.execute([{ text: "CREATE DATABASE migrate_temporary_1_0" }]);
    project.write({ "migrations/helper.ts": "export const changed = true;" });
    await using _other = await api.temporaryDatabase(options);
    assert.equal((await names(`${family}%`)).length, 1);
    assert.ok(!(await names(`${family}%`)).includes(template));
    assert.deepEqual(await names("migrate_temporary_1_0"), []);
    await drop();
    await drop();
  },
);

databaseTest("postgresql", "a role that may make no databases is told so", async (database) => {
  using project = makeProject(revisions);
  const connection = await database.connect();
  await connection.execute([{ text: "CREATE ROLE makes_none LOGIN" }]);
  const url = new URL(database.url);
  url.username = "makes_none";
  const options = { url: url.href, scriptLocation: `${project.folder}/migrations` };
  const { code, hint } = await errorOf(() => api.temporaryDatabase(options));
  assert.equal(code, "database");
  assert.match(hint ?? "", /CREATEDB/);
  await connection.execute([{ text: "DROP ROLE makes_none" }]);
});

Deno.test("a temporary database is made by a URL", async () => {
  const options: object = { connection: new DatabaseSync(":memory:"), scriptLocation: "none" };
  assert.equal((await errorOf(() => api.temporaryDatabase(options))).code, "unsupported");
});
