import assert from "node:assert/strict";
import { messageOf } from "../../core/errors.ts";
import { catalog } from "../support/catalog.ts";
import { eachDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import type { Step } from "../../core/revisions/plan.ts";
import { makeHistory, revisionFile } from "./history.ts";

const helpers = `export function helper(op) {
  op.execute("SELECT 1");
  op.execute("SELECT * FROM missing"); // in the helper
}
export async function asyncHelper(op) {
  await op.execute("SELECT 1");
  op.execute("SELECT * FROM missing"); // behind an await
}
`;

/** What a revision does wrong, and what is said of it. "<-" marks the line that the error names. */
const rows: readonly {
  readonly name: string;
  readonly upgrade: string;
  readonly code: string;
  readonly operation?: string;
  /** Matches the message, or what the database said. */
  readonly says: RegExp;
  /** The line of the helpers' file, where the error names that. */
  readonly helperLine?: number;
  /** The rows of the version table where something was committed. */
  readonly rows?: readonly string[];
}[] = [
  {
    name: "an operation among others that nobody awaits",
    upgrade: `
      op.createTable("t", { a: t.integer() });
      op.execute("INSERT INTO t VALUES (1)");
      op.execute("INSERT INTO missing VALUES (1)"); // <-
      op.execute("INSERT INTO t VALUES (2)");
      op.dropTable("missing");`,
    code: "database",
    operation: "execute",
    says: /missing/,
  },
  {
    name: "an operation of several statements",
    upgrade: `
      op.createTable("t", { a: t.integer().index(), b: t.integer().index({ name: "ix_t_a" }) }); // <-
      op.execute("INSERT INTO t VALUES (1)");`,
    code: "database",
    operation: "createTable",
    says: /ix_t_a/,
  },
  {
    name: "an operation that is awaited",
    upgrade: `
      await op.createTable("t", { a: t.integer() });
      await op.createIndex("ix", "t", ["b"]); // <-
      await op.dropTable("t");`,
    code: "database",
    operation: "createIndex",
    says: /\bb\b/,
  },
  {
    name: "an operation whose error is caught",
    upgrade: `
      try {
        await op.execute("INSERT INTO missing VALUES (1)"); // <-
      } catch {
        op.createTable("t", { a: t.integer() });
      }`,
    code: "database",
    operation: "execute",
    says: /missing/,
  },
  {
    name: "a question",
    upgrade: `
      op.createTable("t", { a: t.integer() });
      op.query("SELECT missing FROM t"); // <-
      op.execute("INSERT INTO t VALUES (1)");`,
    code: "database",
    operation: "query",
    says: /missing/,
  },
  {
    name: "a question of two statements",
    upgrade: `
      await op.query("SELECT :a; SELECT :a", { a: 1 }); // <-`,
    code: "operation",
    operation: "query",
    says: /^One statement is wanted, and the text holds 2$/,
  },
  {
    name: "rows that are refused",
    upgrade: `
      op.createTable("t", { a: t.integer().primaryKey() });
      op.bulkInsert("t", [{ a: 1 }, { a: 1 }]); // <-`,
    code: "database",
    operation: "bulkInsert",
    says: /unique/i,
  },
  {
    name: "a call in a helper, by the line that called the helper",
    upgrade: `
      op.createTable("t", { a: t.integer() });
      helper(op); // <-
      op.execute("INSERT INTO t VALUES (1)");`,
    code: "database",
    operation: "execute",
    says: /missing/,
  },
  {
    name: "a call in an async helper, by the line that called the helper",
    upgrade: `
      await asyncHelper(op); // <-`,
    code: "database",
    operation: "execute",
    says: /missing/,
  },
  {
    name: "a helper that nobody awaits",
    upgrade: `
      asyncHelper(op);`,
    code: "database",
    operation: "execute",
    says: /missing/,
    helperLine: 7,
  },
  {
    name: "a statement in a block",
    upgrade: `
      op.autocommitBlock(() => {
        op.execute("SELECT * FROM missing"); // <-
      });
      op.createTable("t", { a: t.integer() });`,
    code: "database",
    operation: "execute",
    says: /missing/,
    rows: ["a1"],
  },
  {
    name: "an operation that contradicts itself",
    upgrade: `
      op.createTable("t", { a: t.integer() });
      op.bulkInsert("t", [{ a: 1 }, { a: undefined }]); // <-`,
    code: "operation",
    operation: "bulkInsert",
    says: /^Column "a" of row 2 for "t" can't be undefined$/,
  },
  {
    name: "an operation that can't be written, before any before it is run",
    upgrade: `
      op.execute("INSERT INTO missing VALUES (1)");
      op.createTable("t", { a: t.text().default("\\ud800") }); // <-`,
    code: "operation",
    operation: "createTable",
    says: /is not valid Unicode$/,
  },
  {
    name: "SQL that is never closed",
    upgrade: `
      op.execute(\`SELECT 1; // <-
        SELECT 'open\`);`,
    code: "operation",
    operation: "execute",
    says: /never closed/,
  },
  {
    name: "what the revision throws",
    upgrade: `
      op.createTable("t", { a: t.integer() });
      await op.execute("INSERT INTO t VALUES (1)");
      throw new RangeError("thrown"); // <-`,
    code: "revision-threw",
    says: /^Revision b2 threw RangeError: thrown$/,
  },
  {
    name: "a promise of the revision's that nobody awaits",
    upgrade: `
      op.createTable("t", { a: t.integer() });
      Promise.reject(new RangeError("thrown")); // <-
      op.execute("INSERT INTO t VALUES (1)");`,
    code: "revision-threw",
    says: /^Revision b2 threw RangeError: thrown$/,
  },
];

for (const { name, upgrade, code, operation, says, helperLine, rows: committed } of rows) {
  eachDatabase(`run() names ${name}`, async (database) => {
    const text = 'import { asyncHelper, helper } from "./helpers.js"; ' +
      revisionFile({ id: "b2", down: "a1", upgrade });
    using history = await makeHistory({
      "helpers.js": helpers,
      "a1.ts": revisionFile({ id: "a1" }),
      "b2.ts": text,
      "c3.ts": revisionFile({ id: "c3", down: "b2", upgrade: `op.execute("SELECT 1");` }),
    });
    const steps: (readonly string[])[] = [];
    const onStep = ({ to }: Step) => void steps.push(to);
    const error = await errorOf(() =>
      history.run(database, { command: "upgrade", to: "head" }, { onStep })
    );
    const marked = 1 + text.split("\n").findIndex((line) => line.includes("// <-"));
    const { file, line, revision, operation: kind } = error.where;
    assert.deepEqual([error.code, revision, kind], [code, "b2", operation]);
    assert.deepEqual(
      [file, line],
      helperLine
        ? [`${history.folder}/helpers.js`, helperLine]
        : [`${history.folder}/b2.ts`, marked],
    );
    assert.match(code === "database" ? messageOf(error.cause) : error.message, says);
    assert.deepEqual(steps, [["a1"], ["b2"]]);
    const connection = await database.connect();
    assert.equal(await catalog(connection, database.dialect), "nothing\n");
    assert.deepEqual(await connection.versionRows({ name: "alembic_version" }), committed);
  });
}

/** A table, `count` rows, and one more that is there already; then another. */
function sqlRevision(count: number, mode: string): string {
  const row = (id: number) => `INSERT INTO t VALUES (${id});\n`;
  const rows = Array.from({ length: count }, (_, id) => row(id)).join("");
  const table = "CREATE TABLE t (id INTEGER PRIMARY KEY);\n";
  return `-- revision: a1\n-- down_revision:\n-- migrate:up${mode}\n${table}${rows}${row(0)}${
    row(count)
  }`;
}

for (const [mode, kept] of [["", undefined], [" transaction:false", 2500]] as const) {
  eachDatabase(`run() names the line among thousands of a .sql file${mode}`, async (database) => {
    using history = await makeHistory({ "a1.sql": sqlRevision(2500, mode) });
    const error = await errorOf(() => history.run(database, { command: "upgrade", to: "head" }));
    assert.deepEqual(error.where.line, 2505);
    const connection = await database.connect();
    if (kept === undefined) {
      assert.equal(await catalog(connection, database.dialect), "nothing\n");
    } else {
      const [row] = await connection.query("SELECT count(*) AS kept FROM t");
      assert.equal(Number(row?.["kept"]), kept);
    }
  });
}

eachDatabase("run() runs thousands of statements of a .sql file in order", async (database) => {
  const steps = Array.from({ length: 2500 }, (_, n) => `UPDATE t SET n = 2 * n - ${n % 3};\n`);
  const wanted = steps.reduce((n, _, at) => (2 * n - at % 3) % 1000, 1);
  using history = await makeHistory({
    "a1.sql":
      "-- revision: a1\n-- down_revision:\n-- migrate:up\nCREATE TABLE t (n INTEGER);\nINSERT INTO t VALUES (1);\n" +
      steps.join("").replaceAll(/n = (.*);/g, "n = ($1) % 1000;"),
  });
  await history.run(database, { command: "upgrade", to: "head" });
  const connection = await database.connect();
  const [row] = await connection.query("SELECT n FROM t");
  assert.equal(Number(row?.["n"]), wanted);
});
