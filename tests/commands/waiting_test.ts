import assert from "node:assert/strict";
import { eachProgram, run, start } from "../support/cli.ts";
import { dialectNames, type TestDatabase } from "../support/databases.ts";
import { dump } from "../support/dump.ts";
import { makeProject } from "../support/project.ts";
import { listen, proxy } from "../support/tcp.ts";
import type { Connection } from "../../core/dialect.ts";

const revision = `-- revision: a1
-- down_revision:
-- migrate:up
CREATE TABLE users (id INTEGER);
`;

function project({ url }: { readonly url: string }) {
  return makeProject({
    "migrate.yaml": `url: ${url}\n`,
    "migrations/versions/a1.sql": revision,
  });
}

/** Does what another runner does: it holds the lock until the connection is closed. */
async function holdLock({ connect }: TestDatabase): Promise<Connection> {
  const connection = await connect();
  await connection.lock("alembic_version", {});
  await connection.begin();
  return connection;
}

const lockedMessages = {
  sqlite: /^FAILED: database is locked: another connection writes to ".*", and did not end in/m,
  postgresql: /^FAILED: Another migration is running: process \d+ .* holds the lock, and did not/m,
};

for (const dialect of dialectNames) {
  eachProgram(dialect, "upgrade: waits for another runner", async (program, database) => {
    using folder = project(database);
    const holder = await holdLock(database);
    const running = start([...program.command, "upgrade", "head"], folder);
    await running.said(/Waiting for another runner: /);
    await holder.close();
    const { code, stderr } = await running.outcome;
    assert.equal(code, 0, stderr);
    assert.match(stderr, /Running upgrade {2}-> a1\n$/);
  });

  eachProgram(dialect, "upgrade: --lock-timeout ends the wait", async (program, database) => {
    using folder = project(database);
    const before = await dump(database);
    const holder = await holdLock(database);
    const args = ["upgrade", "head", "--lock-timeout", "0.2"];
    const { code, stderr } = await run(program, args, folder);
    assert.equal(code, 1);
    assert.match(stderr, lockedMessages[dialect]);
    const current = await run(program, ["current"], folder);
    assert.equal(current.code, 0, current.stderr);
    await holder.close();
    assert.equal(await dump(database), before);
  });

  eachProgram(dialect, "upgrade: a wait for a lock is interrupted", async (program, database) => {
    using folder = project(database);
    await holdLock(database);
    const running = start([...program.command, "upgrade", "head"], folder);
    await running.said(/Waiting for another runner: /);
    running.kill("SIGTERM");
    const { code, stderr } = await running.outcome;
    assert.equal(code, 1);
    assert.match(stderr, /^FAILED: Interrupted: .*\n$/m);
  });
}

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  await using server = listen(() => Promise.resolve());
  return server.port;
}

eachProgram("postgresql", "--wait: a server comes up late", async (program, { url }) => {
  const port = await freePort();
  using folder = project({ url: url.replace(/:\d+\//, `:${port}/`) });
  const running = start([...program.command, "upgrade", "head", "--wait", "60"], folder);
  await running.said(/Waiting for the database: .*connection refused/);
  await using _server = proxy(Number(new URL(url).port), port);
  const { code, stderr } = await running.outcome;
  assert.equal(code, 0, stderr);
  assert.match(stderr, /Running upgrade {2}-> a1\n$/);
});

eachProgram("postgresql", "--wait: a server never comes up", async (program, { url }) => {
  const port = await freePort();
  using folder = project({ url: url.replace(/:\d+\//, `:${port}/`) });
  for (const command of ["upgrade head", "current"]) {
    const args = [...command.split(" "), "--wait", "0.3"];
    const { code, stderr } = await run(program, args, folder);
    assert.equal(code, 1);
    assert.match(
      stderr,
      new RegExp(
        `^FAILED: Can't connect to PostgreSQL at localhost:${port}: connection refused\n` +
          "  Is PostgreSQL running there\\? It isn't there after 0\\.3 s of waiting\n$",
        "m",
      ),
    );
  }
});

eachProgram("postgresql", "--wait: is interrupted", async (program, { url }) => {
  const port = await freePort();
  using folder = project({ url: url.replace(/:\d+\//, `:${port}/`) });
  for (const command of ["upgrade head", "current"]) {
    const running = start([...program.command, ...command.split(" "), "--wait", "60"], folder);
    await running.said(/Waiting for the database: /);
    running.kill("SIGINT");
    const { code, stderr } = await running.outcome;
    assert.equal(code, 1);
    assert.match(stderr, /^FAILED: Interrupted: .*\n$/m);
  }
});
