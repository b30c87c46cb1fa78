import type { Comparison, Contender, Cost } from "./measure.ts";

/** A comparison with what its contenders took, in their order. */
export interface Measured extends Comparison {
  readonly costs: readonly Cost[];
}

const header = [
  "| work | program | ms | ratio | CPU ms | ratio | MB | target |",
  "|---|---|--:|--:|--:|--:|--:|---|",
];

/** All that was measured, as a table in Markdown. */
export function tableOf(comparisons: readonly Measured[]): string {
  return [...header, ...comparisons.flatMap(rowsOf)].join("\n");
}

function rowsOf({ work, contenders, costs }: Measured): readonly string[] {
  const first = costs[0]!;
  return contenders.map((contender, index) => {
    const { wall, cpu, memory } = costs[index]!;
    const cells = [
      index === 0 ? work : "",
      contender.name,
      wall.toFixed(0),
      (wall / first.wall).toFixed(2),
      cpu?.toFixed(0) ?? "",
      cpu && first.cpu ? (cpu / first.cpu).toFixed(2) : "",
      memory?.toFixed(0) ?? "",
      verdict(contender, costs[index]!, first),
    ];
    return `| ${cells.join(" | ")} |`;
  });
}

function verdict({ target }: Contender, { wall, memory = 0 }: Cost, first: Cost): string {
  if (!target) return "";
  const wanted = [
    [`ratio ${trimmed(target.ratio)}`, wall / first.wall <= target.ratio],
    target.memory && [`${target.memory} MB`, memory <= target.memory],
  ];
  return wanted.flatMap((each) => each ? [`${each[0]} ${each[1] ? "met" : "missed"}`] : [])
    .join(", ");
}

function trimmed(ratio: number): string {
  return ratio.toFixed(2).replace(/\.?0+$/, "");
}
