import type { ReadOptions } from "../commands/listing.ts";
import { type Context, milliseconds } from "./context.ts";
import { eventTeller } from "./events.ts";

/** How the database is read, by the global options. */
export function readOptions(context: Context): ReadOptions {
  const { host, flags } = context;
  return {
    wait: milliseconds(flags.wait),
    signal: host.signal,
    report: eventTeller(context).report,
  };
}
