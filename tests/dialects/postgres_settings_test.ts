import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { filedPassword } from "../../dialects/postgres/password_file.ts";
import { postgresSettings } from "../../dialects/postgres/settings.ts";
import { parseUrl } from "../../dialects/url.ts";

type Variables = Readonly<Record<string, string>>;

function settings(url: string, variables: Variables = {}) {
  const env: Variables = { HOME: "/nowhere", USER: "me", ...variables };
  return postgresSettings(parseUrl(url, "/app"), (name) => env[name]);
}

const addresses: readonly (readonly [url: string, found: string, variables?: Variables])[] = [
  ["postgresql://h/d", "h 5432"],
  ["postgresql://h:1/d", "h 1"],
  ["postgresql://a:1,b/d", "a 1, b 5432"],
  ["postgresql:///d?host=a:1&host=b:2", "a 1, b 2"],
  ["postgresql:///d?host=a,b&port=1,2", "a 1, b 2"],
  ["postgresql:///d?host=a,b&port=7", "a 7, b 7"],
  ["postgresql:///d?host=a&port=1&host=b&port=2", "a 1, b 2"],
  ["postgresql://x/d?host=/run/pg&port=6", "/run/pg 6"],
  ["postgresql://%2Frun%2Fpg/d", "/run/pg 5432"],
  ["postgresql+pg8000://u@/d?unix_sock=/run/pg/.s.PGSQL.7", "/run/pg 7"],
  ["postgresql:///d?host=[::1]:9", "::1 9"],
  ["postgresql:///d", "e 3", { PGHOST: "e", PGPORT: "3" }],
  ["postgresql://h/d", "h 3", { PGHOST: "e", PGPORT: "3" }],
];

Deno.test("postgresSettings() finds the servers in every form, in order", () => {
  for (const [url, found, variables] of addresses) {
    const places = settings(url, variables).addresses.map(({ host, port }) => `${host} ${port}`);
    assert.equal(places.join(", "), found, url);
  }
});

Deno.test("postgresSettings() prefers the URL to the environment, and that to defaults", () => {
  const variables = {
    PGUSER: "eu",
    PGPASSWORD: "ep",
    PGDATABASE: "ed",
    PGSSLMODE: "require",
    PGCONNECT_TIMEOUT: "7",
    PGTARGETSESSIONATTRS: "primary",
    PGAPPNAME: "ea",
    PGOPTIONS: "-c x=1",
    PGPASSFILE: "/e/pass",
  };
  const byDefault = settings("postgresql://h/d");
  assert.deepEqual({ ...byDefault, addresses: undefined }, {
    addresses: undefined,
    user: "me",
    password: undefined,
    passwordFile: "/nowhere/.pgpass",
    database: "d",
    tls: {
      mode: "prefer",
      rootCertificate: undefined,
      certificate: undefined,
      key: undefined,
      keyPassword: undefined,
      direct: false,
    },
    connectTimeout: 30_000,
    target: "any",
    parameters: { application_name: "migrate", DateStyle: "ISO" },
  });
  const byEnvironment = settings("postgresql://h", variables);
  assert.deepEqual(
    [byEnvironment.user, byEnvironment.password, byEnvironment.database, byEnvironment.tls.mode],
    ["eu", "ep", "ed", "require"],
  );
  assert.deepEqual(
    [byEnvironment.connectTimeout, byEnvironment.target, byEnvironment.passwordFile],
    [7000, "primary", "/e/pass"],
  );
  assert.deepEqual(byEnvironment.parameters, {
    application_name: "ea",
    DateStyle: "ISO",
    options: "-c x=1",
  });
  const byUrl = settings(
    "postgresql://u:p@h/d?sslmode=disable&connect_timeout=2&target_session_attrs=standby" +
      "&application_name=a&options=-c%20search_path%3Dx&passfile=/f",
    variables,
  );
  assert.deepEqual(
    [byUrl.user, byUrl.password, byUrl.database, byUrl.tls.mode, byUrl.connectTimeout],
    ["u", "p", "d", "disable", 2000],
  );
  assert.deepEqual([byUrl.target, byUrl.passwordFile], ["standby", "/f"]);
  assert.deepEqual(byUrl.parameters, {
    application_name: "a",
    DateStyle: "ISO",
    options: "-c search_path=x",
  });
});

Deno.test("postgresSettings() reads TLS in libpq's words and in asyncpg's", () => {
  const mode = (query: string) => settings(`postgresql://h/d?${query}`).tls.mode;
  for (const word of ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]) {
    assert.equal(mode(`sslmode=${word}`), word);
    assert.equal(mode(`ssl=${word}`), word);
  }
  assert.equal(mode("ssl=true"), "require");
  assert.equal(mode("ssl=0"), "disable");
  const { tls } = settings(
    "postgresql://h/d?sslrootcert=ca.crt&sslcert=/c&sslkey=k&direct_tls=true",
  );
  assert.deepEqual(
    [tls.rootCertificate, tls.certificate, tls.key, tls.direct],
    ["/app/ca.crt", "/c", "/app/k", true],
  );
  assert.equal(settings("postgresql://h/d?sslrootcert=system").tls.rootCertificate, "system");
});

Deno.test("postgresSettings() passes the server's settings on, and gives drivers' keys no meaning", () => {
  const url = "postgresql+asyncpg://h/d?prepared_statement_cache_size=0&statement_cache_size=0" +
    "&command_timeout=60&async_fallback=true&channel_binding=prefer&search_path=a,b" +
    "&statement_timeout=5s&app.tenant=7";
  const { parameters } = settings(url);
  assert.deepEqual(parameters, {
    application_name: "migrate",
    DateStyle: "ISO",
    search_path: "a,b",
    statement_timeout: "5s",
    "app.tenant": "7",
  });
});

const refused: readonly (readonly [url: string, message: RegExp, hint: RegExp])[] = [
  ["postgresql://h", /no database/, /NAME/],
  ["postgresql://h/", /no database/, /NAME/],
  ["postgresql://h/d?sslmod=require", /no key "sslmod"/, /Did you mean "sslmode"/],
  ["postgresql://h/d?schema=x", /no key "schema"/, /"search_path"/],
  ["postgresql://h/d?hostaddr=::1", /no key "hostaddr"/, /"host"/],
  ["postgresql://h/d?service=x", /no key "service"/, /Service files aren't read/],
  ["postgresql://h/d?zero_damaged_pages=on", /no key/, /options=-c zero_damaged_pages=/],
  ["postgresql://h/d?sslmode=requir", /"requir" is no value for sslmode/, /"require"/],
  ["postgresql://h/d?ssl=maybe", /"maybe" is no value for ssl /, /one of disable/],
  ["postgresql://h/d?channel_binding=require", /can't be granted/, /disable or prefer/],
  ["postgresql://h/d?connect_timeout=x", /"x" is no value for connect_timeout/, /seconds/],
  ["postgresql://h/d?target_session_attrs=master", /no value for target_session_attrs/, /primary/],
  ["postgresql://h/d?port=x", /port is not a number/, /%40/],
  ["postgresql:///d?host=a,b,c&port=1,2", /3 hosts and 2 ports/, /one port for all/],
  ["postgresql:///d?unix_sock=/tmp/x", /not the path of a PostgreSQL socket/, /\.s\.PGSQL/],
];

Deno.test("postgresSettings() says what it doesn't understand", () => {
  for (const [url, message, hint] of refused) {
    assert.throws(() => settings(url), (error) => {
      assert.ok(error instanceof MigrateError, url);
      assert.equal(error.code, "url");
      assert.match(error.message, message);
      assert.match(error.hint ?? "", hint);
      return true;
    });
  }
});

Deno.test("filedPassword() finds the first line that matches, as libpq does", async () => {
  const passwordFile = await Deno.makeTempFile();
  const find = (host: string, port: number, database = "d", user = "u") =>
    filedPassword({ passwordFile, address: { host, port }, database, user });
  try {
    await Deno.writeTextFile(
      passwordFile,
      [
        "# a:1:d:u:no",
        "broken",
        "a:1:d:u:one",
        "\\:\\:1:*:d:u:t\\:w\\\\o",
        "localhost:5:*:*:socket",
        "*:*:*:v:any:",
      ].join("\n"),
    );
    await Deno.chmod(passwordFile, 0o600);
    assert.equal(find("a", 1), "one");
    assert.equal(find("a", 2), undefined);
    assert.equal(find("::1", 9), "t:w\\o");
    assert.equal(find("/run/pg", 5), "socket");
    assert.equal(find("x", 1, "d", "v"), undefined, "six fields are none");
    await Deno.chmod(passwordFile, 0o644);
    assert.equal(find("a", 1), undefined, "others may read it");
  } finally {
    await Deno.remove(passwordFile);
  }
  assert.equal(find("a", 1), undefined, "there is no file");
});

Deno.test("what can't be looked at in a home that is another user's is not there", async () => {
  const home = await Deno.makeTempDir();
  try {
    // As a folder that may not be entered, for root too.
    await Deno.symlink(".postgresql", `${home}/.postgresql`);
    await Deno.symlink(".pgpass", `${home}/.pgpass`);
    const { tls, passwordFile, database, user } = settings("postgresql://u@h/d", { HOME: home });
    assert.deepEqual([tls.rootCertificate, tls.certificate, tls.key], [
      undefined,
      undefined,
      undefined,
    ]);
    const address = { host: "h", port: 1 };
    assert.equal(filedPassword({ passwordFile, address, database, user }), undefined);
  } finally {
    await Deno.remove(home, { recursive: true });
  }
});
