import { MigrateError } from "../errors.ts";

/** A config file's text, without a byte order mark. Throws "config" where it can't be read. */
export function readText(file: string): string {
  try {
    return Deno.readTextFileSync(file);
  } catch (cause) {
    throw new MigrateError("config", "Can't read the file", { where: { file }, cause });
  }
}
