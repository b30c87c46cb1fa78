import { resolvePath } from "../../core/paths.ts";
import type { DialectName } from "../../dialects/url.ts";
import { databases, postgresProblem, type TestDatabase, testUnless } from "./databases.ts";
import settings from "../../deno.json" with { type: "json" };

/** A way to run the product. */
export interface Program {
  readonly name: "source" | "executable" | "node";
  /** What its arguments are put behind. */
  readonly command: readonly [string, ...string[]];
}

const root = resolvePath("../..", import.meta.dirname!);

/** From source, with the permissions of `deno task migrate`. */
export const source: Program = { name: "source", command: taskCommand() };

/** The compiled executable that MIGRATE_EXECUTABLE names. */
export const executable: Program = {
  name: "executable",
  command: [resolvePath(Deno.env.get("MIGRATE_EXECUTABLE") ?? "", Deno.cwd())],
};

/** Why a program can't be run; undefined where it can. To be handed to `testUnless`. */
export function programProblem({ name }: Program): string | undefined {
  return name === "executable" && !Deno.env.get("MIGRATE_EXECUTABLE")
    ? "MIGRATE_EXECUTABLE names no executable"
    : undefined;
}

/** Registers a test for each way to run the product, with a fresh database of one dialect. */
export function eachProgram(
  dialect: DialectName,
  name: string,
  test: (program: Program, database: TestDatabase) => Promise<void>,
): void {
  for (const program of [source, executable]) {
    const problem = programProblem(program) ??
      (dialect === "postgresql" ? postgresProblem() : undefined);
    testUnless(
      problem,
      `${name} (${program.name}, ${dialect})`,
      () => databases[dialect]((database) => test(program, database)),
    );
  }
}

function taskCommand(): [string, ...string[]] {
  const words = settings.tasks.migrate.command.split(" ").slice(1, -1);
  return [Deno.execPath(), ...words, `${root}/main.ts`];
}

/** Where and in which surroundings a command runs. */
export interface RunOptions {
  readonly folder: string;
  /** Added to the few variables that every program needs; those of the tests themselves are not there. */
  readonly variables?: Readonly<Record<string, string>>;
  /** What it finds on its input; nothing where undefined. */
  readonly input?: string;
}

/** What a command did. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is under way. */
export interface Running {
  readonly outcome: Promise<Outcome>;
  /** The match, as soon as it has written one to stderr; rejects where it ends without. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Does nothing where it has ended. */
  kill(signal: Deno.Signal): void;
}

/** Runs a program to its end. */
export function run(
  { command }: Program,
  args: readonly string[],
  options: RunOptions,
): Promise<Outcome> {
  return start([...command, ...args], options).outcome;
}

/** Starts a command. It is killed after a minute: nothing that tests wait for takes that long. */
export function start(
  command: readonly string[],
  { folder, variables, input }: RunOptions,
): Running {
  const [program = "", ...args] = command;
  const child = new Deno.Command(program, {
    args,
    cwd: folder,
    env: { ...inherited(), ...variables },
    clearEnv: true,
    stdin: input === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  if (input !== undefined) void new Response(input).body?.pipeTo(child.stdin);
  let isOver = false;
  function kill(signal: Deno.Signal): void {
    if (!isOver) child.kill(signal);
  }
  const timer = setTimeout(kill, 60_000, "SIGKILL");
  const stdout = listen(child.stdout);
  const stderr = listen(child.stderr);
  const outcome = Promise.all([child.status, stdout.whole, stderr.whole])
    .then(([{ code }, stdout, stderr]) => ({ code, stdout, stderr }))
    .finally(() => clearTimeout(timer));
  child.status.then(() => isOver = true);
  return {
    outcome,
    said: stderr.matches,
    kill,
  };
}

/** What programs need of the environment, without what would change their answers. */
function inherited(): Record<string, string> {
  const names = ["PATH", "HOME", "DENO_DIR", "XDG_CACHE_HOME", "TMPDIR"];
  return Object.fromEntries(names.flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value]];
  }));
}

/** The text of a stream as it comes. */
function listen(stream: ReadableStream<Uint8Array>) {
  let text = "";
  const waiting = new Set<() => void>();
  async function read(): Promise<string> {
    const decoder = new TextDecoder();
    for await (const chunk of stream) {
      text += decoder.decode(chunk, { stream: true });
      for (const look of waiting) look();
    }
    return text;
  }
  const whole = read();
  function matches(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text);
        if (found) resolve(found);
      };
      waiting.add(look);
      look();
      whole.then(() => reject(new Error(`it ended without saying ${pattern}: ${text}`)), reject);
    });
  }
  return { whole, matches };
}
