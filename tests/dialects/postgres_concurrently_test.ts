import assert from "node:assert/strict";
import type { Work } from "../operations/run.ts";
import { runOnDatabase } from "../operations/run.ts";
import { users } from "../operations/samples.ts";
import { databaseTest } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";

const indexNames: Work = (op) =>
  op.createIndex("uq_name", "users", ["name"], { unique: true, concurrently: true });

databaseTest(
  "postgresql",
  "createIndex() concurrently takes the place of what a failed try has left behind",
  async (database) => {
    await runOnDatabase(database, "before", (op) => {
      users(op);
      op.execute("UPDATE users SET name = 'Ann'");
    });
    const error = await errorOf(() => runOnDatabase(database, "row", indexNames));
    assert.equal(error.where.operation, "createIndex");
    const connection = await database.connect();
    const validity = () =>
      connection.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'uq_name'::regclass");
    assert.deepEqual(await validity(), [{ indisvalid: false }]);

    await connection.query("UPDATE users SET name = 'Bob' WHERE id = 2");
    await runOnDatabase(database, "row", indexNames);
    assert.deepEqual(await validity(), [{ indisvalid: true }]);
    assert.deepEqual(await connection.query("SELECT version_num FROM alembic_version"), [
      { version_num: "row" },
    ]);
  },
);
