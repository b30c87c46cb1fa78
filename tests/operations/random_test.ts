import assert from "node:assert/strict";
import fc from "fast-check";
import type { Connection } from "../../core/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { reverseAll } from "../../core/operations/rules.ts";
import type { DialectName } from "../../dialects/url.ts";
import { catalog } from "../support/catalog.ts";
import {
  databases,
  dialectNames,
  postgresProblem,
  type TestDatabase,
  testUnless,
} from "../support/databases.ts";
import { runText, shellProblem } from "../support/shells.ts";
import { comparable } from "./comparable.ts";
import { inSql } from "./fuzz.ts";
import { randomFrom } from "./random/choices.ts";
import { randomStart, type Start } from "./random/start.ts";
import { after, type FilledTable, type State } from "./random/state.ts";
import { randomStep } from "./random/steps.ts";
import { printScript, runOnDatabase } from "./run.ts";
import { sourceOf, workOf } from "./source.ts";

/** Operations on a database that holds something. */
interface Sample {
  readonly start: Start;
  readonly steps: readonly Operation[];
  /** What is known of the database behind them. */
  readonly end: State;
}

const seeds = (maxLength: number) => fc.array(fc.nat(), { minLength: 1, maxLength });

function sampleOf(
  dialect: DialectName,
  tables: readonly number[],
  seeds: readonly number[],
): Sample {
  const start = randomStart(dialect, tables);
  const steps: Operation[] = [];
  let end = start.state;
  for (const seed of seeds) {
    const step = randomStep(end, randomFrom(seed));
    if (!step) continue;
    steps.push(step);
    end = after(end, step);
  }
  return { start, steps, end };
}

/** Where the operations are run, and where their script is. */
interface Places {
  readonly online: TestDatabase;
  readonly offline: TestDatabase;
}

async function check({ start, steps, end }: Sample, { online, offline }: Places): Promise<void> {
  const [before, work] = [await workOf(start.operations), await workOf(steps)];
  await runOnDatabase(online, "before", before);
  const was = await found(online, end.filled);
  const model = await withConnection(
    online,
    (connection) => online.database.dialect.introspect(connection, { schemas: "all" }),
  );
  await runOnDatabase(online, "there", work);
  await withConnection(online, async (connection) => {
    const { dialect } = online.database;
    const applied = await dialect.stored(end.model, connection);
    const model = await dialect.introspect(connection, { schemas: "all" });
    assert.deepEqual(comparable(model), comparable(applied));
  });

  const script = await printScript(offline, "before", { work: before }) +
    await printScript(offline, "there", { work, before });
  await runText(offline, script);
  assert.deepEqual(await wholeCatalog(offline), await wholeCatalog(online));

  const { operations, lost } = reverseAll(steps, model);
  assert.deepEqual(lost, []);
  await runOnDatabase(online, "back", await workOf(operations));
  assert.deepEqual(await found(online, end.filled), was);
}

/** What a database holds, and of the rows of the beginning the values that no operation took away. */
async function found(database: TestDatabase, filled: readonly FilledTable[]) {
  const lines = await wholeCatalog(database);
  return await withConnection(database, async (connection) => ({
    constraints: await constraintsOf(connection, database),
    // Where a column is among the others, and in which order constraints were made, is none of theirs.
    schema: lines.filter((line) => !/ row /.test(line))
      .map((line) => line.replace(ownSequence, "")).toSorted(),
    rows: await Promise.all(filled.map((table) => rowsOf(connection, database.dialect, table))),
  }));
}

/** The name of a column's own sequence, which the server makes of the names that table and column have at that time. */
const ownSequence =
  /(?<=^table .* sequence ).*(?= (smallint|integer|bigint))|(?<=nextval\().*(?=::regclass)/;

/** The tables' constraints, which SQLite's catalog tells in SQL alone, however that is spaced. */
async function constraintsOf(connection: Connection, { database: { dialect } }: TestDatabase) {
  const { tables } = await dialect.introspect(connection, { schemas: "all" });
  return tables.flatMap(({ name, constraints }) =>
    constraints.map((each) => `${name} ${JSON.stringify(each)}`.replaceAll(/\\n|\s/g, ""))
  ).toSorted();
}

/** The catalog's lines, each behind the one that it belongs to. */
function wholeCatalog(database: TestDatabase): Promise<readonly string[]> {
  return withConnection(database, async (connection) => {
    const lines: string[] = [];
    let title = "";
    for (const line of (await catalog(connection, database.dialect)).split("\n")) {
      if (!line.startsWith("  ")) title = line;
      lines.push(line === title ? line : `${title}${line}`);
    }
    return lines;
  });
}

async function rowsOf(
  connection: Connection,
  dialect: DialectName,
  { origin: { name, schema }, columns }: FilledTable,
): Promise<readonly string[]> {
  const texts = columns.map(({ origin }) =>
    dialect === "sqlite" ? `quote(${inSql(origin)})` : `quote_nullable(${inSql(origin)})`
  );
  const from = [schema, name].filter((each) => each !== undefined).map(inSql).join(".");
  const row = ["'row'", ...texts].join(" || ', ' || ");
  const rows = await connection.query(`SELECT ${row} AS row FROM ${from} ORDER BY 1`);
  return rows.map((each) => String(each["row"]));
}

async function withConnection<T>(
  { connect }: TestDatabase,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connect();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** Empty databases for each sample. */
const places: {
  readonly [Name in DialectName]: (work: (use: Use) => Promise<void>) => Promise<void>;
} = {
  sqlite: (work) => work((test) => withTwo("sqlite", test)),
  // Making a database takes longer than emptying one.
  postgresql: (work) =>
    withTwo("postgresql", (places) =>
      work(async (test) => {
        await emptied(places.online);
        await emptied(places.offline);
        await test(places);
      })),
};

type Use = (test: (places: Places) => Promise<void>) => Promise<void>;

function withTwo(dialect: DialectName, test: (places: Places) => Promise<void>): Promise<void> {
  return databases[dialect]((online) => databases[dialect]((offline) => test({ online, offline })));
}

async function emptied(database: TestDatabase): Promise<void> {
  await withConnection(database, async (connection) => {
    const schemas = await connection.query(
      "SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'",
    );
    await connection.execute([
      ...schemas.map(({ name }) => ({ text: `DROP SCHEMA ${name} CASCADE` })),
      { text: "CREATE SCHEMA public" },
    ]);
  });
}

/** A few seconds' worth; TEST_RANDOM_RUNS says how many there are to be. */
const numRuns = { sqlite: 60, postgresql: 15 };

for (const dialect of dialectNames) {
  testUnless(
    dialect === "postgresql" && postgresProblem() || shellProblem(dialect),
    `any operations are undone by their reverse, and are the same to models and in scripts (${dialect})`,
    () =>
      places[dialect](async (use) => {
        const property = fc.asyncProperty(seeds(3), seeds(6), async (tables, seeds) => {
          const sample = sampleOf(dialect, tables, seeds);
          fc.pre(sample.steps.length > 0);
          try {
            await use((places) => check(sample, places));
          } catch (cause) {
            throw new Error(told(sample), { cause });
          }
        });
        const runs = Number(Deno.env.get("TEST_RANDOM_RUNS") ?? numRuns[dialect]);
        await fc.assert(property, { numRuns: runs });
      }),
  );
}

/** A sample as revisions. */
function told({ start, steps }: Sample): string {
  return `${sourceOf(start.operations)}\n// Then:\n${sourceOf(steps)}`;
}
