import { type Bench, command } from "./bench.ts";
import { branches, line, type MadeRevision, makeProject } from "./histories.ts";
import type { Comparison } from "./measure.ts";

/** What it takes to know a long history, beside reading its files and no more. */
export function graph(bench: Bench): readonly Comparison[] {
  return [
    tell(bench, "10,000 revisions in a line", line(10_000)),
    tell(bench, "10,000 revisions in 200 branches with merges", branches(10_000, 200)),
  ];
}

function tell(
  { migrate, reader, scratch }: Bench,
  work: string,
  revisions: readonly MadeRevision[],
): Comparison {
  const folder = makeProject(`${scratch}/${work}`, revisions, { url: "sqlite:///app.db" });
  const files = `${folder}/migrations/versions`;
  return {
    work,
    contenders: [
      { name: "a program that reads the files", command: { argv: [reader, files], cwd: folder } },
      ...["heads", "history"].map((name) => ({
        name: `migrate ${name}`,
        command: command(`${migrate} ${name}`, folder),
        target: { ratio: 2 },
      })),
    ],
    repetitions: 5,
  };
}
