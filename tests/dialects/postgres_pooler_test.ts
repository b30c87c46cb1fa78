import assert from "node:assert/strict";
import postgres from "postgres";
import { PostgresConnection } from "../../dialects/postgres/connection.ts";
import type { Result, Session } from "../../dialects/postgres/session.ts";
import { databaseTest } from "../support/databases.ts";

/** What gives each transaction, and each statement outside of one, another of a few connections to the server. */
function pooler(url: string, size: number) {
  const clients = Array.from({ length: size }, () => postgres(url, { max: 1, onnotice: fail }));
  const free = [...clients];
  const waiting: ((client: postgres.Sql) => void)[] = [];

  async function take(): Promise<postgres.Sql> {
    return free.shift() ?? await new Promise((resolve) => waiting.push(resolve));
  }

  function giveBack(client: postgres.Sql): void {
    const next = waiting.shift();
    if (next) next(client);
    else free.push(client);
  }

  function session(): Session {
    let own: postgres.Sql | undefined;
    return {
      isNested: false,
      isOpen: true,
      isBusy: false,
      async send(text): Promise<Result> {
        const client = own ?? await take();
        const found = await client.unsafe(text);
        if (/^BEGIN\b/.test(text)) own = client;
        if (/^(COMMIT|ROLLBACK)\b/.test(text)) own = undefined;
        if (!own) giveBack(client);
        return { rows: [...found], count: found.count ?? 0, command: found.command ?? "" };
      },
      cancel: () => Promise.resolve(),
      async end() {
        if (own) await this.send("ROLLBACK");
      },
    };
  }

  const end = () => Promise.all(clients.map((client) => client.end()));
  return { session: () => Promise.resolve(session()), end };
}

function fail({ message }: postgres.Notice): void {
  throw new Error(`The server said: ${message}`);
}

databaseTest(
  "postgresql",
  "behind a pooler, too, one runner at a time is let in, and no lock is left",
  async ({ url, connect }) => {
    const observer = await connect();
    await observer.execute([{ text: "CREATE TABLE t (step int)" }]);
    const { session, end } = pooler(url, 4);

    /** One that steps out of the transaction in the midst of what is to be done once. */
    async function runner(): Promise<void> {
      const connection = new PostgresConnection(await session(), session);
      await connection.lock("alembic_version", {});
      await connection.begin();
      const isDone = (await connection.query("SELECT FROM t")).length > 0;
      if (!isDone) {
        await connection.execute([{ text: "INSERT INTO t VALUES (1)" }]);
        await connection.hold();
        await connection.commit();
        await connection.query("SELECT pg_sleep(0.2)");
        await connection.begin();
        await connection.execute([{ text: "INSERT INTO t VALUES (2)" }]);
      }
      const steps = await connection.query("SELECT step FROM t ORDER BY step");
      assert.deepEqual(steps, [{ step: 1 }, { step: 2 }]);
      await connection.commit();
      await connection.close();
    }

    await Promise.all(Array.from({ length: 8 }, runner));
    const [left] = await observer.query(`SELECT count(*)::int AS locks FROM pg_locks
      WHERE locktype = 'advisory'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    assert.deepEqual(left, { locks: 0 });
    await end();
  },
);
