import assert from "node:assert/strict";
import { openDatabase } from "../../dialects/registry.ts";
import { databaseTest } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { proxy } from "../support/tcp.ts";

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

/** Names another process at login, as a pooler does (BackendKeyData: "K", a length of 12, the process, a secret). */
function nameOtherProcess(said: Uint8Array): void {
  const at = said.findIndex((byte, at) =>
    byte === 0x4b && said.slice(at + 1, at + 5).join() === "0,0,0,12"
  );
  if (at >= 0) said[at + 8]! ^= 1;
}

databaseTest(
  "postgresql",
  "a schema is not entered through a pooler, unless the URL says that the session stays",
  async ({ url, connect }) => {
    assert.equal((await connect()).isPooled, false);
    await using pooler = proxy(Number(new URL(url).port), 0, nameOtherProcess);
    const far = url.replace(/@[^/]*/, `@127.0.0.1:${pooler.port}`);
    for (const [query, code] of [["", "unsupported"], ["&pooler=session", undefined]] as const) {
      const { schemas, connect } = await openDatabase(far + query, "/");
      const connection = await connect();
      assert.equal(connection.isPooled, true);
      const entering = schemas!.enter("public", connection);
      if (code) assert.equal((await errorOf(() => entering)).code, code);
      await entering.catch(() => undefined);
      await connection.close();
    }
  },
);
