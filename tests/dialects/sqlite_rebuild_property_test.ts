import assert from "node:assert/strict";
import fc from "fast-check";
import type { Connection } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import { connect } from "../../dialects/sqlite/connect.ts";
import { literal, quote } from "../../dialects/sqlite/quote.ts";
import type { TableChange } from "../../dialects/sqlite/table/change.ts";
import {
  declaredType,
  parseTable,
  rowidAlias,
  type TableText,
} from "../../dialects/sqlite/table/parse.ts";
import { piecesOf } from "../../dialects/sqlite/table/reader.ts";
import { parseUrl } from "../../dialects/url.ts";
import { type Contents, contentsOf, rebuildTable, run } from "./sqlite_rebuilds.ts";
import { type MadeTable, madeTables } from "./sqlite_tables.ts";

/** A change, and the one that takes it back. */
interface Step {
  readonly change: TableChange;
  readonly undo: TableChange;
}

/** Numbers by which a step is chosen among those that a table allows. */
const choices = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 });

const values = fc.oneof(
  fc.constantFrom(null, "", "abc", "1", 0, 1, -5, 2.5),
  fc.integer(),
  fc.string(),
  fc.uint8Array({ maxLength: 4 }),
);

/** Changes that can be taken back without a trace. */
function stepsOn(table: TableText, random: readonly [number, number]): readonly Step[] {
  const column = table.columns[random[0] % table.columns.length]!;
  const name = column.name.value;
  const extra = `extra_${table.constraints.length}`;
  const has = (kind: string) => column.clauses.some((clause) => clause.kind === kind);
  const steps: (Step | false)[] = [
    added(table, random[1]),
    {
      change: { kind: "addConstraint", constraint: `CONSTRAINT ${extra} UNIQUE (${quote(name)})` },
      undo: { kind: "dropConstraint", name: extra },
    },
    {
      change: { kind: "addConstraint", constraint: `CHECK (${quote(name)} <> '${extra}' -- x\n)` },
      undo: { kind: "dropConstraint", type: "check", sql: `${quote(name)} <> '${extra}'` },
    },
    !has("null") && !has("notNull") && {
      change: { kind: "setNullable", column: name, nullable: false },
      undo: { kind: "setNullable", column: name, nullable: true },
    },
    !has("default") && !has("generated") && {
      change: { kind: "setDefault", column: name, value: "(1 + 1)" },
      undo: { kind: "setDefault", column: name, value: undefined },
    },
    !has("collate") && {
      change: { kind: "setCollation", column: name, collation: "nocase" },
      undo: { kind: "setCollation", column: name, collation: undefined },
    },
    retyped(table, random[0]),
    ...optionSteps(table),
    reordered(table, random),
  ];
  return steps.filter((step) => step !== false);
}

function added({ columns }: TableText, random: number): Step {
  const beside = columns[random % columns.length]!.name.value;
  const name = `added_${columns.length}`;
  const position = random % 2 === 0 ? { before: beside } : { after: beside };
  return {
    change: { kind: "addColumn", definition: `${name} TEXT DEFAULT 'x'`, position },
    undo: { kind: "dropColumn", column: name },
  };
}

/** Types that mean the same to values. */
const twins: Readonly<Record<string, string>> = {
  INT: "BIGINT",
  INTEGER: "int8",
  TEXT: "CLOB",
  REAL: "double precision",
  JSON: "DATE",
};

function retyped(table: TableText, random: number): Step | false {
  const column = table.columns[random % table.columns.length]!;
  const type = declaredType(table, column);
  const twin = twins[type.toUpperCase()];
  // The rowid goes by no other type.
  if (twin === undefined || column === rowidAlias(table) || table.options.length > 0) return false;
  const name = column.name.value;
  return {
    change: { kind: "setType", column: name, type: twin },
    undo: { kind: "setType", column: name, type },
  };
}

/** Only where there is a rowid with a name of its own nothing is lost when rowids go. */
function optionSteps(table: TableText): readonly (Step | false)[] {
  const alias = rowidAlias(table);
  const counted = alias?.clauses.some((clause) =>
    clause.kind === "primaryKey" && clause.autoIncrement !== undefined
  );
  return [
    table.options.every(({ kind }) => kind !== "strict") && {
      change: { kind: "setStrict", strict: true },
      undo: { kind: "setStrict", strict: false },
    },
    alias !== undefined && !counted && {
      change: { kind: "setWithoutRowid", withoutRowid: true },
      undo: { kind: "setWithoutRowid", withoutRowid: false },
    },
    alias !== undefined && !counted && {
      change: { kind: "setAutoIncrement", autoIncrement: true },
      undo: { kind: "setAutoIncrement", autoIncrement: false },
    },
  ];
}

function reordered({ columns }: TableText, [one, other]: readonly [number, number]): Step {
  const names = columns.map(({ name }) => name.value);
  const moved = names[one % names.length]!;
  const rest = names.filter((name) => name !== moved);
  return {
    change: { kind: "orderColumns", order: [rest.toSpliced(other % names.length, 0, moved)] },
    undo: { kind: "orderColumns", order: [names] },
  };
}

/** Makes the table with what may stand around it, and as many of the rows as it takes. */
async function setUp(
  connection: Connection,
  { sql, name, columns, settable }: MadeTable,
  rows: readonly (readonly (string | number | Uint8Array | null)[])[],
): Promise<void> {
  const table = quote(name);
  const first = quote(columns[0]!);
  await run(
    connection,
    "CREATE TABLE counted(id INTEGER PRIMARY KEY AUTOINCREMENT)",
    sql,
    `CREATE INDEX "an index" ON ${table}(${first} DESC, ${first} || 'x') WHERE ${first} <> 'y'`,
    `CREATE VIEW "a view" AS SELECT ${columns.map(quote).join(", ")} FROM ${table} WHERE 1`,
    `CREATE TRIGGER "a trigger" AFTER DELETE ON ${table} BEGIN SELECT old.${first}; END`,
    `CREATE TABLE child(x REFERENCES ${table} ON DELETE CASCADE)`,
    "INSERT INTO child VALUES (1)",
  );
  for (const row of rows) {
    const set = settable.map((_, at) => literal(row[at % row.length]!));
    await accepted(() =>
      run(
        connection,
        `INSERT INTO ${table} (${settable.map(quote).join(", ")}) VALUES (${set.join(", ")})`,
      )
    );
  }
}

/** Whether what is to be done is done: the database may refuse it, or SQLite's rules before it is asked. */
async function accepted(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof MigrateError && ["database", "operation"].includes(error.code)) {
      return false;
    }
    throw error;
  }
}

async function textOf(connection: Connection, name: string): Promise<TableText> {
  const [row] = await connection.query("SELECT sql FROM sqlite_schema WHERE name = ?", [name]);
  return parseTable(String(row!["sql"]));
}

/** The contents with the texts' spaces taken out. */
function withoutSpace({ schema, rows }: Contents): Contents {
  return { schema: schema.map((text) => text.replaceAll(/(\\[nrt]|\s)+/g, "")), rows };
}

/** The contents with the texts' tokens only: comments may be found elsewhere when their column came back. */
function withoutComments({ schema, rows }: Contents): Contents {
  const tokens = schema.map((object) => {
    const { sql, ...rest } = JSON.parse(object);
    const pieces = piecesOf(sql ?? "").map(({ start, end }) => sql.slice(start, end));
    return JSON.stringify({ ...rest, pieces });
  });
  return { schema: tokens, rows };
}

Deno.test("rebuild() takes changes back without a trace, whatever the table and its rows", async () => {
  let [done, refused] = [0, 0];
  const property = fc.asyncProperty(
    madeTables,
    fc.array(fc.array(values, { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
    choices,
    async (made, rows, choices) => {
      const connection = await connect(parseUrl("sqlite://", Deno.cwd()));
      try {
        fc.pre(await accepted(() => setUp(connection, made, rows)));
        const before = await contentsOf(connection);
        const undone: TableChange[] = [];
        for (const [which, ...random] of choices) {
          const steps = stepsOn(await textOf(connection, made.name), random);
          const { change, undo } = steps[which % steps.length]!;
          const present = await contentsOf(connection);
          const rebuilt = { name: made.name, changes: [change] };
          if (await accepted(() => rebuildTable(connection, rebuilt))) {
            undone.unshift(undo);
            done++;
          } else {
            assert.deepEqual(await contentsOf(connection), present);
            refused++;
          }
        }
        await rebuildTable(connection, { name: made.name, changes: undone });
        const after = await contentsOf(connection);
        const moved = undone.some(({ kind }) => kind === "orderColumns");
        const alike = moved ? withoutComments : withoutSpace;
        assert.deepEqual(alike(after), alike(before));
      } finally {
        await connection.close();
      }
    },
  );
  await fc.assert(property, { numRuns: 200 });
  // Most changes are made, and some aren't.
  assert.ok(done > refused && refused > 0, `${done} made, ${refused} refused`);
});
