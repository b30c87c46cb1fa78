import { MigrateError } from "../errors.ts";
import { isDirectory, isFile } from "../paths.ts";

/**
 * The files that a pattern (an absolute path) names, sorted: `*` and `?` stand for letters of a name, `{a,b}` for
 * either, `**` for folders however deep. A folder that is named stands for all that is in it.
 *
 * What begins with a dot and `node_modules` are found where they are named only. Throws "file" for a folder that can't
 * be read.
 */
export function filesMatching(pattern: string): readonly string[] {
  const files = alternatives(pattern).flatMap((each) => {
    const [root = "", ...segments] = each.split("/");
    return below(root, segments);
  });
  return [...new Set(files)].sort();
}

/** The patterns without braces that one with braces stands for. */
function alternatives(pattern: string): readonly string[] {
  const [braces, choices] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (braces === undefined || choices === undefined) return [pattern];
  return choices.split(",").flatMap((choice) =>
    alternatives(pattern.replace(braces, () => choice))
  );
}

/** The files that segments of a pattern name below a folder; none where it isn't one. */
function below(folder: string, segments: readonly string[]): readonly string[] {
  const [segment = "", ...rest] = segments;
  if (segment === "**") {
    const here = below(folder, rest.length === 0 ? ["*"] : rest);
    // No link is followed: it may lead back.
    const folders = entriesIn(folder).filter((entry) => entry.isDirectory && isPlain(entry.name));
    return [...here, ...folders.flatMap(({ name }) => below(`${folder}/${name}`, segments))];
  }
  const isLast = rest.length === 0;
  if (!/[*?]/.test(segment)) {
    const path = `${folder}/${segment}`;
    if (!isLast) return below(path, rest);
    return isDirectory(path) ? below(path, ["**"]) : isFile(path) ? [path] : [];
  }
  const matches = matcher(segment);
  return entriesIn(folder).filter(({ name }) => matches(name)).flatMap(({ name }) => {
    const path = `${folder}/${name}`;
    return isLast ? isFile(path) ? [path] : [] : below(path, rest);
  });
}

/** Whether a name has what a segment says. */
function matcher(segment: string): (name: string) => boolean {
  const source = segment.replaceAll(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll(/\*+/g, ".*").replaceAll("?", ".");
  const pattern = new RegExp(`^${source}$`, "u");
  const isNamed = segment.startsWith(".") || segment === "node_modules";
  return (name) => pattern.test(name) && (isNamed || isPlain(name));
}

function isPlain(name: string): boolean {
  return !name.startsWith(".") && name !== "node_modules";
}

/** What a folder holds; nothing where it isn't there, or is none. */
function entriesIn(folder: string): readonly Deno.DirEntry[] {
  try {
    return [...Deno.readDirSync(`${folder}/`)];
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return [];
    }
    throw new MigrateError("file", `Can't read the folder "${folder}"`, {
      where: { file: folder },
      cause: error,
    });
  }
}
