import { MigrateError } from "../core/errors.ts";
import { didYouMean } from "../core/suggest.ts";

/** The dialects that URLs can name, as users write them in `op.dialect`. */
export type DialectName = "sqlite" | "postgresql";

/** A server's name or address, or the folder of its socket. */
export interface HostPort {
  /** Not percent-encoded, without brackets; a folder where it begins with "/". */
  readonly host: string;
  readonly port?: number;
}

/** A database URL cut into its parts. What they mean for a dialect is said by that dialect's `settings.ts`. */
export interface DatabaseUrl {
  /** The URL as it was written: it may hold a password and must not be shown. */
  readonly text: string;
  /** Where relative paths in it start; absolute. */
  readonly directory: string;
  readonly dialect: DialectName;
  readonly user?: string;
  readonly password?: string;
  /** In the order written; empty where the URL names none. */
  readonly hosts: readonly HostPort[];
  /** What follows the slash after the hosts; "" where there is nothing. */
  readonly database: string;
  /** Each key with its values in the order written, those that are not empty. */
  readonly query: ReadonlyMap<string, readonly string[]>;
}

interface Scheme {
  readonly dialect: DialectName;
  /** The scheme for the same database by which SQLAlchemy loads a driver that blocks. */
  readonly sync: string;
  /** The scheme by which it loads one for asyncio. */
  readonly async: string;
}

/** SQLAlchemy's names. psycopg 3 is one driver for both ways, and keeps its name. */
const schemes: ReadonlyMap<string, Scheme> = new Map([
  ["sqlite", sqlite("sqlite")],
  ["sqlite+aiosqlite", sqlite("sqlite")],
  ["sqlite+pysqlite", sqlite("sqlite+pysqlite")],
  ["postgresql", postgres("postgresql", "postgresql+asyncpg")],
  ["postgres", postgres("postgresql", "postgresql+asyncpg")],
  ["postgresql+asyncpg", postgres("postgresql", "postgresql+asyncpg")],
  ["postgresql+psycopg", postgres("postgresql+psycopg", "postgresql+psycopg")],
  ["postgresql+psycopg_async", postgres("postgresql+psycopg", "postgresql+psycopg_async")],
  ["postgresql+psycopg2", postgres("postgresql+psycopg2", "postgresql+asyncpg")],
  ["postgresql+pg8000", postgres("postgresql+pg8000", "postgresql+asyncpg")],
]);

function sqlite(sync: string): Scheme {
  return { dialect: "sqlite", sync, async: "sqlite+aiosqlite" };
}

function postgres(sync: string, async: string): Scheme {
  return { dialect: "postgresql", sync, async };
}

/**
 * Cuts a database URL into its parts, by SQLAlchemy's rules and libpq's where it has none (several hosts).
 *
 * User, password, host, database and query may be percent-encoded; in the query, `+` is a space. A password may hold
 * "@", "/" and "?" as they are, as long as it can't be taken for a port. `directory` is where relative paths in it
 * start, and absolute. Throws "url" for what is empty, has an unknown
 * scheme or a port that is no port.
 */
export function parseUrl(text: string, directory: string): DatabaseUrl {
  const { scheme, rest } = splitScheme(text);
  const { userInfo, tail } = splitUserInfo(rest);
  const [, authority = "", path = "", query = ""] = /^([^/?]*)\/?([^?]*)\??(.*)$/s.exec(tail) ?? [];
  const [user = "", password] = splitAt(userInfo, ":").map(decode);
  return {
    text: text.trim(),
    directory,
    dialect: scheme.dialect,
    ...(user && { user }),
    ...(password && { password }),
    hosts: parseHosts(authority),
    database: decode(path),
    query: parseQuery(query),
  };
}

/** The URL with its password masked: the only form that may be shown. */
export function displayUrl({ text }: DatabaseUrl): string {
  return maskPassword(text);
}

/** The URL of another database on the same server. */
export function urlOfDatabase({ text }: DatabaseUrl, database: string): string {
  const { tail } = splitUserInfo(splitScheme(text).rest);
  const head = text.slice(0, text.length - tail.length);
  const [, authority = "", query = ""] = /^([^/?]*)[^?]*(.*)$/s.exec(tail) ?? [];
  return `${head}${authority}/${encodeURIComponent(database)}${query}`;
}

/**
 * Hosts as URLs and `?host=` write them: `name`, `name:port`, `[::1]:port`, `/folder`, or several of these parted by
 * commas. Throws "url" for a port that is none.
 */
export function parseHosts(text: string): readonly HostPort[] {
  return text.split(",").filter((each) => each !== "").map(parseHost);
}

function parseHost(text: string): HostPort {
  const folder = decode(text);
  if (folder.startsWith("/")) return { host: folder };
  const [, bracketed, plain = "", port = ""] =
    /^(?:\[([^\]]*)\]|([\da-f]*:[\da-f]*:[\da-f:.]*|[^:]*))(?::(.*))?$/is.exec(text) ?? [];
  const host = decode(bracketed ?? plain);
  return port === "" ? { host } : { host, port: parsePort(decode(port)) };
}

/** A port's number. Throws "url" for what is none. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65535) return port;
  // Not quoted in full: what stands here may be the end of a password that was not encoded.
  throw new MigrateError("url", "The database URL's port is not a number from 1 to 65535", {
    hint: 'In a password, write ":" as %3A, "/" as %2F, "?" as %3F, "@" as %40, "%" as %25; ' +
      "an IPv6 address stands in brackets.",
  });
}

/**
 * The same text with every password of a database URL in it replaced by `***`: in `scheme://user:password@…`, and in
 * keys such as `password=`. Text without a URL comes back as it is; nothing is thrown.
 */
export function maskPassword(text: string): string {
  return text
    .split(/(?=\b[a-z]\w*:\/\/)/i)
    .map((part) => {
      const [scheme = "", rest] = splitAt(part, "://");
      return rest === undefined ? part : `${scheme}://${maskUserInfo(rest)}`;
    })
    .join("")
    .replace(/\b((?:ssl)?password=)[^&\s]+/gi, "$1***");
}

function maskUserInfo(rest: string): string {
  const { userInfo, tail } = splitUserInfo(rest);
  const [user, password] = splitAt(userInfo, ":");
  return password ? `${user}:***@${tail}` : rest;
}

/**
 * The URL by which SQLAlchemy reaches the same database from asyncio: `sqlite+aiosqlite://…`,
 * `postgresql+asyncpg://…`.
 *
 * A URL that is such already stays as it is. libpq's `sslmode` becomes asyncpg's `ssl`; nothing else changes.
 * Throws "url" for an unknown scheme.
 */
export function convertToAsyncUrl(url: string): string {
  return converted(url, "async");
}

/**
 * The URL by which SQLAlchemy reaches the same database without asyncio: `sqlite://…`, `postgresql://…`.
 *
 * A URL that is such already stays as it is, but for `postgres://`, which SQLAlchemy no longer knows. asyncpg's `ssl`
 * becomes libpq's `sslmode`; nothing else changes. Throws "url" for an unknown scheme.
 */
export function convertToSyncUrl(url: string): string {
  return converted(url, "sync");
}

function converted(url: string, way: "sync" | "async"): string {
  const { scheme, rest } = splitScheme(url);
  const name = scheme[way];
  const { tail } = splitUserInfo(rest);
  const head = rest.slice(0, rest.length - tail.length);
  return `${name}://${head}${name.endsWith("+asyncpg") ? sslForAsyncpg(tail) : sslForLibpq(tail)}`;
}

function sslForAsyncpg(tail: string): string {
  return tail.replace(/([?&])sslmode=/, "$1ssl=");
}

/** Only where the value is one that libpq knows too: `ssl=true` is not. */
function sslForLibpq(tail: string): string {
  return tail.replace(/([?&])ssl=(?=disable|allow|prefer|require|verify-)/, "$1sslmode=");
}

function splitScheme(text: string): { readonly scheme: Scheme; readonly rest: string } {
  const url = text.trim();
  if (url === "") {
    throw new MigrateError("url", "The database URL is empty", {
      hint: "Write one such as sqlite:///app.db or postgresql://user:password@host/app",
    });
  }
  const [name = "", rest] = splitAt(url, "://");
  if (rest === undefined) throw notUrl(url);
  const scheme = schemes.get(name);
  if (!scheme) throw unknownScheme(name);
  return { scheme, rest };
}

/** Only what looks like a file is shown: nothing tells where a password begins in a text without scheme. */
function notUrl(text: string): MigrateError {
  const file = /^[\w./\\-]+$/.test(text) ? text : undefined;
  const what = file === undefined ? "The database URL has no scheme" : `"${file}" is not a URL`;
  return new MigrateError("url", what, {
    hint: `Write sqlite:///${file ?? "app.db"}, or postgresql://user:password@host/app`,
  });
}

function unknownScheme(name: string): MigrateError {
  const known = [...schemes.keys()];
  return new MigrateError("url", `The database URL's scheme "${name}" is not known`, {
    hint: didYouMean(name, known) ??
      `SQLite and PostgreSQL are, by the schemes ${known.join(", ")}.`,
  });
}

/**
 * Cuts what follows "://" at the "@" after the password.
 *
 * It is the last one before the path, as libpq has it. Where that finds none, the password may hold a slash, as
 * SQLAlchemy has it, unless what looks like one is a port with a path: `host:5432/db?options=a@b`.
 */
function splitUserInfo(rest: string): { readonly userInfo: string; readonly tail: string } {
  const [authority = ""] = /^[^/?\n]*/.exec(rest) ?? [];
  const [slashed = ""] = /^[^:/?@\n]*:(?!\d*[/?])[^@\n]*@/.exec(rest) ?? [];
  const end = authority.includes("@") ? authority.lastIndexOf("@") : slashed.length - 1;
  return end < 0
    ? { userInfo: "", tail: rest }
    : { userInfo: rest.slice(0, end), tail: rest.slice(end + 1) };
}

function parseQuery(text: string): ReadonlyMap<string, readonly string[]> {
  const query = new Map<string, string[]>();
  for (const pair of text.split("&")) {
    const [key = "", value = ""] = splitAt(pair, "=").map((each) =>
      decode(each.replaceAll("+", " "))
    );
    // As in SQLAlchemy a key without value counts as absent: `?sslmode=${SSLMODE:-}`.
    if (key !== "" && value !== "") query.set(key, [...query.get(key) ?? [], value]);
  }
  return query;
}

/** The text before the first `mark`, and after it: undefined where there is no mark. */
function splitAt(text: string, mark: string): [string] | [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** Percent-decodes what can be; as in SQLAlchemy a "%" that begins no code stands for itself. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    const bytes = codes.slice(1).split("%").map((code) => parseInt(code, 16));
    return new TextDecoder().decode(Uint8Array.from(bytes));
  });
}
