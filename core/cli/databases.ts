import { MigrateError } from "../errors.ts";
import { type Context, createContext } from "./context.ts";
import { forSeveral } from "./several.ts";

/**
 * Does a command's work for every database of the config, in the order of the file: what `-n all` means. `whole` is the
 * context where none is chosen; `jobs` of them are worked on at a time.
 *
 * Throws what `forSeveral` throws, and "usage" where the config names no database, for a URL, which names one, and for
 * a script: it could only go to one of them.
 */
export async function forEveryDatabase(
  whole: Context,
  { jobs, work }: { readonly jobs: number; readonly work: (context: Context) => Promise<void> },
): Promise<void> {
  const { host, flags } = whole;
  const { databases, file } = (await whole.project()).config;
  if (databases.length === 0) {
    throw new MigrateError("usage", "-n all is for several databases, and the config names none", {
      where: { file, key: "databases" },
    });
  }
  if (flags.url !== undefined) {
    throw new MigrateError("usage", "--url names one database, and -n all says all of the config");
  }
  await forSeveral(whole, { what: "database", names: databases, jobs }, (name, result) => {
    const script = () => {
      throw new MigrateError("usage", "--sql prints a script for one database, and -n says all", {
        hint: `Name it: -n ${name}`,
      });
    };
    return work({ ...createContext(host, { ...flags, name }, { database: name }), result, script });
  });
}

/**
 * Throws "usage" for a file that `-n all` would have written once for each of several databases, where they have the
 * same revisions.
 */
export async function requireOwnRevisions({ host, flags, label, project }: Context): Promise<void> {
  if (label?.database === undefined) return;
  const { config } = await project();
  for (const name of config.databases) {
    if (name === config.database) continue;
    const other =
      (await createContext(host, { ...flags, name }, { database: name }).project()).config;
    if (!other.versionLocations.some((each) => config.versionLocations.includes(each))) continue;
    throw new MigrateError(
      "usage",
      `${config.database} and ${name} have the same revisions, and -n all would write one for each`,
      { hint: `One is for both: -n ${config.database}` },
    );
  }
}
