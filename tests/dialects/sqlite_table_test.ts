import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { layoutOf, printLayout } from "../../dialects/sqlite/table/layout.ts";
import {
  constraintsOf,
  declaredType,
  findColumn,
  foreignKeysOf,
  parseTable,
  primaryKeyOf,
  rowidAlias,
  type TableText,
  textAt,
} from "../../dialects/sqlite/table/parse.ts";
import { isSame } from "../../dialects/sqlite/table/reader.ts";
import { errorOf } from "../support/errors.ts";
import { madeTables } from "./sqlite_tables.ts";

/** An empty database as `connect()` opens it. */
function openEmpty(): DatabaseSync {
  return new DatabaseSync(":memory:", {
    enableForeignKeyConstraints: false,
    enableDoubleQuotedStringLiterals: true,
  });
}

/** What a database knows of a table made by `sql`; undefined where it refuses it. */
function knownTo(sql: string): Known | undefined {
  const database = openEmpty();
  try {
    database.exec(sql);
  } catch {
    return undefined;
  }
  const rows = (query: string) => database.prepare(query).all().map((row) => ({ ...row }));
  const [stored] = rows("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'");
  const name = `'${String(stored!["name"]).replaceAll("'", "''")}'`;
  const known = {
    name: String(stored!["name"]),
    sql: String(stored!["sql"]),
    columns: rows(`SELECT name, upper(type) AS type, "notnull", dflt_value, pk, hidden
      FROM pragma_table_xinfo(${name})`),
    foreignKeys: rows(`SELECT * FROM pragma_foreign_key_list(${name}) ORDER BY id, seq`),
    uniques: distinct(
      rows(`SELECT (SELECT json_group_array(name) FROM pragma_index_info(list.name)) AS names
        FROM pragma_index_list(${name}) AS list`).map(({ names }) => String(names)),
    ),
  };
  database.close();
  return known;
}

interface Known {
  readonly name: string;
  readonly sql: string;
  readonly columns: readonly Record<string, unknown>[];
  readonly foreignKeys: readonly Record<string, unknown>[];
  readonly uniques: readonly string[];
}

/** What the parsed text says, in the words of the database. */
function said(table: TableText): Omit<Known, "sql"> {
  return {
    name: table.name.value,
    columns: columnsSaid(table),
    foreignKeys: foreignKeysSaid(table),
    uniques: uniquesSaid(table),
  };
}

function columnsSaid(table: TableText): Known["columns"] {
  const key = primaryKeyOf(table)?.columns ?? [];
  return table.columns.map((column) => {
    const name = column.name.value;
    const pk = key.findIndex((each) => isSame(each.name, name)) + 1;
    const value = column.clauses.findLast(({ kind }) => kind === "default");
    const generated = column.clauses.find(({ kind }) => kind === "generated");
    const required = column.clauses.some(({ kind }) => kind === "notNull") ||
      pk > 0 && table.options.length > 0 && column !== rowidAlias(table);
    return {
      name,
      type: declaredType(table, column).toUpperCase(),
      notnull: required ? 1 : 0,
      dflt_value: value?.kind === "default" ? defaultSaid(textAt(table, value.value)) : null,
      pk,
      hidden: generated?.kind === "generated" ? (generated.stored ? 3 : 2) : 0,
    };
  });
}

/** Without the parentheses around an expression. */
function defaultSaid(value: string): string {
  return value.startsWith("(") ? value.slice(1, -1).trim() : value;
}

function foreignKeysSaid(table: TableText): Known["foreignKeys"] {
  return foreignKeysOf(table).toReversed().flatMap((key, id) =>
    key.columns.map((from, seq) => ({
      id,
      seq,
      table: key.table,
      from,
      to: key.references[seq] ?? null,
      on_update: key.onUpdate ?? "NO ACTION",
      on_delete: key.onDelete ?? "NO ACTION",
      match: "NONE",
    }))
  );
}

function uniquesSaid(table: TableText): readonly string[] {
  const keys = constraintsOf(table).flatMap((key) => {
    const isKey = key.kind === "unique" || key.kind === "primaryKey" && !rowidAlias(table);
    return isKey ? [key.columns.map(({ name }) => findColumn(table, name)!.name.value)] : [];
  });
  return distinct(keys.map((names) => JSON.stringify(names)));
}

/** SQLite makes one index of uniques that say the same. */
function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** Whether a table's text can be put together again, and is read as the database reads it; false where it refuses it. */
function isReadRight(sql: string): boolean {
  const known = knownTo(sql);
  if (!known) return false;
  const { sql: stored, ...facts } = known;
  const table = parseTable(stored);
  assert.equal(printLayout(layoutOf(table)).text, stored);
  assert.deepEqual(said(table), facts);
  return true;
}

const texts: readonly string[] = [
  "CREATE TABLE t(a generated)",
  "CREATE TABLE t(a generated always)",
  "CREATE TABLE t(a, b generated always as (a) /*x*/ stored)",
  "CREATE TABLE t(a, b int as (a) stored not null)",
  "CREATE TABLE t(a, b as (a) virtual unique)",
  'CREATE TABLE t(a "INTEGER" primary key)',
  "CREATE TABLE t(a [INTEGER] primary key)",
  "CREATE TABLE t(a integer primary key desc)",
  "CREATE TABLE t(a integer, primary key(a desc autoincrement))",
  "CREATE TABLE t(a integer, primary key('a' autoincrement) on conflict replace)",
  "CREATE TABLE t(a integer primary key asc on conflict fail autoincrement unique)",
  "CREATE TABLE t(a 'x  y' \"q\" /*c*/ (10 , -5))",
  "CREATE TABLE t(a x/*c*/y  z)",
  "CREATE TABLE t(a int references t(b) not null deferrable initially deferred, b unique)",
  "CREATE TABLE t(a int references t(b) references t(b) deferrable, b unique)",
  `CREATE TABLE t(a, b, check(a) check(b) unique(a) constraint foo constraint bar
    foreign key(a) references z on insert cascade match full on delete set null not deferrable)`,
  "CREATE TABLE t(a int constraint foo, b int constraint q default 5, constraint u)",
  `CREATE TABLE t(a default 1e-5, b default -.5e+3, c default +'x', d default -x'ab', e default true,
    f default current_timestamp, g default "str", h default foo, i default 'a''b', j default (1+2),
    k default null, l default 0x1F, m default - 1, n default 1_000, o default [x y])`,
  "CREATE TABLE t(a int default 5 default 6 not null null on conflict ignore)",
  `CREATE TABLE 'q t'('a b' int, [c d] text, \`e\`\`f\` blob, "g""h", abort text, key int, [if], match)`,
  "CREATE TABLE t(a int primary key) without rowid, strict",
  "CREATE TABLE t(a collate nocase, b collate 'rtrim' , c collate \"binary\")",
  "CREATE TABLE t AS SELECT 1 AS a, 'x' AS \"b c\", CAST(1 AS int) AS d",
  "CREATE TABLE IF NOT EXISTS main.t /*hi*/ ( a ) /*bye*/ ;",
  'CREATE TABLE t(a, unique(a collate nocase desc), primary key("a" asc))',
  "CREATE TABLE t(a int--c\r, b int)\n,c)",
  'CREATE TABLE t(é int, "日本" int, a$b int)',
  "CREATE TABLE t(a int check (a > 0 and (b)), b check(')'))",
  "CREATE TABLE t(a decimal(10,2), b int unsigned big, c timestamp with time zone, d varchar(+5))",
  "CREATE TABLE t(a with, b like, c cast int, d end)",
  "CREATE TABLE t(left int, cross text, indexed int)",
  'CREATE TABLE t(a """q" , "" int)',
];

for (const text of texts) {
  Deno.test(`parseTable() reads what SQLite does: ${text.replace(/\s+/g, " ")}`, () => {
    assert.ok(isReadRight(text));
  });
}

Deno.test("parseTable() reads tables as SQLite does, however they are written", () => {
  fc.assert(
    fc.property(madeTables, ({ sql }) => void fc.pre(isReadRight(sql))),
    { numRuns: 500 },
  );
});

Deno.test("parseTable() refuses what is no table of rows", async () => {
  const rows = [
    ["CREATE VIRTUAL TABLE f USING fts5(a)", "unsupported"],
    ["CREATE VIEW v AS SELECT 1", "operation"],
    ["CREATE TABLE t(a", "operation"],
    ["CREATE TABLE t(a) STRICT x", "operation"],
    ["CREATE TABLE t(a check (1)", "operation"],
  ];
  for (const [sql, code] of rows) {
    assert.equal((await errorOf(() => parseTable(sql!))).code, code, sql);
  }
});
