import { MigrateError } from "../errors.ts";
import { type Context, createContext, type GlobalFlags, type Host } from "./context.ts";
import { forSeveral } from "./several.ts";

/**
 * Does a command's work for every database of the config, in the order of the file: what `-n all` means. `jobs` of them
 * are worked on at a time.
 *
 * Throws what `forSeveral` throws, and "usage" where the config names no database, for a URL, which names one, and for
 * a script: it could only go to one of them.
 */
export async function forEveryDatabase(
  host: Host,
  flags: GlobalFlags,
  { jobs, work }: { readonly jobs: number; readonly work: (context: Context) => Promise<void> },
): Promise<void> {
  const whole = createContext(host, { ...flags, name: undefined });
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
