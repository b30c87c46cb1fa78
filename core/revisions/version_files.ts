import { MigrateError } from "../errors.ts";
import { isDirectory, isFile } from "../paths.ts";

/** The files in the version folders. */
export interface VersionFiles {
  /** Absolute paths, in the order of a scan; none twice. */
  readonly files: readonly string[];
  /** What was met twice, as sentences. */
  readonly warnings: readonly string[];
}

/** A listing while it is made. */
interface Draft {
  readonly files: string[];
  readonly warnings: string[];
  /** The real paths of the folders and files met. */
  readonly seen: Set<string>;
}

/**
 * The files in the version folders whose names don't begin with "." or "_".
 *
 * By location in the order given, then by name; a folder's own files come before its subfolders, which are entered
 * if `recursive`. Throws "file" where a location is no folder.
 */
export function listVersionFiles(locations: readonly string[], recursive: boolean): VersionFiles {
  const draft: Draft = { files: [], warnings: [], seen: new Set() };
  for (const location of locations) listFolder(location, draft, recursive);
  return draft;
}

function listFolder(folder: string, draft: Draft, recursive: boolean): void {
  const entries = readFolder(folder);
  const real = Deno.realPathSync(folder);
  if (!isNew(real, folder, draft)) return;
  for (const { name, isFolder, isLink } of entries) {
    if (isFolder) continue;
    const path = `${folder}/${name}`;
    // A link that leads nowhere stays listed: reading it says what is wrong.
    const realPath = isLink && isFile(path) ? Deno.realPathSync(path) : `${real}/${name}`;
    if (isNew(realPath, path, draft)) draft.files.push(path);
  }
  if (!recursive) return;
  for (const { name, isFolder } of entries) {
    if (isFolder) listFolder(`${folder}/${name}`, draft, recursive);
  }
}

/** Whether this is the first way to what lies at `realPath`; a second one is told. */
function isNew(realPath: string, path: string, { seen, warnings }: Draft): boolean {
  if (seen.has(realPath)) {
    warnings.push(
      `File ${path} loaded twice! ignoring. Please ensure version_locations is unique.`,
    );
    return false;
  }
  seen.add(realPath);
  return true;
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** What a folder holds, sorted by name. */
function readFolder(folder: string): readonly Entry[] {
  const entries: Entry[] = [];
  try {
    for (
      const { name, isDirectory: isPlainFolder, isSymlink: isLink } of Deno.readDirSync(folder)
    ) {
      if (name.startsWith(".") || name.startsWith("_")) continue;
      const isFolder = isPlainFolder || (isLink && isDirectory(`${folder}/${name}`));
      entries.push({ name, isFolder, isLink });
    }
  } catch (error) {
    throw unreadable(folder, error);
  }
  return entries.sort((one, other) => one.name < other.name ? -1 : 1);
}

function unreadable(folder: string, cause: unknown): MigrateError {
  if (cause instanceof MigrateError) return cause;
  const where = { file: folder };
  if (!(cause instanceof Deno.errors.NotFound)) {
    return new MigrateError("file", `Can't read the folder ${folder}`, { where, cause });
  }
  return new MigrateError("file", `Path doesn't exist: ${folder}`, {
    where,
    hint: "Please use the 'init' command to create a new scripts folder: migrate init",
  });
}
