import { MigrateError, type Where } from "../errors.ts";

/** How many lines of what a program says of its failure are shown: the last tell why. */
const shownLines = 5;

/**
 * What a program prints; `directory` is the folder that it runs in.
 *
 * Throws "program", with what it wrote to stderr, where it can't be started, fails or prints nothing.
 */
export async function runProgram(
  command: readonly string[],
  { directory, where }: { readonly directory: string; readonly where: Where },
): Promise<string> {
  const failed = (how: string, details: { readonly hint?: string; readonly cause?: unknown }) =>
    new MigrateError("program", `The target's program ${how}: ${command.join(" ")}`, {
      where,
      ...details,
    });
  const { code, stdout, stderr } = await start(command, directory).catch((cause) => {
    throw failed("can't be started", {
      hint: "Is it installed, and in PATH? Its path starts at the config's folder.",
      cause,
    });
  });
  const decoder = new TextDecoder();
  if (code !== 0) {
    const said = decoder.decode(stderr).trim() || decoder.decode(stdout).trim();
    throw failed(`failed with exit code ${code}`, {
      hint: `Run it by itself, in ${directory}, until it prints CREATE TABLE statements.`,
      cause: said === "" ? undefined : said.split("\n").slice(-shownLines).join("\n"),
    });
  }
  const printed = decoder.decode(stdout);
  if (printed.trim() !== "") return printed;
  const said = decoder.decode(stderr).trim();
  throw failed("printed nothing", {
    hint: "It is to print CREATE TABLE statements to stdout.",
    cause: said === "" ? undefined : said,
  });
}

async function start(
  [program = "", ...args]: readonly string[],
  cwd: string,
): Promise<Deno.CommandOutput> {
  return await new Deno.Command(program, { args, cwd, stdin: "null" }).output();
}
