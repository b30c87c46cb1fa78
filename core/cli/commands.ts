import type { CommandDefinition, OptionDefinition } from "./definition.ts";
import { looking } from "./looking.ts";
import { running } from "./running.ts";
import { writing } from "./writing.ts";

/** The commands, under the headings of the help. */
export const groups: readonly (readonly [
  heading: string,
  commands: readonly CommandDefinition[],
])[] = [
  ["Commands that write files:", writing],
  ["Commands that change the database:", running],
  ["Commands that only look:", looking],
];

/** The options that may stand before a command, and behind it. */
export const globalOptions: readonly OptionDefinition[] = [
  { flags: "-c, --config <file>", summary: "the config file" },
  {
    flags: "-n, --name <name>",
    summary: "which of the config's databases (all of them: all), or section of an ini file",
  },
  {
    flags: "--jobs <count>",
    summary: "with -n all or --each-schema: how many are worked on at a time",
    numeric: true,
  },
  {
    flags: "-x <key=value>",
    summary: "a value for env.ts; db=URL names the database",
    repeatable: true,
  },
  { flags: "--url <url>", summary: "the database, instead of the config's" },
  { flags: "--wait <seconds>", summary: "wait for a database that isn't up yet", numeric: true },
  { flags: "--lock-timeout <seconds>", summary: "wait so long for other runners", numeric: true },
  { flags: "--json", summary: "print results, and errors, as JSON" },
  { flags: "-q, --quiet", summary: "print errors only" },
  { flags: "--raiseerr", summary: "print an error's stack too" },
  { flags: "--no-color", summary: "print without colours, as NO_COLOR does" },
];

/** The global options as a command takes them. Its own letter wins: `current -c` is --check-heads, as in Alembic. */
export function globalOptionsOf({ options = [] }: CommandDefinition): readonly OptionDefinition[] {
  const taken = new Set(options.map(({ flags }) => flags.split(", ")[0]));
  return globalOptions.map((option) => {
    const [short, long] = option.flags.split(", ");
    return long && taken.has(short) ? { ...option, flags: long } : option;
  });
}
