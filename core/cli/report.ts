import { messageOf, MigrateError, type Where } from "../errors.ts";
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
  const place = [placeText(error.where, directory), causeText(error)].filter(Boolean).join(". ");
  const lines = [error.message, place, error.hint ?? ""].filter(Boolean);
  const text = lines.join("\n  ");
  return stack ? `${text}\n${stackText(error)}` : text;
}

/** An error as data, for `--json`. */
export function errorData(error: unknown): { readonly error: Record<string, unknown> } {
  if (!(error instanceof MigrateError)) {
    return { error: { code: "defect", message: messageOf(error) } };
  }
  const { code, message, where, hint, cause } = error;
  return { error: { code, message, where, hint, cause: cause && messageOf(cause) } };
}

/** 2 where the command line was wrong, else 1. */
export function exitCode(error: unknown): number {
  return error instanceof MigrateError && error.code === "usage" ? 2 : 1;
}

function placeText({ file, line, key, revision, operation }: Where, directory: string): string {
  const path = file && relativePath(directory, file);
  return [
    path && (line === undefined ? path : `${path}:${line}`),
    key && `key ${key}`,
    revision && `revision ${revision}`,
    operation,
  ].filter(Boolean).join(", ");
}

/** What was said by whom, unless the message says it already. */
function causeText({ message, cause, where }: MigrateError): string {
  if (cause === undefined) return "";
  const said = messageOf(cause).trim().replace(/\s*\n\s*/g, " ");
  if (said === "" || message.includes(said)) return "";
  return where.database ? `${where.database}: ${said}` : said;
}

function stackText(error: MigrateError): string {
  const cause = error.cause instanceof Error ? `\nCaused by: ${error.cause.stack}` : "";
  const sql = error.where.sql ? `\nSQL: ${error.where.sql}` : "";
  return `${error.stack}${cause}${sql}`;
}
