import { alembicCommand, makeAlembicProject } from "./alembic.ts";
import { type Bench, command } from "./bench.ts";
import { makeProject, tables } from "./histories.ts";
import type { Comparison, Contender } from "./measure.ts";

/** What it takes to print a history as SQL, and how that grows. */
export function script(bench: Bench): readonly Comparison[] {
  const { migrate, alembic, scratch } = bench;
  const settings = { url: "sqlite:///app.db" };
  const print = (count: number): Contender => {
    const folder = makeProject(`${scratch}/script-${count}`, tables(count), settings);
    return {
      name: `migrate, ${count} revisions`,
      command: command(`${migrate} upgrade head --sql`, folder),
    };
  };
  const [thousand, tenThousand] = [print(1_000), print(10_000)];
  const growth = {
    work: "upgrade head --sql, ten times as much",
    contenders: [thousand, { ...tenThousand, target: { ratio: 10 } }],
    repetitions: 3,
  };
  if (!alembic) return [growth];
  const { cwd } = thousand.command;
  makeAlembicProject(alembic, cwd, { revisions: tables(1_000), ...settings });
  return [{
    work: "upgrade head --sql, 1,000 tables",
    contenders: [
      { name: "Alembic", command: alembicCommand(alembic, cwd, "upgrade", "head", "--sql") },
      { ...thousand, target: { ratio: 1 / 3 } },
    ],
    repetitions: 5,
  }, growth];
}

/** Writes the SQL of a project's whole history into a file; gives its path. */
export function writeScript({ migrate }: Bench, folder: string): string {
  const file = `${folder}/upgrade.sql`;
  const { success, stdout, stderr } = new Deno.Command(migrate, {
    args: ["upgrade", "head", "--sql", "--quiet"],
    cwd: folder,
  }).outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  Deno.writeFileSync(file, stdout);
  return file;
}
