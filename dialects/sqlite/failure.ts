import {
  type ErrorDetails,
  messageOf,
  MigrateError,
  placed,
  type Where,
} from "../../core/errors.ts";
import { directoryOf } from "../../core/paths.ts";
import type { SqliteSettings } from "./settings.ts";

const database = "SQLite";

/** What is wrong where SQLite can't open its file: code "connection". Looks at the file and its folder. */
export function openingError(settings: SqliteSettings, cause: unknown): MigrateError {
  const { location, file } = settings;
  const [problem, hint] = file === undefined ? [] : diagnosis({ ...settings, file });
  return new MigrateError("connection", `Can't open "${file ?? location}"${problem ?? ""}`, {
    where: { database },
    hint,
    cause,
  });
}

function diagnosis(
  { file, mustExist }: SqliteSettings & { readonly file: string },
): readonly [problem: string, hint: string] {
  const folder = directoryOf(file);
  const [found, around] = [kindOf(file), kindOf(folder)];
  if (found === "folder") return [": it is a folder", "The URL names a file: add its name."];
  if (around === "nothing") {
    return [`: there is no folder "${folder}"`, `Make it (mkdir -p ${folder}), or mend the URL.`];
  }
  if (around === "file") return [`: "${folder}" is a file, not a folder`, "Mend the URL."];
  if (found === "nothing" && mustExist) {
    return [": there is no such file", "The URL's mode lets nobody make it."];
  }
  if (found === "nothing") return [": it can't be made", "Let this program write to its folder."];
  return ["", "This program must be allowed to read and write the file and its folder."];
}

/** Whether there is a file. Throws "connection" where that can't be known, or there is no folder for it. */
export function isThere(settings: SqliteSettings & { readonly file: string }): boolean {
  const found = kindOf(settings.file);
  if (found === "nothing" && kindOf(directoryOf(settings.file)) === "folder") return false;
  if (found === "file") return true;
  throw openingError(settings, undefined);
}

type Kind = "file" | "folder" | "nothing" | "unknown";

function kindOf(path: string): Kind {
  try {
    return Deno.statSync(path).isDirectory ? "folder" : "file";
  } catch (error) {
    const { NotFound, NotADirectory } = Deno.errors;
    return error instanceof NotFound || error instanceof NotADirectory ? "nothing" : "unknown";
  }
}

/** What SQLite says where the file, and not the statement, is at fault. */
const fileFaults: readonly (readonly [says: string, fault: string, hint: string])[] = [
  ["file is not a database", "is not an SQLite database", "Does the URL name another file?"],
  [
    "attempt to write a readonly database",
    "can't be written to",
    "Let this program write to the file and its folder.",
  ],
  ["disk I/O error", "can't be read or written", "Look at its disk, and at what lies beside it."],
  [
    "database disk image is malformed",
    "is damaged",
    "See what PRAGMA integrity_check says, and restore a copy.",
  ],
];

/**
 * An error of SQLite's as the product says it: "connection" where the file is at fault, "database" where SQLite
 * refuses the statement. The product's own errors gain the place.
 */
export function statementError(error: unknown, settings: SqliteSettings, where: Where): unknown {
  if (error instanceof MigrateError || !(error instanceof Error)) return placed(error, where);
  const said = withoutText(messageOf(error), where.sql ?? "");
  if (said.startsWith("unable to open database file")) return openingError(settings, error);
  const details = { where: { ...where, database }, cause: new Error(said, { cause: error }) };
  for (const [says, fault, hint] of fileFaults) {
    if (!said.startsWith(says)) continue;
    return new MigrateError("connection", `"${settings.location}" ${fault}`, { ...details, hint });
  }
  if (said.startsWith("too many attached databases - max 0")) return noAttaching(details);
  return new MigrateError("database", `${database} refused the statement: ${said}`, details);
}

/** Deno lets SQLite open second files, as VACUUM does too, only in programs that may do everything, FFI included. */
function noAttaching(details: ErrorDetails): MigrateError {
  return new MigrateError("unsupported", "VACUUM and ATTACH don't work here", {
    ...details,
    hint: "Run them with SQLite's own shell: sqlite3 FILE VACUUM",
  });
}

/** The driver adds the statement's text to some messages; it would make them long, and is in `where`. */
function withoutText(message: string, sql: string): string {
  const at = message.lastIndexOf(` in ${sql} at offset `);
  return at < 0 ? message : message.slice(0, at);
}
