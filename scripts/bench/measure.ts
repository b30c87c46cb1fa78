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
  readonly prepare?: () => void;
}

/** A contender and the medians of what it took. */
export interface Measured {
  readonly name: string;
  readonly cost: Cost;
}

/**
 * Lets all contenders do their work so often, in turns: whatever else the machine does meets all of them alike. One
 * more turn before that fills the caches.
 */
export function measure(
  contenders: readonly Contender[],
  repetitions: number,
): readonly Measured[] {
  const costs = contenders.map((): Cost[] => []);
  for (let turn = 0; turn <= repetitions; turn++) {
    for (const [index, { command, prepare }] of contenders.entries()) {
      prepare?.();
      const cost = run(command);
      if (turn > 0) costs[index]!.push(cost);
    }
  }
  return contenders.map(({ name }, index) => ({ name, cost: medians(costs[index]!) }));
}

/** The command of Python 3; undefined where there is none. */
export const python = ["python3"].find(isThere);

const text = new TextDecoder();
const wrapper = new URL("spawn.py", import.meta.url).pathname;

/** Runs a program to its end, and throws what it says where it fails. */
export function run({ argv, cwd, env }: Command): Cost {
  const report = Deno.makeTempFileSync({ prefix: "bench-" });
  const [program, ...args] = python ? [python, wrapper, report, ...argv] : argv;
  const start = performance.now();
  const { success, stderr } = new Deno.Command(program!, { args, cwd, env, stdout: "null" })
    .outputSync();
  const wall = performance.now() - start;
  const told = Deno.readTextFileSync(report);
  Deno.removeSync(report);
  if (!success) throw new Error(`${argv.join(" ")} failed:\n${text.decode(stderr)}`);
  if (told === "") return { wall };
  const [ownWall = wall, cpu, memory] = told.split(" ").map(Number);
  return { wall: ownWall, cpu, memory };
}

function medians(costs: readonly Cost[]): Cost {
  const median = (key: keyof Cost) => {
    const values = costs.flatMap((cost) => cost[key] ?? []).sort((one, other) => one - other);
    return values[Math.floor(values.length / 2)];
  };
  return { wall: median("wall") ?? 0, cpu: median("cpu"), memory: median("memory") };
}

/** Whether a command can be run. */
export function isThere(command: string): boolean {
  const folders = (Deno.env.get("PATH") ?? "").split(":");
  return folders.some((folder) => isFile(`${folder}/${command}`));
}
