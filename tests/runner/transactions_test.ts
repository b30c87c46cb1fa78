import assert from "node:assert/strict";
import type { Connection, Database } from "../../core/dialect.ts";
import type { TestDatabase } from "../support/databases.ts";
import { eachDatabase, withSqlite } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { makeHistory, revisionFile } from "./history.ts";

const versionTable = { name: "alembic_version" };

/** The version table's rows, and those of the table "log", where they are there. */
async function stateOf({ connect }: TestDatabase): Promise<{ rows?: unknown; log?: unknown }> {
  const connection = await connect();
  const rows = await connection.versionRows(versionTable);
  const log = await logOf(connection);
  await connection.close();
  return { rows, log };
}

async function logOf(connection: Connection): Promise<readonly unknown[] | undefined> {
  try {
    const rows = await connection.query("SELECT word FROM log ORDER BY word");
    return rows.map(({ word }) => word);
  } catch {
    return undefined;
  }
}

const log = (word: string) => `op.execute("INSERT INTO log VALUES ('${word}')");`;
const makeLog = `op.createTable("log", { word: t.text() });`;

/** Three revisions that write to the log, and one that fails. */
const history = {
  "a1.ts": revisionFile({
    id: "a1",
    upgrade: makeLog + log("a"),
    downgrade: `op.dropTable("log");`,
  }),
  "b2.ts": revisionFile({ id: "b2", down: "a1", upgrade: log("b"), downgrade: log("not b") }),
  "c3.ts": revisionFile({ id: "c3", down: "b2", upgrade: log("c"), downgrade: log("not c") }),
  "d4.ts": revisionFile({
    id: "d4",
    down: "c3",
    upgrade: `${log("d")} op.execute("fail");`,
  }),
};
const upgrade = { command: "upgrade", to: "head" } as const;

eachDatabase("run() undoes all of a run that fails", async (database) => {
  using files = await makeHistory(history);
  await errorOf(() => files.run(database, upgrade));
  assert.deepEqual(await stateOf(database), { rows: undefined, log: undefined });

  await files.run(database, { command: "upgrade", to: "b2" });
  await errorOf(() => files.run(database, upgrade));
  assert.deepEqual(await stateOf(database), { rows: ["b2"], log: ["a", "b"] });
});

eachDatabase("run() keeps what has a transaction of its own", async (database) => {
  using files = await makeHistory(history);
  const error = await errorOf(() =>
    files.run(database, upgrade, { transactionPerMigration: true })
  );
  assert.equal(error.where.revision, "d4");
  assert.deepEqual(await stateOf(database), { rows: ["c3"], log: ["a", "b", "c"] });

  const { steps, rows } = await files.run(database, { command: "downgrade", to: "a1" }, {
    transactionPerMigration: true,
  });
  assert.deepEqual(steps.map(({ to }) => to), [["b2"], ["a1"]]);
  assert.deepEqual(rows, ["a1"]);
  assert.deepEqual(await stateOf(database), {
    rows: ["a1"],
    log: ["a", "b", "c", "not b", "not c"],
  });
});

eachDatabase("run() prints a transaction for each revision that has its own", async (database) => {
  using files = await makeHistory(history);
  const print = (transactionPerMigration: boolean) =>
    files.print(database, { command: "upgrade", to: "c3" }, {
      rows: ["a1"],
      transactionPerMigration,
    });
  const step = (from: string, to: string, word: string) =>
    `-- Running upgrade ${from} -> ${to}\n\n` +
    `INSERT INTO log VALUES ('${word}');\n\n` +
    `UPDATE alembic_version SET version_num='${to}' WHERE alembic_version.version_num = '${from}';\n\n`;
  const [b2, c3] = [step("a1", "b2", "b"), step("b2", "c3", "c")];
  assert.equal(await print(false), `BEGIN;\n\n${b2}${c3}COMMIT;\n\n`);
  assert.equal(await print(true), `BEGIN;\n\n${b2}COMMIT;\n\nBEGIN;\n\n${c3}COMMIT;\n\n`);
});

/** SQL that refuses to run inside of a transaction. */
const alone = { sqlite: "VACUUM", postgresql: "VACUUM log" } as const;

/** A revision that steps out of the transaction, between two entries in the log, and then fails where it is told to. */
function stepsOut({ dialect }: TestDatabase, end = "") {
  return {
    "a1.ts": revisionFile({ id: "a1", upgrade: makeLog + log("a") }),
    "b2.ts": revisionFile({
      id: "b2",
      down: "a1",
      upgrade: `
        ${log("before")}
        op.autocommitBlock(() => {
          op.execute("${alone[dialect]}");
          ${log("inside")}
        });
        ${log("behind")}
        ${end}`,
    }),
  };
}

eachDatabase("run() steps out of the transaction for an autocommit block", async (database) => {
  using files = await makeHistory(stepsOut(database));
  await files.run(database, upgrade);
  assert.deepEqual(await stateOf(database), {
    rows: ["b2"],
    log: ["a", "before", "behind", "inside"],
  });
  assert.equal(
    await files.print(database, upgrade, { rows: ["a1"] }),
    `BEGIN;

-- Running upgrade a1 -> b2

INSERT INTO log VALUES ('before');

COMMIT;

${alone[database.dialect]};

INSERT INTO log VALUES ('inside');

BEGIN;

INSERT INTO log VALUES ('behind');

UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1';

COMMIT;

`,
  );
});

eachDatabase(
  "run() undoes what comes behind an autocommit block, and not the block",
  async (database) => {
    using files = await makeHistory(stepsOut(database, `op.execute("fail");`));
    const { where } = await errorOf(() => files.run(database, upgrade));
    assert.deepEqual([where.revision, where.operation], ["b2", "execute"]);
    assert.deepEqual(await stateOf(database), { rows: ["a1"], log: ["a", "before", "inside"] });
  },
);

eachDatabase("run() steps out of the transaction for a whole .sql file", async (database) => {
  using files = await makeHistory({
    "a1.ts": revisionFile({ id: "a1", upgrade: makeLog }),
    "b2.sql": `-- revision: b2
-- down_revision: a1
-- migrate:up transaction:false
INSERT INTO log VALUES ('first');
${alone[database.dialect]};
INSERT INTO missing VALUES ('second');
`,
  });
  const { where } = await errorOf(() => files.run(database, upgrade));
  assert.deepEqual([where.file, where.line], [`${files.folder}/b2.sql`, 6]);
  assert.deepEqual(await stateOf(database), { rows: ["a1"], log: ["first"] });
});

/** What begins or ends the transaction that a revision is in. */
const controls = [
  "COMMIT",
  "BEGIN",
  "-- done\n/* so */ end transaction",
  "ROLLBACK; INSERT INTO log VALUES ('kept')",
  "SAVEPOINT s; COMMIT",
];

eachDatabase("run() lets no revision begin or end its transaction", async (database) => {
  for (const sql of controls) {
    const calls = [`op.execute(${JSON.stringify(sql)});`];
    if (!sql.includes(";")) calls.push(`return op.query(${JSON.stringify(sql)});`);
    for (const call of calls) {
      using files = await makeHistory({
        "a1.ts": revisionFile({ id: "a1", upgrade: `${makeLog} ${log("a")}\n${call}` }),
      });
      const error = await errorOf(() => files.run(database, upgrade));
      assert.equal(error.code, "operation");
      assert.match(error.message, /^(COMMIT|BEGIN|END|ROLLBACK) can't be in a revision: /);
      const { revision, file } = error.where;
      assert.deepEqual([revision, file], ["a1", `${files.folder}/a1.ts`]);
      assert.deepEqual(await stateOf(database), { rows: undefined, log: undefined });
      await errorOf(() => files.print(database, upgrade, { rows: [] }));
    }
  }
});

eachDatabase("run() leaves savepoints to revisions", async (database) => {
  const sql = "SAVEPOINT s; INSERT INTO log VALUES ('gone'); ROLLBACK TO s; RELEASE s";
  using files = await makeHistory({
    "a1.ts": revisionFile({ id: "a1", upgrade: `${makeLog} op.execute("${sql}"); ${log("a")}` }),
    "b2.ts": revisionFile({ id: "b2", down: "a1", upgrade: `op.execute("fail");` }),
  });
  await errorOf(() => files.run(database, upgrade));
  assert.deepEqual(await stateOf(database), { rows: undefined, log: undefined });
  await files.run(database, { command: "upgrade", to: "a1" });
  assert.deepEqual(await stateOf(database), { rows: ["a1"], log: ["a"] });
});

eachDatabase("run() lets what is outside of its transaction have its own", async (database) => {
  using files = await makeHistory({
    "a1.ts": revisionFile({ id: "a1", upgrade: makeLog }),
    "b2.sql": `-- revision: b2
-- down_revision: a1
-- migrate:up transaction:false
BEGIN;
INSERT INTO log VALUES ('kept');
COMMIT;
BEGIN;
INSERT INTO log VALUES ('gone');
INSERT INTO missing VALUES (1);
COMMIT;
`,
  });
  await errorOf(() => files.run(database, upgrade));
  assert.deepEqual(await stateOf(database), { rows: ["a1"], log: ["kept"] });
});

eachDatabase("run() lets several runners do each revision once", async (database) => {
  const { ["d4.ts"]: _, ...working } = history;
  for (const transactionPerMigration of [false, true]) {
    using files = await makeHistory(working);
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => files.run(database, upgrade, { transactionPerMigration })),
    );
    assert.deepEqual(runs.flatMap(({ steps }) => steps).map(({ to }) => to), [["a1"], ["b2"], [
      "c3",
    ]]);
    assert.deepEqual(await stateOf(database), { rows: ["c3"], log: ["a", "b", "c"] });
    await files.run(database, { command: "downgrade", to: "base" });
  }
});

eachDatabase("run() refuses a revision that changes the version table itself", async (database) => {
  using files = await makeHistory({
    "a1.ts": revisionFile({
      id: "a1",
      upgrade: makeLog,
      downgrade: `op.execute("DELETE FROM alembic_version");`,
    }),
    "b2.ts": revisionFile({
      id: "b2",
      down: "a1",
      upgrade: `${log("b")} op.execute("DELETE FROM alembic_version");`,
    }),
  });
  const error = await errorOf(() => files.run(database, upgrade));
  assert.equal(error.code, "version-table");
  assert.equal(
    error.message,
    "Online migration expected to match one row when updating 'a1' to 'b2' in 'alembic_version'; 0 found",
  );
  assert.deepEqual([error.where.revision, error.where.operation], ["b2", undefined]);
  assert.deepEqual(await stateOf(database), { rows: undefined, log: undefined });

  await files.run(database, { command: "upgrade", to: "a1" });
  const { message } = await errorOf(() =>
    files.run(database, { command: "downgrade", to: "base" })
  );
  assert.equal(
    message,
    "Online migration expected to match one row when deleting 'a1' in 'alembic_version'; 0 found",
  );
  assert.deepEqual(await stateOf(database), { rows: ["a1"], log: [] });
});

/** What keeps the version table from being written to. */
const hidden = {
  sqlite: ["DROP TABLE alembic_version"],
  postgresql: [
    "DROP TABLE alembic_version",
    "SELECT pg_catalog.set_config('search_path', '', false)",
    "SET ROLE pg_monitor",
  ],
} as const;

eachDatabase(
  "run() says where a revision has left no way to the version table",
  async (database) => {
    for (const sql of hidden[database.dialect]) {
      using files = await makeHistory({
        "a1.ts": revisionFile({ id: "a1", upgrade: `${makeLog} op.execute("${sql}");` }),
      });
      const { code, message, hint, where } = await errorOf(() => files.run(database, upgrade));
      assert.equal(code, "database");
      assert.match(message, /alembic_version/);
      assert.match(hint ?? "", /must set back/);
      assert.deepEqual([where.revision, where.operation], ["a1", undefined]);
      assert.deepEqual(await stateOf(database), { rows: undefined, log: undefined });
    }
  },
);

eachDatabase("run() undoes a step that onVersionApply throws at", async (database) => {
  const { ["d4.ts"]: _, ...working } = history;
  using files = await makeHistory(working);
  const seen: unknown[] = [];
  await files.run(database, { command: "upgrade", to: "a1" }, {
    onVersionApply: async (step, rows) => {
      seen.push([step.kind, step.to, rows]);
      await Promise.resolve();
    },
  });
  assert.deepEqual(seen, [["upgrade", ["a1"], ["a1"]]]);

  for (const transactionPerMigration of [false, true]) {
    const run = files.run(database, upgrade, {
      transactionPerMigration,
      onVersionApply({ to: [id] }) {
        if (id === "c3") throw new Error("refused");
      },
    });
    await assert.rejects(run, { message: "refused" });
    const expected = transactionPerMigration
      ? { rows: ["b2"], log: ["a", "b"] }
      : { rows: ["a1"], log: ["a"] };
    assert.deepEqual(await stateOf(database), expected);
  }
});

/** The database, with `work` done before its connections begin for the n-th time. */
function beforeBegin(database: Database, nth: number, work: () => Promise<void>): Database {
  async function connect(): Promise<Connection> {
    const connection = await database.connect();
    const begin = connection.begin.bind(connection);
    let count = 0;
    connection.begin = async () => {
      if (++count === nth) await work();
      await begin();
    };
    return connection;
  }
  return { ...database, connect };
}

Deno.test("run() plans anew where another runner came between two transactions (sqlite)", async () => {
  await withSqlite(async (database) => {
    const { ["d4.ts"]: _, ...working } = history;
    using files = await makeHistory(working);
    const other = () => files.run(database, { command: "upgrade", to: "b2" }).then(() => undefined);
    const run = { ...database, database: beforeBegin(database.database, 2, other) };
    const { steps, rows } = await files.run(run, upgrade, { transactionPerMigration: true });
    assert.deepEqual(steps.map(({ to }) => to), [["a1"], ["c3"]]);
    assert.deepEqual(rows, ["c3"]);
    assert.deepEqual(await stateOf(database), { rows: ["c3"], log: ["a", "b", "c"] });
  });
});

Deno.test("run() does nothing more where another runner has done the rest (sqlite)", async () => {
  await withSqlite(async (database) => {
    const { ["d4.ts"]: _, ...working } = history;
    using files = await makeHistory(working);
    const other = () => files.run(database, upgrade).then(() => undefined);
    const run = { ...database, database: beforeBegin(database.database, 2, other) };
    const { steps } = await files.run(run, upgrade, { transactionPerMigration: true });
    assert.deepEqual(steps.map(({ to }) => to), [["a1"]]);
    assert.deepEqual(await stateOf(database), { rows: ["c3"], log: ["a", "b", "c"] });
  });
});
