import assert from "node:assert/strict";
import fc from "fast-check";
import type { Connection } from "../../core/dialect.ts";
import type { DialectName } from "../../dialects/url.ts";
import {
  databases,
  dialectNames,
  postgresProblem,
  type TestDatabase,
  testUnless,
} from "../support/databases.ts";
import { runText, shellProblem } from "../support/shells.ts";
import { printScript, runOnDatabase, type Work } from "./run.ts";

/** Random samples of texts in the places where they could break out of their quotes. */
export interface Fuzzed<Sample> {
  /** What is made of them, as a title ends. */
  readonly what: string;
  samples(dialect: DialectName): fc.Arbitrary<Sample>;
  makes(sample: Sample): Work;
  /** What is to be found where nothing broke out of its place. */
  expected(sample: Sample, dialect: DialectName): unknown;
  found(connection: Connection, sample: Sample, dialect: DialectName): Promise<unknown>;
  /** Takes away what `makes` has made, as far as it got. */
  drops(sample: Sample): Work;
}

// deno-fmt-ignore
const fragments = [
  "'", "''", '"', '""', "`", "[", "]", "\\", "\\'", "E'", "$$", "$tag$", ";", "--", "/*", "*/", ":name", "::", "?1", "$1",
  "%s", "{13}", "{0}", "\n", "\r", "\r\n", "\t", "\u2028", "\ufeff", "😀", "é", "DROP TABLE users", "BEGIN", "END", "\0",
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary", maxLength: 3 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

/** Texts that a dialect can hold. */
export function textFor(dialect: DialectName): fc.Arbitrary<string> {
  return dialect === "sqlite" ? text : text.map((each) => each.replaceAll("\0", ""));
}

/** Names that a dialect can have. SQLite's shell drops a carriage return at the end of a line, in names, too. */
export function nameFor(dialect: DialectName): fc.Arbitrary<string> {
  const most = dialect === "sqlite" ? 200 : 62;
  return text
    .map((each) => `n${each.replaceAll(/[\0\r]/g, "")}`)
    .filter((name) => new TextEncoder().encode(name).length <= most);
}

/** A name as SQL has it, whatever it holds. */
export const inSql = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Databases that read text in their own way. */
const settings: readonly { readonly dialect: DialectName; readonly sql?: string }[] = [
  ...dialectNames.map((dialect) => ({ dialect })),
  { dialect: "postgresql", sql: "standard_conforming_strings = off" },
];

const numRuns = { sqlite: 150, postgresql: 40 };

/** Registers the tests that nothing breaks out, in operations and in scripts, on every dialect. */
export function testFuzzed<Sample>(fuzzed: Fuzzed<Sample>): void {
  const { what, makes } = fuzzed;
  for (const { dialect, sql } of settings) {
    const problem = dialect === "postgresql" && postgresProblem();
    const where = `${dialect}${sql ? `, ${sql}` : ""}`;

    testUnless(
      problem,
      `nothing breaks out of operations on ${what} (${where})`,
      () =>
        databases[dialect](async (database) => {
          await set(database, sql);
          await tryAll(
            fuzzed,
            database,
            (id, sample) => runOnDatabase(database, id, makes(sample)),
          );
        }),
    );

    testUnless(
      problem || shellProblem(dialect),
      `nothing breaks out of scripts on ${what} (${where})`,
      () =>
        databases[dialect](async (database) => {
          await set(database, sql);
          await tryAll(fuzzed, database, async (id, sample, rows) => {
            const before = () => undefined;
            const text = await printScript(database, id, { work: makes(sample), before, rows });
            await runText(database, text);
          });
        }),
    );
  }
}

/** Makes a setting that of all connections to a database. */
async function set({ connect }: TestDatabase, sql: string | undefined): Promise<void> {
  if (sql === undefined) return;
  const connection = await connect();
  const [row] = await connection.query("SELECT current_database() AS name");
  await connection.execute([{ text: `ALTER DATABASE ${row?.["name"]} SET ${sql}` }]);
  await connection.close();
}

/** Makes random samples in a database, one after the other, and looks at what they have become. */
async function tryAll<Sample>(
  { samples, expected, found, drops }: Fuzzed<Sample>,
  database: TestDatabase,
  make: (id: string, sample: Sample, rows: readonly string[]) => Promise<void>,
): Promise<void> {
  const { dialect } = database;
  const connection = await database.connect();
  let id = 0;
  const property = fc.asyncProperty(samples(dialect), async (sample) => {
    const rows = await connection.versionRows({ name: "alembic_version" }) ?? [];
    try {
      await make(`r${id++}`, sample, rows);
      assert.deepEqual(await found(connection, sample, dialect), expected(sample, dialect));
    } finally {
      await runOnDatabase(database, `r${id++}`, drops(sample));
    }
  });
  await fc.assert(property, { numRuns: numRuns[dialect] });
}
