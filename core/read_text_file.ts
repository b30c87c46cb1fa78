import { type ErrorCode, MigrateError } from "./errors.ts";

/** How a file that can't be read is called, and the code of the error. */
interface Reading {
  readonly what: string;
  readonly code?: ErrorCode;
}

/**
 * The text of a file (absolute path), with its byte order mark where it has one.
 *
 * Throws `code`, "file" where undefined, for one that can't be read or isn't UTF-8: that would be read as other
 * characters, and run so.
 */
export function readTextFile(file: string, { what, code = "file" }: Reading): string {
  try {
    const text = Deno.readTextFileSync(file);
    const line = text.includes(UNREADABLE) ? firstUnreadable(text, Deno.readFileSync(file)) : -1;
    if (line < 0) return text;
    throw new MigrateError(code, `Can't read ${what}: it is not UTF-8`, {
      where: { file, line },
      hint: "Save it as UTF-8, or write the character in another way.",
    });
  } catch (cause) {
    if (cause instanceof MigrateError) throw cause;
    throw new MigrateError(code, `Can't read ${what}`, { where: { file }, cause });
  }
}

/** What a decoder puts in the place of bytes that are no UTF-8. A file may hold it, too. */
const UNREADABLE = "\uFFFD";

/** The line, from 1, in which bytes are other than what their text is written as; -1 where there is none. */
function firstUnreadable(text: string, bytes: Uint8Array): number {
  const written = new TextEncoder().encode(text);
  const at = bytes.findIndex((byte, index) => byte !== written[index]);
  return at < 0 ? -1 : new TextDecoder().decode(bytes.subarray(0, at)).split("\n").length;
}
