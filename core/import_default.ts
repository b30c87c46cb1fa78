import { type ErrorCode, messageOf, MigrateError, type Where } from "./errors.ts";
import { importFile } from "./import_file.ts";
import { fileUrl, isFile } from "./paths.ts";

/** How a file that can't be imported is called, and the code of the error. */
interface Importing {
  readonly code: ErrorCode;
  readonly what: string;
}

/** What a user's file exports by default; undefined where it exports nothing so. Throws as `importModule()`. */
export async function importDefault(file: string, importing: Importing): Promise<unknown> {
  return (await importModule(file, importing)).default;
}

/**
 * All that a user's TypeScript file (absolute path) exports.
 *
 * Runs the file, once however often it is asked for. Throws `code` for one that can't be parsed, imports what isn't
 * there, or throws: with the place in it, else that in the file where it went wrong. `what` names it in the message.
 */
export async function importModule(
  file: string,
  { code, what }: Importing,
): Promise<{ readonly default?: unknown }> {
  try {
    return await importFile(file);
  } catch (cause) {
    // What follows tells the place, and shows the line.
    const [said] = plain(messageOf(cause)).split(/\n| at file:/);
    throw new MigrateError(code, `Can't import ${what}: ${said}`, {
      where: placeIn(file, cause),
      hint: cause instanceof MigrateError ? cause.hint : undefined,
      cause: new Error(said, { cause }),
    });
  }
}

/** The place in `file` that an error names first, else the first in another file that is there. */
export function placeIn(file: string, error: unknown): Where {
  return placeInStack(file, error instanceof Error ? `${error.message}\n${error.stack}` : "");
}

/** The same from the text of a stack. */
export function placeInStack(file: string, stack: string): Where {
  // Stacks name files as they are, messages about what can't be parsed as URLs; Node begins such with the place.
  const names = [file, fileUrl(file).slice("file://".length)];
  const places = [...plain(stack).matchAll(/(?:\bat [^\n]*?|^)file:\/\/([^\n]+?):(\d+)\b/gm)]
    .map(([, name = "", line]) => ({
      file: names.includes(name) ? file : name,
      line: Number(line),
    }));
  const own = places.find((place) => place.file === file);
  return own ?? places.find(isUsers) ?? { file };
}

function isUsers({ file }: { readonly file: string }): boolean {
  return !file.startsWith(`${ownFolder}/`) && isFile(file);
}

/** The product's own code, no place for a user to look at. An executable holds it as files that seem to be there. */
const ownFolder = import.meta.dirname;

/** Without the colours that Deno gives some messages wherever they go. */
function plain(text: string): string {
  return text.replaceAll(colour, "");
}

const colour = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
