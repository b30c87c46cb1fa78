import { MigrateError } from "./errors.ts";

/*
 * The few path functions that every start needs. `node:path` has them all, but loading it takes a third of the time
 * that an empty program takes. Paths have slashes, on Windows too, where backslashes are taken as well.
 */

/** Whether a path doesn't depend on a working directory. */
export function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?\//.test(withSlashes(path));
}

/** `path` made absolute, from `directory` (absolute) where it is relative, and without "." and "..". */
export function resolvePath(path: string, directory: string): string {
  const whole = withSlashes(isAbsolute(path) ? path : `${directory}/${path}`);
  const [drive = ""] = /^[A-Za-z]:(?=\/)/.exec(whole) ?? [];
  const parts: string[] = [];
  for (const part of whole.slice(drive.length).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `${drive}/${parts.join("/")}`;
}

/** The folder that an absolute path lies in; of a root the root itself. */
export function directoryOf(path: string): string {
  return resolvePath("..", path);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The `file:` URL of an absolute path, for `import()`. */
export function fileUrl(path: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return `file://${encoded.replace(/^([A-Za-z])%3A/, "/$1:")}`;
}

/** The absolute path of a `file:` URL. */
export function filePath(url: string): string {
  return decodeURIComponent(new URL(url).pathname).replace(/^\/(?=[A-Za-z]:)/, "");
}

function withSlashes(path: string): string {
  return Deno.build.os === "windows" ? path.replaceAll("\\", "/") : path;
}

/** Whether a file is there, following links. Throws "file" where that can't be known. */
export function isFile(path: string): boolean {
  return stat(path)?.isFile ?? false;
}

/** Whether a folder is there, following links. Throws "file" where that can't be known. */
export function isDirectory(path: string): boolean {
  return stat(path)?.isDirectory ?? false;
}

function stat(path: string): Deno.FileInfo | undefined {
  try {
    return Deno.statSync(path);
  } catch (error) {
    const { FilesystemLoop, NotADirectory, NotFound } = Deno.errors;
    if ([FilesystemLoop, NotADirectory, NotFound].some((nothing) => error instanceof nothing)) {
      return undefined;
    }
    throw new MigrateError("file", `Can't look at "${path}"`, {
      where: { file: path },
      cause: error,
    });
  }
}

/** What a folder that is there holds, in no particular order. Throws "file" where that can't be known. */
export function entriesOf(folder: string): readonly Deno.DirEntry[] {
  try {
    return [...Deno.readDirSync(folder)];
  } catch (cause) {
    throw new MigrateError("file", `Can't read the folder "${folder}"`, {
      where: { file: folder },
      cause,
    });
  }
}

/** `path` as seen from `directory`, both absolute; unchanged where it isn't below it. */
export function relativePath(directory: string, path: string): string {
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path;
}

/** `path` as it is written from `directory`, both absolute, with ".." where it isn't below it. */
export function pathFrom(directory: string, path: string): string {
  const [from, to] = [directory, path].map((each) => each.split("/").filter(Boolean)) as [
    string[],
    string[],
  ];
  const different = from.findIndex((part, at) => part !== to[at]);
  const shared = different < 0 ? from.length : different;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/") || ".";
}
