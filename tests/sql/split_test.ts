import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import type { SqlRules } from "../../core/sql/rules.ts";
import { splitSql } from "../../core/sql/split.ts";
import { databaseTest } from "../support/databases.ts";
import { comment, dialects, literal, quotedName } from "./tokens.ts";

interface Row {
  readonly name: string;
  readonly on?: keyof typeof dialects;
  readonly sql: string;
  /** Each statement's line and text. */
  readonly parts: readonly (readonly [number, string])[];
}

const rows: readonly Row[] = [
  { name: "nothing in an empty text", sql: " \n ;; -- a\n ; /* b */", parts: [] },
  {
    name: "a statement without its semicolon",
    sql: "\uFEFF\n SELECT 1 \n",
    parts: [[2, "SELECT 1"]],
  },
  {
    name: "statements with their lines",
    sql: "SELECT 1;SELECT\n2;\r\n\r\nSELECT 3;",
    parts: [[1, "SELECT 1"], [1, "SELECT\n2"], [4, "SELECT 3"]],
  },
  {
    name: "a comment with the statement below it",
    sql: "SELECT 1; -- one\n-- two\n\n/* ; */\nSELECT 2; /* done */\n-- end",
    parts: [[1, "SELECT 1"], [5, "-- two\n\n/* ; */\nSELECT 2"]],
  },
  {
    name: "no line that pg_dump guards its text with",
    sql: "--\n-- dump\n--\n\n\\restrict aB1\n\n-- one\nSELECT 1;\n\n--\n\n\\unrestrict aB1\n\n",
    parts: [[8, "-- one\nSELECT 1"]],
  },
  {
    name: "a comment at the very beginning",
    sql: "-- one\nSELECT 1",
    parts: [[2, "-- one\nSELECT 1"]],
  },
  {
    name: "comments that begin with their end",
    sql: "SELECT /*/ ; */ 1",
    parts: [[1, "SELECT /*/ ; */ 1"]],
  },
  {
    name: "no comment at a statement's end",
    sql: "SELECT 1 /* in */ + 2 -- out\n;",
    parts: [[1, "SELECT 1 /* in */ + 2"]],
  },
  {
    name: "nothing of a comment before a lone semicolon",
    sql: "-- a\n;SELECT 1",
    parts: [[2, "SELECT 1"]],
  },
  {
    name: "strings and quoted names as they are",
    sql: `SELECT 'a;''b;--', "c;""d" FROM "e/*"; SELECT ';'`,
    parts: [[1, `SELECT 'a;''b;--', "c;""d" FROM "e/*"`], [1, "SELECT ';'"]],
  },
  {
    name: "names in brackets and backquotes",
    on: "sqlite",
    sql: "SELECT [a;'] FROM `b;``;`; SELECT 1",
    parts: [[1, "SELECT [a;'] FROM `b;``;`"], [1, "SELECT 1"]],
  },
  {
    name: "arrays, which quote nothing",
    on: "postgresql",
    sql: "SELECT a[1]; SELECT ARRAY['];']",
    parts: [[1, "SELECT a[1]"], [1, "SELECT ARRAY['];']"]],
  },
  {
    name: "backslashes as plain characters of a string",
    sql: String.raw`SELECT '\'; SELECT '\\'`,
    parts: [[1, String.raw`SELECT '\'`], [1, String.raw`SELECT '\\'`]],
  },
  {
    name: "escape strings, also continued on further lines",
    on: "postgresql",
    sql: String.raw`SELECT e'\';''\';', E'a' -- ;
  'b\';'; SELECT nameE'\'; SELECT 2`,
    parts: [
      [
        1,
        String.raw`SELECT e'\';''\';', E'a' -- ;
  'b\';'`,
      ],
      [2, String.raw`SELECT nameE'\'`],
      [2, "SELECT 2"],
    ],
  },
  {
    name: "dollar quotes, which no name or parameter begins",
    on: "postgresql",
    sql: "DO $$ BEGIN; $a$ END; $$; DO $a$ ; $$ $A$ ; $a$; SELECT $1, a$b$; SELECT $1$$;$$, $1",
    parts: [
      [1, "DO $$ BEGIN; $a$ END; $$"],
      [1, "DO $a$ ; $$ $A$ ; $a$"],
      [1, "SELECT $1, a$b$"],
      [1, "SELECT $1$$;$$, $1"],
    ],
  },
  {
    name: "a comment up to a carriage return",
    on: "postgresql",
    sql: "SELECT 1 -- a\r; SELECT 2",
    parts: [[1, "SELECT 1"], [1, "SELECT 2"]],
  },
  {
    name: "a comment beyond a carriage return",
    on: "sqlite",
    sql: "SELECT 1 -- a\r; b\n + 2; SELECT 3",
    parts: [[1, "SELECT 1 -- a\r; b\n + 2"], [2, "SELECT 3"]],
  },
  {
    name: "comments inside comments",
    on: "postgresql",
    sql: "SELECT /* a /* ; */ ; */ 1; SELECT 2",
    parts: [[1, "SELECT /* a /* ; */ ; */ 1"], [1, "SELECT 2"]],
  },
  {
    name: "comments that don't nest",
    on: "sqlite",
    sql: "SELECT /* a /* ; */ 1; SELECT 2",
    parts: [[1, "SELECT /* a /* ; */ 1"], [1, "SELECT 2"]],
  },
  {
    name: "a trigger whole, CASE and END in it",
    on: "sqlite",
    sql: `create temp trigger "t;" AFTER UPDATE ON u WHEN CASE WHEN new.a THEN 1 END BEGIN
  UPDATE u SET b = CASE WHEN 1 THEN 2 END; -- ;
  SELECT 1; END
; SELECT 2; EXPLAIN CREATE TRIGGER t AFTER DELETE ON u BEGIN SELECT 3; END`,
    parts: [
      [
        1,
        `create temp trigger "t;" AFTER UPDATE ON u WHEN CASE WHEN new.a THEN 1 END BEGIN
  UPDATE u SET b = CASE WHEN 1 THEN 2 END; -- ;
  SELECT 1; END`,
      ],
      [4, "SELECT 2"],
      [4, "EXPLAIN CREATE TRIGGER t AFTER DELETE ON u BEGIN SELECT 3; END"],
    ],
  },
  {
    name: "BEGIN and END of a transaction",
    sql: "BEGIN; CREATE TABLE trigger_log (a); END; SELECT 1",
    parts: [[1, "BEGIN"], [1, "CREATE TABLE trigger_log (a)"], [1, "END"], [1, "SELECT 1"]],
  },
  {
    name: "a trigger that calls a function",
    on: "postgresql",
    sql: "CREATE TRIGGER t AFTER UPDATE ON u EXECUTE FUNCTION f(); SELECT 1",
    parts: [[1, "CREATE TRIGGER t AFTER UPDATE ON u EXECUTE FUNCTION f()"], [1, "SELECT 1"]],
  },
  {
    name: "atomic functions whole, CASE and END in them",
    on: "postgresql",
    sql: `CREATE OR REPLACE FUNCTION f(begin int) RETURNS int BEGIN ATOMIC
  SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 1;
create procedure p() BEGIN ATOMIC END; CREATE FUNCTION atomic() RETURNS int AS 'SELECT 1;' LANGUAGE sql; SELECT 3`,
    parts: [
      [
        1,
        `CREATE OR REPLACE FUNCTION f(begin int) RETURNS int BEGIN ATOMIC
  SELECT CASE WHEN true THEN 1 END; SELECT 2; END`,
      ],
      [2, "SELECT 1"],
      [3, "create procedure p() BEGIN ATOMIC END"],
      [3, "CREATE FUNCTION atomic() RETURNS int AS 'SELECT 1;' LANGUAGE sql"],
      [3, "SELECT 3"],
    ],
  },
  {
    name: "a rule's actions whole",
    on: "postgresql",
    sql: "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT (1); SELECT 2); SELECT (3",
    parts: [
      [1, "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT (1); SELECT 2)"],
      [1, "SELECT (3"],
    ],
  },
  {
    name: "colons that binding will unescape",
    sql: String.raw`SELECT x\:y; SELECT 2`,
    parts: [[1, String.raw`SELECT x\:y`], [1, "SELECT 2"]],
  },
];

for (const { name, on, sql, parts } of rows) {
  for (const [dialect, rules] of Object.entries(dialects)) {
    if (on !== undefined && on !== dialect) continue;
    Deno.test(`splitSql() gives ${name} (${dialect})`, () => {
      const statements = splitSql(sql, rules);
      assert.deepEqual(statements.map(({ line, text }) => [line, text]), parts);
    });
  }
}

const faults: readonly {
  readonly name: string;
  readonly on: keyof typeof dialects;
  readonly sql: string;
  readonly message: RegExp;
  readonly line: number;
}[] = [
  {
    name: "a string",
    on: "sqlite",
    sql: "SELECT 1;\n\nSELECT 'it''s\n",
    message: /string .* never closed: 'it''s$/,
    line: 13,
  },
  {
    name: "an escape string",
    on: "postgresql",
    sql: String.raw`SELECT E'a\'`,
    message: /string .* E'a/,
    line: 11,
  },
  {
    name: "a dollar quote",
    on: "postgresql",
    sql: "DO $a$ $$;",
    message: /string .*: \$a\$ \$\$;/,
    line: 11,
  },
  {
    name: "a quoted name",
    on: "sqlite",
    sql: 'SELECT\n"a',
    message: /quoted name .*: "a/,
    line: 12,
  },
  { name: "a name in brackets", on: "sqlite", sql: "SELECT [a", message: /quoted name/, line: 11 },
  { name: "a comment", on: "sqlite", sql: "\n/* a", message: /comment .*: \/\* a/, line: 12 },
  { name: "a nested comment", on: "postgresql", sql: "/* /* */", message: /comment/, line: 11 },
  {
    name: "the NUL character",
    on: "sqlite",
    sql: "SELECT 1;\nDELETE FROM t\0 WHERE a = 1",
    message: /NUL character/,
    line: 12,
  },
  {
    name: "a shell's command",
    on: "postgresql",
    sql: "SELECT 1;\n\\connect db",
    message: /"\\connect" is a command/,
    line: 12,
  },
  {
    name: "a shell's command at a statement's end",
    on: "postgresql",
    sql: "SELECT 1 \\g",
    message: /"\\g" is a command/,
    line: 11,
  },
  {
    name: "a shell's dot command",
    on: "sqlite",
    sql: "\n.read x.sql",
    message: /"\.read" is a command/,
    line: 12,
  },
  {
    name: "rows for COPY, before it reads them",
    on: "postgresql",
    sql: "SELECT 1;\n-- rows\ncopy t (a) FROM stdin WITH csv;\nit's\n\\.\n",
    message: /COPY … FROM STDIN/,
    line: 13,
  },
];

for (const { name, on, sql, message, line } of faults) {
  Deno.test(`splitSql() refuses ${name} and says where`, () => {
    assert.throws(() => splitSql(sql, dialects[on], 11), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.code, "operation");
      assert.match(error.message, message);
      assert.equal(error.where.line, line);
      return true;
    });
  });
}

for (const [dialect, rules] of Object.entries(dialects)) {
  const token = fc.oneof(
    // The comma keeps it from continuing a string that stands on the line before.
    literal(rules).map(({ sql }) => `, ${sql}`),
    quotedName(rules),
    fc.constantFrom(
      "SELECT",
      "BEGIN",
      "END",
      "CASE",
      "trigger",
      "función",
      "x1",
      "42",
      "1.5e3",
      ",",
      "(",
      ")",
      "=",
      "::",
      "-",
      "/",
    ),
  );
  const inside = fc.array(fc.oneof({ weight: 4, arbitrary: token }, comment(rules)), {
    maxLength: 6,
  });
  const simple = fc.tuple(fc.constantFrom("SELECT", "BEGIN", "CREATE TABLE", "END"), inside, token)
    .map(([first, others, last]) => [first, ...others, last].join(" "));
  const body = fc.array(simple, { minLength: 1, maxLength: 3 }).map((all) => all.join(";\n"));
  const compound = rules.triggerBodies
    ? body.map((all) => `CREATE TRIGGER t AFTER INSERT ON u BEGIN ${all}; END`)
    : body.map((all) =>
      `CREATE FUNCTION f() RETURNS int BEGIN ATOMIC ${
        all.replaceAll(/\b(?:CASE|END)\b/g, "yy")
      }; END`
    );
  const statement = fc.oneof({ weight: 3, arbitrary: simple }, compound);

  Deno.test(`splitSql() gives back the statements that were joined (${dialect})`, () => {
    fc.assert(
      fc.property(
        fc.array(statement),
        fc.constantFrom(";", " ;\n", ";;\n\n"),
        (parts, separator) => {
          assert.deepEqual(splitSql(parts.join(separator), rules).map(({ text }) => text), parts);
        },
      ),
    );
  });

  Deno.test(`splitSql() says each statement's line (${dialect})`, () => {
    fc.assert(fc.property(fc.array(statement), (parts) => {
      const text = parts.join(";\n");
      let from = 0;
      const lines = parts.map((part) => {
        const at = text.indexOf(part, from);
        from = at + part.length;
        return 7 + text.slice(0, at).split("\n").length - 1;
      });
      assert.deepEqual(splitSql(text, rules, 7).map(({ line }) => line), lines);
    }));
  });

  Deno.test(`splitSql() loses nothing but spaces, semicolons and comments (${dialect})`, () => {
    const piece = fc.oneof(token, comment(rules), fc.constant(";"));
    fc.assert(fc.property(fc.array(piece), (pieces) => {
      const isComment = (text: string) => text.includes("#");
      const comments = pieces.filter(isComment).sort((one, other) => other.length - one.length);
      let kept = splitSql(pieces.join("\n"), rules).map(({ text }) => text).join("\n");
      for (const one of comments) kept = kept.replace(one.trim(), () => "");
      const others = pieces.filter((one) => one !== ";" && !isComment(one));
      assert.equal(kept.replaceAll(/\s/g, ""), others.join("").replaceAll(/\s/g, ""));
    }));
  });
}

/** Statements that each give one row with a text, and the text. */
function selects(rules: SqlRules) {
  const select = fc.tuple(fc.array(literal(rules), { minLength: 1, maxLength: 4 }), comment(rules))
    .map(([literals, remark]) => ({
      sql: `${remark}SELECT ${
        literals.map(({ sql }) => sql).join(` ${remark}|| `)
      } AS said ${remark}`,
      says: literals.map(({ says }) => says).join(""),
    }));
  return fc.array(select, { minLength: 1, maxLength: 3 });
}

Deno.test("splitSql() gives what SQLite takes for single statements", () => {
  const database = new DatabaseSync(":memory:");
  fc.assert(fc.property(selects(dialects.sqlite), (all) => {
    const pieces = splitSql(all.map(({ sql }) => sql).join(";"), dialects.sqlite);
    const said = pieces.map(({ text }) => database.prepare(text).get()?.said);
    assert.deepEqual(said, all.map(({ says }) => says));
  }));
  database.close();
});

Deno.test("splitSql() cuts a script so that SQLite makes of it what it makes of the whole", () => {
  const script = `
CREATE TABLE t (a, "b;" TEXT DEFAULT ';', [c;] CHECK (a <> '--'), \`d;\`); -- t
CREATE TABLE log (said);
/* ; */ CREATE TRIGGER "log;" AFTER INSERT ON t WHEN new.a IS NOT NULL BEGIN
  INSERT INTO log VALUES (CASE WHEN new.a > 1 THEN 'many;' ELSE 'END;' END);
  INSERT INTO log SELECT 'then;' /* END; */;
END;
CREATE VIEW v AS SELECT CASE a WHEN 1 THEN ';' END AS x FROM t;
INSERT INTO t (a) VALUES (1); INSERT INTO t (a) VALUES (2)`;
  const [whole, pieces] = [new DatabaseSync(":memory:"), new DatabaseSync(":memory:")];
  whole.exec(script);
  const statements = splitSql(script, dialects.sqlite);
  for (const { text } of statements) pieces.prepare(text).run();
  for (
    const question of ["SELECT sql FROM sqlite_schema", "SELECT * FROM t", "SELECT * FROM log"]
  ) {
    assert.deepEqual(pieces.prepare(question).all(), whole.prepare(question).all());
  }
  assert.equal(statements.length, 6);
  whole.close();
  pieces.close();
});

databaseTest(
  "postgresql",
  "splitSql() gives what PostgreSQL takes for single statements",
  async ({ connect }) => {
    const connection = await connect();
    await fc.assert(fc.asyncProperty(selects(dialects.postgresql), async (all) => {
      const pieces = splitSql(all.map(({ sql }) => sql).join(";"), dialects.postgresql);
      const said: unknown[] = [];
      for (const { text } of pieces) said.push((await connection.query(text))[0]?.said);
      assert.deepEqual(said, all.map(({ says }) => says));
    }));
  },
);

databaseTest("postgresql", "splitSql() keeps bodies whole for PostgreSQL", async ({ connect }) => {
  const connection = await connect();
  const script = `
CREATE TABLE t (a int); CREATE TABLE log (said text);
CREATE FUNCTION label(a int) RETURNS text BEGIN ATOMIC
  SELECT 'first;'; SELECT CASE WHEN a > 1 THEN 'many;' ELSE 'END;' END; END;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN INSERT INTO log VALUES ($$it's;$$); RETURN new; END; $body$;
CREATE TRIGGER touched AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE logged AS ON DELETE TO t DO ALSO (INSERT INTO log VALUES ('gone;'); INSERT INTO log VALUES (E'\\';'));
INSERT INTO t VALUES (2); DELETE FROM t /* all /* of; */ it; */;
INSERT INTO log VALUES (E'a' -- ;
  'b\\';'); INSERT INTO log SELECT label(1)`;
  const pieces = splitSql(script, dialects.postgresql);
  for (const { text } of pieces) await connection.query(text);
  const rows = await connection.query("SELECT said FROM log");
  assert.deepEqual(rows.map(({ said }) => said), ["it's;", "gone;", "';", "ab';", "END;"]);
  assert.equal(pieces.length, 10);
});
