import { alembicCommand, makeAlembicProject } from "./alembic.ts";
import { type Bench, command } from "./bench.ts";
import { makeProject, tables } from "./histories.ts";
import { type Comparison, type Contender, isThere } from "./measure.ts";
import { writeScript } from "./script.ts";

/** A fresh SQLite file: a thousand revisions, each a table with an index. */
export function sqlite(bench: Bench): readonly Comparison[] {
  const { migrate, alembic, scratch, say } = bench;
  if (!isThere("sqlite3")) {
    say("left out: SQLite, which sqlite3 would be compared on");
    return [];
  }
  const revisions = tables(1_000);
  const folder = makeProject(`${scratch}/sqlite`, revisions, { url: "sqlite:///app.db" });
  const script = writeScript(bench, folder);
  const prepare = () => Deno.removeSync(`${folder}/app.db`);
  Deno.writeTextFileSync(`${folder}/app.db`, "");

  const contenders: Contender[] = [
    {
      name: "sqlite3, the same SQL in one transaction",
      command: { argv: ["sqlite3", "app.db", `.read ${script}`], cwd: folder },
      prepare,
    },
    {
      name: "migrate",
      command: command(`${migrate} upgrade head`, folder),
      prepare,
      target: { ratio: 3, memory: 120 },
    },
  ];
  if (alembic) {
    makeAlembicProject(alembic, folder, { revisions, url: "sqlite:///app.db" });
    contenders.push({
      name: "Alembic",
      command: alembicCommand(alembic, folder, "upgrade", "head"),
      prepare,
    });
  }
  return [{ work: "fresh SQLite file, 1,000 tables", contenders, repetitions: 3 }];
}
