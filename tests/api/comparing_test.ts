import assert from "node:assert/strict";
import * as api from "../../api.ts";
import { table } from "../../core/models/table.ts";
import { t } from "../../core/schema/column_types.ts";
import { isFile } from "../../core/paths.ts";
import { errorOf } from "../support/errors.ts";
import { eachLibrary } from "./projects.ts";

/** What the revisions make, and a table besides. */
const target = [
  table("users", {
    id: t.integer().primaryKey(),
    name: t.string(50).notNull(),
    email: t.string(100),
  }),
  table("orders", { id: t.integer().primaryKey() }),
  table("items", { id: t.integer().primaryKey(), size: t.string(5).notNull().default("M") }),
];

eachLibrary("check() tells what is missing, and then nothing", async ({ options }) => {
  const before = await api.check({ ...options, target });
  assert.deepEqual(before.detected, ["added table 'items'"]);
  assert.deepEqual(before.operations.map(({ kind }) => kind), ["createTable"]);
  await api.autogenerate({ ...options, target }, { id: "d4" });
  await api.upgrade(options);
  assert.deepEqual(await api.check({ ...options, target }), { operations: [], detected: [] });
});

eachLibrary("autogenerate() writes what is missing, and tells of it", async ({ options }) => {
  const written = await api.autogenerate({ ...options, target }, { message: "items", id: "d4" });
  const { file = "", operations, ...facts } = written;
  assert.deepEqual(facts, {
    revision: "d4",
    downRevision: ["c3"],
    detected: ["added table 'items'"],
    verified: true,
  });
  assert.deepEqual(operations.map(({ kind }) => kind), ["createTable"]);
  assert.match(Deno.readTextFileSync(file), /op\.createTable\("items", \{/);
  assert.deepEqual((await api.upgrade(options)).rows, ["d4"]);
  assert.deepEqual(await api.autogenerate({ ...options, target }), {
    operations: [],
    detected: [],
  });
});

eachLibrary(
  "autogenerate() writes SQL, unproven, and an empty file where asked",
  async (library) => {
    const { options } = library;
    const one = await api.autogenerate({ ...options, target }, { sql: true, verify: false });
    assert.equal(one.verified, undefined);
    assert.match(Deno.readTextFileSync(one.file ?? ""), /CREATE TABLE items/);
    const other = await api.autogenerate({ ...options, target }, { allowEmpty: true });
    assert.deepEqual([isFile(other.file ?? ""), other.operations], [true, []]);
  },
);

eachLibrary("autogenerate() asks what was renamed, and is told", async ({ options }) => {
  const [users, orders] = target;
  const renamed = table("users", {
    id: t.integer().primaryKey(),
    name: t.string(50).notNull(),
    mail: t.string(100),
  });
  const asked: unknown[] = [];
  const isRenamed = ({ table, column, from }: api.RenameCandidate) => {
    asked.push([table, from, column]);
    return true;
  };
  const models = { ...options, target: [renamed, orders] };
  const { detected } = await api.autogenerate(models, { isRenamed, id: "d4" });
  assert.deepEqual(asked, [["users", "email", "mail"]]);
  assert.deepEqual(detected, ["renamed column 'users.email' to 'mail'"]);
  const back = { ...options, target: [users, orders] };
  const told = await api.autogenerate(back, { renames: ["users.mail:email"], id: "e5" });
  assert.deepEqual(told.detected, ["renamed column 'users.mail' to 'email'"]);
});

eachLibrary(
  "autogenerate() writes nothing that would drop data where that is refused",
  async ({ options, project }) => {
    const models = { ...options, target: target.slice(1) };
    const error = await errorOf(() => api.autogenerate(models, { failOnDrop: true }));
    assert.equal(error.code, "operation");
    const files = [...Deno.readDirSync(`${project.folder}/migrations/versions`)];
    assert.equal(files.length, 3);
  },
);

eachLibrary("diff() tells what makes one thing another, also as source", async ({ options }) => {
  await api.upgrade(options, "a1");
  const found = await api.diff(options, "database", "history", { sql: true, typescript: true });
  assert.deepEqual(found.detected, ["added table 'orders'", "added column 'users.email'"]);
  assert.match(found.sql ?? "", /CREATE TABLE orders[^]*ALTER TABLE users ADD COLUMN email/);
  assert.match(found.typescript ?? "", /op\.addColumn\("users", "email", t\.string\(100\)\);/);
  assert.deepEqual((await api.diff(options, "database", "history@a1")).operations, []);
});

eachLibrary("what can't be compared is said", async ({ options }) => {
  assert.equal((await errorOf(() => api.check(options))).code, "config");
  assert.equal((await errorOf(() => api.diff(options, "database", "nothing"))).code, "usage");
  const { code, message } = await errorOf(() => api.check({ ...options, target: [] }));
  assert.deepEqual([code, message], ["target", "The target holds no table: the target"]);
});
