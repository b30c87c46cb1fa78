import { MigrateError } from "../errors.ts";
import { type Context, createContext, type GlobalFlags, type Host } from "./context.ts";

/**
 * Does a command's work for every database of the config, in the order of the file: what `-n all` means.
 *
 * With `--json` the results are one object, by name. The first that fails ends it; what was done to those before it
 * stays. Throws "usage" where the config names no database, and for a script: it could only go to one of them.
 */
export async function forEveryDatabase(
  host: Host,
  flags: GlobalFlags,
  work: (context: Context) => Promise<void>,
): Promise<void> {
  const whole = createContext(host, { ...flags, name: undefined });
  const { databases, file } = (await whole.project()).config;
  if (databases.length === 0) {
    throw new MigrateError("usage", "-n all is for several databases, and the config names none", {
      where: { file, key: "databases" },
    });
  }
  const results: Record<string, unknown> = {};
  for (const name of databases) {
    const context = createContext(host, { ...flags, name });
    context.log("INFO", `Database ${name}`);
    await work({
      ...context,
      result(data, text) {
        results[name] = data;
        if (!flags.json && text !== "") context.result(data, `${name}:\n${text}`);
      },
      script() {
        throw new MigrateError("usage", "--sql prints a script for one database, and -n says all", {
          hint: `Name it: -n ${name}`,
        });
      },
    });
  }
  if (flags.json) whole.result(results, "");
}
