import { MigrateError } from "../errors.ts";
import { resolvePath } from "../paths.ts";
import { type PostWriteHook, REVISION_FILE_TOKEN } from "../revisions/post_write_hooks.ts";
import type { Config, PostWriteHookEntry } from "./config.ts";
import { fill, processVariables, type Variables } from "./interpolate.ts";
import { shellWords } from "./shell_words.ts";

/**
 * The hooks of the config, in the order they run.
 *
 * Throws "config" for a hook that only Python can run or that names no program, and "unset-variable".
 */
export function postWriteHooks(
  config: Config,
  variables: Variables = processVariables,
): readonly PostWriteHook[] {
  return config.postWriteHooks.map((hook) => {
    const { name, runs, cwd, where } = hook;
    if (hook.type !== "exec") throw notRunnable(hook);
    if (runs === undefined) {
      const message = `Key ${name}.executable is required for post write hook '${name}'`;
      throw new MigrateError("config", message, { where });
    }
    const program = fill(runs, variables);
    return {
      name,
      command: [
        program.includes("/") ? resolvePath(program, config.directory) : program,
        ...argumentsOf(hook, variables),
      ],
      cwd: cwd && resolvePath(fill(cwd, variables), config.directory),
    };
  });
}

/** As in Alembic, the file comes first where the options don't say where it goes. */
function argumentsOf({ options }: PostWriteHookEntry, variables: Variables): readonly string[] {
  const words = "text" in options
    ? shellWords(fill(options, variables))
    : options.map((option) => fill(option, variables));
  return words.some((word) => word.includes(REVISION_FILE_TOKEN))
    ? words
    : [REVISION_FILE_TOKEN, ...words];
}

function notRunnable({ name, type, runs, where }: PostWriteHookEntry): MigrateError {
  if (type !== "console_scripts" && type !== "module") {
    return new MigrateError("config", `No formatter with name '${type}' registered`, {
      where,
      hint: `The type of a post write hook is "exec": it runs any program.`,
    });
  }
  return new MigrateError(
    "config",
    `The post write hook '${name}' is of type "${type}", which only Python can run`,
    { where, hint: `Let it run a program: type "exec", executable "${runs?.text ?? name}".` },
  );
}
