import { alembicCommand, makeAlembicProject } from "./alembic.ts";
import { type Bench, command } from "./bench.ts";
import { makeProject, tables } from "./histories.ts";
import { type Comparison, type Contender, isThere } from "./measure.ts";
import { writeScript } from "./script.ts";
import { startServer } from "./server.ts";

/** A fresh PostgreSQL database: a thousand revisions, each a table with an index. */
export async function postgresql(bench: Bench): Promise<readonly Comparison[]> {
  const { migrate, alembic, scratch, say } = bench;
  if (!isThere("psql")) {
    say("left out: PostgreSQL, which psql would be compared on");
    return [];
  }
  const { url, recreate: prepare } = await startServer();
  const revisions = tables(1_000);
  const together = makeProject(`${scratch}/postgresql`, revisions, { url });
  const each = makeProject(`${scratch}/postgresql-each`, revisions, {
    url,
    transaction_per_migration: true,
  });

  const contenders: Contender[] = [
    {
      name: "psql, a transaction per revision",
      command: {
        argv: ["psql", "--no-psqlrc", "--quiet", "--file", writeScript(bench, each), url],
        cwd: each,
      },
      prepare,
    },
    {
      name: "migrate",
      command: command(`${migrate} upgrade head`, together),
      prepare,
      target: { ratio: 1.2, memory: 120 },
    },
    {
      name: "migrate, a transaction per revision",
      command: command(`${migrate} upgrade head`, each),
      prepare,
    },
  ];
  if (alembic) {
    const driver = url.replace(/^postgres(ql)?:/, "postgresql+psycopg:");
    makeAlembicProject(alembic, together, { revisions, url: driver.replaceAll("%", "%%") });
    contenders.push({
      name: "Alembic",
      command: alembicCommand(alembic, together, "upgrade", "head"),
      prepare,
    });
  }
  return [{ work: "fresh PostgreSQL database, 1,000 tables", contenders, repetitions: 3 }];
}
