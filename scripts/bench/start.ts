import { alembicCommand, makeAlembicProject } from "./alembic.ts";
import { type Bench, command } from "./bench.ts";
import { makeProject, tables } from "./histories.ts";
import { type Comparison, type Contender, run } from "./measure.ts";

/** What `upgrade head` takes where there is nothing to do: what each start of a container pays. */
export function start(bench: Bench): readonly Comparison[] {
  return [nothingToDo(bench, 100, 3), nothingToDo(bench, 1_000, 4)];
}

function nothingToDo(bench: Bench, count: number, ratio: number): Comparison {
  const { migrate, empty, alembic, scratch } = bench;
  const revisions = tables(count);
  const folder = makeProject(`${scratch}/start-${count}`, revisions, { url: "sqlite:///app.db" });
  const upgrade = command(`${migrate} upgrade head`, folder);
  run(upgrade);
  const contenders: Contender[] = [
    { name: "empty program", command: command(empty, folder) },
    { name: "migrate", command: upgrade, target: { ratio } },
  ];
  if (alembic) {
    makeAlembicProject(alembic, folder, { revisions, url: "sqlite:///app.db" });
    contenders.push({
      name: "Alembic",
      command: alembicCommand(alembic, folder, "upgrade", "head"),
    });
  }
  return { work: `nothing to do, ${count} revisions`, contenders, repetitions: 9 };
}
