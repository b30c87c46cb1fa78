import assert from "node:assert/strict";
import type { Connection } from "../../core/dialect.ts";
import { openDatabase } from "../../dialects/registry.ts";
import { databaseTest } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { asRole } from "../support/roles.ts";

/** What is in a database, and how it is looked into. */
async function traces(connection: Connection): Promise<readonly string[]> {
  const rows = await connection.query(`
    SELECT nspname::text AS name FROM pg_namespace WHERE nspname !~ '^pg_'
    UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT current_setting('search_path') ORDER BY name`);
  return rows.map(({ name }) => String(name));
}

databaseTest(
  "postgresql",
  "inScratch() gives the database's own texts, and leaves nothing",
  async ({ database, connect }) => {
    const connection = await connect();
    await connection.execute([{ text: "CREATE TABLE t (a integer)" }]);
    const before = await traces(connection);
    const { tables, schemas } = await database.dialect.inScratch(connection, [
      { text: "CREATE TABLE t (a integer DEFAULT (1+1), b text, CHECK (a>0 and a in (1,2)))" },
      { text: "CREATE INDEX ix ON t ((lower(b)||'x')) WHERE (a)>0" },
    ]);
    assert.deepEqual(schemas, []);
    assert.deepEqual(tables, [{
      name: "t",
      columns: [
        {
          name: "a",
          type: { kind: "integer" },
          nullable: true,
          default: { kind: "expression", sql: "1 + 1" },
        },
        { name: "b", type: { kind: "text" }, nullable: true },
      ],
      constraints: [{
        kind: "check",
        name: "t_a_check",
        sql: "a > 0 AND (a = ANY (ARRAY[1, 2]))",
      }],
      indexes: [{
        name: "ix",
        keys: [{ expression: "lower(b) || 'x'::text" }],
        where: "a > 0",
      }],
    }]);
    assert.deepEqual(await traces(connection), before);
  },
);

databaseTest(
  "postgresql",
  "inScratch() lets statements use types and functions of the database",
  async ({ database, connect }) => {
    const connection = await connect();
    await connection.execute([
      { text: "CREATE EXTENSION citext" },
      { text: "CREATE TYPE mood AS ENUM ('ok')" },
      { text: "CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1'" },
    ]);
    const { tables, enums } = await database.dialect.inScratch(connection, [
      { text: "CREATE TABLE t (a citext, b mood, c integer DEFAULT one())" },
    ]);
    assert.deepEqual(enums, []);
    assert.deepEqual(tables[0]?.columns.map(({ type }) => type), [
      { kind: "citext" },
      { kind: "enum", name: "mood", schema: "public", labels: ["ok"] },
      { kind: "integer" },
    ]);
  },
);

databaseTest(
  "postgresql",
  "inScratch() leaves nothing where a statement is refused",
  async ({ database, connect }) => {
    const connection = await connect();
    const before = await traces(connection);
    const statements = ["CREATE TABLE t (a integer)", "CREATE TABLE u (a nonsense)"];
    const error = await errorOf(() =>
      database.dialect.inScratch(connection, statements.map((text) => ({ text })))
    );
    assert.equal(error.code, "database");
    assert.deepEqual(error.where, { sql: statements[1], statement: 1, database: "PostgreSQL" });
    assert.deepEqual(await traces(connection), before);
  },
);

databaseTest(
  "postgresql",
  "withScratch() gives a database of its own, which is gone then",
  async ({ database, connect }) => {
    const connection = await connect();
    await connection.execute([{ text: "CREATE TABLE t (a integer)" }]);
    const before = await traces(connection);
    const names: string[] = [];
    const note = async (scratch: Connection) => {
      const [row] = await scratch.query("SELECT current_database()::text AS name");
      names.push(String(row!["name"]));
    };
    const found = await database.withScratch!(async (scratch) => {
      await note(scratch);
      await scratch.execute([
        { text: "CREATE SCHEMA far" },
        { text: "CREATE TABLE far.t (a integer)" },
        { text: "CREATE TABLE public.t (b integer)" },
      ]);
      return await database.dialect.introspect(scratch, { schemas: "all" });
    });
    assert.deepEqual(found.tables.map(({ schema, columns }) => [schema, columns[0]!.name]), [
      [undefined, "b"],
      ["far", "a"],
    ]);
    const failure = new Error("in between");
    const failing = database.withScratch!(async (scratch) => {
      await note(scratch);
      throw failure;
    });
    assert.equal(await failing.catch((error: unknown) => error), failure);
    assert.deepEqual(await traces(connection), before);
    const left = await connection.query("SELECT FROM pg_database WHERE datname = ANY ($1)", [
      names,
    ]);
    assert.deepEqual([names.length, left], [2, []]);
  },
);

databaseTest(
  "postgresql",
  "withScratch() has the default schema of the database",
  async ({ url, connect }) => {
    await (await connect()).execute([{ text: 'CREATE SCHEMA "the app"' }]);
    const path = encodeURIComponent('"the app",public');
    const database = await openDatabase(
      `${url}${url.includes("?") ? "&" : "?"}search_path=${path}`,
      "/",
    );
    const found = await database.withScratch!(async (scratch) => {
      await scratch.execute([
        { text: "SET search_path = public" },
        { text: "CREATE TABLE t (a integer)" },
        { text: 'CREATE TABLE "the app".u (a integer)' },
      ]);
      await scratch.reset?.();
      return await database.dialect.introspect(scratch, { schemas: "all" });
    });
    assert.deepEqual(found.tables.map(({ name, schema }) => [name, schema]), [
      ["u", undefined],
      ["t", "public"],
    ]);
  },
);

databaseTest("postgresql", "withScratch() drops what was left a day ago", async (database) => {
  const connection = await database.connect();
  await connection.execute([{ text: "CREATE DATABASE migrate_temporary_2_abc" }]);
  await database.database.withScratch!(() => Promise.resolve());
  const left = "SELECT FROM pg_database WHERE datname = 'migrate_temporary_2_abc'";
  assert.deepEqual(await connection.query(left), []);
});

databaseTest(
  "postgresql",
  "withScratch() is a schema where the role may make no database",
  async (database) => {
    const connection = await database.connect();
    await connection.execute([{ text: "CREATE TABLE t (a integer)" }]);
    const before = await traces(connection);
    await asRole(database, "CREATE", async ({ dialect, withScratch }) => {
      const found = await withScratch!(async (scratch) => {
        await scratch.execute([
          { text: "BEGIN" },
          { text: "SELECT set_config('search_path', '', false)" },
        ]);
        await scratch.execute([{ text: "CREATE TABLE t (b integer CHECK (b>0))" }, {
          text: "COMMIT",
        }]);
        await scratch.begin();
        await scratch.execute([{ text: "CREATE TABLE u (b integer)" }]);
        await scratch.rollback();
        return await dialect.introspect(scratch, {});
      });
      assert.deepEqual(found.tables.map(({ name, constraints }) => [name, constraints]), [
        ["t", [{ kind: "check", name: "t_b_check", sql: "b > 0" }]],
      ]);
    });
    assert.deepEqual(await traces(connection), before);
  },
);

for (
  const [text, what] of [
    ["CREATE TABLE public.u (a integer)", 'what is in the schema "public"'],
    ['CREATE VIEW v AS SELECT "public" . t.a FROM t', 'what is in the schema "public"'],
    ["-- x\nDROP FUNCTION f()", "DROP FUNCTION"],
    ["DROP TABLE public.t", 'what is in the schema "public"'],
    ["CREATE SCHEMA far", "CREATE SCHEMA"],
    ["ROLLBACK", "ROLLBACK"],
  ] as const
) {
  databaseTest("postgresql", `a schema for scratch doesn't take ${text}`, async (database) => {
    await asRole(database, "CREATE", async ({ withScratch }) => {
      const error = await errorOf(() =>
        withScratch!((scratch) => scratch.execute([{ text: "SELECT 1" }, { text }]))
      );
      assert.equal(error.message, `Can't try ${what} in a schema of its own`);
      assert.equal(error.where.statement, 1);
      assert.match(error.hint ?? "", /CREATEDB/);
    });
  });
}

databaseTest(
  "postgresql",
  "a schema for scratch has dropped what is in it, and nothing behind it",
  async (database) => {
    const make = [
      "CREATE TABLE t (a int)",
      "CREATE INDEX i ON t (a)",
      "CREATE SEQUENCE s",
      "CREATE VIEW v AS SELECT 1 AS a",
      "CREATE TYPE e AS ENUM ('a')",
      "CREATE DOMAIN d AS int",
      "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a",
    ].map((text) => ({ text }));
    const drop = ["INDEX i", "TABLE t", "SEQUENCE s", "VIEW v", "TYPE e", "DOMAIN d"]
      .concat("MATERIALIZED VIEW m").map((what) => ({ text: `DROP ${what}` }));
    const connection = await database.connect();
    await connection.execute(make);
    const before = await traces(connection);
    await asRole(database, "CREATE", async ({ dialect, withScratch }) => {
      const found = await withScratch!(async (scratch) => {
        await scratch.execute([...make, ...drop, { text: "CREATE TABLE t (b int)" }]);
        return await dialect.introspect(scratch, {});
      });
      assert.deepEqual(found.tables.map(({ columns }) => columns.map(({ name }) => name)), [["b"]]);
      assert.deepEqual([found.views, found.enums, found.sequences], [[], [], []]);
      for (const statement of drop) {
        const error = await errorOf(() => withScratch!((scratch) => scratch.execute([statement])));
        assert.match(error.message, /does not exist/);
      }
    });
    assert.deepEqual(await traces(connection), before);
  },
);

databaseTest("postgresql", "who may not even make a schema is told so", async (database) => {
  await asRole(database, "CONNECT", async ({ withScratch }) => {
    const { code, hint } = await errorOf(() => withScratch!(() => Promise.resolve()));
    assert.equal(code, "database");
    assert.match(hint ?? "", /GRANT CREATE ON DATABASE/);
  });
});

databaseTest(
  "postgresql",
  "withScratch() gives a schema where nobody gets to a new database",
  (test) =>
    asRole(test, "CREATE", async (database, role) => {
      const connection = await test.connect();
      // The second connection is refused.
      await connection.execute([{ text: `ALTER ROLE ${role} CREATEDB CONNECTION LIMIT 1` }]);
      const home = await database.withScratch!(async (scratch) => {
        await scratch.execute([{ text: "CREATE TABLE t (a int)" }]);
        const [row] = await scratch.query(
          "SELECT current_schema() AS schema, current_database() AS name",
        );
        return row;
      });
      assert.match(String(home?.["schema"]), /^migrate_temporary_/);
      assert.deepEqual(
        [home?.["name"]],
        (await connection.query("SELECT current_database() AS name")).map(({ name }) => name),
      );
      const own = `SELECT datname FROM pg_database WHERE datdba = '${role}'::regrole`;
      assert.deepEqual(await connection.query(own), []);
    }),
);
