import { MigrateError } from "../../core/errors.ts";
import { resolvePath } from "../../core/paths.ts";
import { didYouMean } from "../../core/suggest.ts";
import { type DatabaseUrl, type HostPort, parseHosts, parsePort } from "../url.ts";
import {
  driverKeys,
  leftOut,
  optionalWishes,
  otherNames,
  runtimeParameters,
  settingKeys,
} from "./parameters.ts";

/** Where a server listens: a name or address, or the folder of its socket where it begins with "/". */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** How much TLS is wanted, in libpq's words and with its meaning. */
export type SslMode = (typeof sslModes)[number];

const sslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;

/** How a connection is encrypted. Certificates and keys are absolute paths. */
export interface TlsSettings {
  readonly mode: SslMode;
  /** Who may sign the server's certificate; "system" for those that the runtime trusts. */
  readonly rootCertificate?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly keyPassword?: string;
  /** TLS from the first byte on, without asking (PostgreSQL 17). */
  readonly direct: boolean;
}

/** Which of several servers will do, in libpq's words. */
export type TargetSession = (typeof targetSessions)[number];

const targetSessions = [
  "any",
  "read-write",
  "read-only",
  "primary",
  "standby",
  "prefer-standby",
] as const;

/** What a URL and the environment say about a PostgreSQL database. */
export interface PostgresSettings {
  /** In the order in which they are tried; at least one. */
  readonly addresses: readonly Address[];
  readonly user: string;
  /** Absent where none is given: then the password file is asked. */
  readonly password?: string;
  readonly passwordFile: string;
  readonly database: string;
  readonly tls: TlsSettings;
  /** Milliseconds for each server; 0 for as long as it takes. */
  readonly connectTimeout: number;
  readonly target: TargetSession;
  /** The server's settings for this session. */
  readonly parameters: { readonly [name: string]: string };
}

/** Gives an environment variable's value. */
export type Environment = (name: string) => string | undefined;

const defaultConnectTimeout = 30_000;

/**
 * What a URL means to PostgreSQL. What it leaves open is taken from libpq's environment variables (`PGHOST`,
 * `PGPASSWORD`, `PGSSLMODE`, …), and then from libpq's defaults; but the database must be named.
 *
 * Throws "url" for a missing database, and for keys and values that aren't known.
 */
export function postgresSettings(url: DatabaseUrl, env: Environment): PostgresSettings {
  for (const [key, values] of url.query) checkKey(key, values);
  const value = lookup(url.query, env);
  const database = url.database || value(["dbname", "database"], "PGDATABASE");
  if (!database) {
    throw new MigrateError("url", "The database URL names a server, but no database", {
      hint: "Add its name: postgresql://user:password@host/NAME",
    });
  }
  const home = env("HOME") ?? "";
  return {
    addresses: addresses(url, env),
    user: url.user ?? value(["user"], "PGUSER") ?? env("USER") ?? env("LOGNAME") ?? "postgres",
    password: url.password ?? value(["password"], "PGPASSWORD"),
    passwordFile: value(["passfile"], "PGPASSFILE") ?? `${home}/.pgpass`,
    database,
    tls: tlsSettings(value, { directory: url.directory, home }),
    connectTimeout: seconds(value(["connect_timeout", "timeout"], "PGCONNECT_TIMEOUT")),
    target: oneOf("target_session_attrs", value, "PGTARGETSESSIONATTRS", targetSessions) ?? "any",
    parameters: {
      application_name: env("PGAPPNAME") ?? "migrate",
      // Only the order of day and month is the server's: values are read in ISO's form.
      DateStyle: "ISO",
      ...defined("options", env("PGOPTIONS")),
      ...Object.fromEntries(
        [...url.query].filter(([key]) => isParameter(key)).map(([key, all]) => [key, all.at(-1)!]),
      ),
    },
  };
}

/** The last value of the first key that the URL has, or else the environment's. */
type Lookup = (keys: readonly string[], variable?: string) => string | undefined;

function lookup(query: DatabaseUrl["query"], env: Environment): Lookup {
  return (keys, variable) => {
    const key = keys.find((each) => query.has(each));
    if (key !== undefined) return query.get(key)?.at(-1);
    return (variable && env(variable)) || undefined;
  };
}

function checkKey(key: string, values: readonly string[]): void {
  const allowed = optionalWishes.get(key);
  if (allowed) {
    if (values.every((each) => allowed.includes(each))) return;
    throw new MigrateError("url", `${key}=${values.at(-1)} can't be granted`, {
      hint: `This program's driver can't do it. It connects with ${key}=${allowed.join(" or ")}.`,
    });
  }
  if (settingKeys.has(key) || driverKeys.has(key) || isParameter(key)) return;
  const known = [...settingKeys, ...runtimeParameters, ...optionalWishes.keys(), ...driverKeys];
  const other = otherNames.get(key);
  throw new MigrateError("url", `A PostgreSQL URL has no key "${key}"`, {
    hint: leftOut.get(key) ?? (other && `Its name is "${other}".`) ?? didYouMean(key, known) ??
      `A setting of the server is written options=-c ${key}=…`,
  });
}

function isParameter(key: string): boolean {
  return runtimeParameters.has(key) || /^\w+\.\w/.test(key);
}

/** Hosts in the query go before those in front of the database, as in SQLAlchemy. */
function addresses({ hosts, query }: DatabaseUrl, env: Environment): readonly Address[] {
  const socket = query.get("unix_sock")?.at(-1);
  if (socket !== undefined) return [socketAddress(socket)];

  const found = query.get("host")?.flatMap(parseHosts) ?? hosts;
  const named = query.get("port")?.join(",") ?? (env("PGPORT") || "5432");
  const ports = named.split(",").map(parsePort);
  const places = found.length > 0 ? found : defaultHosts(env, ports[0]!);
  if (ports.length > 1 && ports.length !== places.length) {
    throw new MigrateError(
      "url",
      `The database URL has ${places.length} hosts and ${ports.length} ports`,
      { hint: "Give each host its port, or one port for all." },
    );
  }
  return places.map(({ host, port }, index) => ({
    host,
    port: port ?? ports[index] ?? ports[0]!,
  }));
}

/** pg8000 names the socket itself: `/folder/.s.PGSQL.5432`. */
function socketAddress(path: string): Address {
  const [, host, port] = /^(\/.*)\/\.s\.PGSQL\.(\d+)$/.exec(path) ?? [];
  if (host !== undefined) return { host, port: parsePort(port!) };
  throw new MigrateError("url", `unix_sock=${path} is not the path of a PostgreSQL socket`, {
    hint: "Such a path looks like /var/run/postgresql/.s.PGSQL.5432",
  });
}

/** As libpq: the socket in the folder where servers are built to make it, else this machine. */
function defaultHosts(env: Environment, port: number): readonly HostPort[] {
  const named = env("PGHOST");
  if (named) return parseHosts(named);
  const folder = ["/var/run/postgresql", "/tmp"].find((each) => isThere(socketPath(each, port)));
  return [{ host: folder ?? "localhost" }];
}

/** The path of a server's socket in a folder. */
export function socketPath(folder: string, port: number): string {
  return `${folder}/.s.PGSQL.${port}`;
}

function tlsSettings(
  value: Lookup,
  { directory, home }: { readonly directory: string; readonly home: string },
): TlsSettings {
  const direct = value(["direct_tls"]) ?? value(["sslnegotiation"], "PGSSLNEGOTIATION");
  const file = (path: string | undefined, usual: string) => {
    if (path === undefined) return ifThere(`${home}/.postgresql/${usual}`);
    return path === "system" ? path : resolvePath(path, directory);
  };
  return {
    mode: sslMode(value),
    rootCertificate: file(value(["sslrootcert"], "PGSSLROOTCERT"), "root.crt"),
    certificate: file(value(["sslcert"], "PGSSLCERT"), "postgresql.crt"),
    key: file(value(["sslkey"], "PGSSLKEY"), "postgresql.key"),
    keyPassword: value(["sslpassword"]),
    direct: direct !== undefined && /^(direct|true|1)$/i.test(direct),
  };
}

function sslMode(value: Lookup): SslMode {
  const asyncpg = value(["ssl"]);
  if (asyncpg !== undefined && /^(true|1|on)$/i.test(asyncpg)) return "require";
  if (asyncpg !== undefined && /^(false|0|off)$/i.test(asyncpg)) return "disable";
  const key = asyncpg === undefined ? "sslmode" : "ssl";
  return oneOf(key, value, "PGSSLMODE", sslModes) ?? "prefer";
}

function oneOf<T extends string>(
  key: string,
  value: Lookup,
  variable: string,
  known: readonly T[],
): T | undefined {
  const given = value([key], variable);
  const found = known.find((each) => each === given);
  if (given === undefined || found !== undefined) return found;
  throw new MigrateError("url", `"${given}" is no value for ${key} in a PostgreSQL URL`, {
    hint: didYouMean(given, known) ?? `It is one of ${known.join(", ")}.`,
  });
}

function seconds(text: string | undefined): number {
  if (text === undefined) return defaultConnectTimeout;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  throw new MigrateError("url", `"${text}" is no value for connect_timeout in a PostgreSQL URL`, {
    hint: "It is a number of seconds.",
  });
}

function defined(key: string, value: string | undefined): { readonly [key: string]: string } {
  return value === undefined ? {} : { [key]: value };
}

function ifThere(path: string): string | undefined {
  return isThere(path) ? path : undefined;
}

/** What can't be looked at doesn't count as there: the home of another user, in a container, say. */
function isThere(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}
