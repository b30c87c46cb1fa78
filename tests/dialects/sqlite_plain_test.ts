import assert from "node:assert/strict";
import { splitSql } from "../../core/sql/split.ts";
import { introspect } from "../../dialects/sqlite/introspect.ts";
import { plainModel } from "../../dialects/sqlite/plain_model.ts";
import { rules } from "../../dialects/sqlite/rules.ts";
import { withScratch } from "../../dialects/sqlite/scratch.ts";

const statementsIn = (text: string) => splitSql(text, rules).map((each) => each.text);

const many = Array.from({ length: 100 }, (_, at) => `
  CREATE TABLE t${at} (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES t${
  (at * 7) % 100
} (id), name TEXT UNIQUE);
  CREATE INDEX ix_t${at} ON t${at} (parent, name DESC);`);

const plain: readonly string[] = [
  `CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(20) NOT NULL DEFAULT 'x' COLLATE NOCASE);
   create table if not exists "Odd name"("a b" TEXT, b INT CHECK (b > 0), UNIQUE ("a b")) strict;
   CREATE UNIQUE INDEX "ix b" ON "odd NAME" (b) WHERE b > 1;
   CREATE INDEX upper_name ON Users (upper(name) DESC);`,
  `-- What there is.
   CREATE TABLE a (b INTEGER REFERENCES later (id)); -- Behind it.
   CREATE TABLE later (id INTEGER PRIMARY KEY, twice INT AS (id * 2) STORED) WITHOUT ROWID;
   CREATE INDEX ix_a ON a (b);
   CREATE INDEX ix_later ON later (twice);
   CREATE INDEX ix_a_again ON a (b DESC);`,
  many.join(""),
];

for (const text of plain) {
  Deno.test(`what SQLite makes of plain statements is found by parts: ${text.slice(0, 40)}`, async () => {
    const found = await plainModel(statementsIn(text));
    const whole = await withScratch(async (scratch) => {
      await scratch.execute(statementsIn(text).map((each) => ({ text: each })));
      return await introspect(scratch, { schemas: "all" });
    });
    assert.deepEqual(found, { ...whole, schemas: [] });
  });
}

const others: readonly string[] = [
  "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t",
  "CREATE TABLE t AS SELECT 1 AS a",
  "CREATE TEMP TABLE t (a)",
  "CREATE TABLE main.t (a)",
  "CREATE TABLE t (a); CREATE TABLE IF NOT EXISTS T (b)",
  "CREATE TABLE t (a); CREATE INDEX t ON t (a)",
  "CREATE TABLE t (a); CREATE INDEX i ON t (a); CREATE TABLE u (a); CREATE INDEX I ON u (a)",
  "CREATE INDEX i ON t (a); CREATE TABLE t (a)",
  "CREATE TABLE t (a); ALTER TABLE t ADD COLUMN b",
  "CREATE TABLE t (a); INSERT INTO t VALUES (1)",
  "CREATE TABLE t (a CHECK (other > 0)",
  "CREATE TABLE t (a, a)",
  "CREATE TABLE t (a CHECK (b > 0))",
  "CREATE TABLE sqlite_t (a)",
];

for (const text of others) {
  Deno.test(`what isn't plain, or is refused, is left to SQLite as a whole: ${text}`, async () => {
    assert.equal(await plainModel([text].flatMap((each) => each.split(";"))), undefined);
  });
}
