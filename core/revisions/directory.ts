import { MigrateError } from "../errors.ts";
import { baseName } from "../paths.ts";
import { readTextFile } from "../read_text_file.ts";
import { toRevision } from "./facts.ts";
import { readHeaderComment } from "./header_comment.ts";
import { importRevision } from "./import_revision.ts";
import { mentionsSqlRevision, readSql } from "./read_sql.ts";
import { mentionsRevision, readTypescript } from "./read_typescript.ts";
import type { Revision } from "./revision.ts";
import { listVersionFiles } from "./version_files.ts";

/** What the version folders hold. */
export interface Scan {
  /** By location in the order given, then by file name; a folder's own files come before its subfolders. */
  readonly revisions: readonly Revision[];
  /** The files that should be revisions and can't be read as such: each error names its file. */
  readonly problems: readonly MigrateError[];
  /** What is worth telling but changes nothing, as sentences. */
  readonly warnings: readonly string[];
}

/**
 * The revisions in the version folders, which are absolute paths.
 *
 * They are `.ts`, `.js`, `.mjs` and `.sql` files. Beside them may lie what they import or read: files that don't
 * mention a revision, and any whose name begins with "_" or ".", or ends in ".d.ts". Files are read as text; only one
 * that computes its facts is imported, and so run.
 *
 * Throws "file" where a location is no folder. What is wrong with single files is in `problems`.
 */
export async function scanRevisions(
  locations: readonly string[],
  { recursive = false }: { readonly recursive?: boolean } = {},
): Promise<Scan> {
  const { files, warnings } = listVersionFiles(locations, recursive);
  const revisions: Revision[] = [];
  const problems: MigrateError[] = [];
  for (const file of files) {
    try {
      const read = readRevision(file);
      const revision = read instanceof Promise ? await read : read;
      if (revision) revisions.push(revision);
    } catch (error) {
      if (!(error instanceof MigrateError)) throw error;
      problems.push(error);
    }
  }
  const python = pythonRevisions(files);
  return { revisions, problems: python ? [...problems, python] : problems, warnings };
}

/** The revision that a file holds; undefined where it holds none. Only what must be imported takes a promise. */
function readRevision(file: string): Revision | undefined | Promise<Revision> {
  const extension = file.slice(file.lastIndexOf("."));
  if (extension === ".sql") {
    const text = readText(file);
    return mentionsSqlRevision(text) ? readSql(text, file) : undefined;
  }
  if (!SCRIPTS.includes(extension) || file.endsWith(".d.ts")) return undefined;
  const text = readText(file);
  if (!mentionsRevision(text) || isTest(file, text)) return undefined;
  return readTypescript(text, file) ?? importFacts(text, file);
}

const SCRIPTS: readonly string[] = [".ts", ".js", ".mjs"];

/** A test may make revisions of its own. A revision's name may end in "_test" too, after its message. */
function isTest(file: string, text: string): boolean {
  return /[._]test\.\w+$/.test(file) && !text.includes("export default");
}

async function importFacts(text: string, file: string): Promise<Revision> {
  return toRevision(await importRevision(file), readHeaderComment(text), file);
}

function readText(file: string): string {
  return readTextFile(file, { what: baseName(file) });
}

/** What to say of Alembic's own revisions; undefined where there are none. */
function pythonRevisions(files: readonly string[]): MigrateError | undefined {
  const found = files.filter((file) =>
    file.endsWith(".py") && /^down_revision\b/m.test(readText(file))
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const count = found.length === 1 ? "1 revision" : `${found.length} revisions`;
  return new MigrateError("revision-file", `${count} of Alembic's, in Python, can't be run here`, {
    where: { file: first },
    hint:
      "migrate init --from-db writes one for all of them, with the id of their head; or write each as .ts or .sql with its id.",
  });
}
