import assert from "node:assert/strict";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import {
  convertToAsyncUrl,
  convertToSyncUrl,
  type DatabaseUrl,
  displayUrl,
  maskPassword,
  parseUrl,
  urlOfDatabase,
} from "../../dialects/url.ts";

/** What a row expects: the parts that aren't empty. */
interface Parts {
  dialect: string;
  user?: string;
  password?: string;
  hosts?: unknown;
  database?: string;
  query?: Record<string, readonly string[]>;
}

const postgresql = "postgresql";
const here = [{ host: "h" }];

const parsed: readonly (readonly [url: string, parts: Parts])[] = [
  ["sqlite://", { dialect: "sqlite" }],
  ["sqlite:///rel.db", { dialect: "sqlite", database: "rel.db" }],
  ["sqlite:///./x/rel.db", { dialect: "sqlite", database: "./x/rel.db" }],
  ["sqlite:////abs/x.db", { dialect: "sqlite", database: "/abs/x.db" }],
  ["sqlite:///:memory:", { dialect: "sqlite", database: ":memory:" }],
  ["sqlite:///C:\\data\\x.db", { dialect: "sqlite", database: "C:\\data\\x.db" }],
  ["sqlite:///C:/a@b.db", { dialect: "sqlite", database: "C:/a@b.db" }],
  ["sqlite:///a%20b%25.db", { dialect: "sqlite", database: "a b%.db" }],
  ["sqlite:////x@y:z/a#b.db", { dialect: "sqlite", database: "/x@y:z/a#b.db" }],
  ["sqlite+aiosqlite:///a.db", { dialect: "sqlite", database: "a.db" }],
  ["sqlite+pysqlite:///a.db", { dialect: "sqlite", database: "a.db" }],
  ["sqlite://h/a.db", { dialect: "sqlite", hosts: here, database: "a.db" }],
  ["sqlite:///file:a.db?mode=ro&uri=true", {
    dialect: "sqlite",
    database: "file:a.db",
    query: { mode: ["ro"], uri: ["true"] },
  }],
  ["  postgresql://h/d\n", { dialect: postgresql, hosts: here, database: "d" }],
  ["postgres://h/d", { dialect: postgresql, hosts: here, database: "d" }],
  ["postgresql+asyncpg://h/d", { dialect: postgresql, hosts: here, database: "d" }],
  ["postgresql+psycopg://h/d", { dialect: postgresql, hosts: here, database: "d" }],
  ["postgresql+psycopg_async://h/d", { dialect: postgresql, hosts: here, database: "d" }],
  ["postgresql+psycopg2://h/d", { dialect: postgresql, hosts: here, database: "d" }],
  ["postgresql+pg8000://h/d", { dialect: postgresql, hosts: here, database: "d" }],
  ["postgresql://u:p@h:5433/d", {
    dialect: postgresql,
    user: "u",
    password: "p",
    hosts: [{ host: "h", port: 5433 }],
    database: "d",
  }],
  ["postgresql://u@h/d", { dialect: postgresql, user: "u", hosts: here, database: "d" }],
  ["postgresql://u:@h/d", { dialect: postgresql, user: "u", hosts: here, database: "d" }],
  ["postgresql://u%40x:p%2Fw%3A%C3%A9%25@h/d%2Fb", {
    dialect: postgresql,
    user: "u@x",
    password: "p/w:é%",
    hosts: here,
    database: "d/b",
  }],
  ["postgresql://u:100%sure@h/d", {
    dialect: postgresql,
    user: "u",
    password: "100%sure",
    hosts: here,
    database: "d",
  }],
  ["postgresql://u:p@ss@h/d", {
    dialect: postgresql,
    user: "u",
    password: "p@ss",
    hosts: here,
    database: "d",
  }],
  ["postgresql://u:a/b?c@h/d", {
    dialect: postgresql,
    user: "u",
    password: "a/b?c",
    hosts: here,
    database: "d",
  }],
  ["postgresql://h:5432/d?application_name=me@x", {
    dialect: postgresql,
    hosts: [{ host: "h", port: 5432 }],
    database: "d",
    query: { application_name: ["me@x"] },
  }],
  ["postgresql://[::1]:5433/d", {
    dialect: postgresql,
    hosts: [{ host: "::1", port: 5433 }],
    database: "d",
  }],
  ["postgresql://[fe80::1%25eth0]/d", {
    dialect: postgresql,
    hosts: [{ host: "fe80::1%eth0" }],
    database: "d",
  }],
  ["postgresql://a:1,b,[::2]:3/d", {
    dialect: postgresql,
    hosts: [{ host: "a", port: 1 }, { host: "b" }, { host: "::2", port: 3 }],
    database: "d",
  }],
  ["postgresql://u@%2Fvar%2Frun%2Fpostgresql/d", {
    dialect: postgresql,
    user: "u",
    hosts: [{ host: "/var/run/postgresql" }],
    database: "d",
  }],
  ["postgresql:///d?host=a:1&host=b:2&options=-c%20search_path%3Dx+y&sslmode=", {
    dialect: postgresql,
    database: "d",
    query: { host: ["a:1", "b:2"], options: ["-c search_path=x y"] },
  }],
];

Deno.test("parseUrl() cuts every accepted form into its parts", () => {
  for (const [url, parts] of parsed) {
    const { text: _text, directory: _directory, ...found } = parseUrl(url, "/app");
    assert.deepEqual(
      { ...found, query: Object.fromEntries(found.query) },
      { hosts: [], database: "", query: {}, ...parts },
      url,
    );
  }
});

Deno.test("parseUrl() reads back whatever is percent-encoded", () => {
  const part = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(fc.property(part, part, part, part, (user, password, database, value) => {
    const encoded = [user, password, database, value].map(encodeURIComponent);
    const url = parseUrl(
      `postgresql://${encoded[0]}:${encoded[1]}@h/${encoded[2]}?options=${encoded[3]}`,
      "/",
    );
    assert.deepEqual(
      [url.user, url.password, url.database, url.query.get("options")],
      [user, password, database, [value]],
    );
  }));
});

const refused: readonly (readonly [url: string, message: RegExp, hint?: RegExp])[] = [
  ["", /is empty/, /sqlite:\/\/\//],
  [" \n", /is empty/],
  ["app.db", /"app.db" is not a URL/, /sqlite:\/\/\/app\.db/],
  ["mysql+pymysql://h/d", /scheme "mysql\+pymysql" is not known/, /SQLite and PostgreSQL are/],
  ["postgressql://h/d", /scheme "postgressql" is not known/, /Did you mean "postgresql"/],
  ["sqlite3:///a.db", /scheme "sqlite3" is not known/, /Did you mean "sqlite"/],
  ["PostgreSQL://h/d", /not known/, /Did you mean "postgresql"/],
  ["postgresql://h:abc/d", /port is not a number from 1 to 65535/, /%40/],
  ["postgresql://h:0/d", /port is not a number/],
  ["postgresql://h:65536/d", /port is not a number/],
  ["postgresql://a:1,b:x/d", /port is not a number/],
];

Deno.test("parseUrl() says what is wrong with a URL", () => {
  for (const [url, message, hint = /^/] of refused) {
    assert.throws(() => parseUrl(url, "/"), (error) => {
      assert.ok(error instanceof MigrateError, url);
      assert.equal(error.code, "url");
      assert.match(error.message, message);
      assert.match(error.hint ?? "", hint);
      return true;
    });
  }
});

Deno.test("parseUrl() shows no password when it refuses a URL", () => {
  const urls = [
    "postgresql://u:s3cret@h:x/d",
    "mysql://u:s3cret@h/d",
    "u:s3cret@h/d?password=s3cret",
    "postgresql:u:s3cret@h/d",
  ];
  for (const url of urls) {
    assert.throws(() => parseUrl(url, "/"), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.ok(!`${error.message} ${error.hint}`.includes("s3cret"), error.message);
      return true;
    });
  }
});

const masked: readonly (readonly [text: string, expected: string])[] = [
  ["postgresql://u:p@h/d", "postgresql://u:***@h/d"],
  ["postgresql+asyncpg://u:p@h:1,i:2/d?x=a@b", "postgresql+asyncpg://u:***@h:1,i:2/d?x=a@b"],
  ["postgresql://u:p@s:s@h/d", "postgresql://u:***@h/d"],
  ["postgresql://u:a/b@h/d", "postgresql://u:***@h/d"],
  ["postgresql://u@h/d", "postgresql://u@h/d"],
  ["postgresql://h:5432/d?options=a@b", "postgresql://h:5432/d?options=a@b"],
  ["postgresql://h/d?password=p&user=u", "postgresql://h/d?password=***&user=u"],
  ["postgresql://h/d?sslpassword=p", "postgresql://h/d?sslpassword=***"],
  ["sqlite:////a/b@c.db", "sqlite:////a/b@c.db"],
  ["mysql://u:p@h/d", "mysql://u:***@h/d"],
  [
    'bad "postgres://u:p w@h/d", not postgresql://v:q@i/e',
    'bad "postgres://u:***@h/d", not postgresql://v:***@i/e',
  ],
  [
    "could not connect: host=h password=p dbname=d",
    "could not connect: host=h password=*** dbname=d",
  ],
  ["nothing to hide: user:name@host", "nothing to hide: user:name@host"],
  ["line postgresql://h:1\nnext u:p@h", "line postgresql://h:1\nnext u:p@h"],
];

Deno.test("maskPassword() hides passwords in URLs and in text around them", () => {
  for (const [text, expected] of masked) assert.equal(maskPassword(text), expected);
});

Deno.test("displayUrl() never shows a password, whatever is in it", () => {
  // Marked, so that it can't be a piece of the rest by chance.
  const password = fc.string({ unit: "binary-ascii" }).map((text) => `§${text}§`);
  fc.assert(fc.property(password, (password) => {
    const url = (written: string) => parseUrl(`postgresql://u:${written}@h/d`, "/");
    assert.equal(displayUrl(url(encodeURIComponent(password))), "postgresql://u:***@h/d");
  }));
});

const converted: readonly (readonly [url: string, sync: string, async: string])[] = [
  ["sqlite:///a.db", "sqlite:///a.db", "sqlite+aiosqlite:///a.db"],
  ["sqlite+aiosqlite:///a.db", "sqlite:///a.db", "sqlite+aiosqlite:///a.db"],
  ["sqlite+pysqlite:///a.db", "sqlite+pysqlite:///a.db", "sqlite+aiosqlite:///a.db"],
  ["postgresql://u:p@h/d", "postgresql://u:p@h/d", "postgresql+asyncpg://u:p@h/d"],
  ["postgres://u:p@h/d", "postgresql://u:p@h/d", "postgresql+asyncpg://u:p@h/d"],
  ["postgresql+asyncpg://u:p@h/d", "postgresql://u:p@h/d", "postgresql+asyncpg://u:p@h/d"],
  ["postgresql+psycopg2://h/d", "postgresql+psycopg2://h/d", "postgresql+asyncpg://h/d"],
  ["postgresql+pg8000://h/d", "postgresql+pg8000://h/d", "postgresql+asyncpg://h/d"],
  ["postgresql+psycopg://h/d", "postgresql+psycopg://h/d", "postgresql+psycopg://h/d"],
  ["postgresql+psycopg_async://h/d", "postgresql+psycopg://h/d", "postgresql+psycopg_async://h/d"],
  [
    "postgresql://u:ssl=@h/d?x=1&sslmode=require",
    "postgresql://u:ssl=@h/d?x=1&sslmode=require",
    "postgresql+asyncpg://u:ssl=@h/d?x=1&ssl=require",
  ],
  [
    "postgresql+asyncpg://h/d?ssl=verify-full",
    "postgresql://h/d?sslmode=verify-full",
    "postgresql+asyncpg://h/d?ssl=verify-full",
  ],
  [
    "postgresql+asyncpg://h/d?ssl=true",
    "postgresql://h/d?ssl=true",
    "postgresql+asyncpg://h/d?ssl=true",
  ],
];

Deno.test("convertToSyncUrl() and convertToAsyncUrl() change the driver and nothing else", () => {
  for (const [url, sync, async] of converted) {
    assert.equal(convertToSyncUrl(url), sync);
    assert.equal(convertToAsyncUrl(url), async);
    assert.equal(convertToSyncUrl(sync), sync, "twice is as once");
    assert.equal(convertToAsyncUrl(async), async, "twice is as once");
    const parts = (text: string): DatabaseUrl["hosts"] => parseUrl(text, "/").hosts;
    assert.deepEqual(parts(sync), parts(url));
  }
});

Deno.test("convertToAsyncUrl() refuses a scheme that it doesn't know", () => {
  assert.throws(() => convertToAsyncUrl("mysql://h/d"), { code: "url" });
});

Deno.test("urlOfDatabase() changes the name of the database alone", () => {
  const rows = [
    ["postgresql://u:p@h:5432/app?sslmode=require", "postgresql://u:p@h:5432/b?sslmode=require"],
    ["postgresql+asyncpg://u:a/b?c@h/app", "postgresql+asyncpg://u:a/b?c@h/b"],
    ["postgres://one,two:5433/app", "postgres://one,two:5433/b"],
    ["postgresql:///app?host=/var/run", "postgresql:///b?host=/var/run"],
    ["postgresql://h", "postgresql://h/b"],
    ["postgresql://h?dbname=app", "postgresql://h/b?dbname=app"],
    ["postgresql://[::1]:5432/app", "postgresql://[::1]:5432/b"],
  ] as const;
  for (const [url, other] of rows) {
    assert.equal(urlOfDatabase(parseUrl(url, "/"), "b"), other);
    assert.equal(parseUrl(other, "/").database, "b");
  }
});
