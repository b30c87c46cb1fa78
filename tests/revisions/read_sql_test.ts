import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import {
  isSqlKey,
  mentionsSqlRevision,
  readSql,
  readSqlSections,
} from "../../core/revisions/read_sql.ts";

const FILE = "/project/versions/a1_x.sql";

Deno.test("readSql() reads the header", () => {
  const text = `\uFEFF-- add users
--   and roles
--
-- Create Date: 2026-11-20 14:30:00
-- revision: a1
--down_revision:b2 , c3
-- branch_labels:
-- depends_on: none

-- migrate:up
CREATE TABLE users (id int);
-- migrate:down
-- revision: not this
DROP TABLE users;
`.slice(1);
  assert.deepEqual(readSql(text, FILE), {
    id: "a1",
    down: ["b2", "c3"],
    labels: [],
    dependsOn: [],
    doc: "add users and roles",
    longDoc: "add users\n  and roles\n\nCreate Date: 2026-11-20 14:30:00",
    file: FILE,
  });
});

for (const none of ["", " ", "none", "None", "NULL", "null", " , "]) {
  Deno.test(`readSql() takes "${none}" for no down revision`, () => {
    const text = `-- revision: a1\r\n-- down_revision:${none}\r\n-- migrate:up\r\n`;
    const { id, down } = readSql(text, FILE);
    assert.deepEqual({ id, down }, { id: "a1", down: [] });
  });
}

Deno.test("readSql() takes for documentation what is no key", () => {
  const text = `-- fix: users, see Revises: b2
-- version: 2
-- Revision: X
-- revision: a1
-- down_revision:
-- migrate:up`;
  assert.equal(readSql(text, FILE).doc, "fix: users, see Revises: b2 version: 2 Revision: X");
});

Deno.test("readSqlSections() gives sections with their lines", () => {
  const text = `-- revision: a1

-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY i ON t (a);

  --migrate: down
DROP INDEX i; -- migrate:up`;
  assert.deepEqual(readSqlSections(text, FILE), {
    up: { text: "CREATE INDEX CONCURRENTLY i ON t (a);\n\n", line: 4, transaction: false },
    down: { text: "DROP INDEX i; -- migrate:up", line: 7, transaction: true },
  });
});

Deno.test("readSqlSections() gives no way down where there is none", () => {
  assert.deepEqual(readSqlSections("-- migrate:up transaction:true\r\nSELECT 1;\r\n", FILE), {
    up: { text: "SELECT 1;\r\n", line: 2, transaction: true },
    down: undefined,
  });
});

const HEADER = "-- revision: a1\n-- down_revision:\n";

const faults: readonly {
  readonly name: string;
  readonly text: string;
  readonly message: RegExp;
  readonly hint?: RegExp;
  readonly line?: number;
}[] = [
  {
    name: "no revision",
    text: "-- down_revision:\n-- migrate:up",
    message: /doesn't state its revision$/,
    hint: /"-- revision: …"/,
  },
  {
    name: "no down revision",
    text: "-- revision: a1\n-- migrate:up",
    message: /doesn't state its down_revision$/,
    hint: /"none" for a first one/,
  },
  {
    name: "a misspelt key that must be there",
    text: "-- Revison: a1\n-- down_revision:\n-- migrate:up",
    message: /doesn't state its revision$/,
    hint: /"Revison" is no key. Did you mean "revision"\?/,
    line: 1,
  },
  {
    name: "a misspelt key that may be absent",
    text: `${HEADER}-- depend_on: b2\n-- migrate:up`,
    message: /no key "depend_on"/,
    hint: /"depends_on"/,
    line: 3,
  },
  {
    name: "a key twice",
    text: `${HEADER}-- revision: b2\n-- migrate:up`,
    message: /states revision twice/,
    line: 3,
  },
  {
    name: "an empty id",
    text: "-- revision:\n-- down_revision:\n-- migrate:up",
    message: /revision must be a string, and is ""/,
  },
  {
    name: "SQL above the sections",
    text: `${HEADER}\nSELECT 1;\n-- migrate:up`,
    message: /above "-- migrate:up", and would never run/,
    line: 4,
  },
  {
    name: "no way up",
    text: `${HEADER}-- migrate:down\nSELECT 1;`,
    message: /no section "-- migrate:up"/,
  },
  { name: "no sections", text: HEADER, message: /no section "-- migrate:up"/ },
  {
    name: "a section twice",
    text: `${HEADER}-- migrate:up\nSELECT 1;\n-- migrate:up\n`,
    message: /"-- migrate:up" is there twice/,
    line: 5,
  },
  {
    name: "another section",
    text: `${HEADER}-- migrate:up\n-- migrate:dwon`,
    message: /no section "migrate:dwon"/,
    hint: /"down"/,
    line: 4,
  },
  {
    name: "a section unlike any",
    text: `${HEADER}-- migrate:\n`,
    message: /no section "migrate:"/,
    hint: /"up" and "down"/,
    line: 3,
  },
  {
    name: "another option",
    text: `${HEADER}-- migrate:up transaction: off`,
    message: /no option "transaction: off"/,
    hint: /transaction:false/,
    line: 3,
  },
];

for (const { name, text, message, hint = /^/, line } of faults) {
  Deno.test(`readSql() refuses ${name}`, () => {
    assert.throws(() => readSql(text, FILE), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.code, "revision-file");
      assert.match(error.message, message);
      assert.match(error.hint ?? "", hint);
      assert.deepEqual([error.where.file, error.where.line], [FILE, line]);
      return true;
    });
  });
}

Deno.test("mentionsSqlRevision() tells revisions from data", () => {
  assert.equal(
    mentionsSqlRevision("-- the revision: old\nINSERT INTO t VALUES ('\\nrevision:');"),
    false,
  );
  assert.equal(mentionsSqlRevision("-- notes\n--revision: a1"), true);
  assert.equal(mentionsSqlRevision("-- down_revision : a1"), true);
  assert.equal(mentionsSqlRevision("\n  -- migrate:up\n"), true);
});

Deno.test("isSqlKey() tells what a header would take for more than a comment", () => {
  for (const line of ["revision: a1", "depends_on:", " migrate:up", "migrate: x", "depend_on: x"]) {
    assert.equal(isSqlKey(line), true, line);
  }
  for (const line of ["fix: users", "the revision: a1", '"migrate:up"', "", "Depends on: x"]) {
    assert.equal(isSqlKey(line), false, line);
  }
});
