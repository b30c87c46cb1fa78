import { MigrateError } from "../errors.ts";
import { baseName, directoryOf } from "../paths.ts";

/**
 * Writes a file that isn't there yet, whole or not at all; folders on its way are made.
 *
 * Throws "file" where it is there already or can't be written.
 */
export function writeNewFile(file: string, text: string): void {
  const folder = directoryOf(file);
  const draft = `${folder}/.${baseName(file)}.tmp`;
  try {
    Deno.mkdirSync(folder, { recursive: true });
    claim(file);
  } catch (cause) {
    throw cantWrite(file, cause);
  }
  try {
    Deno.writeTextFileSync(draft, text);
    Deno.renameSync(draft, file);
  } catch (cause) {
    discard(draft);
    discard(file);
    throw cantWrite(file, cause);
  }
}

/** Takes the name, so that nobody else's file is replaced. */
function claim(file: string): void {
  Deno.openSync(file, { write: true, createNew: true }).close();
}

/** Removes what a failed write left. That it can't be removed either must not hide why it wasn't written. */
function discard(file: string): void {
  try {
    Deno.removeSync(file);
  } catch {
    return;
  }
}

function cantWrite(file: string, cause: unknown): MigrateError {
  const message = cause instanceof Deno.errors.AlreadyExists
    ? `The file ${baseName(file)} is there already`
    : `Can't write ${baseName(file)}`;
  return new MigrateError("file", message, { where: { file }, cause });
}
