import { isFile } from "../../core/paths.ts";

/** What a program took from its start to its end. */
export interface Cost {
  /** Milliseconds on the clock. */
  readonly wall: number;
  /** Milliseconds of the processor, the program's own and the system's for it; undefined without Python. */
  readonly cpu?: number;
  /** The most memory that it held at a time, in megabytes; undefined without Python. */
  readonly memory?: number;
}

/** A program to run, with its arguments. */
export interface Command {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** One of those that do the same work. */
export interface Contender {
  readonly name: string;
  readonly command: Command;
  /** Sets the stage; not measured. */
  readonly prepare?: () => void | Promise<void>;
  /** The most that it should take: as a multiple of the first contender's time, and in megabytes. */
  readonly target?: { readonly ratio: number; readonly memory?: number };
}

/** Some work, and those who do it. The first is what the others are compared with. */
export interface Comparison {
  readonly work: string;
  readonly contenders: readonly Contender[];
  readonly repetitions: number;
}

/**
 * Lets all contenders do the work so often, in turns: what else the machine does meets all of them alike. Gives the
 * medians, in the order of the contenders. One more turn before that fills the caches; who takes long in it has had his
 * turn.
 */
export async function measure(
  { contenders, repetitions }: Comparison,
): Promise<readonly Cost[]> {
  const costs = contenders.map((): Cost[] => []);
  for (let turn = 0; turn <= repetitions; turn++) {
    for (const [index, { command, prepare }] of contenders.entries()) {
      if (costs[index]!.some(({ wall }) => wall > long)) continue;
      await prepare?.();
      const cost = run(command);
      if (turn > 0 || cost.wall > long) costs[index]!.push(cost);
    }
  }
  return costs.map(medians);
}

/** Milliseconds beside which filled caches make no difference. */
const long = 20_000;

function medians(costs: readonly Cost[]): Cost {
  const median = (key: keyof Cost) => {
    const values = costs.flatMap((cost) => cost[key] ?? []).sort((one, other) => one - other);
    return values[Math.floor(values.length / 2)];
  };
  return { wall: median("wall")!, cpu: median("cpu"), memory: median("memory") };
}

/** Whether a command can be run. */
export function isThere(command: string): boolean {
  const folders = (Deno.env.get("PATH") ?? "").split(":");
  return folders.some((folder) => isFile(`${folder}/${command}`));
}

/** Whether processor time and memory can be told. */
export const hasPython = isThere("python3");

const wrapper = new URL("spawn.py", import.meta.url).pathname;

/** Runs a program to its end. Throws where it fails, with what it said. */
export function run({ argv, cwd, env }: Command): Cost {
  if (!hasPython) return { wall: runPlain({ argv, cwd, env }) };
  const report = Deno.makeTempFileSync({ prefix: "bench-" });
  try {
    runPlain({ argv: ["python3", wrapper, report, ...argv], cwd, env });
    const [wall, cpu, memory] = Deno.readTextFileSync(report).split(" ").map(Number);
    return { wall: wall!, cpu, memory };
  } finally {
    Deno.removeSync(report);
  }
}

function runPlain({ argv: [program, ...args], cwd, env }: Command): number {
  const start = performance.now();
  const { success, stderr } = new Deno.Command(program!, { args, cwd, env, stdout: "null" })
    .outputSync();
  const wall = performance.now() - start;
  if (success) return wall;
  throw new Error(`${args.join(" ")} failed:\n${new TextDecoder().decode(stderr)}`);
}
