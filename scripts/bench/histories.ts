import { pythonRevision, typescriptRevision } from "./revision_files.ts";

/** A revision of a history that is made up. */
export interface MadeRevision {
  readonly id: string;
  readonly down: readonly string[];
  /** The number of the table that it makes, from 1; undefined where it does nothing. */
  readonly table?: number;
}

/** Revisions in a line, each of which makes a table. */
export function tables(count: number): readonly MadeRevision[] {
  return line(count).map((revision, index) => ({ ...revision, table: index + 1 }));
}

/** Revisions in a line that do nothing. */
export function line(count: number): readonly MadeRevision[] {
  return branches(count, 1);
}

/**
 * Revisions that do nothing, in `width` branches: in every tenth row each second branch is merged into the one before
 * it, and both go on from there.
 */
export function branches(count: number, width: number): readonly MadeRevision[] {
  const tips: string[] = new Array(width).fill(idOf(0));
  const revisions: MadeRevision[] = [{ id: idOf(0), down: [] }];
  for (let index = 1; index < count; index++) {
    const [row, branch] = [Math.floor(index / width), index % width];
    const isMerge = row % 10 === 9 && branch % 2 === 1;
    const id = idOf(index);
    revisions.push({ id, down: isMerge ? [tips[branch - 1]!, tips[branch]!] : [tips[branch]!] });
    tips.fill(id, isMerge ? branch - 1 : branch, branch + 1);
  }
  return revisions;
}

/** Twelve hexadecimal digits that differ from one index to the next as those of real ids do. */
function idOf(index: number): string {
  const scattered = BigInt.asUintN(48, BigInt(index + 1) * 0x9e3779b97f4an);
  return scattered.toString(16).padStart(12, "0");
}

/** Writes a project of `migrate` into `folder`. `config` is what its config says besides where the revisions are. */
export function writeProject(
  folder: string,
  revisions: readonly MadeRevision[],
  config: string,
): void {
  Deno.mkdirSync(`${folder}/migrations/versions`, { recursive: true });
  Deno.writeTextFileSync(`${folder}/migrate.yaml`, `script_location: migrations\n${config}\n`);
  writeRevisions(`${folder}/migrations/versions`, revisions, { ts: typescriptRevision });
}

/** Writes Alembic's revision files for the same history. */
export function writePythonRevisions(folder: string, revisions: readonly MadeRevision[]): void {
  writeRevisions(folder, revisions, { py: pythonRevision });
}

function writeRevisions(
  folder: string,
  revisions: readonly MadeRevision[],
  languages: Readonly<Record<string, (revision: MadeRevision) => string>>,
): void {
  for (const [extension, print] of Object.entries(languages)) {
    for (const [index, revision] of revisions.entries()) {
      const minute = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
      const stamp = minute.slice(0, 16).replace(/[-:]/g, "").replace("T", "_");
      const name = `${stamp}_${revision.id}_${revision.table ? "add_table" : "nothing"}`;
      Deno.writeTextFileSync(`${folder}/${name}.${extension}`, print(revision));
    }
  }
}
