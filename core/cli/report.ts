import { messageOf, MigrateError } from "../errors.ts";
import { relativePath } from "../paths.ts";

/** How errors are shown. */
export interface ReportStyle {
  /** Paths below this folder are shown relative to it. */
  readonly directory: string;
  /** With the stack, and that of its cause. */
  readonly stack?: boolean;
}

/**
 * An error as one to three lines: what happened; where, and what the database or the system said; what to
 * do. An error that isn't the product's own is a defect, and comes with its stack.
 */
export function errorText(error: unknown, { directory, stack = false }: ReportStyle): string {
  if (!(error instanceof MigrateError)) {
    return error instanceof Error ? error.stack ?? error.message : String(error);
  }
  const place = [placeText(error, directory), causeText(error)].filter(Boolean).join(". ");
  const lines = [error.message, place, error.hint ?? ""].filter(Boolean);
  const text = lines.join("\n  ");
  return stack ? `${text}\n${stackText(error)}` : text;
}

/** An error as data, for `--json`. */
export function errorData(error: unknown): { readonly error: Record<string, unknown> } {
  if (!(error instanceof MigrateError)) {
    return { error: { code: "defect", message: messageOf(error) } };
  }
  const { code, message, hint, cause } = error;
  const where = Object.keys(error.where).length > 0 ? error.where : undefined;
  return { error: { code, message, where, hint, cause: cause && messageOf(cause) } };
}

/** 2 where the command line was wrong, else 1. */
export function exitCode(error: unknown): number {
  return error instanceof MigrateError && error.code === "usage" ? 2 : 1;
}

function placeText({ message, where }: MigrateError, directory: string): string {
  const { file, line, key, revision, operation } = where;
  const path = file && relativePath(directory, file);
  const facts = [
    path && (line === undefined ? path : `${path}:${line}`),
    key && `key ${key}`,
    revision && `revision ${revision}`,
    operation,
  ].filter(Boolean);
  // A path that the message names already, and nothing else, says nothing new.
  const isNamed = [path, file].some((name) => name && message.includes(name));
  return isNamed && facts.join() === path ? "" : facts.join(", ");
}

/** What was said by whom, unless the message says it already. */
function causeText({ code, message, cause, where }: MigrateError): string {
  // Who interrupts knows the cause; what came of it is no news.
  if (cause === undefined || code === "interrupted") return "";
  const said = messageOf(cause).trim().replace(/\s*\n\s*/g, " ");
  if (said === "" || message.includes(said)) return "";
  return where.database ? `${where.database}: ${said}` : said;
}

/** The stacks of an error and of all that caused it, and the statement. */
function stackText({ stack, cause, where }: MigrateError): string {
  const causes: string[] = [];
  for (let at = cause; at instanceof Error; at = at.cause) causes.push(`Caused by: ${at.stack}`);
  return [stack, ...causes, ...where.sql ? [`SQL: ${where.sql}`] : []].join("\n");
}
