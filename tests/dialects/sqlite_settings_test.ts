import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { sqliteSettings } from "../../dialects/sqlite/settings.ts";
import { parseUrl } from "../../dialects/url.ts";

const settings = (url: string) => sqliteSettings(parseUrl(url, "/app"));

const places: readonly (readonly [url: string, location: string, file?: string])[] = [
  ["sqlite://", ":memory:"],
  ["sqlite:///", ":memory:"],
  ["sqlite:///:memory:", ":memory:"],
  ["sqlite:///rel.db", "/app/rel.db", "/app/rel.db"],
  ["sqlite:///./x/../rel.db", "/app/rel.db", "/app/rel.db"],
  ["sqlite:////abs/x.db", "/abs/x.db", "/abs/x.db"],
  ["sqlite:///a%20b.db", "/app/a b.db", "/app/a b.db"],
  ["sqlite:///C:\\x.db", "C:\\x.db", "C:\\x.db"],
  ["sqlite:///file:rel.db?uri=true", "/app/rel.db", "/app/rel.db"],
  ["sqlite:///file:a%23%3F.db?uri=true", "/app/a#?.db", "/app/a#?.db"],
  ["sqlite:///file:///abs/x.db?uri=1&mode=ro&cache=shared", "/abs/x.db", "/abs/x.db"],
  ["sqlite:///file:name?uri=true&mode=memory", ":memory:"],
  ["sqlite:///file::memory:?uri=true", ":memory:"],
];

Deno.test("sqliteSettings() finds the file that SQLAlchemy would open", () => {
  for (const [url, location, file] of places) {
    const found = settings(url);
    assert.deepEqual([found.location, found.file], [location, file], url);
  }
});

Deno.test("sqliteSettings() lets SQLite make a file unless a URI forbids it", () => {
  assert.equal(settings("sqlite:///a.db").mustExist, false);
  assert.equal(settings("sqlite:///file:a.db?uri=true&mode=rwc").mustExist, false);
  assert.equal(settings("sqlite:///file:a.db?uri=true&mode=rw").mustExist, true);
  assert.equal(settings("sqlite:///file:a.db?uri=true&mode=ro").mustExist, true);
});

Deno.test("sqliteSettings() lets nothing be written where a URI says mode=ro", () => {
  assert.equal(settings("sqlite:///a.db").readOnly, false);
  assert.equal(settings("sqlite:///file:a.db?uri=true&mode=rw").readOnly, false);
  assert.equal(settings("sqlite:///file:a.db?uri=true&mode=ro").readOnly, true);
});

Deno.test("sqliteSettings() reads how long to wait, and pragmas in their order", () => {
  assert.equal(settings("sqlite:///a.db").busyTimeout, 30_000);
  assert.equal(settings("sqlite:///a.db?timeout=2.5").busyTimeout, 2500);
  assert.equal(settings("sqlite:///a.db?timeout=9&busy_timeout=250").busyTimeout, 250);
  assert.deepEqual(settings("sqlite:///a.db?journal_mode=wal&cache_size=-2000").pragmas, [
    ["journal_mode", "wal"],
    ["cache_size", "-2000"],
  ]);
});

Deno.test("sqliteSettings() accepts what Python's driver does, and gives it no meaning", () => {
  assert.deepEqual(
    settings(
      "sqlite:///a.db?check_same_thread=false&isolation_level=IMMEDIATE&cached_statements=0",
    ),
    settings("sqlite:///a.db"),
  );
});

const refused: readonly (readonly [url: string, message: RegExp, hint: RegExp])[] = [
  ["sqlite://app.db", /no host/, /sqlite:\/\/\/relative/],
  ["sqlite://u:p@/app.db", /no host or user/, /three slashes/],
  ["sqlite:///a.db?jornal_mode=wal", /no key "jornal_mode"/, /Did you mean "journal_mode"/],
  ["sqlite:///a.db?application_name=x", /no key "application_name"/, /Pragmas/],
  ["sqlite:///a.db?mode=ro", /"mode" means something only in a file: URI/, /uri=true/],
  ["sqlite:///file:a.db", /is a file: URI/, /uri=true/],
  ["sqlite:///a.db?uri=true", /wants a file: URI/, /file:path/],
  ["sqlite:///file:a.db?uri=true&mode=r", /"r" is no mode/, /ro, rw, rwc, memory/],
  ["sqlite:///file:a.db?uri=true&vfs=unix", /"vfs" of a file: URI can't be had/, /Leave it/],
  ["sqlite:///a.db?timeout=soon", /"soon" is no value for timeout/, /seconds/],
  ["sqlite:///a.db?synchronous=off;DROP", /"off;DROP" is no value/, /one word/],
];

Deno.test("sqliteSettings() says what it doesn't understand", () => {
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
