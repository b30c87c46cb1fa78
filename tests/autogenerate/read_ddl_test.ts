import assert from "node:assert/strict";
import { readDdl } from "../../core/autogenerate/read_ddl.ts";
import { openDatabase } from "../../dialects/registry.ts";
import { databaseTest, eachDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { asRole } from "../support/roles.ts";

eachDatabase("readDdl() gives what the text makes", async ({ database, connect }) => {
  await (await connect()).execute([{ text: "CREATE TABLE here (a integer)" }]);
  const model = await readDdl(
    database,
    [{
      text: `-- all of it
    BEGIN;
    CREATE TABLE t (a integer PRIMARY KEY, b varchar(9) NOT NULL DEFAULT 'x; y');
    CREATE INDEX ix ON t (b);
    COMMIT;
    CREATE VIEW v AS SELECT a FROM t;`,
    }],
  );
  assert.deepEqual(model.tables.map(({ name, columns, indexes }) => [name, columns[1], indexes]), [[
    "t",
    {
      name: "b",
      type: { kind: "string", length: 9 },
      nullable: false,
      default: { kind: "literal", value: "x; y" },
    },
    [{ name: "ix", keys: [{ column: "b" }] }],
  ]]);
  assert.deepEqual(model.views.map(({ name }) => name), ["v"]);
});

databaseTest(
  "postgresql",
  "readDdl() gives what the text makes where the role may make no database",
  async (test) => {
    await (await test.connect()).execute([{ text: "CREATE TABLE here (a integer)" }]);
    await asRole(test, "CREATE", async (database) => {
      const text = "CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t; DROP VIEW v;";
      const { schemas, tables, views } = await readDdl(database, [{ text }], { schemas: "all" });
      assert.deepEqual([schemas, views], [[], []]);
      assert.deepEqual(tables.map(({ name, schema }) => [name, schema]), [["t", undefined]]);
    });
  },
);

eachDatabase("readDdl() says on which line it is refused", async ({ database }) => {
  const text = "CREATE TABLE t (a integer);\n\n-- again\nCREATE TABLE t (a integer);";
  const { code, where } = await errorOf(() => readDdl(database, [{ text, file: "/p/a.sql" }]));
  assert.deepEqual([code, where.file, where.line], ["database", "/p/a.sql", 4]);
});

eachDatabase("readDdl() says on which line it isn't SQL", async ({ database }) => {
  const { code, where } = await errorOf(() =>
    readDdl(database, [{ text: "SELECT 1;\nSELECT 'x" }])
  );
  assert.deepEqual([code, where.line], ["operation", 2]);
});

databaseTest("postgresql", "readDdl() reads what pg_dump writes", async ({ database }) => {
  const model = await readDdl(
    database,
    [{
      text: `SET statement_timeout = 0;
    SELECT pg_catalog.set_config('search_path', '', false);
    CREATE SCHEMA far;
    CREATE TABLE public.t (id integer NOT NULL, f integer);
    CREATE SEQUENCE public.t_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
    ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
    CREATE TABLE far.u (id integer);
    ALTER TABLE ONLY public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
    ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);`,
    }],
    { schemas: "all" },
  );
  assert.deepEqual(model.schemas, ["far"]);
  assert.deepEqual(model.sequences, []);
  assert.deepEqual(model.tables.map(({ name, schema, columns }) => [name, schema, columns[0]]), [
    ["t", undefined, {
      name: "id",
      type: { kind: "integer" },
      nullable: false,
      autoIncrement: true,
    }],
    ["u", "far", { name: "id", type: { kind: "integer" }, nullable: true }],
  ]);
});

databaseTest(
  "postgresql",
  "readDdl() has the extensions that the text doesn't make",
  async ({ database }) => {
    const extensions = [{ name: "citext" }, { name: "hstore", schema: "ext" }];
    const text = "CREATE EXTENSION citext; CREATE TABLE t (a citext, b ext.hstore)";
    const model = await readDdl(database, [{ text }], {
      extensions: () => Promise.resolve(extensions),
    });
    assert.deepEqual(model.extensions, extensions);
    assert.equal(model.tables.length, 1);
  },
);

databaseTest(
  "postgresql",
  "readDdl() runs what can't be run in a transaction",
  async ({ database }) => {
    const model = await readDdl(
      database,
      [{
        text: `CREATE TYPE mood AS ENUM ('ok'); ALTER TYPE mood ADD VALUE 'sad';
    CREATE TABLE t (a mood DEFAULT 'sad'); CREATE INDEX CONCURRENTLY ix ON t (a)`,
      }],
    );
    assert.deepEqual(model.enums[0]?.labels, ["ok", "sad"]);
    assert.deepEqual(model.tables[0]?.indexes.map(({ name }) => name), ["ix"]);
  },
);

Deno.test("readDdl() needs a URL", async () => {
  const { withScratch: _, ...database } = await openDatabase("sqlite://", "/");
  const text = "CREATE VIEW v AS SELECT 1 AS a";
  assert.equal((await errorOf(() => readDdl(database, [{ text }]))).code, "unsupported");
});
