import { typescriptRevision } from "./revision_files.ts";

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

/** Makes a project of `migrate` in `folder`; `settings` go into its config. Gives the folder. */
export function makeProject(
  folder: string,
  revisions: readonly MadeRevision[],
  settings: Readonly<Record<string, string | boolean>>,
): string {
  Deno.mkdirSync(`${folder}/migrations/versions`, { recursive: true });
  const lines = Object.entries({ script_location: "migrations", ...settings })
    .map(([key, value]) => `${key}: ${value}\n`);
  Deno.writeTextFileSync(`${folder}/migrate.yaml`, lines.join(""));
  writeRevisions(`${folder}/migrations/versions`, revisions, {
    extension: "ts",
    print: typescriptRevision,
  });
  return folder;
}

/** How a revision is written. */
export interface Language {
  readonly extension: string;
  readonly print: (revision: MadeRevision) => string;
}

/** Writes a file for each revision, under the names that `file_template` is by default. */
export function writeRevisions(
  folder: string,
  revisions: readonly MadeRevision[],
  { extension, print }: Language,
): void {
  for (const [index, revision] of revisions.entries()) {
    const minute = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
    const stamp = minute.slice(0, 16).replace(/[-:]/g, "").replace("T", "_");
    const slug = revision.table === undefined ? "nothing" : "add_table";
    Deno.writeTextFileSync(
      `${folder}/${stamp}_${revision.id}_${slug}.${extension}`,
      print(revision),
    );
  }
}
