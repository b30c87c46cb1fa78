import { alembicCommand, makeAlembicProject } from "./alembic.ts";
import { type Bench, command } from "./bench.ts";
import { makeProject } from "./histories.ts";
import type { Command, Comparison, Contender } from "./measure.ts";
import { execute, startServer } from "./server.ts";
import { asModels, asSql, asSqlalchemy, madeTables } from "./wide_tables.ts";

/** A database that is looked at, as both tools name it, and its word for a date with a time. */
interface Place {
  readonly title: string;
  readonly name: string;
  readonly url: string;
  readonly alembicUrl: string;
  readonly dateTime: string;
}

const sizes = [100, 1_000];

/**
 * Databases of 100 and 1,000 tables that a project's models or SQL describe: looking for differences where there are
 * none, and writing a revision where each hundredth table differs, with its proof.
 */
export async function autogenerate(bench: Bench): Promise<readonly Comparison[]> {
  const server = await startServer();
  const comparisons: Comparison[] = [];
  for (const size of sizes) {
    const file = `${bench.scratch}/tables_${size}.db`;
    const sqlite = { url: `sqlite:///${file}`, alembicUrl: `sqlite:///${file}` };
    const name = `migrate_bench_${size}`;
    const database = await server.another(name);
    const driver = database.replace(/^postgres(ql)?:/, "postgresql+psycopg:");
    const places: readonly Place[] = [
      { title: "SQLite", name: `sqlite_${size}`, dateTime: "DATETIME", ...sqlite },
      {
        title: "PostgreSQL",
        name: `postgresql_${size}`,
        dateTime: "TIMESTAMP",
        url: database,
        alembicUrl: driver,
      },
    ];
    for (const place of places) comparisons.push(...await comparisonsIn(bench, place, size));
  }
  return comparisons;
}

async function comparisonsIn(
  bench: Bench,
  place: Place,
  size: number,
): Promise<readonly Comparison[]> {
  await execute(place.url, asSql(place.dateTime)(madeTables(size)));
  const what = `${place.title}, ${size.toLocaleString("en")} tables`;
  return [
    {
      work: `check, ${what}`,
      contenders: contenders(bench, place, {
        size,
        changed: false,
        words: ["check"],
        ratio: 1 / 10,
      }),
      repetitions: 3,
    },
    {
      work: `revision --autogenerate, ${what}, 1% changed`,
      contenders: contenders(bench, place, {
        size,
        changed: true,
        words: ["revision", "--autogenerate", "-m", "change"],
        ratio: 1 / 8,
      }),
      repetitions: 3,
    },
  ];
}

interface Work {
  readonly size: number;
  readonly changed: boolean;
  readonly words: readonly string[];
  readonly ratio: number;
}

/** Alembic first, if it is there. */
function contenders(
  { migrate, alembic, scratch }: Bench,
  { name, url, alembicUrl, dateTime }: Place,
  { size, changed, words, ratio }: Work,
): readonly Contender[] {
  const folder = `${scratch}/${name}_${words[0]}`;
  const tables = madeTables(size, { changed });
  const targets = [
    { title: "models", target: "{ modules: [models.js] }", file: "models.js", text: asModels },
    { title: "SQL", target: "{ sql: [schema.sql] }", file: "schema.sql", text: asSql(dateTime) },
  ];
  const ours = targets.map(({ title, target, file, text }): Contender => {
    const project = makeProject(`${folder}_${file}`, [], { url, target });
    Deno.writeTextFileSync(`${project}/${file}`, text(tables));
    return {
      name: `migrate, ${title}`,
      command: command(`${migrate} ${words.join(" ")}`, project),
      prepare: () => empty(`${project}/migrations/versions`),
      // Beside few tables Python's own start is most of the other's time.
      ...size >= 1_000 && { target: { ratio, memory: 200 } },
    };
  });
  if (!alembic) return ours;
  const project = `${folder}_alembic`;
  makeAlembicProject(alembic, project, { revisions: [], url: alembicUrl });
  Deno.writeTextFileSync(`${project}/models.py`, asSqlalchemy(tables));
  const environment = `${project}/alembic/env.py`;
  const text = Deno.readTextFileSync(environment).replace(
    "target_metadata = None",
    "from models import metadata as target_metadata",
  );
  Deno.writeTextFileSync(environment, text);
  const theirs: Command = alembicCommand(alembic, project, ...words);
  const prepare = () => empty(`${project}/alembic/versions`);
  return [{ name: "Alembic", command: theirs, prepare }, ...ours];
}

function empty(folder: string): void {
  Deno.removeSync(folder, { recursive: true });
  Deno.mkdirSync(folder);
}
