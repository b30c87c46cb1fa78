import { MigrateError } from "../errors.ts";
import type { Config } from "./config.ts";
import { fill, processVariables, type Variables } from "./interpolate.ts";

/**
 * The time zone that new revisions are dated in, as `Intl` takes it; undefined for the local one.
 *
 * Throws "config" for a zone that is not known, and "unset-variable".
 */
export function timeZone(
  { timezone }: Config,
  variables: Variables = processVariables,
): string | undefined {
  if (timezone === undefined) return undefined;
  const name = fill(timezone, variables);
  try {
    // Case doesn't matter here, so that the names Alembic finds only in upper case are known as well.
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new MigrateError("config", `Can't locate timezone: ${name}`, {
      where: timezone.where,
      hint: 'Write a name of the IANA database, such as "UTC" or "Europe/Oslo".',
      cause,
    });
  }
}
