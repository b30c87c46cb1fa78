import type { TemporaryDatabase } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import { toHex } from "../hex.ts";
import { entriesOf, isDirectory } from "../paths.ts";
import type { Project } from "./project.ts";
import { upgrade } from "./upgrade.ts";

/**
 * A new database that `revision` was reached in, beside the project's own: on its server, or a file.
 *
 * The migrations run for the first one only; others are copied from it, until a file in the script location or the
 * version folders changes. `version` is the product's own: another may do it differently. Throws "unsupported" where
 * the project's database has no URL, and what `upgrade` throws.
 */
export async function temporaryDatabase(
  project: Project,
  revision: string,
  version: string,
): Promise<TemporaryDatabase> {
  const { config } = project;
  const database = await project.database();
  if (!database.temporary || project.schema !== undefined) {
    throw new MigrateError(
      "unsupported",
      "A temporary database is made by a URL, without a schema",
      {
        hint: "Give url rather than connection, and no schema: all of the database is yours.",
      },
    );
  }
  const table = project.versionTable();
  const folders = outermost([config.scriptLocation, ...config.versionLocations]);
  return await database.temporary({
    project: (await digest(folders)).slice(0, 8),
    history: (await digest([version, ...filesIn(folders)])).slice(0, 12),
    content: (await digest([revision, table.name, table.schema ?? ""])).slice(0, 8),
    fill: (empty) => upgrade({ ...project, database: () => Promise.resolve(empty) }, revision, {}),
  });
}

/** Those of the folders that are there and in no other of them. */
function outermost(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].filter((folder) =>
    isDirectory(folder) && !folders.some((other) => folder.startsWith(`${other}/`))
  );
}

/** What a revision may consist of: the path of each file and its text. */
function filesIn(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    entriesOf(folder)
      .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
      .sort((one, other) => one.name < other.name ? -1 : 1)
      .flatMap(({ name, isDirectory: isFolder }) => {
        const path = `${folder}/${name}`;
        if (isFolder) return filesIn([path]);
        return ofRevisions.test(name) ? [path, Deno.readTextFileSync(path)] : [];
      })
  );
}

const ofRevisions = /\.(?:[cm]?[jt]s|json|sql|csv)$/;

/** SHA-256 over texts, in hexadecimal. */
async function digest(texts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
