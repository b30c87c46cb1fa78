import assert from "node:assert/strict";
import type { Kind } from "../../core/operations/operation.ts";
import { buildTable } from "../../core/schema/build_table.ts";
import { check, index, sql } from "../../core/schema/builders.ts";
import { t } from "../../core/schema/column_types.ts";
import type { Constraint, Index, Table } from "../../core/schema/model.ts";
import type { DialectName } from "../../dialects/url.ts";
import { databaseTest, dialectNames } from "../support/databases.ts";
import { asRole } from "../support/roles.ts";
import { benchWith, kindsOf, operationsTo, type Parts, thereAndBack } from "./comparing.ts";

/** A table that says something, once in these words and once in those. */
interface Row {
  readonly name: string;
  readonly one: Parts;
  readonly other: Parts;
  /** What it is to become the other; nothing where only words differ. */
  readonly found: readonly Kind[];
  /** Where only one of the databases has it. */
  readonly on?: DialectName;
}

const table = (...extras: readonly (Constraint | Index)[]): Parts => ({
  tables: [buildTable("t", { a: t.integer(), b: t.integer(), s: t.string(20) }, extras)],
});

const withDefault = (given: string): Parts => ({
  tables: [buildTable("t", { a: t.dateTime().defaultSql(given), b: t.integer() })],
});

const withSum = (expression: string): Parts => ({
  tables: [
    buildTable("t", {
      a: t.integer(),
      b: t.integer(),
      c: t.integer().generatedAs(expression, { stored: false }),
    }),
  ],
});

const base: Table = buildTable("t", { a: t.integer(), s: t.string(20) });

const withView = (query: string): Parts => ({
  tables: [base],
  views: [{ name: "v", sql: query }],
});

const rows: readonly Row[] = [
  ...same("a default", withDefault("CURRENT_TIMESTAMP"), withDefault("(current_timestamp)")),
  ...same("a function's other name", withDefault("now()"), withDefault("NOW( )"), "postgresql"),
  ...differing("a default", withDefault("CURRENT_TIMESTAMP"), withDefault("'2024-01-01'"), [
    "alterColumn",
  ]),
  ...same("a check", table(check("a>0")), table(check("((A > 0))"))),
  ...same(
    "a check with a name",
    table(check("a>0", { name: "ck" })),
    table(check("(a) >0", { name: "ck" })),
    "postgresql",
  ),
  ...same(
    "a list",
    table(check("s IN ('a','b')")),
    table(check("s = ANY (ARRAY['a','b'])")),
    "postgresql",
  ),
  ...same(
    "a list as a dump has it",
    table(check("(s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::varchar)::text])")),
    table(check("s IN ('a','b')")),
    "postgresql",
  ),
  ...same("a cast", table(check("s <> 'x'")), table(check("s::text <> 'x'::text")), "postgresql"),
  ...differing("a check", table(check("a > 0")), table(check("a > 1")), [
    "dropConstraint",
    "createCheckConstraint",
  ]),
  ...differing("a list", table(check("s IN ('a','b')")), table(check("s IN ('a','c')")), [
    "dropConstraint",
    "createCheckConstraint",
  ]),
  ...same(
    "an index of an expression",
    table(index("ix", [sql("lower(s)")])),
    table(index("ix", [sql("LOWER( s )")])),
  ),
  ...same(
    "an index of an operator",
    table(index("ix", [sql("s||'x'")])),
    table(index("ix", [sql("(s || 'x')")])),
  ),
  ...differing(
    "an index of an expression",
    table(index("ix", [sql("lower(s)")])),
    table(index("ix", [sql("upper(s)")])),
    ["dropIndex", "createIndex"],
  ),
  ...same(
    "a partial index",
    table(index("ix", ["a"], { where: "a>0 and b is not null" })),
    table(index("ix", ["a"], { where: "(a > 0) AND (b IS NOT NULL)" })),
    "postgresql",
  ),
  ...differing(
    "a partial index",
    table(index("ix", ["a"], { where: "a > 0" })),
    table(index("ix", ["a"], { where: "a > 1" })),
    ["dropIndex", "createIndex"],
  ),
  ...same("a generated column", withSum("a+b"), withSum("( A + b )")),
  ...differing("a generated column", withSum("a + b"), withSum("a - b"), ["alterColumn"], "sqlite"),
  ...differing("a generated column", withSum("a + b"), withSum("a - b"), [
    "dropColumn",
    "addColumn",
  ], "postgresql"),
  ...same(
    "a view",
    withView("select a,s from t where a>0"),
    withView("SELECT a, s\n  FROM t\n WHERE (a > 0)"),
    "postgresql",
  ),
  ...same("a view", withView("SELECT a FROM t"), withView("select  a\nfrom t")),
  ...differing("a view", withView("SELECT a FROM t"), withView("SELECT s FROM t"), [
    "dropView",
    "createView",
  ]),
];

function same(name: string, one: Parts, other: Parts, on?: DialectName): readonly Row[] {
  return [{ name: `${name} in other words is the same`, one, other, found: [], on }];
}

function differing(
  name: string,
  one: Parts,
  other: Parts,
  found: readonly Kind[],
  on?: DialectName,
): readonly Row[] {
  return [{ name: `${name} that says something else is found`, one, other, found, on }];
}

for (const { name, one, other, found, on } of rows) {
  for (const dialect of on ? [on] : dialectNames) {
    databaseTest(dialect, `${name} (${dialect})`, async ({ database, connect }) => {
      const bench = await benchWith(one, await connect(), database);
      assert.deepEqual(kindsOf(await thereAndBack(other, bench)), found);
    });
  }
}

databaseTest(
  "postgresql",
  "who may not make a database has operations proven in a schema",
  async (test) => {
    const mood = (labels: readonly string[], ...columns: readonly string[]): Parts => ({
      tables: [
        buildTable("t", {
          mood: t.enum("mood", labels).default(labels.at(-1)!),
          ...Object.fromEntries(columns.map((name) => [name, t.integer()])),
        }),
      ],
    });
    await asRole(test, "CREATE", async (database, role) => {
      const connection = await test.connect();
      await connection.execute([{ text: `CREATE SCHEMA AUTHORIZATION ${role}` }]);
      const its = await database.connect();
      const bench = await benchWith(mood(["a"]), its, database);
      const operations = await thereAndBack(mood(["a", "b"], "n"), bench);
      assert.deepEqual(kindsOf(operations), ["addEnumValue", "addColumn", "alterColumn"]);
      await its.close();
    });
  },
);

databaseTest(
  "postgresql",
  "who may not make a database has words compared in a schema",
  async (test) => {
    const connection = await test.connect();
    const bystander = {
      tables: [buildTable("t", { a: t.integer() })],
      views: [{ name: "v", sql: "SELECT 1 AS a" }],
    };
    await benchWith(bystander, connection, test.database);
    await connection.execute([{ text: "CREATE SCHEMA own" }]);
    await asRole(test, "CREATE", async (database, role) => {
      await connection.execute([
        { text: `GRANT ALL ON SCHEMA own TO ${role}` },
        { text: `ALTER ROLE ${role} SET search_path TO own` },
      ]);
      for (const { one, other, found } of rows.filter(({ on }) => on !== "sqlite")) {
        const its = await database.connect();
        const bench = await benchWith(one, its, database);
        assert.deepEqual(kindsOf(await operationsTo(other, bench)), found);
        await its.execute([{ text: "DROP OWNED BY CURRENT_USER" }]);
        await its.close();
      }
    });
  },
);
