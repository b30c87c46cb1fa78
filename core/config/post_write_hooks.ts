import { MigrateError } from "../errors.ts";
import { resolvePath } from "../paths.ts";
import { type PostWriteHook, REVISION_FILE_TOKEN } from "../revisions/post_write_hooks.ts";
import type { Config, PostWriteHookEntry } from "./config.ts";
import { fill, processVariables, type Variables } from "./interpolate.ts";
import { shellWords } from "./shell_words.ts";

/**
 * The hooks of the config, in the order they run, without those that are left out.
 *
 * Throws "config" for a hook that only Python can run or that names no program, and "unset-variable".
 */
export function postWriteHooks(
  config: Config,
  variables: Variables = processVariables,
): readonly PostWriteHook[] {
  const hooks = config.postWriteHooks.filter((hook) => !(hook.isAlembics && unrunnable(hook)));
  return hooks.map((hook) => {
    const { name, runs, cwd, where } = hook;
    const problem = unrunnable(hook);
    if (problem) throw problem;
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

/** Why hooks of Alembic's own config are left out: only Python can run them. */
export function leftOutHooks({ postWriteHooks }: Config): readonly MigrateError[] {
  return postWriteHooks.flatMap((hook) => hook.isAlembics ? unrunnable(hook) ?? [] : []);
}

/** Why a hook can't be run here; undefined where it can, as far as its type tells. */
function unrunnable(hook: PostWriteHookEntry): MigrateError | undefined {
  const { name, type, runs, where } = hook;
  if (type === "exec") return undefined;
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
