import { type Bench, command } from "./bench.ts";
import { type Comparison, isThere, run } from "./measure.ts";
import { execute, startServer } from "./server.ts";
import { makeWork } from "./work.ts";

const count = 100_000;

const table =
  "CREATE TABLE people (id integer, email varchar(255), name text, score double precision, active boolean)";

/** The same rows as a revision makes them, and as a file of values apart by commas has them. */
const upgrade = `op.bulkInsert("people", Array.from({ length: ${count} }, (_, id) => ({
      id,
      email: \`user\${id}@example.org\`,
      name: \`Name O'Neill \${id}\`,
      score: id / 8,
      active: id % 3 > 0,
    })));`;
const csv = (truth: readonly [no: string, yes: string]) =>
  Array.from(
    { length: count },
    (_, id) =>
      `${id},user${id}@example.org,Name O'Neill ${id},${id / 8},${truth[id % 3 > 0 ? 1 : 0]}\n`,
  ).join("");

/** A hundred thousand rows that a revision has, in SQLite and in PostgreSQL. */
export async function rows(bench: Bench): Promise<readonly Comparison[]> {
  return [...inSqlite(bench), ...await inPostgresql(bench)];
}

function inSqlite({ migrate, scratch, say }: Bench): readonly Comparison[] {
  if (!isThere("sqlite3")) {
    say("left out: rows in SQLite, which sqlite3 would be compared on");
    return [];
  }
  const folder = makeWork(`${scratch}/rows-sqlite`, upgrade, { url: "sqlite:///app.db" });
  Deno.writeTextFileSync(`${folder}/people.csv`, csv(["0", "1"]));
  run({ argv: ["sqlite3", "template.db", table], cwd: folder });
  const prepare = () => Deno.copyFileSync(`${folder}/template.db`, `${folder}/app.db`);
  return [{
    work: "100,000 rows into SQLite",
    contenders: [
      {
        name: "sqlite3, .import",
        command: {
          argv: ["sqlite3", "app.db", ".mode csv", ".import people.csv people"],
          cwd: folder,
        },
        prepare,
      },
      {
        name: "migrate, op.bulkInsert",
        command: command(`${migrate} upgrade head`, folder),
        prepare,
        target: { ratio: 2 },
      },
    ],
    repetitions: 5,
  }];
}

async function inPostgresql({ migrate, scratch, say }: Bench): Promise<readonly Comparison[]> {
  if (!isThere("psql")) {
    say("left out: rows in PostgreSQL, which psql would be compared on");
    return [];
  }
  const { url, recreate } = await startServer();
  const folder = makeWork(`${scratch}/rows-postgresql`, upgrade, { url });
  Deno.writeTextFileSync(`${folder}/people.csv`, csv(["f", "t"]));
  async function prepare(): Promise<void> {
    await recreate();
    await execute(url, table);
  }
  return [{
    work: "100,000 rows into PostgreSQL",
    contenders: [
      {
        name: "psql, \\copy",
        command: {
          argv: [
            "psql",
            "--no-psqlrc",
            "--quiet",
            "-c",
            "\\copy people from 'people.csv' csv",
            url,
          ],
          cwd: folder,
        },
        prepare,
      },
      {
        name: "migrate, op.bulkInsert",
        command: command(`${migrate} upgrade head`, folder),
        prepare,
        target: { ratio: 3 },
      },
    ],
    repetitions: 5,
  }];
}
