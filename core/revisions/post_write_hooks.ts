import { MigrateError } from "../errors.ts";

/** Stands in a hook's arguments for the path of the new file. */
export const REVISION_FILE_TOKEN = "REVISION_SCRIPT_FILENAME";

/** A program to run on a new revision file, such as a formatter. */
export interface PostWriteHook {
  readonly name: string;
  /** The program and its arguments, in which `REVISION_FILE_TOKEN` stands for the file. */
  readonly command: readonly [string, ...string[]];
  /** The folder it runs in; the working directory where undefined. */
  readonly cwd?: string;
}

/**
 * Runs the hooks on a file, one after the other. `report` is told each line that the user should see.
 *
 * Throws "program" for the first that can't be started or fails; the file stays as it is then. (Alembic ignores
 * a hook that fails.)
 */
export async function runPostWriteHooks(
  hooks: readonly PostWriteHook[],
  file: string,
  report: (line: string) => void,
): Promise<void> {
  for (const hook of hooks) {
    report(`Running post write hook '${hook.name}' ...`);
    const said = await run(hook, file);
    if (said !== "") report(said);
  }
}

/** Runs one hook and gives what its program prints. */
async function run(hook: PostWriteHook, file: string): Promise<string> {
  const { code, stdout, stderr } = await start(hook, file);
  const decoder = new TextDecoder();
  const said = [stdout, stderr].map((bytes) => decoder.decode(bytes).trim())
    .filter((text) => text !== "").join("\n");
  if (code === 0) return said;
  throw failed(hook, file, `failed with exit code ${code}`, said === "" ? undefined : said);
}

async function start(hook: PostWriteHook, file: string): Promise<Deno.CommandOutput> {
  const [program, ...args] = hook.command;
  try {
    return await new Deno.Command(program, {
      args: args.map((word) => word.replaceAll(REVISION_FILE_TOKEN, () => file)),
      cwd: hook.cwd,
      stdin: "null",
    }).output();
  } catch (error) {
    throw failed(hook, file, `can't run "${program}"`, error);
  }
}

function failed(hook: PostWriteHook, file: string, how: string, cause: unknown): MigrateError {
  return new MigrateError("program", `Post write hook '${hook.name}' ${how}`, {
    where: { file },
    hint: "The revision file is written and stays.",
    cause,
  });
}
