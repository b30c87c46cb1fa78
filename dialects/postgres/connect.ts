import type { Socket } from "node:net";
import postgres from "postgres";
import type { Connection, ConnectOptions, Row } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { DatabaseUrl } from "../url.ts";
import { PostgresConnection } from "./connection.ts";
import { fault, lostError } from "./failure.ts";
import { firstSession, type Login, type Started } from "./servers.ts";
import type { Result, SendOptions } from "./session.ts";
import { postgresSettings } from "./settings.ts";
import { codecs, parameter } from "./values.ts";

/**
 * Connects to the PostgreSQL database that a URL names; what it leaves open is taken from the environment.
 *
 * Throws "url", and "connection": see `mayComeUp` for whether trying again may help.
 */
export async function connect(
  url: DatabaseUrl,
  options: ConnectOptions = {},
): Promise<Connection> {
  const settings = postgresSettings(url, (name) => Deno.env.get(name));
  const session = await firstSession(
    settings,
    (socket, login) => startSession(socket, login, options),
  );
  return new PostgresConnection(session);
}

/**
 * Logs in over a socket and starts a session on it.
 *
 * The driver speaks the protocol. It is kept from pooling, from connecting again, and from closing what is old or
 * idle: the lock and the transaction would be gone.
 */
async function startSession(
  socket: Socket,
  login: Login,
  options: ConnectOptions,
): Promise<Started> {
  const { address } = login;
  const waiting = new Map<PromiseLike<unknown>, (reason: unknown) => void>();
  let isOpen = true;
  let lastWords: unknown;
  const lost = () => lostError(address, lastWords);
  socket.on("data", (chunk: Uint8Array) => lastWords = fatalError(chunk) ?? lastWords);
  socket.on("error", (error) => lastWords ??= error);
  socket.on("close", () => {
    isOpen = false;
    for (const reject of waiting.values()) reject(lost());
  });

  const sql = withoutTarget(() => postgres(driverOptions(socket, login, options)));
  const hello = await sql.unsafe(
    "SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') AS readonly",
  );

  function send(text: string, { values = [], rows = false }: SendOptions = {}): Promise<Result> {
    if (!isOpen) return Promise.reject(lost());
    // Of type 0 the server says what it wants. The driver would guess, and take each Date for one with a zone.
    const query = sql.unsafe(text, values.map((value) => sql.typed(parameter(value), 0)));
    const answer = rows ? query : query.forEach(ignoreRow);
    return new Promise<Result>((resolve, reject) => {
      // The driver never answers those that wait in its queue when the connection is lost.
      waiting.set(answer, reject);
      answer.then((found) => resolve(readResult(found)), reject);
    }).finally(() => waiting.delete(answer));
  }

  return {
    server: {
      isStandby: hello[0]?.["standby"] === true,
      isReadOnly: hello[0]?.["readonly"] === "on",
    },
    session: {
      address,
      send,
      get isOpen() {
        return isOpen;
      },
      get isBusy() {
        return waiting.size > 0;
      },
      cancel: () => login.cancel(hello.state),
      async end() {
        await sql.end({ timeout: endTimeout });
        socket.destroy();
      },
    },
  };
}

/** Seconds that a statement under way, and the server's goodbye, may take. */
const endTimeout = 5;

function driverOptions(socket: Socket, login: Login, { onNotice }: ConnectOptions) {
  const sockets = [socket];
  return {
    // One connection, over our socket, once.
    max: 1,
    socket() {
      const next = sockets.pop();
      if (next === undefined) throw fault("CONNECTION_CLOSED", "the connection was closed");
      return next;
    },
    ssl: false,
    connect_timeout: 0,
    idle_timeout: 0,
    max_lifetime: null,
    // A pooler may give each transaction another session, which doesn't know the statements of the one before.
    prepare: false,
    // The types that matter are known: asking for all of them would take another round trip.
    fetch_types: false,
    types: Object.fromEntries(
      codecs.map(({ oid, parse, serialize }) => [oid, { to: oid, from: [oid], parse, serialize }]),
    ),
    // Named lest the driver asks the environment.
    host: "localhost",
    port: login.address.port,
    user: login.user,
    password: login.password ?? "",
    database: login.database,
    connection: login.parameters,
    // The driver would print them.
    onnotice: ({ severity = "NOTICE", message = "" }: { severity?: string; message?: string }) =>
      onNotice?.({ severity, message }),
  };
}

/** The driver follows the environment's choice of servers, knows less of its values, and ends sessions by it. */
function withoutTarget<T>(work: () => T): T {
  const name = "PGTARGETSESSIONATTRS";
  const value = Deno.env.get(name);
  if (value === undefined) return work();
  Deno.env.delete(name);
  try {
    return work();
  } finally {
    Deno.env.set(name, value);
  }
}

function ignoreRow(): void {}

/** The driver gives one result, or a list of them for several statements, or the stream of a COPY. */
function readResult(found: unknown): Result {
  if (!Array.isArray(found)) throw copyUnsupported(found);
  const last: Partial<Result> & readonly Row[] = "command" in found ? found : found.at(-1);
  return { rows: [...last], count: last.count ?? 0, command: last.command ?? "" };
}

function copyUnsupported(stream: unknown): MigrateError {
  const error = new MigrateError("unsupported", "COPY to or from the client doesn't work here", {
    hint: "Write INSERT, or COPY with a file on the server.",
  });
  // Without an end the server would wait for data.
  (stream as { destroy?: (error: Error) => void }).destroy?.(error);
  return error;
}

/**
 * The server's last words where a chunk of its bytes is a message that ends the session; the driver only tells that
 * the connection is closed.
 */
function fatalError(chunk: Uint8Array): Error | undefined {
  // "E", four bytes of length, then fields: a letter, text, a zero.
  if (chunk[0] !== 0x45) return undefined;
  const fields = new TextDecoder().decode(chunk.subarray(5)).split("\0");
  const field = (letter: string) => fields.find((each) => each.startsWith(letter))?.slice(1);
  const message = field("M");
  return field("V") === "FATAL" && message ? new Error(message) : undefined;
}
