import assert from "node:assert/strict";
import { connectWhenUp } from "../../core/runner/connect.ts";
import { eachDatabase } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";

eachDatabase("connectWhenUp() closes a connection that comes after the end", async (database) => {
  const controller = new AbortController();
  const closed = Promise.withResolvers<void>();
  const { code } = await errorOf(() =>
    connectWhenUp({
      database: {
        ...database.database,
        async connect() {
          const connection = await database.connect();
          controller.abort();
          await new Promise((resolve) => setTimeout(resolve));
          connection.close = () => Promise.resolve(closed.resolve());
          return connection;
        },
      },
      signal: controller.signal,
      report: () => undefined,
    })
  );
  assert.equal(code, "interrupted");
  await closed.promise;
});
