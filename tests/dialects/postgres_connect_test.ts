import assert from "node:assert/strict";
import { connect } from "../../dialects/postgres/connect.ts";
import { mayComeUp } from "../../dialects/postgres/failure.ts";
import { parseUrl } from "../../dialects/url.ts";
import { databaseTest, databaseUrl, postgresProblem, testUnless } from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { postgresServer, type Server, userPassword } from "../support/postgres_server.ts";
import { listen, proxy } from "../support/tcp.ts";

const open = (url: string) => connect(parseUrl(url, Deno.cwd()));

/** Connects to a URL, and tells of the connection there. */
async function look(url: string, expression: string): Promise<unknown> {
  const connection = await open(url);
  try {
    const [row] = await connection.query(`SELECT ${expression} AS value`);
    return row?.["value"];
  } finally {
    await connection.close();
  }
}

const isEncrypted = "(SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid())";

/** Registers a test that needs the users, the socket or the certificate of a server of our own. */
function ownServerTest(name: string, test: (server: OwnServer) => Promise<void>): void {
  const isGiven = Deno.env.get("TEST_POSTGRES_URL") && !Deno.env.get("TEST_POSTGRES_FOLDER");
  const problem = postgresProblem() ?? (isGiven ? "the server is not ours" : undefined);
  testUnless(problem, name, async () => {
    const { url, folder } = await postgresServer();
    await test({ url, folder: folder!, port: Number(new URL(url).port) });
  });
}

interface OwnServer extends Required<Pick<Server, "url" | "folder">> {
  readonly port: number;
}

ownServerTest("connect() logs in with each kind of password", async ({ port }) => {
  for (const user of ["with_password", "with_md5", "with_plain"]) {
    const url = `postgresql://${user}:${
      encodeURIComponent(userPassword)
    }@localhost:${port}/postgres`;
    assert.equal(await look(url, "current_user"), user);
  }
});

ownServerTest("connect() takes the password from the password file", async ({ port }) => {
  const file = await Deno.makeTempFile();
  try {
    const password = userPassword.replace(/[:\\]/g, "\\$&");
    await Deno.writeTextFile(file, `*:*:*:with_password:${password}\n`, { mode: 0o600 });
    await Deno.chmod(file, 0o600);
    const url = `postgresql://with_password@localhost:${port}/postgres?passfile=${file}`;
    assert.equal(await look(url, "current_user"), "with_password");
  } finally {
    await Deno.remove(file);
  }
});

ownServerTest("connect() says why a login is refused, and never the password", async ({ port }) => {
  const at = `@localhost:${port}/postgres`;
  const rows: readonly (readonly [url: string, message: RegExp, mayComeUp: boolean])[] = [
    [`postgresql://with_password:s3cret${at}`, /password of user "with_password" is wrong/, false],
    [`postgresql://with_md5:s3cret${at}`, /password of user "with_md5" is wrong/, false],
    [`postgresql://with_password${at}`, /user "with_password" needs a password/, false],
    [`postgresql://nobody:s3cret${at}`, /role "nobody" does not exist/, false],
    [`postgresql://postgres:s3cret${at}_`, /there is no database "postgres_"/, true],
    [
      `postgresql://with_tls:s3cret${at}?sslmode=disable`,
      /pg_hba\.conf rejects .* no encryption/,
      false,
    ],
    [
      `postgresql://postgres:s3cret${at}?work_mem=x`,
      /invalid value for parameter "work_mem"/,
      false,
    ],
  ];
  for (const [url, message, passes] of rows) {
    const error = await errorOf(() => open(url));
    assert.equal(error.code, "connection", url);
    assert.ok(error.message.startsWith(`Can't connect to PostgreSQL at localhost:${port}: `));
    assert.match(error.message, message);
    assert.ok(error.hint, url);
    assert.ok(!JSON.stringify([error.message, error.hint, String(error.cause)]).includes("s3cret"));
    assert.equal(mayComeUp(error), passes, url);
  }
});

Deno.test("connect() says where nothing answers, and that it may come up", async () => {
  const closed = await (async () => {
    await using server = listen(() => Promise.resolve());
    return server.port;
  })();
  const rows: readonly (readonly [url: string, message: RegExp])[] = [
    [`postgresql://u:s3cret@127.0.0.1:${closed}/d`, /at 127\.0\.0\.1:\d+: connection refused$/],
    [`postgresql://u@[::1]:${closed}/d`, /at \[::1\]:\d+: /],
    ["postgresql://u@no-such-host.invalid/d", /at no-such-host\.invalid:5432: no such host$/],
    [
      "postgresql://u@/d?host=/no/folder",
      /at \/no\/folder\/\.s\.PGSQL\.5432: there is no such socket$/,
    ],
  ];
  for (const [url, message] of rows) {
    const error = await errorOf(() => open(url));
    assert.equal(error.code, "connection");
    assert.match(error.message, message);
    assert.equal(mayComeUp(error), true, url);
  }
});

/** A server's error message before any login (documentation, "Message Formats"). */
function errorMessage(code: string, message: string): Uint8Array<ArrayBuffer> {
  const fields = new TextEncoder().encode(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const bytes = new Uint8Array(5 + fields.length);
  bytes[0] = "E".charCodeAt(0);
  new DataView(bytes.buffer).setInt32(1, 4 + fields.length);
  bytes.set(fields, 5);
  return bytes;
}

const refusals: readonly (readonly [code: string, message: string, mayComeUp: boolean])[] = [
  ["57P03", "the database system is starting up", true],
  ["57P03", "the database system is not yet accepting connections", true],
  ["53300", "sorry, too many clients already", true],
  ["57P01", "terminating connection due to administrator command", true],
  ["08P01", "unsupported startup parameter: search_path", false],
  ["42501", 'permission denied for database "d"', false],
];

Deno.test("connect() passes on what a server says that takes nobody in", async () => {
  for (const [code, message, passes] of refusals) {
    await using server = listen(async (client) => {
      const buffer = new Uint8Array(1024);
      await client.read(buffer);
      await client.write(new TextEncoder().encode("N"));
      await client.read(buffer);
      await client.write(errorMessage(code, message));
    });
    const error = await errorOf(() => open(`postgresql://u@127.0.0.1:${server.port}/d`));
    assert.equal(error.code, "connection");
    assert.equal(
      error.message,
      `Can't connect to PostgreSQL at 127.0.0.1:${server.port}: ${message}`,
    );
    assert.equal(mayComeUp(error), passes, code);
  }
});

Deno.test("connect() notices what is no PostgreSQL", async () => {
  await using server = listen(async (client) => {
    await client.read(new Uint8Array(1024));
    await client.write(new TextEncoder().encode("HTTP/1.1 400 Bad Request\r\n\r\n"));
  });
  const error = await errorOf(() => open(`postgresql://u@127.0.0.1:${server.port}/d`));
  assert.match(error.message, /what listens there is not PostgreSQL$/);
  assert.equal(mayComeUp(error), false);
});

Deno.test("connect() refuses what an attacker puts before TLS", async () => {
  await using server = listen(async (client) => {
    await client.read(new Uint8Array(1024));
    await client.write(new TextEncoder().encode("Sinjected"));
  });
  const url = `postgresql://u@127.0.0.1:${server.port}/d?sslmode=require`;
  assert.match((await errorOf(() => open(url))).message, /is not PostgreSQL$/);
});

Deno.test("connect() waits no longer than connect_timeout", async () => {
  for (const answer of ["", "N", "S"]) {
    await using server = listen(async (client) => {
      const buffer = new Uint8Array(1024);
      await client.read(buffer);
      await client.write(new TextEncoder().encode(answer));
      while (await client.read(buffer) !== null);
    });
    const url = `postgresql://u@127.0.0.1:${server.port}/d?connect_timeout=0.05`;
    const error = await errorOf(() => open(url));
    assert.match(error.message, /no answer in time$/, answer);
    assert.equal(mayComeUp(error), true);
  }
});

Deno.test("connect() says that a server closed the connection", async () => {
  await using server = listen(async (client) => {
    await client.read(new Uint8Array(1024));
  });
  for (const mode of ["disable", "prefer", "require"]) {
    const url = `postgresql://u@127.0.0.1:${server.port}/d?sslmode=${mode}`;
    const error = await errorOf(() => open(url));
    assert.match(error.message, /the server closed the connection$/, mode);
    assert.equal(mayComeUp(error), true);
  }
});

ownServerTest("connect() goes to a socket in a folder", async ({ port, folder }) => {
  const socket = encodeURIComponent(`${folder}/data`);
  const urls = [
    `postgresql://postgres@/postgres?host=${socket}&port=${port}`,
    `postgresql://postgres@${socket}/postgres?port=${port}`,
    `postgresql+pg8000://postgres@/postgres?unix_sock=${socket}%2F.s.PGSQL.${port}&sslmode=require`,
  ];
  for (const url of urls) assert.equal(await look(url, "inet_client_addr() IS NULL"), true);
});

/** What a URL of `sslmode` and user ends in: whether it is encrypted, or the error. */
const modes: readonly (readonly [user: string, query: string, expected: boolean | RegExp])[] = [
  ["postgres", "", true],
  ["postgres", "sslmode=disable", false],
  ["postgres", "sslmode=allow", false],
  ["postgres", "sslmode=prefer", true],
  ["postgres", "sslmode=require", true],
  ["postgres", "ssl=require", true],
  ["with_tls", "sslmode=allow", true],
  ["with_tls", "sslmode=prefer", true],
  ["with_tls", "sslmode=disable", /no encryption/],
  ["without_tls", "sslmode=prefer", false],
  ["without_tls", "sslmode=allow", false],
  ["without_tls", "sslmode=require", /SSL encryption/],
  ["postgres", "sslmode=require&sslrootcert=ROOT", true],
  ["postgres", "sslmode=verify-ca&sslrootcert=ROOT", true],
  ["postgres", "sslmode=verify-full&sslrootcert=ROOT", true],
  ["postgres", "sslmode=verify-full&sslrootcert=ROOT&sslnegotiation=direct", true],
  ["postgres", "sslmode=verify-ca&sslrootcert=OTHER", /certificate can't be trusted/],
  ["postgres", "sslmode=require&sslrootcert=OTHER", /certificate can't be trusted/],
  ["postgres", "sslmode=verify-full", /certificate can't be trusted/],
  ["postgres", "sslmode=verify-full&sslrootcert=system", /certificate can't be trusted/],
  ["postgres", "sslmode=verify-full&sslrootcert=/no/file", /Can't read "\/no\/file"/],
];

ownServerTest("connect() does TLS by libpq's rules", async ({ port, folder }) => {
  // Without openssl the server has no certificate, and this test nothing to look at.
  await Deno.stat(`${folder}/root.crt`);
  await Deno.copyFile(`${folder}/data/server.crt`, `${folder}/other.crt`);
  for (const [user, query, expected] of modes) {
    const url = `postgresql://${user}@localhost:${port}/postgres?` +
      query.replace("ROOT", `${folder}/root.crt`).replace("OTHER", `${folder}/other.crt`);
    if (typeof expected === "boolean") {
      assert.equal(await look(url, isEncrypted), expected, `${user} ${query}`);
    } else {
      const error = await errorOf(() => open(url));
      assert.equal(error.code, "connection");
      assert.match(error.message, expected, `${user} ${query}`);
    }
  }
});

ownServerTest(
  "connect() compares the host with the certificate in verify-full only",
  async ({ port, folder }) => {
    const url = (mode: string) =>
      `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=${mode}&sslrootcert=${folder}/root.crt`;
    assert.equal(await look(url("verify-ca"), isEncrypted), true);
    const error = await errorOf(() => open(url("verify-full")));
    assert.match(error.message, /its certificate is for another host$/);
    assert.match(error.hint ?? "", /verify-ca/);
  },
);

Deno.test("connect() says that a server offers no TLS", async () => {
  await using server = listen(async (client) => {
    await client.read(new Uint8Array(1024));
    await client.write(new TextEncoder().encode("N"));
  });
  const url = `postgresql://u@127.0.0.1:${server.port}/d?sslmode=require`;
  const error = await errorOf(() => open(url));
  assert.match(error.message, /it offers no TLS, which the URL wants$/);
  assert.match(error.hint ?? "", /sslmode=disable/);
});

databaseTest("postgresql", "connect() tries several hosts in order", async ({ url }) => {
  const { port } = new URL(url);
  const hosts = `127.0.0.1:1,localhost:${port}`;
  assert.equal(await look(url.replace(/@[^/]*/, `@${hosts}`), "1"), 1);
  const error = await errorOf(() => open("postgresql://u@127.0.0.1:1,127.0.0.1:2/d"));
  assert.match(
    error.message,
    /127\.0\.0\.1:1: connection refused; Can't .*127\.0\.0\.1:2: connection refused/,
  );
  assert.equal(mayComeUp(error), true);
});

databaseTest(
  "postgresql",
  "connect() tries no further host where one refuses the login",
  async ({ url }) => {
    const { port } = new URL(url);
    await using second = proxy(Number(port));
    const hosts = `localhost:${port},127.0.0.1:${second.port}`;
    const refused = url.replace(/[^/]*@[^/]*/, `no_such_role@${hosts}`);
    await errorOf(() => open(refused));
    assert.equal(second.roundTrips, 0);
  },
);

databaseTest(
  "postgresql",
  "connect() looks for the kind of server that the URL wants",
  async ({ url }) => {
    for (const kind of ["any", "read-write", "primary", "prefer-standby"]) {
      assert.equal(await look(`${url}&target_session_attrs=${kind}`, "1"), 1, kind);
    }
    for (const kind of ["standby", "read-only"]) {
      const error = await errorOf(() => open(`${url}&target_session_attrs=${kind}`));
      assert.match(error.message, new RegExp(`it is a primary, and the URL wants ${kind}$`));
      assert.equal(mayComeUp(error), true, "a failover may be under way");
    }
    const readOnly = `${url}&default_transaction_read_only=on`;
    assert.equal(await look(`${readOnly}&target_session_attrs=read-only`, "1"), 1);
    const error = await errorOf(() => open(`${readOnly}&target_session_attrs=read-write`));
    assert.match(error.message, /it is a primary, read-only, and the URL wants read-write$/);
  },
);

databaseTest(
  "postgresql",
  "connect() alone reads the environment, not the driver",
  async ({ url }) => {
    const code = `
    import { connect } from "${import.meta.resolve("../../dialects/postgres/connect.ts")}";
    import { parseUrl } from "${import.meta.resolve("../../dialects/url.ts")}";
    const connection = await connect(parseUrl(Deno.args[0], "/"));
    await connection.close();
    console.log(Deno.env.get("PGTARGETSESSIONATTRS"));`;
    // In a process of its own: the environment is shared by all tests.
    const run = async (env: Record<string, string>, query: string) => {
      const args = ["eval", code, url + query];
      const { stdout } = await new Deno.Command(Deno.execPath(), { args, env }).output();
      return new TextDecoder().decode(stdout).trim();
    };
    assert.equal(await run({ PGTARGETSESSIONATTRS: "any" }, ""), "any");
    const standby = { PGTARGETSESSIONATTRS: "standby" };
    assert.equal(await run(standby, ""), "");
    assert.equal(await run(standby, "&target_session_attrs=primary"), "standby");
    assert.equal(await run({ PGMAX_LIFETIME: "x", PGIDLE_TIMEOUT: "x" }, ""), "undefined");
  },
);

databaseTest("postgresql", "connect() sets what the URL says of the session", async ({ url }) => {
  const setting = (query: string, name: string) =>
    look(`${url}&${query}`, `current_setting('${name}')`);
  assert.equal(await setting("", "application_name"), "migrate");
  assert.equal(await setting("application_name=app%20x", "application_name"), "app x");
  assert.equal(await setting("search_path=a,b", "search_path"), "a,b");
  assert.equal(await setting("options=-c%20search_path%3Dx", "search_path"), "x");
  assert.equal(await setting("options=-c+lock_timeout%3D5s", "lock_timeout"), "5s");
  assert.equal(await setting("app.tenant=7", "app.tenant"), "7");
});

databaseTest("postgresql", "connect() takes the URL of every driver", async ({ url }) => {
  for (const driver of ["asyncpg", "psycopg", "psycopg_async", "psycopg2", "pg8000"]) {
    const name = await look(
      url.replace("postgresql:", `postgresql+${driver}:`),
      "current_database()",
    );
    assert.equal(databaseUrl(url, String(name)), url);
  }
});
