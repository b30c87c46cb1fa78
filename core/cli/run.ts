import { runCommand } from "./command_line.ts";
import type { Host } from "./context.ts";
import { lineInput } from "./input.ts";
import { buffered, streamOutput } from "./output.ts";
import { parsePlainArguments } from "./plain_arguments.ts";
import { errorData, errorText, exitCode } from "./report.ts";

/** What the command line is joined to. */
export type Surroundings = Pick<Host, "open" | "version">;

/**
 * Runs a command line in this process, with its streams, folder and signals, and gives the exit code:
 * 0 done, 1 failed, 2 wrong usage.
 */
export async function runCommandLine(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const plain = args.includes("--no-color") || Deno.noColor;
  const stdout = buffered(streamOutput(Deno.stdout, { plain, isLog: false }));
  const stderr = streamOutput(Deno.stderr, { plain, isLog: true });
  const workingDirectory = Deno.cwd();
  const stopping = stopSignal();
  try {
    const streams = { stdin: lineInput(Deno.stdin), stdout, stderr };
    const host = { ...surroundings, ...streams, workingDirectory, signal: stopping.signal };
    const line = parsePlainArguments(args) ??
      (await import("./program.ts")).parseArguments(args, host);
    if (line) await runCommand(line, host);
    stdout.flush();
    return 0;
  } catch (error) {
    stderr.write(failure(error, args, { workingDirectory, stderr }));
    return exitCode(error);
  } finally {
    stderr.flush();
    stdout.flush();
    stopping.end();
  }
}

/** What is written of an error. The arguments are looked at as they are: they may be what is wrong. */
function failure(
  error: unknown,
  args: readonly string[],
  { workingDirectory: directory, stderr }: Pick<Host, "workingDirectory" | "stderr">,
): string {
  if (args.includes("--json")) return `${JSON.stringify(errorData(error))}\n`;
  const word = stderr.colored ? "\x1b[31mFAILED:\x1b[0m" : "FAILED:";
  return `${word} ${errorText(error, { directory, stack: args.includes("--raiseerr") })}\n`;
}

/** Aborts on the signals by which terminals and orchestrators stop a program. */
function stopSignal(): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) Deno.addSignalListener(signal, stop);
  return {
    signal: controller.signal,
    end() {
      for (const signal of signals) Deno.removeSignalListener(signal, stop);
    },
  };
}
