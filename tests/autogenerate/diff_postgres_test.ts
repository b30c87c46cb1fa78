import assert from "node:assert/strict";
import fc from "fast-check";
import { diff } from "../../core/autogenerate/diff.ts";
import { diffRules } from "../../core/autogenerate/diff_rules.ts";
import { nameOf } from "../../core/autogenerate/order.ts";
import { reversed } from "../../core/autogenerate/reversed.ts";
import { make, type Scratch, settle } from "../../core/autogenerate/settle.ts";
import type { Sides } from "../../core/autogenerate/sides.ts";
import type { Connection } from "../../core/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { emptyModel } from "../../core/schema/edit.ts";
import { isSame } from "../../core/autogenerate/same.ts";
import type { Model, Table } from "../../core/schema/model.ts";
import { qualified } from "../../core/sql/standard.ts";
import { execute } from "../../core/statements.ts";
import { dialect } from "../../dialects/postgres/dialect.ts";
import { quote } from "../../dialects/postgres/quote.ts";
import { catalog } from "../support/catalog.ts";
import { databaseTest, withPostgres } from "../support/databases.ts";
import { models } from "./postgres_models.ts";
import { insertions } from "./postgres_rows.ts";

const rules = await diffRules(dialect);
const complete = new Set(Object.keys(emptyModel) as (keyof Model)[]);

const find = (sides: Sides) => diff(sides, rules);
const read = (connection: Connection) => dialect.introspect(connection, { schemas: "all" });
const perform = (operations: readonly Operation[], connection: Connection) =>
  execute(operations, { dialect, connection });

function run(connection: Connection, ...texts: readonly string[]): Promise<void> {
  return connection.execute(texts.map((text) => ({ text })));
}

/** Scratch in a database that is empty: faster than one that is made each time. */
function scratchIn(connection: Connection): Scratch {
  return {
    rules,
    aside: emptyModel,
    database: {
      dialect,
      async withScratch(work) {
        await connection.begin();
        try {
          return await work(nestedIn(connection));
        } finally {
          await connection.rollback();
        }
      },
    },
  };
}

/** The connection, for those who leave its transaction open. */
function nestedIn(connection: Connection): Connection {
  const nothing = () => Promise.resolve();
  return {
    isNested: true,
    execute: (statements) => connection.execute(statements),
    query: (text, values) => connection.query(text, values),
    begin: nothing,
    commit: nothing,
    rollback: nothing,
    lock: nothing,
    versionRows: (table) => connection.versionRows(table),
    cancel: () => connection.cancel(),
    close: nothing,
  };
}

/** Leaves nothing in the database but what a model says, and rows that can be those of another one, too. */
async function begin(
  { one, two }: Pair,
  { connection, scratch }: Benches,
): Promise<Model> {
  await run(connection, 'DROP SCHEMA IF EXISTS public, "Other" CASCADE', "CREATE SCHEMA public");
  await make(await dialect.stored(one), connection, scratch);
  await run(
    connection,
    // Neither triggers nor foreign keys have a say.
    "SET session_replication_role = replica",
    ...insertions(one, two),
    "SET session_replication_role = origin",
  );
  return await read(connection);
}

interface Pair {
  readonly one: Model;
  readonly two: Model;
}

interface Benches {
  readonly connection: Connection;
  readonly scratch: Scratch;
}

/** The values of the columns that are the same on both sides. */
async function keptRows({ one, two }: Pair, connection: Connection): Promise<readonly string[]> {
  const found: string[] = [];
  for (const was of one.tables) {
    const is = two.tables.find((each) => nameOf(each) === nameOf(was));
    if (!is) continue;
    const table = qualified(was, { quote });
    const columns = keptColumns(was, is).map(quote).join(", ");
    const rows = await connection.query(
      `SELECT ROW(${columns})::text AS row FROM ${table} ORDER BY id`,
    );
    found.push(...rows.map(({ row }) => `${table}: ${row}`));
  }
  return found;
}

function keptColumns(before: Table, after: Table): readonly string[] {
  return before.columns.filter(({ name, type, generated }) => {
    const other = after.columns.find((each) => each.name === name);
    return !generated && other && isSame(other.type, type);
  }).map(({ name }) => name);
}

/**
 * What is the same however a database came to be what it is: not the order of columns, nor names that nobody gave, nor
 * which of its ways to number rows it uses.
 */
async function catalogOf(connection: Connection): Promise<readonly string[]> {
  const text = await catalog(connection, "postgresql");
  return text.split("\n").filter((line) => !/^ {2}(?:row|sequence) /.test(line)).map((line) =>
    line.replace(/ identity( always)?| default nextval\('[^']*_seq\d*"?'::regclass\)/, " numbered")
      .replace(/ constraint ("[^"]*"|\S+)/, " constraint")
      // Lists of varchars are written in several ways.
      .replace(/\(ARRAY\[[^\]]*\]\)::text\[\]|ARRAY\[[^\]]*\]/g, "ARRAY")
  ).toSorted();
}

async function requireBothWays(pair: Pair, { connection, scratch }: Benches): Promise<void> {
  const sidesTo = async (model: Model) =>
    await settle(
      { before: await read(connection), after: await dialect.stored(model), complete },
      scratch,
    );
  const before = await begin(pair, { connection, scratch });
  assert.deepEqual(find(await sidesTo(pair.one)), [], "what was made");
  const rows = await keptRows(pair, connection);

  const sides = await sidesTo(pair.two);
  const operations = find(sides);
  await perform(operations, connection);
  assert.deepEqual(find(await sidesTo(pair.two)), [], "what was reached");
  assert.deepEqual(await keptRows(pair, connection), rows);
  const other = await scratch.database.withScratch(async (direct) => {
    await make(sides.after, direct, scratch);
    return await catalogOf(direct);
  });
  assert.deepEqual(await catalogOf(connection), other);

  const { operations: back, lost } = reversed(operations, before, rules);
  assert.deepEqual(lost, []);
  await perform(back, connection);
  assert.deepEqual(find({ before: await read(connection), after: before, complete }), [], "back");
  assert.deepEqual(await keptRows(pair, connection), rows);
}

databaseTest(
  "postgresql",
  "diff() makes any database any other with its rows, and its reverse brings it back (postgresql)",
  (place) =>
    withPostgres(async (empty) => {
      const [connection, other] = [await place.connect(), await empty.connect()];
      const benches = { connection, scratch: scratchIn(other) };
      await fc.assert(
        fc.asyncProperty(models, models, (one, two) => requireBothWays({ one, two }, benches)),
        { numRuns: 30 },
      );
    }),
);
