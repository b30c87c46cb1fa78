import assert from "node:assert/strict";
import { type Aim, readTarget, type TargetSurroundings } from "../../core/autogenerate/target.ts";
import type { ErrorCode } from "../../core/errors.ts";
import type { TargetSource } from "../../core/models/target.ts";
import { openDatabase } from "../../dialects/registry.ts";
import { metadata, t, table } from "../../mod.ts";
import { eachDatabase, type TestDatabase, withSqlite } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { type Files, makeProject } from "../support/project.ts";

/** What a source says besides nothing, with paths from the project's folder. */
type Written = Partial<Omit<TargetSource, "where">>;

/** What an aim is read by, in a project's folder. */
function surroundingsIn(directory: string, { database }: TestDatabase): TargetSurroundings {
  return {
    directory,
    database,
    open: openDatabase,
    scope: {},
    naming: { convention: {}, isFinal: () => false },
  };
}

function sourcesIn(directory: string, written: readonly Written[]): readonly TargetSource[] {
  const from = (patterns: readonly string[] = []) => patterns.map((each) => `${directory}/${each}`);
  return written.map((source, at) => ({
    ...source,
    modules: from(source.modules),
    sql: from(source.sql),
    where: { key: `target[${at}]` },
  }));
}

const models: Files = {
  "models/users.ts": `import { entity, t, unique } from "migrate";
    export const users = entity("users", { email: t.string().index() }, [unique(["email"])]);`,
  "models/orders.ts": `import { enumType, index, table, t } from "migrate";
    const size = enumType("size", ["s", "m"]);
    const hidden = table("hidden", { id: t.integer() });
    export default [table("orders", {
      id: t.integer().primaryKey().renamedFrom("number"),
      size: size(),
      user_id: t.ulid().references("users.id"),
    }, [index("ix_size", ["size"])], { renamedFrom: "purchases" })];`,
  "models/index.ts": `export * from "./users.ts"; export * as shop from "./orders.ts";`,
  "models/types.d.ts": "export type No = 1;",
  "models/README.md": "# no model",
};

Deno.test("readTarget() reads what model files export, each thing once", async () => {
  using project = makeProject(models);
  await withSqlite(async (test) => {
    const { folder } = project;
    const aim = sourcesIn(folder, [{ modules: ["models/*.ts"] }, { modules: ["models/*"] }]);
    const naming = {
      convention: { uq: "uq_%(table_name)s_%(column_0_name)s" },
      isFinal: () => false,
    };
    const target = await readTarget(aim, { ...surroundingsIn(folder, test), naming });
    assert.deepEqual(target.tables.map(({ name }) => name), ["orders", "users"]);
    assert.deepEqual(target.enums, [{ name: "size", labels: ["s", "m"] }]);
    assert.deepEqual(target.renames, [
      { table: "orders", from: "purchases" },
      { table: "orders", column: "id", from: "number" },
    ]);
    const [, users] = target.tables;
    assert.deepEqual(users?.constraints[1], {
      kind: "unique",
      columns: ["email"],
      name: "uq_users_email",
    });
    assert.deepEqual(users?.indexes, [{ name: "ix_users_email", keys: [{ column: "email" }] }]);
  });
});

eachDatabase("readTarget() puts models, SQL, programs and databases together", async (test) => {
  using project = makeProject({
    ...models,
    "sql/1.sql": "CREATE TABLE teams (id integer PRIMARY KEY);",
    "sql/2.sql":
      "CREATE TABLE members (team integer REFERENCES teams);\nCREATE VIEW v AS SELECT 1 AS x;",
    "print.ts":
      `console.log("CREATE TABLE printed (member integer); CREATE INDEX ix ON teams (id)");`,
  });
  const { folder } = project;
  const other = `sqlite:///${folder}/other.db`;
  const connection = await (await openDatabase(other, "/")).connect();
  await connection.execute([{ text: "CREATE TABLE elsewhere (a integer)" }]);
  await connection.close();
  const aim = sourcesIn(folder, [
    { modules: ["models/users.ts"], sql: ["sql/1.sql", "sql/*.sql"] },
    { program: [Deno.execPath(), "run", "print.ts"] },
    { url: { url: other, directory: "/", where: {} } },
  ]);
  const { tables, views } = await readTarget(aim, surroundingsIn(folder, test));
  assert.deepEqual(tables.map(({ name }) => name).sort(), [
    "elsewhere",
    "members",
    "printed",
    "teams",
    "users",
  ]);
  assert.deepEqual(tables.find(({ name }) => name === "teams")?.indexes.length, 1);
  assert.deepEqual(views.map(({ name }) => name), ["v"]);
});

const users = table("users", { id: t.integer().primaryKey() }, [], { renamedFrom: "people" });

const inputs: { readonly [what: string]: Extract<Aim, { readonly input: unknown }>["input"] } = {
  "a table": users,
  "a list": [users, []],
  "a module": { users },
  "a model": metadata(users),
};

for (const [what, input] of Object.entries(inputs)) {
  Deno.test(`readTarget() takes ${what} from code`, async () => {
    await withSqlite(async (test) => {
      const target = await readTarget({ input, file: "/p/env.ts" }, surroundingsIn("/p", test));
      assert.deepEqual(target, { ...metadata(users), isStored: false });
    });
  });
}

eachDatabase("readTarget() takes SQL from code", async (test) => {
  const input = "CREATE TABLE t (a integer)";
  const target = await readTarget({ input, file: "/p/env.ts" }, surroundingsIn("/p", test));
  assert.deepEqual(target.tables.map(({ name }) => name), ["t"]);
  assert.equal(target.isStored, true);
});

/** Files and what is aimed at, and the error; in its texts "<p>" is the project's folder. */
const failing: readonly {
  readonly title: string;
  readonly files: Files;
  readonly aim: readonly Written[];
  readonly code?: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly file?: string;
  readonly line?: number;
  readonly key?: string;
  readonly said?: string;
}[] = [
  {
    title: "a pattern that matches nothing",
    files: models,
    aim: [{ modules: ["models/*.ts", "domain/**/*.ts"] }],
    message: 'No model file matches "domain/**/*.ts"',
    hint: 'Patterns start at <p>; "**" stands for folders however deep.',
  },
  {
    title: "a pattern that matches no module",
    files: models,
    aim: [{ modules: ["models/*.{md,d.ts}"] }],
    message: 'No model file matches "models/*.{md,d.ts}"',
  },
  {
    title: "an SQL file that isn't there",
    files: models,
    aim: [{ sql: ["schema.sql"] }],
    message: 'No SQL file matches "schema.sql"',
  },
  {
    title: "model files that export no table",
    files: {
      "a.ts": `import { table, t } from "migrate"; const a = table("a", { id: t.integer() });`,
      "b.ts": "export const users = 1;",
    },
    aim: [{ modules: ["*.ts"] }],
    message: "The target holds no table: *.ts (a.ts, b.ts)",
    hint: 'A model file exports what table() gives: export const users = table("users", { … });',
  },
  {
    title: "a database without tables",
    files: {},
    aim: [{ url: { url: "sqlite://", directory: "/", where: {} } }],
    message: "The target holds no table: sqlite://",
  },
  {
    title: "SQL that makes no table",
    files: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`${n}.sql`, "SELECT 1;"])),
    aim: [{ sql: ["*.sql"] }],
    message: "The target holds no table: *.sql (1.sql, 2.sql, 3.sql, 4.sql, 5.sql and 2 more)",
  },
  {
    title: "two tables of one name",
    files: {
      "models/a.ts": `import { table, t } from "migrate";
        export const users = table("users", { id: t.integer() });`,
      "models/b.ts": `import { table, t } from "migrate";
        export const people = table("users", { id: t.integer() });`,
    },
    aim: [{ modules: ["models/*.ts"] }],
    message: 'Two tables are called "users"',
    hint: 'One is "users" in models/a.ts, the other "people" in models/b.ts: ' +
      "give it another name, or leave it out.",
    file: "<p>/models/b.ts",
  },
  {
    title: "a table in models and in SQL",
    files: { ...models, "a.sql": "CREATE TABLE users (id integer);" },
    aim: [{ modules: ["models/users.ts"] }, { sql: ["a.sql"] }],
    message: 'Two tables are called "users"',
    hint: 'One is "users" in models/users.ts, the other in a.sql: ' +
      "give it another name, or leave it out.",
  },
  {
    title: "a model that throws",
    files: { "models/a.ts": `\nthrow new Error("no way");` },
    aim: [{ modules: ["models/*.ts"] }],
    message: "Can't import models/a.ts: no way",
    file: "<p>/models/a.ts",
    line: 2,
  },
  {
    title: "a model that contradicts itself",
    files: {
      "models/a.ts": `import { primaryKey, t, table } from "migrate";
export const users = table("users", { id: t.integer().primaryKey() }, [primaryKey(["id"])]);`,
    },
    aim: [{ modules: ["models/*.ts"] }],
    message: `Can't import models/a.ts: Table "users" has two primary keys: (id) and (id)`,
    hint: "Keep either primaryKey([...]) or .primaryKey() on its columns.",
    file: "<p>/models/a.ts",
    line: 2,
  },
  {
    title: "a model that imports what isn't there",
    files: { "models/a.ts": `\n\nimport "./nowhere.ts";` },
    aim: [{ modules: ["models/*.ts"] }],
    message: `Can't import models/a.ts: Module not found "file://<p>/models/nowhere.ts".`,
    file: "<p>/models/a.ts",
    line: 3,
  },
  {
    title: "SQL that the database refuses",
    files: { "a.sql": "CREATE TABLE a (x integer);", "b.sql": "\n\nCREATE TABLE a (x integer);" },
    aim: [{ sql: ["a.sql", "b.sql"] }],
    code: "database",
    message: "SQLite refused the statement: table a already exists",
    file: "<p>/b.sql",
    line: 3,
  },
  {
    title: "SQL that is none",
    files: { "a.sql": "CREATE TABLE a (x integer);\nSELECT 'x" },
    aim: [{ sql: ["a.sql"] }],
    code: "operation",
    message: "A string in the SQL is never closed: 'x",
    file: "<p>/a.sql",
    line: 2,
  },
  {
    title: "SQL of a program that the database refuses",
    files: { "print.ts": `console.log("\\n\\nCREATE TABLE a (x integer,)");` },
    aim: [{ program: [Deno.execPath(), "run", "print.ts"] }],
    code: "database",
    message: 'SQLite refused the statement: near ")": syntax error',
    key: "target[0]",
  },
  {
    title: "a program that fails",
    files: {
      "print.ts": `console.log("CREATE TABLE half (");
        console.error("1\\n2\\n3\\n4\\n5\\nModuleNotFoundError: No module named 'app'");
        Deno.exit(3);`,
    },
    aim: [{ program: [Deno.execPath(), "run", "print.ts"] }],
    code: "program",
    message: `The target's program failed with exit code 3: ${Deno.execPath()} run print.ts`,
    hint: "Run it by itself, in <p>, until it prints CREATE TABLE statements.",
    said: "2\n3\n4\n5\nModuleNotFoundError: No module named 'app'",
  },
  {
    title: "a program that prints nothing",
    files: { "print.ts": `console.error("--help for more");` },
    aim: [{ program: [Deno.execPath(), "run", "print.ts"] }],
    code: "program",
    message: `The target's program printed nothing: ${Deno.execPath()} run print.ts`,
    hint: "It is to print CREATE TABLE statements to stdout.",
    said: "--help for more",
  },
  {
    title: "a program that isn't there",
    files: {},
    aim: [{ program: ["no-such-program", "--print"] }],
    code: "program",
    message: "The target's program can't be started: no-such-program --print",
  },
];

for (const { title, files, aim, code = "target", message, hint, ...place } of failing) {
  Deno.test(`readTarget() says what is wrong with ${title}`, async () => {
    using project = makeProject(files);
    const { folder } = project;
    await withSqlite(async (test) => {
      const surroundings = surroundingsIn(folder, test);
      const error = await errorOf(() => readTarget(sourcesIn(folder, aim), surroundings));
      const inProject = (text: string | undefined) => text?.replaceAll(folder, "<p>");
      const { file, line, key, said } = place;
      assert.deepEqual([error.code, inProject(error.message)], [code, message]);
      if (hint !== undefined) assert.equal(inProject(error.hint), hint);
      if (file !== undefined) {
        assert.deepEqual([inProject(error.where.file), error.where.line], [file, line]);
      }
      if (key !== undefined) assert.equal(error.where.key, key);
      if (said !== undefined) assert.equal(error.cause, said);
    });
  });
}
