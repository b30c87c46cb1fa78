import assert from "node:assert/strict";
import { openDatabase } from "../../dialects/registry.ts";
import { databaseTest } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";

const odd = `odd "name", with 'quotes'`;

databaseTest(
  "postgresql",
  "schemas are listed without the system's own, and entered whatever they are called",
  async ({ database, connect }) => {
    const schemas = database.schemas!;
    const connection = await connect();
    await connection.execute([
      { text: `CREATE SCHEMA "${odd.replaceAll('"', '""')}"` },
      { text: "CREATE TEMP TABLE t (x int)" },
    ]);
    assert.deepEqual(await schemas.names(connection), [odd, "public"]);
    await schemas.enter(odd, connection);
    await connection.execute([{ text: "CREATE TABLE a (x int)" }]);
    const table = { text: "SELECT schemaname FROM pg_tables WHERE tablename = 'a'" };
    assert.deepEqual(await connection.query(table.text), [{ schemaname: odd }]);
    await connection.reset!();
    await connection.execute([schemas.entering(odd), { text: "SELECT x FROM a" }]);
    const { code, hint } = await errorOf(() => schemas.enter("publik", connection));
    assert.deepEqual([code, hint], ["unknown-schema", 'Did you mean "public"?']);
  },
);

databaseTest(
  "postgresql",
  "what the URL says about search_path comes behind the schema",
  async ({ url, connect }) => {
    const connection = await connect();
    await connection.execute([{ text: "CREATE SCHEMA tenant" }]);
    const { schemas } = await openDatabase(`${url}&search_path=public,extensions`, "/");
    assert.deepEqual(schemas!.entering("tenant"), {
      text: "SET search_path TO tenant, public,extensions",
    });
    await schemas!.enter("tenant", connection);
    assert.deepEqual(await connection.query("SHOW search_path"), [{
      search_path: "tenant, public,extensions",
    }]);
  },
);
