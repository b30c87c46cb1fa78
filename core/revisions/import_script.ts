import { messageOf, MigrateError } from "../errors.ts";
import { fileUrl } from "../paths.ts";

/**
 * What a user's file exports by default; undefined where it exports nothing so. Runs the file, once however
 * often it is asked for.
 *
 * Throws "revision-file", with the line where it is known, for a file that can't be parsed, imports what
 * isn't there, or throws.
 */
export async function importDefault(file: string): Promise<unknown> {
  const url = fileUrl(file);
  try {
    const module: { readonly default?: unknown } = await import(url);
    return module.default;
  } catch (error) {
    const [said] = plain(messageOf(error)).split(/\n| at file:/);
    throw new MigrateError("revision-file", `Can't import the revision file: ${said}`, {
      where: { file, line: lineIn(url, error) },
      cause: error,
    });
  }
}

/** The first line of the file at `url` that an error names: the place of a syntax error, or the innermost call. */
function lineIn(url: string, error: unknown): number | undefined {
  const text = plain(
    error instanceof Error ? `${error.message}\n${error.stack}` : messageOf(error),
  );
  const [, line] = text.split(`${url}:`, 2);
  return line === undefined ? undefined : Number.parseInt(line);
}

/** Deno colours some of its messages whatever they are written to. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

function plain(text: string): string {
  return text.replaceAll(COLOUR, "");
}
