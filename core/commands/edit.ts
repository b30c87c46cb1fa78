import { messageOf, MigrateError } from "../errors.ts";
import { namedRevisions, type ReadOptions } from "./listing.ts";
import type { Project } from "./project.ts";

/** Tried in this order where neither $VISUAL nor $EDITOR is set. */
const usualEditors = ["sensible-editor", "editor", "nano", "vim", "code"];

/**
 * Opens the files of the revisions that `name` stands for in the user's editor, and gives their paths when it
 * is closed.
 *
 * Throws "unknown-revision" where there is none, and "program" where no editor can be started or it fails.
 */
export async function edit(
  project: Project,
  name: string,
  options: ReadOptions = {},
): Promise<readonly string[]> {
  const files = (await namedRevisions(project, name, options)).map(({ revision }) => revision.file);
  if (files.length === 0) {
    const message = name === "current"
      ? "No current revisions"
      : `No revision files indicated by symbol '${name}'`;
    throw new MigrateError("unknown-revision", message);
  }
  await openEditor(files);
  return files;
}

async function openEditor(files: readonly string[]): Promise<void> {
  const chosen = Deno.env.get("VISUAL") || Deno.env.get("EDITOR");
  // The variables may hold arguments too, as in EDITOR="code --wait".
  const commands = chosen ? [chosen.trim().split(/\s+/)] : usualEditors.map((editor) => [editor]);
  for (const [editor, ...args] of commands) {
    const status = await start(editor!, [...args, ...files]);
    if (status?.success) return;
    if (status) throw failed(`${editor} ended with exit code ${status.code}`);
  }
  throw failed(
    chosen ? `${chosen} is not there` : `none of ${usualEditors.join(", ")} is there`,
  );
}

/** How the program ended; undefined where there is no such program. */
async function start(program: string, args: string[]): Promise<Deno.CommandStatus | undefined> {
  try {
    return await new Deno.Command(program, {
      args,
      stdin: "inherit",
      stdout: "inherit",
      stderr: "inherit",
    }).spawn().status;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw failed(error);
  }
}

function failed(cause: unknown): MigrateError {
  return new MigrateError("program", `Error executing editor (${messageOf(cause)})`, {
    hint: "Name an editor: EDITOR=nano migrate edit …",
    cause,
  });
}
