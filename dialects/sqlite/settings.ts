import { MigrateError } from "../../core/errors.ts";
import { resolvePath } from "../../core/paths.ts";
import { didYouMean } from "../../core/suggest.ts";
import type { DatabaseUrl } from "../url.ts";

/** What a URL says about an SQLite database. */
export interface SqliteSettings {
  /** What SQLite is told to open: an absolute path, or ":memory:". */
  readonly location: string;
  /** The absolute path of the file; absent where the database lives in memory. */
  readonly file?: string;
  /** The URL says that SQLite may not make the file. */
  readonly mustExist: boolean;
  /** The URL says that nothing may be written. */
  readonly readOnly: boolean;
  /** Set when the database is opened, in this order: name and value. */
  readonly pragmas: readonly (readonly [string, string])[];
  /** Milliseconds to wait for another connection's write to end, where the run doesn't say. */
  readonly busyTimeout: number;
}

const defaultBusyTimeout = 30_000;

/** Settings of a connection that last as long as it does, and those that make no sense unless set at once. */
const pragmas = new Set([
  "auto_vacuum",
  "cache_size",
  "foreign_keys",
  "journal_mode",
  "journal_size_limit",
  "locking_mode",
  "mmap_size",
  "page_size",
  "recursive_triggers",
  "secure_delete",
  "synchronous",
  "temp_store",
  "wal_autocheckpoint",
]);

/**
 * What SQLite reads in a `file:` URI (https://sqlite.org/uri.html), and whether it can be followed. Deno hands SQLite
 * plain paths unless the program may do everything, FFI included; so the product itself does what they say.
 */
const uriKeys: ReadonlyMap<string, "followed" | "meaningless" | "impossible"> = new Map([
  ["mode", "followed"],
  // They are for several connections in a process, and for the speed of writing.
  ["cache", "meaningless"],
  ["psow", "meaningless"],
  ["immutable", "impossible"],
  ["modeof", "impossible"],
  ["nolock", "impossible"],
  ["vfs", "impossible"],
]);

/**
 * Arguments of Python's driver that say how an application's threads, transactions and values are handled. Migrations
 * have one thread and their own transactions: here they mean nothing.
 */
const driverKeys = new Set([
  "autocommit",
  "cached_statements",
  "check_same_thread",
  "detect_types",
  "isolation_level",
  "iter_chunk_size",
]);

const ownKeys = new Set(["uri", "timeout", "busy_timeout"]);

/**
 * What a URL means to SQLite, by SQLAlchemy's rules: three slashes before a relative path, four before an absolute
 * one, none or ":memory:" for a database in memory, and `file:…?uri=true` for SQLite's own URIs.
 *
 * Besides: SQLite's pragmas are set by keys of their name (`?journal_mode=wal&foreign_keys=on`), and `timeout` in
 * seconds, or `busy_timeout` in milliseconds, says how long to wait for another writer. Throws "url".
 */
export function sqliteSettings(url: DatabaseUrl): SqliteSettings {
  const { hosts, user, query } = url;
  if (hosts.length > 0 || user !== undefined) {
    throw new MigrateError("url", "An SQLite URL names a file, and no host or user", {
      hint:
        "Write sqlite:///relative/path.db (three slashes) or sqlite:////absolute/path.db (four).",
    });
  }
  const isUri = isTrue(query.get("uri")?.at(-1));
  for (const key of query.keys()) checkKey(key, isUri);
  return {
    ...(isUri ? placeOfUri(url) : placeOfPath(url)),
    pragmas: [...query].filter(([key]) => pragmas.has(key)).map(([key, values]) => [
      key,
      pragmaValue(key, values.at(-1)!),
    ]),
    busyTimeout: busyTimeout(query),
  };
}

type Place = Pick<SqliteSettings, "location" | "file" | "mustExist" | "readOnly">;

const inMemory: Place = { location: ":memory:", mustExist: false, readOnly: false };

function placeOfPath({ database: path, directory }: DatabaseUrl): Place {
  if (path === "" || path === ":memory:") return inMemory;
  if (path.startsWith("file:")) {
    throw new MigrateError("url", `"${path}" is a file: URI, and the URL doesn't say so`, {
      hint: "Add uri=true to its query, or write the path without file:",
    });
  }
  const file = absolute(path, directory);
  return { location: file, file, mustExist: false, readOnly: false };
}

function placeOfUri({ database: uri, directory, query }: DatabaseUrl): Place {
  if (!uri.startsWith("file:")) {
    throw new MigrateError("url", `uri=true wants a file: URI, and "${uri}" is none`, {
      hint: "Write sqlite:///file:path/to/app.db?uri=true, or leave uri away.",
    });
  }
  const mode = query.get("mode")?.at(-1) ?? "rwc";
  if (!modes.includes(mode)) {
    throw new MigrateError("url", `"${mode}" is no mode of a file: URI`, {
      hint: `The modes are ${modes.join(", ")}.`,
    });
  }
  const name = uri.slice("file:".length).replace(/^\/\/(localhost)?(?=\/)/, "");
  if (name === ":memory:" || name === "" || mode === "memory") return inMemory;
  const file = absolute(name, directory);
  return { location: file, file, mustExist: mode !== "rwc", readOnly: mode === "ro" };
}

const modes: readonly string[] = ["ro", "rw", "rwc", "memory"];

function absolute(path: string, directory: string): string {
  return /^[a-z]:[\\/]/i.test(path) ? path : resolvePath(path, directory);
}

function checkKey(key: string, isUri: boolean): void {
  if (ownKeys.has(key) || pragmas.has(key) || driverKeys.has(key)) return;
  const meaning = uriKeys.get(key);
  if (meaning === "impossible") {
    throw new MigrateError("url", `"${key}" of a file: URI can't be had here`, {
      hint: "Leave it out of the URL.",
    });
  }
  if (meaning !== undefined) {
    if (isUri) return;
    throw new MigrateError("url", `"${key}" means something only in a file: URI`, {
      hint: `Write sqlite:///file:path/to/app.db?uri=true&${key}=…`,
    });
  }
  throw new MigrateError("url", `An SQLite URL has no key "${key}"`, {
    hint: didYouMean(key, [...ownKeys, ...pragmas, ...uriKeys.keys(), ...driverKeys]) ??
      `Pragmas can be set so: ${[...pragmas].join(", ")}.`,
  });
}

/** A word or a number: what else could stand after `PRAGMA name =` would be more than a value. */
function pragmaValue(key: string, value: string): string {
  if (/^-?\w+$/.test(value)) return value;
  throw new MigrateError("url", `"${value}" is no value for ${key} in an SQLite URL`, {
    hint: "A pragma's value is one word or number.",
  });
}

function busyTimeout(query: DatabaseUrl["query"]): number {
  for (const [key, unit] of [["busy_timeout", 1], ["timeout", 1000]] as const) {
    const value = query.get(key)?.at(-1);
    if (value === undefined) continue;
    if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * unit;
    throw new MigrateError("url", `"${value}" is no value for ${key} in an SQLite URL`, {
      hint: "timeout is a number of seconds, busy_timeout of milliseconds.",
    });
  }
  return defaultBusyTimeout;
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(true|yes|on|y|t|1)$/i.test(value);
}
